"""From causes to actions: the rows of ``data/playbook.toml`` that hold for a case, ranked, each with its moment.

Arithmetic of the ranking: priority = probability of the cause x weight of the row; for "nothing is wrong yet" the
whole family's probability counts, as waiting answers all of it. A likely fake buyer silences every other message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

import attrs

from silentbuyer.case import Case
from silentbuyer.diagnosis import ACTION_KINDS, Action, CauseScore
from silentbuyer.findings import Cause
from silentbuyer.frozen import FrozenMap, freeze
from silentbuyer.play import Play
from silentbuyer.playbook.context import draft_context
from silentbuyer.playbook.desk import Desk, display
from silentbuyer.playbook.moments import Moment
from silentbuyer.playbook.table import ANY, Row, limits, rows_for

__all__ = ["advise", "core_actions", "rank"]

MOST = 12
_QUIET = frozenset({"stop", "mark-junk", "verify-address", "return-to-pool", "escalate", "ask-question"})
_WRITTEN = frozenset(ACTION_KINDS) - _QUIET - {"wait", "call", "ask-for-contact", "fix-sending", "claim", "reply-now"}


def advise(
    case: Case,
    causes: tuple[CauseScore, ...],
    *,
    plays: Iterable[Play] = (),
    absences: tuple[Any, ...] = (),
) -> tuple[Action, ...]:
    """The ranked actions of the core and of plays; a play's exception is the caller's (the engine guards each)."""
    found = list(core_actions(case, causes, absences=absences))
    for play in plays:
        found += play.advise(case, causes)
    return rank(found, causes)


def core_actions(case: Case, causes: tuple[CauseScore, ...], *, absences: tuple[Any, ...] = ()) -> tuple[Action, ...]:
    """The actions of the playbook's rows that hold for this case, not yet ranked."""
    desk = Desk(case, causes, tuple(absences))
    return tuple(_actions(desk, draft_context(case)))


def rank(actions: Iterable[Action], causes: tuple[CauseScore, ...]) -> tuple[Action, ...]:
    """The actions by priority, of equal kind and channel only the first; with a likely fake buyer no message to them.

    An action without a priority of its own (0) takes the probability of the cause that it answers; none counts more
    than 1, so that a plugin cannot outshout the playbook.
    """
    chance = {score.cause: score.probability for score in causes}
    placed = [a if a.priority else attrs.evolve(a, priority=chance.get(a.cause, 0.0)) for a in actions]
    top = causes[0]
    if top.cause is Cause.FAKE_BUYER and top.probability >= limits()["likely"]:
        placed = [action for action in placed if ":" in action.kind or action.kind in _QUIET]
    placed.sort(key=lambda action: (-min(action.priority, 1.0), action.kind, action.channel or "", action.source))
    first: dict[tuple[str, str | None], Action] = {}
    for action in placed:
        first.setdefault((action.kind, action.channel), action)
    return tuple(first.values())[:MOST]


def _actions(desk: Desk, context: FrozenMap[str, str]) -> Iterator[Action]:
    """The rows that hold, each kind and channel once: `rank` would drop the others, so they are not worked out."""
    contexts = _Contexts(context)
    first: dict[tuple[str, str | None], _Choice] = {}
    for choice in sorted(_choices(desk), key=_rank_of):
        first.setdefault((choice.kind, choice.channel), choice)
    for choice in first.values():
        yield _action(desk, choice, contexts)


class _Choice(NamedTuple):
    """A row that holds here, before its moment and words are worked out."""

    priority: float
    kind: str
    channel: str | None
    row: Row
    score: CauseScore


def _rank_of(choice: _Choice) -> tuple[float, str, str, str]:
    return (-min(choice.priority, 1.0), choice.kind, choice.channel or "", choice.row.named)


def _choices(desk: Desk) -> Iterator[_Choice]:
    stage, least, chances = desk.case.stage, limits()["speak_from"], desk.probability
    for place, score in enumerate(desk.causes):
        chance = chances[score.cause]
        if place == 0 or chance >= least:
            for row in rows_for(score.cause, stage):
                if choice := _choice(desk, row, score, row.weight * chance):
                    yield choice
    for row in rows_for(ANY, stage):
        if choice := _choice(desk, row, desk.causes[0], row.weight):
            yield choice


def _choice(desk: Desk, row: Row, score: CauseScore, priority: float) -> _Choice | None:
    for need in row.needs:
        if not desk.holds(need, score.cause):
            return None
    kind, channel = _way(desk, row)
    if kind in _WRITTEN and (channel is None or desk.opted_out):
        return None
    return _Choice(priority, kind, channel, row, score)


class _Contexts(dict[str, FrozenMap[str, str]]):
    """What drafts are filled from, by the variant of the draft; each frozen once."""

    def __init__(self, plain: FrozenMap[str, str]) -> None:
        super().__init__({"": freeze(plain)})

    def __missing__(self, draft: str) -> FrozenMap[str, str]:
        self[draft] = self[""].adding("draft", draft)
        return self[draft]


def _action(desk: Desk, choice: _Choice, contexts: _Contexts) -> Action:
    row, moment = choice.row, desk.moments.of(choice.row.when, choice.channel)
    return Action(
        kind=choice.kind,
        advice=_advice(desk, row, choice.channel, moment, contexts[""]),
        cause=choice.score.cause,
        channel=choice.channel,
        not_before=moment.at,
        due=(desk.moments.now.at if row.when == "urgent" else moment.at) + timedelta(hours=row.within),
        local_time=moment.local,
        why=_why(choice.score),
        priority=choice.priority,
        context=contexts[row.draft],
        source=row.named,
    )


def _way(desk: Desk, row: Row) -> tuple[str, str | None]:
    """The kind and channel of a row here: a follow-up changes channel once three of our messages went unanswered."""
    if row.channel == "none":
        return row.kind, None
    if row.channel in ("phone", "email"):
        return row.kind, row.channel
    if row.channel == "other":
        return row.kind, desk.other
    moved = desk.running is not None and desk.current != desk.running
    if desk.other and row.kind != "wait" and (desk.worn or moved):
        return ("switch-channel" if row.kind == "follow-up" else row.kind), desk.other
    return row.kind, desk.current


def _advice(desk: Desk, row: Row, channel: str | None, moment: Moment, context: FrozenMap[str, str]) -> str:
    if "{" not in row.advice:
        return row.advice
    question = context.get("question")
    words = {
        "moment": moment.words,
        "channel": display(channel) if channel else "another channel",
        "preferred": desk.preferred,
        "successor": desk.successor,
        "quoted": f' ("{question}")' if question else "",
    }
    return row.advice.format_map(words)


def _why(score: CauseScore) -> str:
    for finding in score.findings:
        if finding.weights[score.cause] > 0:
            return finding.because
    from silentbuyer.causes import label

    return f"{label(score.cause)} (no finding; what is usual at this stage)."
