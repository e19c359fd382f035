"""The public holidays of a place in one year, each with the share of the people whose subdivision keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

import attrs

from silentbuyer.calendars.calendar_tables import rows
from silentbuyer.calendars.live import Holiday
from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.language.saying import say

_TELLS_EACH_YEAR = frozenset({"CN"})
"""Where a notice in the autumn before shifts days of rest and of work between weeks, as no rule foretells."""

_KEEPS_NONE = frozenset({"UA", "BV", "IO", "HM"})
"""Where a year without a day off is no gap: martial law keeps none in Ukraine, and nobody lives on the islands."""


@cache
def _people() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows("people"):
        found[row["country"]][row["subdivision"]] = float(row["millions"])
    return found


def _weights(country: str, subdivisions: Iterable[str]) -> dict[str, float]:
    people = _people().get(country)
    weights = people or dict.fromkeys(subdivisions, 1.0)
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _weighted(country: str, year: int, public: tuple[Holiday, ...]) -> dict[Holiday, float]:
    """Share of the people whose subdivision has each day, when the buyer's subdivision is not known."""
    shares = dict.fromkeys(public, 1.0)
    differences = snapshot().differences(country, year)
    weights = _weights(country, differences) if differences else {}
    for name, (more, less) in differences.items():
        for day in more:
            shares[day] = shares.get(day, 0.0) + weights.get(name, 0.0)
        for day in less:
            shares[day] = shares.get(day, 0.0) - weights.get(name, 0.0)
    return _under_one_name(shares)


def _under_one_name(shares: dict[Holiday, float]) -> dict[Holiday, float]:
    """The shares by date: states keep one day under several names (Presidents' Day, Washington's Birthday)."""
    found: dict[tuple[date, str, bool], dict[Holiday, float]] = defaultdict(dict)
    for row, share in shares.items():
        found[row.day, row.kind, row.estimated][row] = share
    named = ((max(rows, key=lambda row: (rows[row], row.name)), rows) for rows in found.values())
    return {row: sum(rows.values()) for row, rows in named}


def public_days(country: str, subdivision: str | None, year: int) -> tuple[dict[Holiday, float], tuple[str, ...]]:
    """The public holidays and make-up days, each with the share of the people that has it, and what is doubtful."""
    shot = snapshot()
    if not shot.has(country):
        return {}, (say("no holiday calendar is known for {country}; only its weekends are counted", country=country),)
    if subdivision is not None and not shot.has(country, subdivision):
        days, notes = public_days(country, None, year)
        return days, (
            say("no holiday calendar is known for {place}; the country's is used", place=f"{country}-{subdivision}"),
            *notes,
        )
    days_of_year = shot.days(country, subdivision, year)
    if days_of_year is not None:
        notes = _doubts_of(country, year, days_of_year)
        days_of_year = tuple(_as_called_there(country, row) for row in days_of_year)
        if subdivision is not None:
            return dict.fromkeys(days_of_year, 1.0), notes
        return _weighted(country, year, days_of_year), notes
    return _beyond(country, subdivision, year)


_CALLED = {("EG", "Spring Festival"): "Sham el-Nessim"}
"""Names of the package `holidays` that a reader takes for another feast (the Spring Festival is China's)."""


def _as_called_there(country: str, row: Holiday) -> Holiday:
    name = _CALLED.get((country, row.name))
    return attrs.evolve(row, name=name) if name else row


def _doubts_of(country: str, year: int, days: tuple[Holiday, ...]) -> tuple[str, ...]:
    """The doubt about a year of which no holiday is known, or whose long weekends were not told yet."""
    if not days and country not in _KEEPS_NONE:
        return (
            say(
                "no list of holidays is known of {country} for {year}; weekends and days of a fixed date are counted",
                country=country,
                year=year,
            ),
        )
    if country not in _TELLS_EACH_YEAR or any(row.kind == "workday" for row in days):
        return ()
    return (say("the days in lieu and the make-up days of {year} were not announced yet", year=year),)


def _beyond(country: str, subdivision: str | None, year: int) -> tuple[dict[Holiday, float], tuple[str, ...]]:
    from silentbuyer.calendars.live import live_days

    days = live_days(country, subdivision, year)
    if days:
        return dict.fromkeys(days, 1.0), (say("the holidays of {year} are computed, not announced", year=year),)
    return {}, (
        say("no holidays of {country} are known for {year}; only its weekends are counted", country=country, year=year),
    )
