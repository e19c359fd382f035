"""One round of questions as it is asked: what came back, and the try that is under way."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Answer, Question

if TYPE_CHECKING:
    from silentbuyer.engine.loop_thread import LoopThread


@attrs.define
class Round:
    """The answers of one round of asking, with the complaint that a question led to."""

    answers: dict[Question, Answer] = attrs.Factory(dict)
    complaints: dict[Question, Complaint] = attrs.Factory(dict)

    def only(self, questions: Iterable[Question]) -> Round:
        """The part of it that is about these questions."""
        wanted = dict.fromkeys(questions)
        complaints = {question: self.complaints[question] for question in wanted if question in self.complaints}
        return Round({question: self.answers[question] for question in wanted}, complaints)


@attrs.frozen
class Attempt:
    """One try at a list of questions; its part of the round is its own, so that a late thread disturbs nobody."""

    thread: LoopThread | None
    questions: list[Question]
    part: Round
    future: concurrent.futures.Future[None]

    def over(self, limit: float) -> bool:
        """Whether it is done or given up, or its loop has not turned for `limit` seconds."""
        thread = self.thread
        return self.future.done() or thread is None or thread.closing.is_set() or thread.silent_for() > limit
