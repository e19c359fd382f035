"""The words of an advice: its places filled in, the reason given for it, a word about our own holiday."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from silentbuyer.language.saying import say
from silentbuyer.model.causes import label
from silentbuyer.model.channels import display, reaches
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import Cause
from silentbuyer.pages.states import DEAD, NOBODY
from silentbuyer.playbook.desk import Desk, supporter
from silentbuyer.playbook.moments import Moment
from silentbuyer.playbook.named_day import day_ahead, day_passed
from silentbuyer.playbook.rows import ANY, Row
from silentbuyer.values.frozen import FrozenMap

_GONE = frozenset(map(str, DEAD | NOBODY))


def advice_of(desk: Desk, row: Row, channel: str | None, moment: Moment, context: FrozenMap[str, str]) -> str:
    """The words of a row, with its places filled in."""
    words = {name: _WORDS[name](desk, channel, moment, context) for name in row.fills}
    return say(row.advice, **words)


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return say(words[0])
    return say("{those} and {last}", those=tuple(map(say, words[:-1])), last=say(words[-1]))


_WORDS: dict[str, Callable[[Desk, str | None, Moment, FrozenMap[str, str]], str]] = {
    "moment": lambda _, __, moment, ___: moment.words,
    "channel": lambda _, channel, __, ___: say(display(channel)) if channel else say("another channel"),
    "missing": lambda desk, *_: _listed(desk.missing),
    "wanted": lambda desk, *_: say("{those}", those=tuple(map(say, desk.missing))),
    "on_site": lambda desk, *_: say("in a register") if _site_gone(desk) else say("on their website"),
    "successor": lambda desk, *_: desk.successor,
    "heard": lambda desk, *_: str(named.evidence["named"]) if (named := day_ahead(desk.findings)) else say("a day"),
    "quoted": lambda _, __, ___, context: (
        say(' ("{question}")', question=context["question"]) if "question" in context else ""
    ),
}


def _quoted(context: FrozenMap[str, str]) -> str:
    return say(' ("{question}")', question=context["question"]) if "question" in context else ""


def _site_gone(desk: Desk) -> bool:
    """Whether the buyer's website was seen to be dead, or nobody's."""
    return any(sign.removeprefix("dead-website/").removesuffix("-page-only") in _GONE for sign in desk.findings)


def why(desk: Desk, row: Row, score: CauseScore) -> str:
    """The reason given for an action: its sign, or the gap that it fills, or the strongest finding for its cause."""
    if row.sign:
        return desk.findings[row.sign].because
    if row.cause == ANY and row.kind == "ask-for-contact":
        return _only_way(desk) if "single" in row.needs else say("No emergency contact is on record.")
    return _told(score)


def _only_way(desk: Desk) -> str:
    """How few ways to reach the buyer are on record: one, or none that is known to work."""
    known = sorted({reach.channel for reach in reaches(desk.case.customer, desk.case.now)})
    if len(known) == 1:
        return say("Only one way to reach them is on record ({channel}).", channel=say(display(known[0])))
    if not known:
        return say("No address of theirs is on record.")
    left = tuple(say(display(one)) for one in sorted(desk.usable)) or (say("none"),)
    return say("Of {n} ways to reach them on record, {left} is usable.", n=len(known), left=left)


def _told(score: CauseScore) -> str:
    """The strongest finding for a cause, else what is usual."""
    finding = supporter(score)
    return finding.because if finding else _usual(score.cause)


@cache
def _usual(cause: Cause) -> str:
    if cause is Cause.UNKNOWN:
        return say("No reason is known; this is what is usual at this stage.")
    return say("{cause} (no finding; what is usual at this stage).", cause=say(label(cause)))


def named_day(desk: Desk, row: Row, moment: Moment, reason: str) -> str:
    """What was heard of a day that the buyer named, unless the reason given says it."""
    ahead, named = desk.moments.after_named, day_ahead(desk.findings)
    if named is not None and ahead is not None and moment.at >= ahead and row.kind != "wait":
        quote, day = named.evidence["sentence"], named.evidence["named"]
        said = say('The buyer named {day}: "{quote}"', day=day, quote=quote)
        return "" if reason == named.because else said
    passed = day_passed(desk.findings)
    return passed.because if passed is not None and row.kind == "follow-up" and reason != passed.because else ""


def our_holiday(moment: Moment) -> str:
    """A word about a holiday of the seller's own; the moment was put off for it, or falls on it all the same."""
    return say("Mind your own holiday ({name}).", name=say(moment.own_holiday)) if moment.own_holiday else ""
