"""What a rule is: a name, the questions it needs answered, and a pure judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Protocol, runtime_checkable

import attrs

from silentbuyer.errors import RuleError
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Question, Unknown
from silentbuyer.model.findings import Finding

Verdicts = Iterable[Finding | Unknown]


@runtime_checkable
class Rule(Protocol):
    """One reason for silence, looked for in one buyer; pure: no socket, file, clock or randomness.

    Write it as an `attrs.frozen` class whose fields are its thresholds; the class docstring is its documentation
    with the sections "What it looks for", "Why it means silence", "What it needs", "When it is wrong",
    "What to do" and "Sources".
    """

    @property
    def name(self) -> str:
        """The slug of the rule, such as ``fake-email``; a plugin puts its own name before it (``dhgate-quiet``)."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The questions whose answers `judge` will look at."""

    def judge(self, case: Case) -> Verdicts:
        """Findings, and `Unknown` for what the rule would have had to know."""


def _nothing(_: Customer) -> Iterable[Question]:
    return ()


@attrs.frozen
class FunctionRule:
    """A rule made from one function by `rule`."""

    name: str
    function: Callable[[Case], Verdicts]
    questions: Callable[[Customer], Iterable[Question]] = _nothing

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return self.function.__doc__

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The questions that the decorated function needs."""
        return self.questions(customer)

    def judge(self, case: Case) -> Verdicts:
        """The decorated function's verdicts."""
        return self.function(case)

    def __reduce__(self) -> tuple[Any, ...]:
        # A decorated function is found under its own name no more: what stands there is this rule. A worker has no
        # copy of a notebook's or a script's own names: from there the function itself travels (with cloudpickle).
        module, name = self.function.__module__, getattr(self.function, "__qualname__", "")
        if module != "__main__" and _standing_at(module, name) is self:
            return _rule_at, (module, name)
        return FunctionRule, (self.name, self.function, self.questions)


def _standing_at(module: str, name: str) -> object:
    """What a module holds under a name; None if it is nothing."""
    return getattr(import_module(module), name, None)


def _rule_at(module: str, name: str) -> FunctionRule:
    """The rule that another process left under this name.

    Raises:
        RuleError: when nothing of the kind stands there, as another version is installed here.

    """
    found = _standing_at(module, name)
    if not isinstance(found, FunctionRule):
        raise RuleError(f"there is no rule {name!r} in the module {module!r} here: is the same version installed?")
    return found


def rule(
    name: str, *, needs: Callable[[Customer], Iterable[Question]] = _nothing
) -> Callable[[Callable[[Case], Verdicts]], FunctionRule]:
    """Sugar for a rule of a few lines: ``@rule("no-phone")`` over a function of a `Case` that yields findings."""

    def decorate(function: Callable[[Case], Verdicts]) -> FunctionRule:
        return FunctionRule(name, function, needs)

    return decorate
