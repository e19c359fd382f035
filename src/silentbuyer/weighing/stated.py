"""What a buyer states is the reason in most cases, however rare that reason is: its bits follow from its prior.

A fixed number of bits carries a usual reason far and a rare one nowhere: seven bits make "the bank sent our money back"
28 % where one buyer in 300 has that reason. Who writes it has it all the same. So a row of the table whose sign is the
buyer's own statement tells the share in which such a statement is the reason (`Sign.stated`), and its bits are at least
those that lift the cause from its share among the reasons of that stage to this one. Where the statement counts only
in part (an older message, a layer of hearing that errs), the share shrinks with it. No sentence is lifted above
`SUREST`: hearing errs, so what is all but impossible at a stage (a debt before any order) stays unlikely.

One sentence that is heard as several reasons is one statement: it is lifted once, for all of them by what the most
usual one needs, and which of them it is stays as likely as it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import attrs

from silentbuyer.errors import RuleError
from silentbuyer.model.causes import priors
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.signs import Sign, sign
from silentbuyer.values.frozen import FrozenMap

SUREST = 10.0
"""Bits that one sentence may be lifted to: one message in a thousand is heard as what it is not (judgement)."""

_EDGE = 1e-6


@attrs.frozen
class _Statement:
    """One finding that a buyer stated: the cause, and the bits that it lacks."""

    place: int
    finding: Finding
    cause: Cause
    lacking: float


def lifted(findings: Iterable[Finding], stage: Stage) -> tuple[Finding, ...]:
    """The findings, those that a buyer stated with at least the bits that their share needs at this stage."""
    found = list(findings)
    by_sentence: dict[object, list[_Statement]] = {}
    for one in _statements(found, stage):
        by_sentence.setdefault(one.finding.evidence.get("sentence", one.place), []).append(one)
    for statements in by_sentence.values():
        lift = min(one.lacking for one in statements)
        if lift > 0.0:
            for one in statements:
                found[one.place] = _with_more(one.finding, one.cause, lift)
    return tuple(found)


def _statements(findings: Iterable[Finding], stage: Stage) -> Iterator[_Statement]:
    for place, finding in enumerate(findings):
        row = _row_of(finding)
        if row is not None and row.stated:
            cause = max(row.weights, key=row.weights.__getitem__)
            bits = finding.weights.get(cause, 0.0)
            if bits > 0.0:
                needed = bits_needed(row.stated * min(1.0, bits / row.weights[cause]), cause, stage)
                yield _Statement(place, finding, cause, min(needed, SUREST) - bits)


def _with_more(finding: Finding, cause: Cause, bits: float) -> Finding:
    return attrs.evolve(finding, weights=FrozenMap({**finding.weights, cause: finding.weights[cause] + bits}))


def bits_needed(share: float, cause: Cause, stage: Stage) -> float:
    """The bits that lift a cause from its share among the reasons of a stage to `share`, all others left as they are.

    Raises:
        KeyError: for a cause of "nothing is wrong yet", which is no reason and has no share.

    """
    return _logit(share) - _logit(priors(stage)[cause])


def _logit(share: float) -> float:
    held = min(max(share, _EDGE), 1.0 - _EDGE)
    return math.log2(held / (1.0 - held))


def _row_of(finding: Finding) -> Sign | None:
    rule, _, name = finding.sign.partition("/")
    try:
        return sign(rule, name) if name else None
    except RuleError:  # a sign of a plugin's own
        return None
