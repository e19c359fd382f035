"""The first day back that an out-of-office text names, in fifteen languages and more; unsure is None.

Each date of the text is judged by the nearest words around it: "back on", "until", "from" and their kin. A return date
beats an end of absence; what is neither (a deadline, the date of our own letter) is not looked at.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

import attrs

from silentbuyer.mailbox.cues import cue_words, filler, first_sentence, gone, is_foreign, last_sentence, masked
from silentbuyer.mailbox.date_words import MOST
from silentbuyer.mailbox.letter_dates import Mention, Reader, mentions
from silentbuyer.mailbox.loose_return import loose

# How far, in characters, a cue may stand from its date; weak words ("to", "do") must stand right before it.
_REACH = {"back": 60, "until_first": 34, "until_last": 34, "from": 24, "after": 5, "to": 2, "until_tight": 2}
_REACH_POST = {"back": 60, "until_post_first": 22, "until_post_last": 14, "from_post": 14, "after_post": 4}
_TIGHT = frozenset({"to", "until_tight"})
_JOINED = 8
_ONE = timedelta(days=1)
_SATURDAY = 5

_RANGE = re.compile(
    r"\d\s?(?:st|nd|rd|th|:e|\.)?(?:\s?[a-zа-яء-ي]{3,12}\.?)?(?:\s?\([^)]{1,6}\))?\s?[-–—~〜～]\s?(?:[a-z]{2,10},?\s)?$"
)
_DASH = re.compile(r"[\s()月火水木金土日월화수목금토일]*[-–—~〜～][\s()]*")
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tra|tussen|mellan|miedzy)\b.{1,40}"
    r"\s(?:and|und|et|y|e|en|och|a)\s(?:the\s|dem\s|le\s|el\s|il\s|den\s)?$"
)
_OPENED = re.compile(r"\d\W{0,3}(?:st|nd|rd|th|er)?\W{0,3}$")
_TAIL = re.compile(
    r"\.?\s?(?:st|nd|rd|th)?(?:\([^)]{1,3}\))?,?\s?(?:to|until|till|through|thru|-|–|—|bis|es|au|al|tot|до|по|do|~|〜|から|부터|到|至)\s?"
    r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?\s?(?:[日号일])?(?!\d|[:./]\d)"
)
_JOIN = re.compile(
    r"(?<!\w)(?:and|und|et|y|e|en|och|og|и|та|і|ve|i|oraz|si|ja|seka|es|και|dan|va|و)(?!\w)|(?<!\w)[وו](?=\w)|[,،、，]"
)


@attrs.frozen
class _Verdict:
    """What a date means: the day back or the end of an absence; is the day itself still away, and is that a guess."""

    kind: str
    still_away: bool = False
    guess: bool = False

    def first_day(self, day: date) -> date:
        # "Until Sunday" means back on Monday, whatever the language says of other days.
        away = self.still_away or (self.guess and day.weekday() >= _SATURDAY)
        return day + _ONE if away else day


@attrs.frozen
class _Cue:
    kind: str
    distance: int


@attrs.frozen
class _Setting:
    """The words around a date, within its sentence and up to the neighbouring dates."""

    before: str
    after: str
    first: bool
    last: bool


def return_date(text: str, received: datetime | date, country: str | None = None) -> date | None:
    """The first day back that an out-of-office text names; None when it names none or leaves doubt.

    `received` is when the text came (its date is the day from which "Monday" or "17 August" is counted), `country`
    (ISO 3166-1) decides how 8/9 is read; without it a date that could be both is no date in an English text.
    """
    return _first_day_back(text[:MOST], received.date() if isinstance(received, datetime) else received, country)


@lru_cache(maxsize=1024)
def _first_day_back(text: str, day: date, country: str | None) -> date | None:
    """The same of a bounded text, kept: a reply is asked about its date by a dozen rules."""
    plain = masked(text)
    if gone(plain):
        return None
    found = _judged(plain, Reader(day, country, day_first=is_foreign(plain)))
    backs = [when for kind, when in found if kind == "back"]
    ends = [when for kind, when in found if kind == "until"]
    return backs[0] if backs else max(ends, default=None)


def _judged(text: str, reader: Reader) -> list[tuple[str, date]]:
    """Each date that says something, as (``back`` or ``until``, first day back)."""
    spots = _without_loose_weekdays(text, _with_tails(text, mentions(text, reader), reader))
    found: list[tuple[str, date]] = []
    for number, spot in enumerate(spots):
        before = text[spots[number - 1].end if number else 0 : spot.start]
        after = text[spot.end : spots[number + 1].start if number + 1 < len(spots) else len(text)]
        setting = _Setting(last_sentence(before), first_sentence(after), not number, number + 1 == len(spots))
        verdict = _verdict(setting)
        readings = _by_weekday(spot, before, reader) if verdict else ()
        if verdict and len(readings) == 1:
            when = verdict.first_day(readings[0])
            if when > reader.received or verdict.kind == "back":
                found.append((verdict.kind, when))
    return found or loose(text, reader, spots)


def _with_tails(text: str, spots: list[Mention], reader: Reader) -> list[Mention]:
    """The dates with the bare end days of ranges such as "August 3 to 14" or "8月10日から14日まで"."""
    found = []
    for number, spot in enumerate(spots):
        found.append(spot)
        tail = _TAIL.match(text, spot.end)
        following = spots[number + 1].start if number + 1 < len(spots) else len(text)
        if tail and tail.end() <= following and spot.readings and spot.dated:
            end = reader.next_day(int(tail[1]), spot.readings[0])
            found.append(Mention(tail.start(1), tail.end(), (end,) if end else ()))
    return found


_ADORNS = re.compile(r"[\s,.(]*(?:the|den|dem|le|el|il|dia|de|d\.)?[\s,.]*")
_BEHIND = re.compile(r"[\s,.]*[(（]?\s*")


def _without_loose_weekdays(text: str, spots: list[Mention]) -> list[Mention]:
    """The dates without the weekday names that only adorn a date beside them ("Monday, 17 August", "8/17 (Mon)")."""
    kept = []
    for number, spot in enumerate(spots):
        following = spots[number + 1] if number + 1 < len(spots) else None
        before = spots[number - 1] if number else None
        adorns = following and following.dated and _ADORNS.fullmatch(text[spot.end : following.start])
        behind = before and before.dated and _BEHIND.fullmatch(text[before.end : spot.start])
        if spot.dated or not (adorns or behind):
            kept.append(spot)
    return kept


def _by_weekday(spot: Mention, before: str, reader: Reader) -> tuple[date, ...]:
    """The readings of a date; of two, the one that falls on the weekday written beside it."""
    if len(spot.readings) < 2:
        return spot.readings
    words = [mention.readings[0].weekday() for mention in mentions(before[-16:], reader) if not mention.dated]
    fitting = tuple(day for day in spot.readings if words and day.weekday() == words[-1])
    return fitting or spot.readings


def _verdict(setting: _Setting) -> _Verdict | None:
    before, after = setting.before, setting.after
    inclusive = bool(cue_words("inclusive").search(before[-40:]) or cue_words("inclusive").search(after[:24]))
    post = _nearest_after(after)
    if post and post.kind != "back":
        return _verdict_of_post(post, after, inclusive=inclusive, last=setting.last)
    if _RANGE.search(before) or _BETWEEN.search(before) or (not setting.first and _DASH.fullmatch(before)):
        return _Verdict("until", still_away=True)
    cue = _nearest_before(before, within_range=not setting.first)
    if cue is None or cue.kind == "from":
        # "Away from 3 August and back on 10 August": what follows a conjunction belongs to the next date.
        elsewhere = post and not setting.last and _JOIN.search(after[: post.distance + 1])
        return _Verdict("back") if post and not elsewhere else None
    if cue.kind == "after":
        return _Verdict("back", still_away=True) if cue_words("back").search(before) else None
    if cue.kind == "back":
        return _Verdict("back")
    away = inclusive or cue.kind != "until_first"
    return _Verdict("until", still_away=away, guess=not away)


def _verdict_of_post(post: _Cue, after: str, *, inclusive: bool, last: bool) -> _Verdict | None:
    if post.kind == "from_post":
        back = cue_words("back").search(after[:50])
        # "On leave from the 10th and back on the 31st": the return belongs to the next date.
        return _Verdict("back") if back and (last or not _JOIN.search(after[: back.start()])) else None
    if post.kind == "after_post":
        return _Verdict("back", still_away=True)
    away = inclusive or post.kind == "until_post_last"
    return _Verdict("until", still_away=away, guess=not away)


def _nearest_before(text: str, *, within_range: bool) -> _Cue | None:
    """The cue that stands nearest before a date."""
    bare = filler().sub("", text)
    found = []
    for kind, reach in _REACH.items():
        for match in cue_words(kind).finditer(text):
            distance = len(text) - match.end()
            close = max(0, len(bare) - match.end()) if kind in _TIGHT else distance
            if close <= reach and (kind != "to" or within_range or _opens_range(text[: match.start()])):
                found.append((distance, match.start(), kind))
    if not found:
        return None
    distance, start, kind = min(found)
    # "Available again from": the words of the return end where the date begins.
    if kind == "from" and any(m.start() < start <= m.end() + _JOINED for m in cue_words("back").finditer(text)):
        return _Cue("back", distance)
    return _Cue(kind, distance)


def _opens_range(text: str) -> bool:
    """Whether a range has begun before its end: "from the 3rd", "3"."""
    return bool(_OPENED.search(text) or cue_words("from").search(text[-40:]) or not text.strip())


def _nearest_after(text: str) -> _Cue | None:
    """The cue that stands nearest after a date."""
    found = []
    for kind, reach in _REACH_POST.items():
        match = cue_words(kind).search(text[: reach + 24])
        if match and match.start() <= reach:
            found.append((match.start(), kind))
    if not found:
        return None
    distance, kind = min(found)
    return _Cue(kind, distance)
