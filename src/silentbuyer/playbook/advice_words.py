"""The words of an advice: its places filled in, the reason given for it, a word about our own holiday."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from silentbuyer.model.causes import label
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import Cause
from silentbuyer.pages.states import DEAD, NOBODY
from silentbuyer.playbook.desk import Desk, display, supporter
from silentbuyer.playbook.moments import Moment
from silentbuyer.playbook.named_day import day_ahead, day_passed
from silentbuyer.playbook.rows import Row
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


def why(score: CauseScore) -> str:
    """The reason given for an action: the strongest finding for its cause, else what is usual."""
    finding = supporter(score)
    return finding.because if finding else _usual(score.cause)


@cache
def _usual(cause: Cause) -> str:
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
