"""What the rules share that read nothing but the log: they ask nothing outside, and quote what the buyer said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from silentbuyer.hearing.heard_topics import heard

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding
    from silentbuyer.model.rule import Rule


def nothing_outside(rule: object, customer: Customer) -> Iterable[Question]:
    """`Rule.needs` of a rule for which the log says it all."""
    _ = rule, customer
    return ()


def asks_nothing(rule: Rule) -> bool:
    """Whether a rule is known, before any buyer, to ask nothing: it need not be called for that."""
    return getattr(type(rule), "needs", None) is nothing_outside


def only_hears(rule: Rule) -> frozenset[str] | None:
    """The topics (attribute `hears`) of a rule that has nothing to say where none of them was heard; None for others.

    Only a class that says so of its own `judge` is believed: one made from it may look at more.
    """
    own = vars(type(rule))
    return own["hears"] if "hears" in own and "judge" in own else None


def told(case: Case, rule: str, topic: str, because: str) -> Iterator[Finding]:
    """The finding ``rule/said`` with the buyer's newest sentence on a topic; none where nothing was heard."""
    said = heard(case).get(topic)
    if said is not None:
        yield said.finding(rule, "said", because)
