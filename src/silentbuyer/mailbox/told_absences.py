"""Absences that a person tells among other things: a leave, a trip, a fair or a shutdown with its dates.

An out-of-office reply is sent while its writer is away; a person says it beforehand, often weeks before, and goes on
with business in the next sentence. So it is looked for in each sentence of the buyer's own last words, with its first
day as well as the day back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from silentbuyer.calendars.absence import Absence
from silentbuyer.data.time_zones import zone_of
from silentbuyer.language.saying import mark
from silentbuyer.mailbox.cues import SENTENCE, cue_words, is_foreign, masked, speaks_of_absence
from silentbuyer.mailbox.letter_dates import Reader, mentions
from silentbuyer.mailbox.returning import return_date
from silentbuyer.mailbox.told_span import span_told
from silentbuyer.mailbox.week_numbers import weeks_away
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words

IN_PERSON = mark("the buyer's own words")
"""What says so, where no machine did."""

SURE = 0.95
"""Confidence in an absence that the buyer told in person, with its dates (judgement)."""

LONGEST, FARTHEST = timedelta(days=75), timedelta(days=150)
"""How long an absence told in passing may be, and how far ahead it may begin (judgement)."""

_MOST_TEXT, _MOST_MESSAGES = 4000, 6
_COMMAS = (",", "，", "、", "،", ";", "；")
_OR = re.compile(
    r"\s?(?:or|and|oder|und|ou|et|o|e|of|en|lub|i|или|и|veya|nebo|eller|还是|還是|或|または)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\d\w{0,2}\s?(?:[-–—~〜～]|to|bis|al|au|a|ao|до|по|tot|do|到|至|から|부터)\s?(?:the )?\d{1,2}(?!\d)"
)
_RANGE = re.compile(
    r"(?<!\d)(?<!\d[./-])(\d{1,2})\W{0,3}(?:st|nd|rd|th|er|º)?\s?"
    r"(?:[-–—~〜～]|to|until|till den|till|through|up to and including|up to|bis einschliesslich|bis zum|bis|al|au|a|ao"
    r"|jusqu au|до|по|t/m|tot en met|tot|do zakljucno|do|sampai|den ngay|toi ngay|den"
    r"|ถงวนท|ถง|עד ה-?|עד|日から|日至|日到|에서|부터)"
    r"\s?(?:the |el |il |zum |dia )?$"
)

_CLOSES = re.compile(
    r"(?<!\w)(?:clos(?:e|es|ing)|shut(?:s|ting)?|schlie(?:ss|ß)(?:en|t)|fermons|ferme|chiudiamo|chiude|fechamos|fecha"
    r"|sluiten|stanger|stenger|lukker)\s(?:on |from |between |vom |von |du |de |dal |dall'|van |le |il |dia "
    r"|vecka |v\.? ?|uke |uge |i uke |i uge |week |kw )?(?:the )?"
    r"\d{1,2}(?:[./]\d{1,2})?\W{0,3}[^\W\d_]*\W{0,3}\s?"
    r"(?:[-–—~,]|to|until|till|through|and|bis|al|au|a|ao|tot|och|og|til|till)"
)
"""A closing from a day to a day, folded: to "close a deal on 24 December" is none."""


_PAUSE = re.compile("[,;，；、،؛]")


def may_tell(message: Message) -> bool:
    """Whether a message of the buyer's holds a word for being away at all, and a number: a quick first look."""
    return message.sender == "buyer" and message.kind == "message" and speaks(message.text[:_MOST_TEXT])


@lru_cache(maxsize=1024)
def speaks(text: str) -> bool:
    """Whether a text speaks of an absence or a closing of its writer's, and holds a number."""
    if not any(map(str.isdigit, text)):
        return False
    return speaks_of_absence(text, in_person=True) or _CLOSES.search(masked(text)) is not None


