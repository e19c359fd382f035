"""From causes to actions: the rows of ``data/playbook.toml`` that hold for a case, ranked, each with its moment.

Arithmetic of the ranking: priority = probability of the cause x weight of the row; for "nothing is wrong yet" the
whole family's probability counts, as waiting answers all of it. A likely fake buyer silences every other message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from silentbuyer.language.saying import say, together
from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.findings import Cause
from silentbuyer.model.play import Play
from silentbuyer.playbook.advice_words import advice_of, heard_number, named_day, our_holiday, our_price_end, read_first
from silentbuyer.playbook.along import in_one_letter
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.handed import handed, handed_context
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.ranking import rank
from silentbuyer.playbook.reason_words import why
from silentbuyer.playbook.rows import ANY, Row
from silentbuyer.playbook.said import context_of, with_open
from silentbuyer.playbook.steps import in_steps
from silentbuyer.playbook.whom import whom
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Whereabouts

from silentbuyer.playbook.row_choice import Choice, choices

__all__ = ["advise", "core_actions", "rank"]

_COMMERCIAL = frozenset(
    {Cause.COMPARING_QUOTES, Cause.PRICE_OR_TERMS, Cause.INTERNAL_DECISION, Cause.NO_DECISION, Cause.END_CUSTOMER,
     Cause.PRICE_COLLECTING, Cause.NO_CURRENT_NEED, Cause.OVERDUE_REORDER, Cause.COST_WAIT, Cause.MONEY_BLOCKED,
     Cause.IMPORT_BARRIER, Cause.DISASTER}
)  # fmt: skip
"""Causes that a day which the buyer named puts off."""

_LATER = frozenset({"next", "cadence", "along"})

_TOLD_OF_PRICE = frozenset({"follow-up", "ask-question", "wait"})
_NO_PRICE = frozenset({"park", "sympathy", "second", "reorder", "nothing", "read"})
"""The letters of rows that speak of no price: who needs nothing, mourns, or has bought elsewhere."""


def advise(
    case: Case, causes: tuple[CauseScore, ...], *, plays: Iterable[Play] = (), absences: tuple[Any, ...] = ()
) -> tuple[Action, ...]:
    """The ranked actions of the core and of plays; a play's exception is the caller's (the engine guards each)."""
    found = list(core_actions(case, causes, absences=absences))
    for play in plays:
        found += play.advise(case, causes)
    return in_one_letter(in_steps(rank(found, causes), case, absences), causes)


def core_actions(
    case: Case,
    causes: tuple[CauseScore, ...],
    *,
    absences: tuple[Any, ...] = (),
    where: Whereabouts | None = None,
) -> tuple[Action, ...]:
    """The actions of the playbook's rows that hold for this case, not yet ranked.

    `absences` and `where` (what `calendars.zones.locate` gave, if that is known) are the time engine's.
    """
    context = handed_context(case, causes)
    desk = Desk(handed(case, causes), causes, tuple(absences), where)
    known = ",".join(sorted(desk.given))
    return tuple(_actions(desk, context.adding("given", known) if known else context))


def _actions(desk: Desk, context: FrozenMap[str, str]) -> Iterator[Action]:
    """The rows that hold, each kind and channel once: `rank` would drop the others, so they are not worked out."""
    ranked = sorted(choices(desk), key=lambda choice: (choice.kind, choice.channel or "", choice.row.named))
    ranked.sort(key=lambda choice: min(choice.priority, 1.0), reverse=True)
    first: dict[tuple[str, str | None], Choice] = {}
    for choice in ranked:
        first.setdefault((choice.kind, choice.channel), choice)
    lead, said = None, set[str]()
    for choice in first.values():
        lead = lead or _lead(desk, choice)
        yield _action(desk, choice, context, lead, said)


def _action(desk: Desk, choice: Choice, context: FrozenMap[str, str], lead: _Lead, said: set[str]) -> Action:
    """The action of a choice; what was said beside an earlier one (`said`) is not said again."""
    row, score, channel = choice.row, choice.score, choice.channel
    moment, context = _moment(desk, choice, lead), with_open(desk, row, context)
    advice = advice_of(desk, row, channel, moment, context) if row.fills else say(row.advice)
    reason = why(desk, row, score)
    words = (
        named_day(desk, row, moment, reason), our_price_end(desk, row, moment), our_holiday(moment),
        heard_number(desk, channel), read_first(desk, row),
    )  # fmt: skip
    beside = [one for one in words if one not in said]
    said.update(beside, {reason})
    return Action(
        kind=choice.kind,
        advice=together(advice, *beside) if channel else advice,
        cause=score.cause,
        channel=channel,
        not_before=moment.at,
        due=_due(desk, row, moment),
        local_time=moment.local,
        why=reason,
        priority=choice.priority,
        context=context_of(desk, row, score, context),
        source=row.named,
        to=whom(desk, row, channel),
    )


def _due(desk: Desk, row: Row, moment: Moment) -> datetime:
    if row.when == "urgent":
        return desk.moments.deadline(moment.at, row.span, urgent=True)
    if row.kind == "reply-now":
        return desk.moments.owed(moment.at, row.span)
    return desk.moments.deadline(moment.at, row.span)


class _Lead(NamedTuple):
    """The leading action, as far as the others wait for it."""

    channel: str | None
    moment: Moment
    holds_back: bool


def _lead(desk: Desk, choice: Choice) -> _Lead:
    when = _when(choice)
    return _Lead(choice.channel, desk.moments.of(when, choice.channel), choice.kind == "wait" or when == "park")


def _when(choice: Choice) -> str:
    """The moment that a row names; on another channel a message need not wait for the whole of the cadence."""
    when = choice.row.when
    return "soon" if choice.kind == "switch-channel" and when == "cadence" else when


def _moment(desk: Desk, choice: Choice, lead: _Lead) -> Moment:
    """The moment of a row; what goes along with the leading message comes with it, and none before a wait is over."""
    row, channel = choice.row, choice.channel
    found = _by_row(desk, choice, lead)
    ends = desk.price_ends if row.kind in _TOLD_OF_PRICE and row.draft not in _NO_PRICE else None
    if not channel or ends is None or desk.moments.after_named is not None or found.at.date() <= ends:
        return found
    # Nobody can accept what has lapsed: the last days of our price are a reason to write.
    return min(found, desk.moments.touch(max(desk.moments.here, desk.moments.before(ends))), key=attrgetter("at"))


def _by_row(desk: Desk, choice: Choice, lead: _Lead) -> Moment:
    row, channel = choice.row, choice.channel
    if _when(choice) != row.when:
        return desk.moments.of(_when(choice), channel)
    if row.when == "along" and channel == lead.channel and channel:
        return lead.moment
    own = desk.moments.of(row.when, channel)
    if channel and row.when == "next" and row.cause in _COMMERCIAL and desk.moments.after_named:
        own = max(own, desk.moments.of("cadence", channel), key=attrgetter("at"))
    if lead.holds_back and channel and row.when in _LATER and row.cause != ANY:
        return max(own, lead.moment, key=attrgetter("at"))
    return own
