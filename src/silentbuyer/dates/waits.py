"""The day that a sentence names for its writer's own next step: until then nothing is to be heard from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

import attrs

from silentbuyer.dates.date_cues import KINDS, LASTS, Cue, cues_in
from silentbuyer.dates.date_reading import NamedDate, named_dates, names_time
from silentbuyer.dates.day_alone import unbroken
from silentbuyer.dates.grammar import COUNTED
from silentbuyer.dates.lengths_waited import OTHERS, gap, lasts
from silentbuyer.dates.month_reasons import is_reason
from silentbuyer.dates.past_lengths import is_over
from silentbuyer.dates.past_things import is_past_thing
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.plan_years import without_plans
from silentbuyer.dates.provisos import without_provisos
from silentbuyer.dates.purpose import is_purpose
from silentbuyer.dates.step_told import is_surely_ahead, needs_nothing, told_by_concepts
from silentbuyer.dates.waited_time import exact, the_one
from silentbuyer.dates.weeks_after import weeks_after
from silentbuyer.dates.working_length import names_working_days, working_length
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.text.sentences import sentences
from silentbuyer.values.lazy import remembered

_OURS_FIRST = 2
"""Characters by which a word of delivery may be farther from the date and still be what is meant (judgement)."""

_FRAGMENT = 40
"""Characters of a line that says a length of time and hardly more: "may be 3 4 weeks" (judgement)."""

_FAR, _WEEKS = timedelta(days=60), timedelta(days=20)
"""From how far ahead, and for how long a span, a promise is a put-off (judgement)."""

_WAITING = frozenset({"event", "promise", "again"})
_SHORT = 3
"""Letters of a cue that may be a word of another language (judgement)."""

_CLAUSE = re.compile(r"[,;:.،؛。，；]")
_PARTS = re.compile(r"[,;:]\s|[،؛，；、]")
_CLAUSE_AWAY = 12
"""Characters by which a word beyond a comma is farther from a weekday (judgement)."""

_MOST = 40


@attrs.frozen
class Wait:
    """What somebody waits for.

    Attributes:
        earliest, latest: first and last day of the span that was named.
        kind: ``event`` (something is due), ``promise`` (they will answer, pay, order) or ``again`` (put off).
        sentence: what was written.
        loose: by how much `latest` is later than it was counted.
        form: the form of the date (`dates.grammar`).
        led: ``A`` after it, ``Z`` not before it.

    """

    earliest: date
    latest: date
    kind: str
    sentence: str
    loose: timedelta = timedelta(0)
    form: str = ""
    led: str = ""

    @property
    def counted(self) -> bool:
        """Whether the days are counted from the day of writing ("six weeks"), and not named."""
        return self.form in COUNTED


def waits_in(text: str, written: date, country: str | None = None) -> tuple[Wait, ...]:
    """What a text says about when things go on, sentence by sentence."""
    said = unbroken(sentences(text)[:_MOST])
    found = (
        wait_in(sentence, written, country) or _fragment(sentence, before, written)
        for before, sentence in zip(("", *said), said, strict=False)
    )
    return tuple(wait for wait in found if wait is not None)


def needed_in(text: str, written: date, country: str | None = None) -> NamedDate | None:
    """When the goods are needed, where a sentence says that they are for that time: "it is for November"."""
    for sentence in sentences(text)[:_MOST]:
        for one in () if is_question(sentence) else named_dates(sentence, written, country):
            if is_purpose(one, plain(sentence), _cues(sentence)):
                return one
    return None


def is_length(wait: Wait) -> bool:
    """Whether the whole sentence is no more than a length of time."""
    return wait.counted and len(wait.sentence) <= _FRAGMENT and not _cues(wait.sentence) and not _lasting(wait.sentence)


@lru_cache(maxsize=1024)
def wait_in(sentence: str, written: date, country: str | None = None) -> Wait | None:
    """What one sentence says about when things go on; None when it names no day, or names it for something else."""
    if not (names_time(sentence) or names_working_days(plain(sentence))):
        return None
    kinds = {cue.kind for cue in _cues(sentence)}
    if "again" not in kinds and _asks(sentence, kinds):
        return _before_condition(sentence, written, country)
    meant = without_plans(exact(list(_meant(sentence, written, country))), plain(sentence))
    if not meant:
        return None
    last, kind = the_one(meant, plain(sentence))
    more = timedelta(0) if last.counted else weeks_after(plain(sentence), last)
    first = last.latest + more if more else last.earliest
    led = last.led if last.led != "Z" or means("not", sentence) else ""
    return Wait(first, last.latest + more, kind, sentence, last.loose, last.kind, led)


def kinds_told(sentence: str, written: date, country: str | None = None) -> dict[tuple[int, int], str]:
    """What the nearest words say of each date of a sentence that is waited for, by its place in the plain text."""
    if not (names_time(sentence) or names_working_days(plain(sentence))):
        return {}
    kinds = {cue.kind for cue in _cues(sentence)}
    if "again" not in kinds and _asks(sentence, kinds):
        return {}
    return {(one.start, one.end): kind for one, kind in _meant(sentence, written, country)}


def _before_condition(sentence: str, written: date, country: str | None) -> Wait | None:
    """What is due by a clause that stands before a condition: "the test takes four weeks, and if it is good, ..."."""
    ends = [cut.start() for cut in _PARTS.finditer(sentence)]
    parts = takewhile(lambda end: condition_of(sentence[:end]) is None, ends)
    head = sentence[: max(parts, default=0)] if not is_question(sentence) else ""
    found = wait_in(head, written, country) if head else None
    return attrs.evolve(found, sentence=sentence) if found is not None and found.kind == "event" else None


def _meant(sentence: str, written: date, country: str | None) -> Iterator[tuple[NamedDate, str]]:
    """The dates that are waited for, each with what its nearest word says."""
    text, cues = plain(sentence), _cues(sentence)
    every = named_dates(sentence, written, country, lengths=True)[:_MOST]
    working = working_length(text, every, written, country)
    if working is not None and not is_over(working, text) and not _is_ours(sentence, cues):
        yield working, "event"
        return
    for one in every:
        if one.kind == "lasting":
            if lasts(one, sentence, cues, _lasting(sentence)):
                yield one, "event"
        elif one.kind == "rest-of-year" or is_purpose(one, text, cues) or is_reason(one, text):
            continue
        elif (kind := _told_of(one, sentence, written)) in _WAITING and not is_past_thing(one, text, cues):
            yield one, kind


def _told_of(named: NamedDate, sentence: str, written: date) -> str:
    """What the word nearest to a date says; without one, whether the sentence tells of a step on their side."""
    cues = _cues(sentence)
    if is_surely_ahead(named, written):
        cues = tuple(cue for cue in cues if cue.kind != "past")
    if named.kind == "day-alone":  # a short word of another tongue ("can") is no word of delivery here
        cues = tuple(cue for cue in cues if cue.end - cue.start > _SHORT)
    kind = _kind(named, cues, plain(sentence)) or told_by_concepts(named, sentence)
    later = kind == "event" and named.kind == "feast" and needs_nothing(sentence)
    return "again" if later or (kind == "promise" and _far_off(named, written)) else kind


def _far_off(named: NamedDate, written: date) -> bool:
    """Whether a span of weeks is named so far ahead that a promise for it puts the matter off: "I return in March"."""
    return named.earliest - written > _FAR and named.latest - named.earliest > _WEEKS


def _is_ours(sentence: str, cues: tuple[Cue, ...]) -> bool:
    """Whether a length of working days is asked of us, or over; a term of theirs ("o prazo deles") is none of ours."""
    others = {cue.kind for cue in cues if cue.end - cue.start >= _SHORT} & OTHERS
    return bool(others - {"ours"}) or ("ours" in others and not means("they", sentence))


def _fragment(sentence: str, before: str, written: date) -> Wait | None:
    """A line that says no more than a length of time, where the line before it tells of something awaited."""
    if len(sentence) > _FRAGMENT or not before or not names_time(sentence):
        return None
    if is_question(sentence) or _cues(sentence):
        return None
    told = {cue.kind for cue in _cues(before)}
    if not (told & _WAITING or _lasting(before)) or told & OTHERS:
        return None
    named = [one for one in named_dates(sentence, written, lengths=True) if one.kind == "lasting"]
    if not named:
        return None
    return Wait(named[0].earliest, named[0].latest, "event", sentence, named[0].loose, named[0].kind)


@remembered(2048)  # the same words come again on other days
def _cues(sentence: str) -> tuple[Cue, ...]:
    words = plain(sentence)
    found = tuple(cues_in(words))
    if len(words) != len(sentence):
        return found
    # What is written onto a Turkish name ("25 Kasım'da") is no word.
    return tuple(cue for cue in found if not (cue.start and sentence[cue.start - 1] in "'’"))


@remembered(2048)
def _lasting(sentence: str) -> tuple[Cue, ...]:
    return tuple(cues_in(plain(sentence), LASTS))


def _asks(sentence: str, kinds: set[str]) -> bool:
    """Whether a sentence asks, or hangs on an "if"; "when the owners sign, mid-March" hangs on the day itself."""
    if "ask" in kinds or is_question(sentence):
        return True
    bare = without_provisos(sentence)
    return condition_of(bare) is not None and (means("if", bare) or not means("when-time", bare))


def _kind(named: NamedDate, cues: tuple[Cue, ...], text: str) -> str:
    """What the word nearest to a date says; of a weekday, which may be over, a word of its own clause."""
    usable = [cue for cue in cues if cue.kind != "ask" and not (named.start <= cue.start < named.end)]
    if not usable:
        return ""
    text = text if named.kind == "weekday" else ""
    return min(usable, key=lambda cue: (_away(named, cue) + _beyond(named, cue, text), KINDS.index(cue.kind))).kind


def _beyond(named: NamedDate, cue: Cue, text: str) -> int:
    between = text[min(named.end, cue.end) : max(named.start, cue.start)]
    return _CLAUSE_AWAY * bool(_CLAUSE.search(between))


def _away(named: NamedDate, cue: Cue) -> int:
    return gap(named, cue) - _OURS_FIRST * (cue.kind == "ours")
