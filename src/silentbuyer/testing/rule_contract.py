"""`check_rule`: everything that a rule must keep, tried out, with words on how to mend what it does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Rule
from silentbuyer.show.rule_pages import rule_page
from silentbuyer.testing.bench import Bench
from silentbuyer.testing.faults import CheckFailed
from silentbuyer.testing.trials import all_trials

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_FAULTS = 12


def check_rule(rule: Rule, *, cases: Iterable[Case] = (), seconds: float = 2.0) -> None:
    """Try a rule on the synthetic buyers, on buyers of whom nothing is known, and on hostile texts.

    A rule passes that has a good name and a complete docstring, pickles, is pure and deterministic, asks for all
    that it looks at, accuses nobody because something is unknown, survives any text, ends in time, and speaks in
    sentences of bounded length.

    Args:
        rule: the rule, made with its usual thresholds.
        cases: cases of your own on which the rule speaks; their signals are tried with hostile texts, too, and it
            is a fault if the rule finds nothing on any of them.
        seconds: processor time that one judgement may take.

    Raises:
        CheckFailed: an `AssertionError` that lists the faults with what to mend.

    """
    faults = list(islice(_faults(rule, tuple(cases), seconds), _MOST_FAULTS))
    if faults:
        raise CheckFailed(f"the rule {getattr(rule, 'name', rule)!r}", faults)


def _faults(rule: Rule, own: tuple[Case, ...], seconds: float) -> Iterator[str]:
    shape = tuple(_shape(rule))
    if shape:
        yield from shape
        return  # nothing further can be tried
    yield from _documentation(rule)
    yield from _behaviour(rule, own, seconds)


def _behaviour(rule: Rule, own: tuple[Case, ...], seconds: float) -> Iterator[str]:
    trials, bench = all_trials(rule, own), Bench(rule, seconds)
    yield from bench.try_all(trials)
    if any(trial.label not in bench.verdicts for trial in trials):
        return  # what follows compares verdicts, and some are missing
    yield from bench.repeatable(trials)
    yield from bench.travels(trials[0])
    if own and not any(isinstance(v, Finding) for trial in trials[: len(own)] for v in bench.verdicts[trial.label]):
        yield "judge finds nothing on any of your own cases: give cases on which the rule speaks"


def _shape(rule: Any) -> Iterator[str]:
    if isinstance(rule, type):
        yield f"{rule.__name__} is a class: check an instance of it, {rule.__name__}()"
        return
    name = getattr(rule, "name", None)
    if not isinstance(name, str) or len(name) > 80 or not NAME.fullmatch(name):
        yield f"its name must be lower-case words joined by hyphens, such as 'dhgate-quiet', got {name!r}"
    for method in ("needs", "judge"):
        if not callable(getattr(rule, method, None)):
            yield f"it has no method {method}"


def _documentation(rule: Rule) -> Iterator[str]:
    page = rule_page(rule)
    if not page.summary.endswith((".", "!", "?")):
        yield "its docstring must begin with one sentence that says what the rule is, ended by a full stop"
    if page.missing:
        titles = ", ".join(f"'{title}:'" for title in page.missing)
        yield f"its docstring lacks {titles}: write each title on a line of its own, and indented prose below it"
