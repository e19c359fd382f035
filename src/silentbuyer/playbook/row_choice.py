"""Which rows of the playbook hold for a case, each with the cause that it answers, its way and its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from silentbuyer.model.diagnosis import ACTION_KINDS, CauseScore
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import is_told
from silentbuyer.playbook.conditions import holds
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.ranking import QUIET
from silentbuyer.playbook.rows import ANY, Row, limits, rows_for, signed_rows
from silentbuyer.playbook.said import is_given

_WRITTEN = frozenset(ACTION_KINDS) - QUIET - {"wait", "call", "ask-for-contact", "fix-sending", "claim", "reply-now"}
_UNASKED = frozenset({"stop", "mark-junk", "verify-address", "fix-sending", "escalate"})
"""What may still be done for a buyer who asked not to be written to: nothing of it reaches them."""

_UNTOLD = frozenset({Cause.UNKNOWN, Cause.YOUR_TURN})  # advised on untold; what is merely usual gives no advice

_READ = 0.7
"""The chance by which reading what was not understood is weighed: before a guess and a wait, after a promise of ours
and one of theirs (judgement)."""

_HINT = 1.0
"""Bits below which a finding is a hint at most: no step is taken on it beside the lead (judgement)."""


class Choice(NamedTuple):
    """A row that holds here, before its moment and words are worked out."""

    row: Row
    score: CauseScore
    kind: str
    channel: str | None
    priority: float


def choices(desk: Desk) -> Iterator[Choice]:
    """The rows that hold for what lies on the desk, but for what cannot be said or was refused."""
    for listed, score, chance in _candidates(desk):
        if not _holds(desk, listed, score):
            continue
        row = _not_over(desk, listed, score)
        if row is not listed and _is_reason(desk.causes[0]):
            continue  # beside a reason that was told, nothing is left of a wait that is over
        kind, channel = _way(desk, row)
        if not (_unsayable(kind, channel) or _refused(desk, kind, score) or is_given(desk, row)):
            yield Choice(row, score, kind, channel, row.weight * chance)


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
