"""The rule ``named-dates``: the buyer named the day on which things go on, and it is still to come or has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.handed_over import hands_over_to, long_leave
from silentbuyer.conversation.left_waiting import wants_to_hear
from silentbuyer.hearing.concepts import all_concepts, means
from silentbuyer.hearing.denied import turns
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.promising import promises
from silentbuyer.language.saying import mark, say
from silentbuyer.mailbox.told_absences import told_in_text
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.awaited import FOLLOWS, Awaited
from silentbuyer.owed.named_wait import NamedWait, named_wait
from silentbuyer.owed.time_parts import SURE
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.tongue import languages_of

_NAMED = mark('The buyer named {words}: "{quote}" (written on {day})')
_RECKONED = mark('As we read it, the buyer means {words}: "{quote}" (written on {day})')
"""The same where the day is not named but read out of the words: from a feast, a season or "next week"."""

_COUNTED = mark('On {day} the buyer wrote: "{quote}" Counted from that day, this is {words}.')
"""The same of a length of time: what the buyer said, and apart from it what we count."""

_OVER = mark('On {day} the buyer wrote: "{quote}" By now that time is over.')
"""The same once a length of time, or what was reckoned from it, is over: no day was named, so none is told."""

_BY_NAME = frozenset({
    "month", "part-month", "day-month", "month-day", "year-day", "numeric", "weak", "range", "quarter", "bare-year",
    "week-number", "week-of-month", "half-month", "next-named",
})  # fmt: skip
"""Forms of dates in which the span itself is named (`dates.grammar`)."""

_LASTING, _WAITED = "lasting", frozenset({"still", "not", "sample"})
_NO_WAIT = frozenset({"price", "terms", "product-trouble", "sample-bad", "request"})
"""Topics of a sentence whose day is the buyer's own deadline, or one that they ask of us: nothing to wait for."""


