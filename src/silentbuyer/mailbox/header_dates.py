"""The moment in a mail's Date header, as programs of many countries write it against the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.chat_clock import half_of_day
from silentbuyer.mailbox.date_words import fold, names_of

_LONGEST = 120
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLON_ZONE = re.compile(r"(?<![-:])\s*(?:GMT|UTC|Z)?([+-]\d\d):(\d\d)\b")
_SHORT_ZONE = re.compile(r"\b(?:GMT|UTC)\s?([+-])(\d{1,2})(?![\d:])")
_QUOTED_ZONE = re.compile(r"[\"']([A-Z]{1,5})[\"']")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?[T,]?\s*(?=\D{0,6}\d{1,2}[:.时時])")
_CJK_MONTH = re.compile(r"(\d{1,2})\s?[月월]|([一二三四五六七八九十]{1,3})月")
_CJK_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11,
                "十二": 12}  # fmt: skip
_NAMED = re.compile(r"(?<!\d)(\d{1,2})\.?(?:\s+de)?[\s-]+([^\W\d]{3,12})\.?(?:\s+de)?[\s,-]+(\d{4})")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)\.(\d\d)(?![\d.])")
_CLOCK = re.compile(
    r"(?P<before>[^\W\d]{2,4})?\s?(?<!\d)(?P<hour>\d{1,2})(?P<rest>(?::\d\d){1,2})"
    r"(?:\s*(?P<after>[^\W\d]\.?\s?[^\W\d]\b\.?))?"
)
_ZONE_NAME = re.compile(r"(?<=\d )(?<![+-]\d{4} )\(?\"?([A-Z]{3,4})\"?\)?(?=$| \d{4}$)", re.IGNORECASE)
_WEEKDAY = re.compile(r"^\s*[^\W\d]{1,12}\.?[,،]?\s+(?=\d)")


def header_date(text: str, near: datetime | None = None) -> datetime | None:
    """An aware moment; the zone -0000 and none at all are read as UTC, as RFC 5322 says of the former.

    `near` is a moment close to which it must be (when the mail was received): it decides between the offsets of a
    zone's name that several places use, such as CST.
    """
    plain = " ".join(text[:_LONGEST].split())
    found = [at for words in _zoned(plain) if (at := _parsed(words)) is not None]
    if near is None or not found:
        return next(iter(found), None)
    return min(found, key=lambda at: abs(at - near))


def _zoned(text: str) -> Iterator[str]:
    """The text with the name of its zone as each of the offsets that it may mean; as it stands where there is none."""
    named = _ZONE_NAME.search(text)
    hours = toml("mailbox/zone_names.toml")["offsets"].get(named.group(1).upper(), ()) if named else ()
    if not named or not hours:
        yield text
        return
    for hour in hours:
        minutes = round(abs(hour) * 60)
        offset = f"{'-' if hour < 0 else '+'}{minutes // 60:02d}{minutes % 60:02d}"
        yield f"{text[: named.start()]}{offset}{text[named.end() :]}"


def _parsed(text: str) -> datetime | None:
    mended = _mended(text)
    for words in (mended, _reordered(mended)):
        try:
            at = parsedate_to_datetime(words)
            at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
            at.astimezone(UTC)  # offsets beyond a day and years beyond the calendar fail here
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
        return at
    return None


def _mended(text: str) -> str:
    """The text with its zone, clock, month and weekday as the standard has them."""
    text = _QUOTED_ZONE.sub(r"\1", _COLON_ZONE.sub(r" \1\2", text))
    text = _SHORT_ZONE.sub(lambda found: f"{found[1]}{int(found[2]):02d}00", text)
    text = _YEAR_FIRST.sub(_day_first, text, count=1)
    text = _CLOCK.sub(_whole_day, _DOTTED.sub(r"\1:\2:\3", text), count=1)
    text = _NAMED.sub(_in_english, _CJK_MONTH.sub(_cjk_month, text, count=1), count=1)
    return text if text.isascii() else _WEEKDAY.sub("", text)


def _day_first(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{found[3]} {_ENGLISH[month - 1]} {found[1]} " if 1 <= month <= 12 else found.group()


def _cjk_month(found: re.Match[str]) -> str:
    number = int(found[1]) if found[1] else _CJK_NUMBERS.get(found[2], 0)
    return _ENGLISH[number - 1] if 1 <= number <= 12 else found.group()


def _in_english(found: re.Match[str]) -> str:
    number = names_of("month").get(fold(found[2]))
    return f"{found[1]} {_ENGLISH[number - 1]} {found[3]}" if number else found.group()


def _whole_day(found: re.Match[str]) -> str:
    """``03:20:11 PM`` and ``下午3:20:11`` as ``15:20:11``; an hour above twelve is one of 24 already."""
    before, after = found["before"] or "", found["after"] or ""
    half = half_of_day(before) or half_of_day(after)
    hour = int(found["hour"])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    kept_before = "" if half_of_day(before) else f"{before} " if before else ""
    kept_after = "" if half_of_day(after) else f" {after}" if after else ""
    return f" {kept_before}{hour:02d}{found['rest']}{kept_after}"


def _reordered(text: str) -> str:
    """``Mon Mar  2 10:00:00 2026`` and ``Mon Mar 02 10:00:00 +0000 2026`` as ``2 Mar 2026 10:00:00 +0000``."""
    words = text.split()
    if len(words) >= 5:
        zone = words[4] if len(words) > 5 else "+0000"
        return f"{words[2]} {words[1]} {words[-1]} {words[3]} {zone}"
    return text
