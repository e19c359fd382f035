"""What a sentence says did not happen, or not to its writer, where a layer would hear the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.model.acts import Act
from silentbuyer.text.sentences import fold

_ACTS = {
    "not-come": frozenset({Act.SAMPLE_TEST, Act.OPT_OUT}),
    "stands": frozenset({Act.NO_NEED, Act.CLOSING_DOWN}),
    "trade": frozenset({Act.DISASTER}),
    "price-fits": frozenset({Act.PRICE}),
    "set-aside": frozenset({Act.PRICE, Act.TERMS, Act.TRUST, Act.UNDECIDED, Act.COMPARING}),
    "barrier-free": frozenset({Act.IMPORT_BARRIER}),
    "on-holiday": frozenset({Act.CLOSING_DOWN}),
    "how-are-you": frozenset({Act.NOT_BUYER}),
    "seeks-goods": frozenset({Act.NOT_BUYER}),
    "needed": frozenset({Act.NO_NEED}),
    "others": frozenset({Act.DISASTER, Act.CLOSING_DOWN}),
}
DENIABLE: frozenset[Act] = frozenset(act for acts in _ACTS.values() for act in acts)
"""The acts for which such shapes are known."""

_LONGEST = 400


def denied_in(sentence: str, among: Iterable[Act] = DENIABLE) -> frozenset[Act]:
    """Those of some acts that a sentence denies: what has not come is not tested, what goes on has not ended."""
    folded, asked = fold(sentence[:_LONGEST]), DENIABLE.intersection(among)
    shapes = [(name, acts & asked) for name, acts in _ACTS.items() if not acts.isdisjoint(asked)]
    return frozenset(act for name, acts in shapes if _shapes(name).search(folded) for act in acts)


@cache
def _shapes(name: str) -> re.Pattern[str]:
    return re.compile("|".join(toml("text/denied.toml")[name]))
