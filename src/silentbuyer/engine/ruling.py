"""What the rules say of one case: those that may have something to say are asked, each under a guard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from silentbuyer.engine.contributed import Contributed
from silentbuyer.engine.verdicts import checked, stamped
from silentbuyer.model.case import Case
from silentbuyer.model.facts import Facts, Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Rule
from silentbuyer.plugins.registry import Owned

_VERDICTS = (Finding, Unknown)
Complain = Callable[[str, str, BaseException], None]
"""Notes what went wrong: where, in which plugin, and what was raised."""


def with_a_say(case: Case, rules: Iterable[Owned[Rule]], hears: Iterable[frozenset[str] | None]) -> list[Owned[Rule]]:
    """The rules without those that only listen for topics of which none was heard; `hears` are the topics of each."""
    from silentbuyer.hearing.heard_topics import heard

    try:
        said = heard(case).keys()
    except Exception:  # noqa: BLE001 - each rule meets it again, and complains by its own name
        return list(rules)
    pairs = zip(rules, hears, strict=True)
    return [owned for owned, topics in pairs if topics is None or not topics.isdisjoint(said)]


def verdicts_of(
    case: Case, rules: Iterable[Owned[Rule]], more: Contributed, complain: Complain
) -> tuple[tuple[Finding, ...], tuple[Unknown, ...]]:
    """What the rules found, and what they could not see."""
    findings: list[Finding] = []
    unknowns: list[Unknown] = []
    for owned in rules:
        rule = owned.item
        try:  # a guard spelt out: most rules of most buyers say nothing, and cost no more than the question
            verdicts = checked(rule.judge(case), _VERDICTS)
            if verdicts:
                findings += [more.heeded(stamped(v, rule.name)) for v in verdicts if isinstance(v, Finding)]
                unknowns += [more.told(v) for v in verdicts if isinstance(v, Unknown)]
        except BaseException as error:  # noqa: BLE001 - strangers' code may raise anything
            complain(f"rule {rule.name}", owned.plugin, error)
    return tuple(findings), tuple(unknowns)


def unknowns_of(facts: Facts, from_rules: tuple[Unknown, ...]) -> tuple[Unknown, ...]:
    """What the facts and the rules could not see, each once."""
    from_facts = [
        answer if answer.about else Unknown(answer.reason, answer.detail, question.words)
        for question, answer in facts.items()
        if isinstance(answer, Unknown)
    ]
    return tuple(dict.fromkeys([*from_facts, *from_rules]))
