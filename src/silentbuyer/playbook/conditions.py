"""The conditions that a row of the playbook may name, each tried on the desk of one case."""

from __future__ import annotations

from collections.abc import Callable

from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.playbook.desk import Desk, supporter
from silentbuyer.playbook.named_day import unasked
from silentbuyer.playbook.rows import limits

_CONDITIONS: dict[str, Callable[[Desk], bool]] = {
    "told-away": lambda desk: desk.told_away,
    "season": lambda desk: not desk.told_away,
    "unasked": lambda desk: unasked(desk.case),
    "phone": lambda desk: desk.phone is not None,
    "successor": lambda desk: bool(desk.successor),
    "no-successor": lambda desk: not desk.successor,
    "unreached": lambda desk: desk.current is None and desk.phone is None,
    "no-phone": lambda desk: desk.phone is None,
    "other": lambda desk: desk.other is not None,
    "no-other": lambda desk: desk.other is None,
    "reachable": lambda desk: desk.current is not None,
    "consent": lambda desk: desk.consent,
    "not-refused": lambda desk: desk.case.customer.consent is not False,
    "opted-out": lambda desk: desk.opted_out,
    "talked": lambda desk: bool(desk.case.talk),
    "untalked": lambda desk: not desk.case.talk,
    "left-open": lambda desk: desk.left_open,
    "our-turn": lambda desk: desk.case.turn == "seller",
    "their-turn": lambda desk: desk.case.turn == "buyer",
    "turn-unclear": lambda desk: desk.case.turn in ("unknown", "nobody"),
    "dormant": lambda desk: desk.dormant,
    "arrival-ahead": lambda desk: desk.arrival_ahead,
    "no-emergency": lambda desk: desk.no_emergency,
    "single": lambda desk: len(desk.usable) <= 1,
    "worn": lambda desk: desk.worn,
    "worn-out": lambda desk: len(desk.case.unanswered) >= limits()["worn_out_after"],
}


_OF_CAUSE: dict[str, Callable[[Desk, CauseScore], bool]] = {
    "likely": lambda desk, score: desk.probability[score.cause] >= limits()["likely"],
    "doubtful": lambda desk, score: desk.probability[score.cause] < limits()["likely"],
    "told": lambda _, score: supporter(score) is not None,
}

CONDITIONS = frozenset(_CONDITIONS) | frozenset(_OF_CAUSE)
"""The words that a row of the table may need."""


def holds(desk: Desk, need: str, score: CauseScore) -> bool:
    """Whether a condition of the table holds for a cause; a word that is no condition raises `KeyError`."""
    return _OF_CAUSE[need](desk, score) if need in _OF_CAUSE else _CONDITIONS[need](desk)
