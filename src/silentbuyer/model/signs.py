"""The weights of ``data/weights.toml``: what each sign says for and against causes, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.errors import RuleError
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.values.frozen import FrozenMap


@attrs.frozen(kw_only=True)
class Sign:
    """One row of the table: a sign that a rule may see, its weights in bits, its group and its source."""

    key: str
    weights: FrozenMap[Cause, float]
    group: str
    source: str

    def finding(self, because: str, evidence: Mapping[str, Any] | None = None, *, scale: float = 1.0) -> Finding:
        """A finding with this sign's weights; `scale` weakens (or mirrors, when negative) all of them."""
        weights = self.weights
        if scale != 1.0:
            weights = FrozenMap([(cause, bits * scale) for cause, bits in self.weights.items()])
        rule = self.key.partition("/")[0]
        return Finding(
            weights=weights,
            because=because,
            evidence=FrozenMap(evidence or {}),
            group=self.group or rule,
            rule=rule,
            sign=self.key,
            source=self.source,
        )


@cache
def sign(rule: str, name: str) -> Sign:
    """The row ``[rule.name]`` of the table.

    Raises:
        RuleError: when the table has no such row.

    """
    try:
        row = toml("weights.toml")[rule][name]
    except KeyError:
        raise RuleError(f"data/weights.toml has no row [{rule}.{name}]") from None
    weights = FrozenMap([(Cause(cause), float(bits)) for cause, bits in row["weights"].items()])
    return Sign(key=f"{rule}/{name}", weights=weights, group=row.get("group", rule), source=row["source"])
