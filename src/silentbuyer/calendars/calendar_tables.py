"""The calendar tables of ``data/calendars`` as values: office weeks, hours, seasons, overlays, movable days."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

import attrs

from silentbuyer.calendars.office import ShortDay, Windows
from silentbuyer.data import tables

# Found once, at import: the first look for a resource loads a handful of modules of its own.
_FOLDER = tables.resource("calendars")
_DAYS: dict[str, int] = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}


def rows(name: str) -> list[dict[str, str]]:
    """A table of ``data/calendars``; read plainly, because the first answer of a process waits for it."""
    text = _FOLDER.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    head, *lines = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    return [dict(zip(head, line, strict=True)) for line in lines]


def windows_of(text: str) -> Windows:
    """Windows from text such as ``09:00-12:30 14:00-18:00``."""
    pairs = (window.split("-") for window in text.split())
    return tuple((start, end) for start, end in pairs)


@attrs.frozen
class Week:
    """An office week with its dates of change: ``off`` rows as in `WorkCalendar.weekend`, and short days."""

    off: tuple[tuple[date, tuple[int, ...]], ...] = ((date.min, (5, 6)),)
    short: tuple[ShortDay, ...] = ()


@cache
def _weeks() -> dict[str, Week]:
    off: dict[str, list[tuple[date, tuple[int, ...]]]] = {}
    short: dict[str, list[ShortDay]] = {}
    for row in rows("weeks"):
        since, key = date.fromisoformat(row["since"]), row["country"]
        off.setdefault(key, []).append((since, tuple(_DAYS[day] for day in row["off"].split("+"))))
        if row["short"]:
            windows = windows_of(row["windows"]) if row["windows"] else None
            short.setdefault(key, []).append(ShortDay(_DAYS[row["short"]], windows, float(row["rate"] or 1.0), since))
    return {key: Week(tuple(rows), tuple(short.get(key, ()))) for key, rows in off.items()}


def week(country: str | None, subdivision: str | None = None) -> Week:
    """The office week of a place; Saturday and Sunday off where the table says nothing."""
    weeks = _weeks()
    return weeks.get(f"{country}-{subdivision}") or weeks.get(country or "") or Week()


@cache
def _windows() -> dict[str, Windows]:
    return {row["country"]: windows_of(row["windows"]) for row in rows("hours")}


@cache
def _ramadan_windows() -> dict[str, Windows]:
    return {row["country"]: windows_of(row["windows"]) for row in rows("ramadan_hours")}


def office_windows(country: str | None) -> Windows:
    """The usual office windows of a country; half past eight hours from nine where the table says nothing."""
    return _windows().get(country or "", (("09:00", "17:30"),))


def ramadan_windows(country: str | None) -> Windows | None:
    """The office windows of a country in Ramadan; None where Ramadan changes nothing."""
    return _ramadan_windows().get(country or "")


@cache
def zone_shares() -> dict[str, tuple[tuple[str, float], ...]]:
    """Country -> its time zones with their share of the people, the largest first."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in rows("zones"):
        found.setdefault(row["country"], []).append((row["zone"], float(row["share"])))
    return {country: tuple(rows) for country, rows in found.items()}
