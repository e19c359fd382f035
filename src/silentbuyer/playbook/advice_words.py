"""The words of an advice: its places filled in, the reason given for it, a word about our own holiday."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

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
    return row.advice.format_map(words)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_WORDS: dict[str, Callable[[Desk, str | None, Moment, FrozenMap[str, str]], str]] = {
    "moment": lambda _, __, moment, ___: moment.words,
    "channel": lambda _, channel, __, ___: display(channel) if channel else "another channel",
    "missing": lambda desk, *_: _listed(desk.missing),
    "wanted": lambda desk, *_: ", ".join(desk.missing),
    "on_site": lambda desk, *_: "in a register" if _site_gone(desk) else "on their website",
    "successor": lambda desk, *_: desk.successor,
    "heard": lambda desk, *_: str(named.evidence["named"]) if (named := day_ahead(desk.findings)) else "a day",
    "quoted": lambda _, __, ___, context: f' ("{context["question"]}")' if "question" in context else "",
}


def _site_gone(desk: Desk) -> bool:
    """Whether the buyer's website was seen to be dead, or nobody's."""
    return any(sign.removeprefix("dead-website/").removesuffix("-page-only") in _GONE for sign in desk.findings)


def why(desk: Desk, row: Row, score: CauseScore) -> str:
    """The reason given for an action: its sign, or the gap that it fills, or the strongest finding for its cause."""
    if row.sign:
        return desk.findings[row.sign].because
    if row.cause == ANY and row.kind == "ask-for-contact":
        return _only_way(desk) if "single" in row.needs else "No emergency contact is on record."
    return _told(score)


def _only_way(desk: Desk) -> str:
    """How few ways to reach the buyer are on record: one, or none that is known to work."""
    known = sorted({reach.channel for reach in reaches(desk.case.customer, desk.case.now)})
    if len(known) == 1:
        return f"Only one way to reach them is on record ({display(known[0])})."
    if not known:
        return "No address of theirs is on record."
    left = ", ".join(map(display, sorted(desk.usable))) or "none"
    return f"Of {len(known)} ways to reach them on record, {left} is usable."


def _told(score: CauseScore) -> str:
    """The strongest finding for a cause, else what is usual."""
    finding = supporter(score)
    return finding.because if finding else _usual(score.cause)


@cache
def _usual(cause: Cause) -> str:
    if cause is Cause.UNKNOWN:
        return "No reason is known; this is what is usual at this stage."
    return f"{label(cause)} (no finding; what is usual at this stage)."


def named_day(desk: Desk, row: Row, moment: Moment, reason: str) -> str:
    """What was heard of a day that the buyer named, unless the reason given says it."""
    ahead, named = desk.moments.after_named, day_ahead(desk.findings)
    if named is not None and ahead is not None and moment.at >= ahead and row.kind != "wait":
        said = f'The buyer named {named.evidence["named"]}: "{named.evidence["sentence"]}"'
        return "" if reason == named.because else said
    passed = day_passed(desk.findings)
    return passed.because if passed is not None and row.kind == "follow-up" and reason != passed.because else ""


def our_holiday(moment: Moment) -> str:
    """A word about a holiday of the seller's own; the moment was put off for it, or falls on it all the same."""
    return f"Mind your own holiday ({moment.own_holiday})." if moment.own_holiday else ""
