"""What is planned for one buyer, and the guard under which everybody's code runs."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Question
from silentbuyer.values.raised import place_of, words_of


@attrs.frozen
class Plan:
    """One buyer with the questions of all rules, and the faults met while planning."""

    customer: Customer
    questions: tuple[Question, ...]
    faults: tuple[Complaint, ...] = ()


@attrs.define
class Guard:
    """Turns whatever is raised inside into a complaint, or with ``strict=True`` into a `RuleError`."""

    complain: Callable[[str, str, BaseException, list[Complaint]], None]
    where: str
    plugin: str
    faults: list[Complaint]

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if error is not None:
            self.complain(self.where, self.plugin, error, self.faults)
        return error is not None


def meanings(customer: Customer) -> tuple[Question, ...]:
    """What a language model is asked about one buyer."""
    from silentbuyer.hearing.heard_acts import meaning_questions

    return meaning_questions(customer)


def placed(error: BaseException) -> str:
    """What an error says, and where in strangers' code it arose."""
    words, place = words_of(error), place_of(error)
    return say("{words} ({place})", words=words, place=place) if place else words
