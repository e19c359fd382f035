"""The time of day as exports write it: ``15:20``, ``3:20 p. m.``, ``下午3:20``, ``15시 20분``, ``15h20``."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo

import attrs

from silentbuyer.records.month_words import plain_word, without_weekday, words

_TIME = re.compile(
    r"(?P<hour>\d{1,2})\s?(?:[:.hu时点時點시]|uhr)\s?(?P<minute>\d{2}|\d(?=\s?[分분]))(?:\s?(?:[:.分분]|min)\s?(?P<second>\d{1,2})(?:[.,]\d{1,9})?\s?[秒초s]?)?\s?[分분]?"
)
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<minute>)(?P<second>)\s?(?:点|點|時|시|uhr|h)?")
# The hour alone, as its own word tells: "下午3点", "3点半", "15時", "오후 3시 반", "15 Uhr", "15h".
_HOUR_ONLY = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>)(?P<second>)\s?(?:[点點時时](?:整|钟|鐘)?|시|uhr\b|h\b)(?P<half>\s?[半반])?(?!\s?\d)"
)
_ZONE = re.compile(r"(?P<zone>z|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|utc|gmt)\)?")
# "GMT+0800 (China Standard Time)", as browsers write a date.
_ZONE_NAME = re.compile(r"(?<=[+-]\d{4})\s\([^()]{1,60}\)$")
_SPACED = re.compile(r"\b([ap])\.?\s?m\b\.?")


@attrs.frozen
class Clock:
    """A time of day, with the offset that was written behind it."""

    hour: int
    minute: int
    second: int
    zone: tzinfo | None


def read_clock(text: str) -> Clock | None:
    """The time of day that a text (as `plain_text` gives it) holds, and nothing else; None if it is none.

    Weekdays, links such as ``um`` or ``at`` and the half of the day may stand around it.
    """
    bare = _ZONE_NAME.sub("", without_weekday(text))
    rest = _SPACED.sub(r"\1m", bare).strip(" ,t()-–")
    found = _TIME.search(rest) or _HOUR_ONLY.search(rest) or _with_am(rest)
    if found is None:
        return None
    after, zone = _with_zone(rest[found.end() :].strip())
    halves = _halves(rest[: found.start()], before=True), _halves(after)
    hour = None if None in halves else _hour(int(found["hour"]), "".join(filter(None, halves)))
    if hour is None:
        return None
    past = 30 if found.groupdict().get("half") else 0
    return Clock(hour, int(found["minute"] or past), int(found["second"] or 0), _offset(zone))


def _with_am(text: str) -> re.Match[str] | None:
    """A bare hour, where "am" or "pm" says that it is one."""
    return _HOUR.search(text) if {"am", "pm"} & set(text.split()) else None


def _with_zone(text: str) -> tuple[str, str | None]:
    """What stands behind a clock, parted into words and the offset that ends it."""
    zone = _ZONE.fullmatch(text.rsplit(" ", maxsplit=1)[-1]) if text else None
    return (text.removesuffix(zone[0]).strip(), zone["zone"]) if zone else (text, None)


def _halves(text: str, *, before: bool = False) -> str | None:
    """The half of the day that the words beside a clock name, "" for links only, None for a word that is not known."""
    idle, known = words("filler"), words("half")
    parts = [part for part in map(plain_word, re.split(r"[\s,()]+", text)) if part]
    if " ".join(parts) in known and not (before and " ".join(parts) in idle):
        return known[" ".join(parts)][0]
    # "am" before a clock is German, behind it Latin.
    told = [part for part in parts if part not in idle or (part in known and not before)]
    found = known.get(" ".join(told), ())
    return found[0] if len(found) == 1 else None if told else ""


def _hour(hour: int, half: str) -> int | None:
    if len(half) > 1:
        return None
    if half == "n":
        return hour if hour >= 11 else hour + 12
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _offset(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if digits is None:
        return UTC
    delta = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    return timezone(-delta if digits[1] == "-" else delta) if delta < timedelta(hours=24) else None
