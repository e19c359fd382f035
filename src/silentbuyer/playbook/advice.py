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
from silentbuyer.model.diagnosis import ACTION_KINDS, Action, CauseScore
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import is_told
from silentbuyer.model.play import Play
from silentbuyer.playbook.advice_words import (
    advice_of,
    heard_number,
    named_day,
    our_holiday,
    our_price_end,
    read_first,
    why,
)
from silentbuyer.playbook.along import in_one_letter
from silentbuyer.playbook.conditions import holds
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.handed import handed, handed_context
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.ranking import QUIET, rank
from silentbuyer.playbook.rows import ANY, Row, limits, rows_for, signed_rows
from silentbuyer.playbook.said import context_of, is_given, with_open
from silentbuyer.playbook.steps import in_steps
from silentbuyer.playbook.whom import whom
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Whereabouts

__all__ = ["advise", "core_actions", "rank"]

_WRITTEN = frozenset(ACTION_KINDS) - QUIET - {"wait", "call", "ask-for-contact", "fix-sending", "claim", "reply-now"}
_UNASKED = frozenset({"stop", "mark-junk", "verify-address", "fix-sending", "escalate"})
"""What may still be done for a buyer who asked not to be written to: nothing of it reaches them."""

_COMMERCIAL = frozenset(
    {Cause.COMPARING_QUOTES, Cause.PRICE_OR_TERMS, Cause.INTERNAL_DECISION, Cause.NO_DECISION, Cause.END_CUSTOMER,
     Cause.PRICE_COLLECTING, Cause.NO_CURRENT_NEED, Cause.OVERDUE_REORDER, Cause.COST_WAIT, Cause.MONEY_BLOCKED,
     Cause.IMPORT_BARRIER, Cause.DISASTER}
)  # fmt: skip
"""Causes that a day which the buyer named puts off."""

_UNTOLD = frozenset({Cause.UNKNOWN, Cause.YOUR_TURN})  # advised on untold; what is merely usual gives no advice

_LATER = frozenset({"next", "cadence", "along"})

_READ = 0.7
"""The chance by which reading what was not understood is weighed: before a guess and a wait, after a promise of ours
and one of theirs (judgement)."""

_TOLD_OF_PRICE = frozenset({"follow-up", "ask-question", "wait"})
_NO_PRICE = frozenset({"park", "sympathy", "second", "reorder", "nothing", "read"})
"""The letters of rows that speak of no price: who needs nothing, mourns, or has bought elsewhere."""

_HINT = 1.0
"""Bits below which a finding is a hint at most: no step is taken on it beside the lead (judgement)."""


class _Choice(NamedTuple):
    """A row that holds here, before its moment and words are worked out."""

    row: Row
    score: CauseScore
    kind: str
    channel: str | None
    priority: float


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
    ranked = sorted(_choices(desk), key=lambda choice: (choice.kind, choice.channel or "", choice.row.named))
    ranked.sort(key=lambda choice: min(choice.priority, 1.0), reverse=True)
    first: dict[tuple[str, str | None], _Choice] = {}
    for choice in ranked:
        first.setdefault((choice.kind, choice.channel), choice)
    lead, said = None, set[str]()
    for choice in first.values():
        lead = lead or _lead(desk, choice)
        yield _action(desk, choice, context, lead, said)


def _choices(desk: Desk) -> Iterator[_Choice]:
    for listed, score, chance in _candidates(desk):
        if not _holds(desk, listed, score):
            continue
        row = _not_over(desk, listed, score)
        if row is not listed and _is_reason(desk.causes[0]):
            continue  # beside a reason that was told, nothing is left of a wait that is over
        kind, channel = _way(desk, row)
        if not (_unsayable(kind, channel) or _refused(desk, kind, score) or is_given(desk, row)):
            yield _Choice(row, score, kind, channel, row.weight * chance)


def _not_over(desk: Desk, row: Row, score: CauseScore) -> Row:
    """The row, or to follow up in its place where its wait is over already: a wait until now is none."""
    channel = _way(desk, row)[1]
    if row.kind != "wait" or channel is None or not _is_over(desk, row, channel):
        return row
    following = (other for other in rows_for(Cause.UNKNOWN, desk.case.stage) if other.kind == "follow-up")
    return next((other for other in following if _holds(desk, other, score)), row)


def _holds(desk: Desk, row: Row, score: CauseScore) -> bool:
    """Whether all that a row needs holds for a cause."""
    for need in row.needs:  # noqa: SIM110 - of a dozen rows a buyer most need nothing, and a generator costs more than that
        if not holds(desk, need, score):
            return False
    return True


