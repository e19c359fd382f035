"""Whether a sentence tells of a step on the buyer's side without a word of ``data/dates/acts.toml``: by its concepts.

The words of dates are listed by language; the concepts of hearing name who decides, signs, tests or comes back in all
languages that are heard, so that "the owners sign about mid-March" is a day to wait for wherever it is said.
"""

from __future__ import annotations

from datetime import date, timedelta

from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.hearing.concepts import means, meant_in
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.values.lazy import remembered

_STEPS = frozenset(
    {"decide", "committee", "boss", "sign", "internal-approval", "department", "test", "lab", "result", "licence",
     "authority", "budget", "tender", "back", "customer", "bank", "come"}
)  # fmt: skip
_OURS = frozenset({"leadtime"})

NAMED = frozenset(
    {
        "day-month",
        "month-day",
        "numeric",
        "year-day",
        "part-month",
        "month",
        "week-number",
        "range",
        "week-of-month",
        "part-this-month",
        "part-next-month",
        "next-month",
        "next-week",
        "feast",
        "day-alone",
        "part-week",
        "weekday-of-month",
        "half-month",
        "next-named",
        "next-quarter",
    }
)
"""Forms of dates that cannot be over where they lie ahead: "compramos" beside 1 March is then no past."""

_SOON = timedelta(days=120)
"""Within which a day without its year is surely still to come (judgement)."""


_LONG_SPANS = frozenset({"quarter", "part-year", "next-year", "bare-year"})

_LONG = frozenset({Act.SAMPLE_TEST, Act.INTERNAL, Act.IMPORT_BARRIER, Act.END_CUSTOMER, Act.PROMISES})
"""What takes its time on their side: a length of time beside it is waited for."""


def told_by_concepts(named: NamedDate, sentence: str) -> str:
    """What a sentence tells of a date without a word of the table: ``again``, ``event`` or nothing."""
    later = means("again", sentence) or needs_nothing(sentence) or "later" in topics(sentence)
    if named.kind in NAMED | _LONG_SPANS and later and not means("past", sentence):
        return "again"
    # "They close on the 22nd, until then I don't know."
    waits = means("until", sentence) and means("not", sentence) and not means("past", sentence)
    told = is_told_of(named, sentence) or (waits and (named.kind in NAMED or named.kind == "day-number"))
    return "event" if told else ""


def needs_nothing(sentence: str) -> bool:
    """Whether a sentence is heard to need nothing now: "there is stock until spring"."""
    return any(one.act is Act.NO_NEED for one in understood(sentence))


@remembered(2048)
def takes_its_time(sentence: str) -> bool:
    """Whether a sentence tells of a test, a decision or an answer to come: "the laboratory, about four weeks"."""
    return not means("past", sentence) and runs(sentence)


def runs(sentence: str) -> bool:
    """Whether a test, a decision or an answer of theirs is heard to be under way."""
    return not _LONG.isdisjoint((*(one.act for one in understood(sentence)), *topics(sentence)))


def is_told_of(named: NamedDate, sentence: str) -> bool:
    """Whether a date stands in a sentence that tells of a step; a bare weekday may be over, and is left alone."""
    if named.kind == "day-alone":
        return True
    return (named.kind in NAMED or named.kind == "day-number") and tells_of_a_step(sentence)


@remembered(2048)
def tells_of_a_step(sentence: str) -> bool:
    """Whether somebody on their side decides, signs, tests, approves or comes back in it."""
    found = meant_in(sentence)
    return not found.isdisjoint(_STEPS) and found.isdisjoint(_OURS)


def is_surely_ahead(named: NamedDate, written: date) -> bool:
    """Whether a date is named by its month or week, and lies in the next months, or by a year to come."""
    if named.kind == "bare-year" and named.earliest.year > written.year:
        return True
    return named.kind in NAMED and timedelta(0) < named.earliest - written <= _SOON