def told_absences(messages: list[Message], country: str | None, zone: str) -> list[Absence]:
    """The absences that the buyer's last words tell, the oldest first; one is over when they write again in it."""
    spoken = sorted((m for m in messages if m.sender == "buyer" and m.kind == "message"), key=lambda m: m.at)
    found: list[Absence] = []
    for message in spoken[-_MOST_MESSAGES:]:
        found = [absence for absence in found if message.at < absence.since]
        found += told_in(message, country, zone) if may_tell(message) else []
    return found


def told_in(message: Message, country: str | None, zone: str) -> list[Absence]:
    """The absence that one message tells; none, or one."""
    clock = zone_of(zone)
    sent = message.at.astimezone(clock).date()
    read = told_in_text(own_words(message.text[:_MOST_TEXT]), sent, country)
    if read is None:
        return []
    first, back, said = read
    since = datetime.combine(first, time(), clock) if first > sent else message.at
    return [Absence(since=since, back=back, confidence=SURE, source=IN_PERSON, text=said[:200])]


@lru_cache(maxsize=512)
def told_in_text(text: str, sent: date, country: str | None) -> tuple[date, date, str] | None:
    """First day away, first day back, and the sentence that says so."""
    for said in map(_statement, _sentences(text)):
        plain = masked(said)
        if not _is_away(plain):
            continue
        back = return_date(said, sent, country)
        first = _first_day(plain, sent, country, back)
        if back is None and (weeks := weeks_away(said, sent)) is not None:
            first, back = weeks
        elif back is None and (span := span_told(said, plain, sent, country)) is not None:
            first, back = span
        if back and first < back and back - first <= LONGEST and first - sent <= FARTHEST and back > sent:
            return first, back, said
    return None


def _statement(said: str) -> str:
    """What a sentence states: all of it, or of a question what stands before its last comma."""
    if not said.endswith(("?", "？", "؟")):
        return said
    stated = said.partition("¿")[0]
    cut = max(map(stated.rfind, _COMMAS))
    return "" if cut < 0 or _OR.match(said[cut + 1 :]) else stated[:cut]


def _is_away(plain: str) -> bool:
    """Whether a sentence is about an absence of its writer's that is not over."""
    named = cue_words("absent").search(plain) or cue_words("elsewhere").search(plain) or _CLOSES.search(plain)
    if named is None or cue_words("past").search(plain):
        return False
    return cue_words("yours").search(_clause(plain, named)) is None


def _clause(plain: str, named: re.Match[str]) -> str:
    """The part of a sentence between commas that holds a word: "we close on the 3rd, after it I write to you"."""
    begins = max((cut.end() for cut in _PAUSE.finditer(plain, 0, named.start())), default=0)
    ends = _PAUSE.search(plain, named.end())
    return plain[begins : ends.start() if ends else len(plain)]


def _sentences(text: str) -> Iterator[str]:
    """The sentences, the point of "17. August" not taken for an end."""
    at = 0
    for match in SENTENCE.finditer(text):
        yield text[at : match.end()].strip()
        at = match.end()
    yield text[at:].strip()


def _first_day(plain: str, sent: date, country: str | None, back: date | None) -> date:
    """The day from which somebody is away; the day of the message where it has begun or only its end is named."""
    found = [spot for spot in mentions(plain, Reader(sent, country, day_first=is_foreign(plain))) if spot.dated]
    starts = [_opened(plain[: spot.start], day) for spot in found for day in spot.readings]
    if not starts or not found[0].readings:
        return sent  # A begin that cannot lie ahead has passed.
    first = min(starts)
    named = len(found) > 1 or any(_RANGE.search(plain[: spot.start][-32:]) for spot in found) or _TAIL.search(plain)
    ahead = named and (back is None or first < back - timedelta(days=1))
    return max(first, sent) if ahead else sent


def _opened(before: str, end: date) -> date:
    """The first day of a range such as "16 to 19 November" or "24 to 10 January": its end is a full date."""
    match = _RANGE.search(before[-32:])
    first = int(match.group(1)) if match else 0
    last = end if first <= end.day else end.replace(day=1) - timedelta(days=1)  # of the month before
    return last.replace(day=first) if 1 <= first <= last.day else end
