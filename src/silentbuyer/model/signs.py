"""The weights of ``data/weights.toml``: what each sign says for and against causes, with its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.errors import RuleError
from silentbuyer.model.findings import Cause, Finding, as_weights
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from silentbuyer.model.rule import Rule


@attrs.frozen(kw_only=True)
class Sign:
    """One row of the table: a sign that a rule may see, its weights in bits, its group and its source.

    `stated` is the share in which the cause is the reason where the buyer states it; 0 where the sign is no statement.
    """

    key: str
    weights: FrozenMap[Cause, float]
    group: str
    source: str
    stated: float = 0.0

    def finding(self, because: str, evidence: Mapping[str, Any] | None = None, *, scale: float = 1.0) -> Finding:
        """A finding with this sign's weights; `scale` weakens (or mirrors, when negative) all of them."""
        weights = self.weights
        if scale != 1.0:
            weights = FrozenMap([(cause, bits * scale) for cause, bits in self.weights.items()])
        rule = self.key.partition("/")[0]
        return Finding(
            weights=weights,
            because=because,
            evidence=evidence or {},
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
    weights = as_weights(row["weights"])
    group, stated = row.get("group", rule), float(row.get("stated", 0.0))
    return Sign(key=f"{rule}/{name}", weights=weights, group=group, source=row["source"], stated=stated)


def sign_faults(keys: Iterable[str], rules: Iterable[Rule]) -> Iterator[str]:
    """What is wrong with keys of weights, beside the rules that are here.

    A key is a sign of ours, the name of a rule, or a sign of a rule of somebody's own. Which ones that gives is known
    only where it says so by an attribute `signs`; otherwise any behind its name may be right.
    """
    table = toml("weights.toml")
    known = {f"{rule}/{name}" for rule, signs in table.items() for name in signs}
    told = {rule.name: _told(rule) for rule in rules}
    for key in keys:
        rule = key.partition("/")[0]
        own = rule in told and rule not in table and (not told[rule] or key in told[rule])
        if not (own or key in known or key in told):
            names = [*known, *told, *(sign for signs in told.values() for sign in signs)]
            close = difflib.get_close_matches(key, sorted(names), n=1)
            yield f"{key!r} is no sign and no rule{f'; did you mean {close[0]!r}?' if close else ''}"


def _told(rule: Rule) -> tuple[str, ...]:
    signs = getattr(rule, "signs", ())
    return tuple(map(str, signs)) if isinstance(signs, (tuple, list, frozenset)) else ()
