"""Before and after a new rule: whose ranking of causes it moves among the synthetic buyers, and for the better."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from silentbuyer.engine.engine import Engine
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.findings import Cause
from silentbuyer.model.rule import Rule
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.testing import builders
from silentbuyer.testing.catalogue import Buyer, buyers


@attrs.frozen
class RulePlugin:
    """A plugin that contributes the rules it is made with."""

    rules: tuple[Rule, ...]
    name: str = "rules-under-test"

    @hookimpl
    def register_rules(self, register: Callable[[Rule], None]) -> None:
        """Each of them."""
        for rule in self.rules:
            register(rule)


@attrs.frozen(kw_only=True)
class Move:
    """One buyer before and after: the likeliest cause, and how likely the right causes are together.

    `right_before` and `right_after` are None for buyers of whom no cause is right to prefer.
    """

    buyer: str
    before: Cause
    after: Cause
    shift: float
    right_before: float | None
    right_after: float | None

    def __str__(self) -> str:
        head = f"{self.buyer:<20} {self.before}" + (f" -> {self.after}" if self.after != self.before else "")
        if self.right_before is None or self.right_after is None:
            return f"{head} (no cause is right to prefer; {self.shift:.2f} of the probability moved)"
        better = "better" if self.right_after >= self.right_before else "WORSE"
        return f"{head} ({better}: right causes {self.right_before:.2f} -> {self.right_after:.2f})"


@attrs.frozen
class Comparison:
    """What a rule changes among the synthetic buyers; printed, it is a table of those whose ranking moved."""

    rule: str
    moves: tuple[Move, ...]
    count: int
    complaints: tuple[str, ...] = ()

    @property
    def worse(self) -> tuple[Move, ...]:
        """Buyers whose right causes became less likely."""
        return tuple(m for m in self.moves if m.right_before and (m.right_after or 0.0) < m.right_before)

    def __str__(self) -> str:
        head = f"{self.rule}: moves {len(self.moves)} of {self.count} synthetic buyers"
        return "\n".join([head, *(f"  {move}" for move in self.moves), *(f"  ! {c}" for c in self.complaints)])


def compare(rule: Rule, others: Iterable[Buyer] | None = None, *, seller: Seller | None = None) -> Comparison:
    """Diagnose the synthetic buyers (or `others`) without and with a rule, offline, on their saved facts."""
    judged = tuple(buyers() if others is None else others)
    ours = builders.seller() if seller is None else seller
    before, after = _diagnosed(judged, ours, ()), _diagnosed(judged, ours, (rule,))
    moves = (_move(*row) for row in zip(judged, before, after, strict=True))
    complaints = dict.fromkeys(str(c) for d in after for c in d.complaints)
    return Comparison(rule.name, tuple(m for m in moves if m.shift >= 0.005), len(judged), tuple(complaints))


def _diagnosed(judged: tuple[Buyer, ...], seller: Seller, rules: tuple[Rule, ...]) -> list[Diagnosis]:
    with Engine(seller, online=False, plugins=[RulePlugin(rules)], environment=False) as engine:
        return [engine.diagnose(buyer.customer, now=buyer.now, facts=buyer.facts) for buyer in judged]


def _move(buyer: Buyer, before: Diagnosis, after: Diagnosis) -> Move:
    old, new = ({score.cause: score.probability for score in d.causes} for d in (before, after))
    return Move(
        buyer=buyer.id,
        before=before.cause,
        after=after.cause,
        shift=sum(abs(new[cause] - old[cause]) for cause in old) / 2,
        right_before=_right(buyer, old),
        right_after=_right(buyer, new),
    )


def _right(buyer: Buyer, shares: dict[Cause, float]) -> float | None:
    return sum(shares[cause] for cause in buyer.causes) if buyer.causes else None