@attrs.frozen(kw_only=True)
class NamedDates:
    """The buyer named when things go on: a decision, results, a budget, an answer, a payment, or when to ask again.

    What it looks for:
        In the buyer's last messages a sentence that names a day, week, month, quarter, feast or span of time for a
        step of theirs, in the languages of Unicode CLDR (months and weekdays) and some forty more fully. Days of
        delivery, of our own offer and of the past, questions to us and conditions are none, nor is the deadline of who
        complains of price, terms or goods. A day within `soon` is a date, and puts nothing off.

    Why it means silence:
        Before that day there is nothing to answer. After it, the day itself is the reason to ask.

    What it needs:
        The texts of the buyer's messages and when they were written.

    When it is wrong:
        Plans slip, and "next week" is often politeness. A day that can be read in two ways is not read.

    What to do:
        Wait for the named day and a working day more; then write and name it.

    Sources:
        Issue 13 (18 of 25 named dates were lost); names of months and weekdays: Unicode CLDR; weights are judgement.
    """

    name: ClassVar[str] = "named-dates"
    remembered: timedelta = timedelta(days=45)
    """For how long after it a day that has passed is still a reason to ask."""
    soon: timedelta = timedelta(days=21)
    """Within which a later day is a date for the next talk, and puts nothing off."""

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The day named, ahead or passed."""
        country = case.customer.country
        wait = named_wait(case, lambda one, day: _no_wait(one, day, country))
        if wait is None:
            return
        today = case.now.astimezone(wait.at.tzinfo).date()
        if today <= wait.until:
            yield self._ahead(wait)
        elif today - wait.until <= self.remembered and not wait.came_back:
            yield self._passed(wait, today)

    def _ahead(self, wait: NamedWait) -> Finding:
        soon = wait.kind == "again" and wait.until - wait.at.date() <= self.soon
        because = say(_how(wait), words=wait.words, quote=wait.quote, day=wait.at.date())
        name = {"promise": "promised", "event": "ahead", "again": "soon" if soon else "put-off"}[wait.kind]
        return sign(self.name, name).finding(because, _evidence(wait, {"until": _iso(wait.until)}))

    def _passed(self, wait: NamedWait, today: date) -> Finding:
        if (wait.counted or wait.wait.form == FOLLOWS) and today > wait.latest:
            because = say(_OVER, quote=wait.quote, day=wait.at.date())
            name = "promise-broken" if wait.kind == "promise" else "passed"
            return sign(self.name, name).finding(because, _evidence(wait, {}))
        if wait.kind == "promise":
            because = say(
                'The buyer named {words} for something of theirs, and nothing has come: "{quote}"',
                words=wait.words,
                quote=wait.quote,
            )
            return sign(self.name, "promise-broken").finding(because, _evidence(wait, {}))
        passed, come = (
            mark('The buyer named {words}, which has passed: "{quote}"'),
            mark('The buyer named {words}, and that time has come: "{quote}"'),
        )
        because = say(passed if today > wait.latest else come, words=wait.words, quote=wait.quote)
        return sign(self.name, "passed").finding(because, _evidence(wait, {}))


def _how(wait: NamedWait) -> str:
    """The sentence by how the days were said: named, counted, or read out of the words."""
    if wait.counted and wait.kind != "again":
        return _COUNTED
    named = wait.wait.form != FOLLOWS and (wait.earliest == wait.latest or wait.wait.form in _BY_NAME)
    return _NAMED if named else _RECKONED


def _no_wait(one: Awaited, day: date, country: str | None) -> bool:
    """Whether a day is none to wait for: an absence, which has its own rule, or a deadline beside a complaint."""
    wait = one.wait
    away = told_in_text(wait.sentence, day, country)
    if away is not None:  # a later step stands, and so does a promise for the day back: "on Monday the 9th I write"
        return wait.latest < away[1] or (wait.latest == away[1] and not promises(wait.sentence))
    handed = long_leave(wait.sentence) or ("@" in wait.sentence and hands_over_to(wait.sentence))
    if handed or Act.WRONG_PERSON in {act.act for act in understood(wait.sentence)}:
        return True  # "I move to another division from 1 April": the day of a change, and of no step for us
    if wants_to_hear(wait.sentence) and not promises(wait.sentence):
        return True  # "let me know, as I close the range at the end of October": a day for us
    if wait.form == _LASTING and all_concepts(wait.sentence, languages_of(wait.sentence)) >= _WAITED:
        return True  # "four weeks, and still no sample": they have waited that long, for us
    if _refuses(wait.sentence):
        return True  # "this autumn we take nothing": the time in which they do not buy
    if wait.kind != "event" or one.chance >= SURE:
        return False
    return not _NO_WAIT.isdisjoint(topics(wait.sentence)) or _is_deadline(wait.sentence)


_TAKE = frozenset({"buy", "need"})
_LATER = frozenset({"until", "again", "would", "future", "only", "when-time", "if"})
"""Concepts of a sentence that tells what comes after the time in which they buy nothing."""


def _refuses(sentence: str) -> bool:
    """Whether they say that they buy nothing in a time, and nothing of what comes after it."""
    found = all_concepts(sentence, languages_of(sentence))
    return "not" in found and not found.isdisjoint(_TAKE) and found.isdisjoint(_LATER) and not turns(sentence)


def _is_deadline(sentence: str) -> bool:
    """Whether they say that something of theirs must be done before a day: we write in time for it, not after it."""
    pressed = all(means(one, sentence) for one in ("need", "until", "we"))
    return pressed and not any(means(one, sentence) for one in _STEPS)


_STEPS = ("decide", "internal-approval", "committee", "boss", "budget", "sign", "pay", "money", "test", "result")
"""What is done there until then: a step of theirs that is waited for, and no deadline."""


def _evidence(wait: NamedWait, more: dict[str, str]) -> dict[str, object]:
    return {
        "sentence": wait.quote, "at": wait.at, "earliest": _iso(wait.earliest), "latest": _iso(wait.latest),
        "named": wait.words, **more,
    }  # fmt: skip


def _iso(day: date) -> str:
    return day.isoformat()
