"""What a sentence says did not happen, or not to its writer, where a layer would hear the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import meant_in
from silentbuyer.model.acts import Act
from silentbuyer.text.any_shape import any_shape
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
    "unharmed": frozenset({Act.PRODUCT_TROUBLE}),
    "threat": frozenset({Act.CHOSE_OTHER}),
    "deducted": frozenset({Act.SWINDLE}),
    "others-end": frozenset({Act.CLOSING_DOWN}),
    "others-buy": frozenset({Act.CHOSE_OTHER}),
    "others": frozenset({Act.DISASTER, Act.CLOSING_DOWN, Act.MONEY_BLOCKED, Act.IMPORT_BARRIER, Act.PRODUCT_TROUBLE}),
}
DENIABLE: frozenset[Act] = frozenset(act for acts in _ACTS.values() for act in acts)
"""The acts for which such shapes are known."""

_LONGEST = 400


def denied_in(sentence: str, among: Iterable[Act] = DENIABLE) -> frozenset[Act]:
    """Those of some acts that a sentence denies: what has not come is not tested, what goes on has not ended."""
    folded, asked = fold(sentence[:_LONGEST]), DENIABLE.intersection(among)
    shapes = [(name, acts & asked) for name, acts in _ACTS.items() if not acts.isdisjoint(asked)]
    found = frozenset(act for name, acts in shapes if _shapes(name).search(folded) for act in acts)
    return found | _PRAISED if Act.PRODUCT_TROUBLE in asked and praises(sentence) else found


def has_not_come(sentence: str) -> bool:
    """Whether a sentence says that what was sent or asked for has not come yet."""
    return _shapes("not-come").search(fold(sentence[:_LONGEST])) is not None


_PRAISED = frozenset({Act.PRODUCT_TROUBLE})
_TAKEN_BACK = frozenset({
    "not", "no-longer", "problem", "defect", "not-working", "leak", "look-bad", "missing", "differs", "complain",
    "fail", "if", "would", "than", "more", "still", "high", "fall", "refuse",
})  # fmt: skip
"""Concepts beside which a good word is no praise: "the first lot was good, this one differs"."""


_BUT = re.compile(
    r"(?<!\w)(?:but|only|except|bad|aber|nur|leider|pero|salvo|mas|mais|sauf|ma|solo|maar|но|только|ale|tylko|ama|fakat"
    r"|nhung|tapi|men)(?!\w)|但|只是|でも|けど|지만"
)


def turns(sentence: str) -> bool:
    """Whether a sentence takes something back: "but", "only"."""
    return _BUT.search(fold(sentence)) is not None


def praises(sentence: str) -> bool:
    """Whether a sentence says that something is good and nothing against it: "very good colour and smell"."""
    meant = meant_in(sentence)
    if "nice" not in meant or turns(sentence):
        return False
    against = meant & _TAKEN_BACK
    return against <= ({"defect"} if "smell" in meant else frozenset())  # a smell is praised, too


@cache
def _shapes(name: str) -> re.Pattern[str]:
    return any_shape(toml("text/denied.toml")[name])
