"""The day that a sentence names for its writer's own next step: until then nothing is to be heard from them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

import attrs

from silentbuyer.dates.date_cues import KINDS, Cue, cues_in
from silentbuyer.dates.date_reading import NamedDate, named_dates
from silentbuyer.dates.plain_text import plain
from silentbuyer.text.mood import condition_of, is_question
from silentbuyer.text.sentences import sentences
from silentbuyer.values.lazy import remembered

_OURS_FIRST = 2
"""Characters by which a word of delivery may be farther from the date and still be what is meant (judgement)."""

_WAITING = frozenset({"event", "promise", "again"})
_MOST = 40
_NUMBERS = (
    "1|one|a|einer|eine|une|una|uma|een|одну|一",
    "2|two|zwei|deux|dos|duas|due|twee|dwa|dwoch|две|iki|两|二",
    "3|three|drei|trois|tres|tre|drie|trzech|три|uc|三",
    "4|four|vier|quatre|cuatro|quatro|quattro|czterech|четыре|dort|四",
)
_COUNTS = {word: number for number, words in enumerate(_NUMBERS, 1) for word in words.split("|")}
_N = "|".join(sorted(_COUNTS, key=len, reverse=True))
_WEEKS = r"(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|tygodni\w*|недел\w*|hafta|周|週|个星期|星期)"
_AFTER = re.compile(
    r"(?:(?<!\w)(?:after|nach|danach|apres|despues de|tras|depois de|apos|dopo|na|po|через)"
    rf"\s(?:another |weiteren |encore )?(?P<n>{_N})\s{_WEEKS})"
    rf"|(?<!\w)(?P<m>{_N})\s?{_WEEKS}\s?(?:after|later|danach|spater|plus tard|apres|despues|depois|dopo|pozniej"
    r"|спустя|после|sonra|后|後)"
)
"""A number of weeks after what was named before, folded."""


@attrs.frozen
class Wait:
    """What somebody waits for.

    Attributes:
        earliest, latest: first and last day of the span that was named.
        kind: ``event`` (something is due), ``promise`` (they will answer, pay, order) or ``again`` (put off).
        sentence: what was written.

    """

    earliest: date
    latest: date
    kind: str
    sentence: str


def waits_in(text: str, written: date, country: str | None = None) -> tuple[Wait, ...]:
    """What a text says about when things go on, sentence by sentence."""
    found = (wait_in(sentence, written, country) for sentence in sentences(text)[:_MOST])
    return tuple(wait for wait in found if wait is not None)


@lru_cache(maxsize=1024)
def wait_in(sentence: str, written: date, country: str | None = None) -> Wait | None:
    """What one sentence says about when things go on; None when it names no day, or names it for something else."""
    cues = _cues(sentence)
    kinds = {cue.kind for cue in cues}
    if not _WAITING & kinds or ("again" not in kinds and _asks(sentence, kinds)):
        return None
    named = [one for one in named_dates(sentence, written, country) if one.kind != "rest-of-year"]
    meant = [(one, kind) for one in named if (kind := _kind(one, cues)) in _WAITING]
    if not meant:
        return None
    last, kind = max(meant, key=lambda pair: pair[0].latest)
    more = _weeks_after(sentence, last)
    return Wait(last.latest + more if more else last.earliest, last.latest + more, kind, sentence)


def _weeks_after(sentence: str, named: NamedDate) -> timedelta:
    """The weeks that are to pass after a range of days: "at the fair 24-28 November, an answer two weeks after"."""
    if named.latest - named.earliest < timedelta(days=1):
        return timedelta(0)
    found = _AFTER.search(plain(sentence), named.end)
    return timedelta(weeks=_COUNTS[found["n"] or found["m"]]) if found else timedelta(0)


@remembered(2048)  # the same words come again on other days
def _cues(sentence: str) -> tuple[Cue, ...]:
    words = plain(sentence)
    found = tuple(cues_in(words))
    if len(words) != len(sentence):
        return found
    # What is written onto a Turkish name ("25 Kasım'da") is no word.
    return tuple(cue for cue in found if not (cue.start and sentence[cue.start - 1] in "'’"))


def _asks(sentence: str, kinds: set[str]) -> bool:
    return "ask" in kinds or is_question(sentence) or condition_of(sentence) is not None


def _kind(named: NamedDate, cues: tuple[Cue, ...]) -> str:
    """What the word nearest to a date says."""
    usable = [cue for cue in cues if cue.kind != "ask" and not (named.start <= cue.start < named.end)]
    if not usable:
        return ""
    return min(usable, key=lambda cue: (_away(named, cue), KINDS.index(cue.kind))).kind


def _away(named: NamedDate, cue: Cue) -> int:
    gap = max(named.start - cue.end, cue.start - named.end, 0)
    return gap - _OURS_FIRST * (cue.kind == "ours")
