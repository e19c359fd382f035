"""What a play is: the part of a plugin that turns causes into actions of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore


@runtime_checkable
class Play(Protocol):
    """One source of advice: it sees the case and the ranked causes and answers with actions.

    An action that leaves `priority` at 0 is ranked by the probability of the cause that it answers, so it joins the
    core's actions without knowing their figures; kinds of a plugin's own are namespaced (``alibaba:claim``).
    Pure, like a rule: no socket, file, clock or randomness; `case.now` is the only moment.
    """

    @property
    def name(self) -> str:
        """The slug of the play, by which a complaint names it."""

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        """The actions for this case; none is a legal answer."""