def _is_over(desk: Desk, row: Row, channel: str) -> bool:
    """Whether nothing is left to wait for: the usual time ends before the buyer's own day does."""
    here, until = desk.moments.here, desk.moments.of(row.when, channel).at
    return until <= here or (row.when == "usual" and until.date() == here.date())


def _candidates(desk: Desk) -> Iterator[tuple[Row, CauseScore, float]]:
    """The rows for the stage, each with the cause that it answers and the chance by which it is weighed."""
    stage, least = desk.case.stage, limits()["speak_from"]
    for place, score in enumerate(desk.causes):
        chance = desk.probability[score.cause]
        if place == 0 or (chance >= least and _speaks(score, desk.causes[0])):
            for row in rows_for(score.cause, stage):
                if not (place and asked_beside(row, desk.causes[0])):
                    yield row, score, chance
    if desk.unexplained:
        unknown = next(score for score in desk.causes if score.cause is Cause.UNKNOWN)
        yield from ((row, unknown, _READ) for row in rows_for(Cause.UNKNOWN, stage) if "unread" in row.needs)
    for row in rows_for(ANY, stage):
        yield row, desk.causes[0], 1.0
    for row in signed_rows(stage):
        if row.sign in desk.findings:
            yield row, desk.score_of(row.sign), 1.0


def _speaks(score: CauseScore, lead: CauseScore) -> bool:
    """Whether a lesser cause has a word: one that was told has; "unknown" has none beside a lead that was told."""
    return _is_heard(score) or (score.cause in _UNTOLD and not (score.cause is Cause.UNKNOWN and _is_reason(lead)))


def _is_heard(score: CauseScore) -> bool:
    """Whether more than a hint was found for a cause, so that a step may rest on it."""
    return score.cause in NOTHING_WRONG or any(f.weights.get(score.cause, 0.0) >= _HINT for f in score.findings)


def _is_reason(lead: CauseScore) -> bool:
    return lead.cause not in NOTHING_WRONG and is_told(lead)


def asked_beside(row: Row, lead: CauseScore) -> bool:
    """Whether a row asks on the ground of a lesser cause beside one that was told: who told why is not asked it."""
    return row.kind == "ask-question" and lead.cause not in NOTHING_WRONG and is_told(lead)


def _unsayable(kind: str, channel: str | None) -> bool:
    return (kind in _WRITTEN or kind == "ask-question") and channel is None


def _refused(desk: Desk, kind: str, score: CauseScore) -> bool:
    """Whether it would reach a buyer who asked not to be written to; goods at the port concern their own property."""
    return desk.opted_out and kind not in _UNASKED and score.cause is not Cause.GOODS_AT_PORT


def _action(desk: Desk, choice: _Choice, context: FrozenMap[str, str], lead: _Lead, said: set[str]) -> Action:
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


def _lead(desk: Desk, choice: _Choice) -> _Lead:
    when = _when(choice)
    return _Lead(choice.channel, desk.moments.of(when, choice.channel), choice.kind == "wait" or when == "park")


def _when(choice: _Choice) -> str:
    """The moment that a row names; on another channel a message need not wait for the whole of the cadence."""
    when = choice.row.when
    return "soon" if choice.kind == "switch-channel" and when == "cadence" else when


def _moment(desk: Desk, choice: _Choice, lead: _Lead) -> Moment:
    """The moment of a row; what goes along with the leading message comes with it, and none before a wait is over."""
    row, channel = choice.row, choice.channel
    found = _by_row(desk, choice, lead)
    ends = desk.price_ends if row.kind in _TOLD_OF_PRICE and row.draft not in _NO_PRICE else None
    if not channel or ends is None or desk.moments.after_named is not None or found.at.date() <= ends:
        return found
    # Nobody can accept what has lapsed: the last days of our price are a reason to write.
    return min(found, desk.moments.touch(max(desk.moments.here, desk.moments.before(ends))), key=attrgetter("at"))


def _by_row(desk: Desk, choice: _Choice, lead: _Lead) -> Moment:
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


def _way(desk: Desk, row: Row) -> tuple[str, str | None]:
    """The kind and channel of a row here: a follow-up changes channel once three of our messages went unanswered."""
    if row.channel == "none":
        return row.kind, None
    if row.channel in ("phone", "email"):
        return row.kind, row.channel
    if row.channel == "asked" and not (desk.ways.moved and desk.asked == desk.ways.running):
        return row.kind, desk.asked
    if row.channel == "other":
        return row.kind, desk.ways.other
    if desk.ways.moved and row.kind != "wait":
        return ("switch-channel" if row.kind == "follow-up" else row.kind), desk.ways.other
    return row.kind, desk.ways.current
