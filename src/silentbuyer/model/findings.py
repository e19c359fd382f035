"""What rules say: causes of silence, and findings that speak for or against them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

import attrs

from silentbuyer.errors import RuleError
from silentbuyer.model.own_cause import OWN_NAME, OwnCause
from silentbuyer.values.frozen import FrozenMap, freeze

_LONGEST_NAME = 60


class Cause(StrEnum):
    """Why a buyer may be silent; labels, families and priors by stage are in ``data/causes.toml``.

    The members are ours. A name with a namespace (``Cause("acme:sanctions")``) is a plugin's: it is a `Cause` of no
    list, equal to its name, and `own` is what the plugin says of it.
    """

    WITHIN_USUAL_TIME = "within-usual-time"
    TIME_DIFFERENCE = "time-difference"
    HOLIDAY_ABSENCE = "holiday-absence"
    AWAY = "away"
    YOUR_TURN = "your-turn"
    SENDER_BLOCKED = "sender-blocked"
    SLOW_FIRST_ANSWER = "slow-first-answer"
    FAKE_BUYER = "fake-buyer"
    NOT_A_BUYER = "not-a-buyer"
    NOT_TARGET = "not-target"
    PRICE_COLLECTING = "price-collecting"
    UNREACHABLE = "unreachable"
    WRONG_PERSON = "wrong-person"
    COMPANY_GONE = "company-gone"
    COMPARING_QUOTES = "comparing-quotes"
    PRICE_OR_TERMS = "price-or-terms"
    INTERNAL_DECISION = "internal-decision"
    NO_DECISION = "no-decision"
    END_CUSTOMER = "end-customer"
    PRODUCT_TROUBLE = "product-trouble"
    TRUST_LOST = "trust-lost"
    NO_CURRENT_NEED = "no-current-need"
    CHOSE_OTHER_SUPPLIER = "chose-other-supplier"
    NOT_DUE_TO_REORDER = "not-due-to-reorder"
    OVERDUE_REORDER = "overdue-reorder"
    BALANCE_OWED = "balance-owed"
    MONEY_BLOCKED = "money-blocked"
    IMPORT_BARRIER = "import-barrier"
    COST_WAIT = "cost-wait"
    DISASTER = "disaster"
    GOODS_AT_PORT = "goods-at-port"
    PAYMENT_DIVERTED = "payment-diverted"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """A cause of somebody's own by its name alone; a name without a namespace is no cause."""
        if isinstance(value, str) and OWN_NAME.fullmatch(value):
            return cls._named(value, None)
        from difflib import get_close_matches

        close = get_close_matches(str(value)[:_LONGEST_NAME], [cause.value for cause in cls], n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise ValueError(f"{str(value)[:_LONGEST_NAME]!r} is not a valid Cause{hint}")

    @classmethod
    def _named(cls, name: str, own: OwnCause | None) -> Self:
        made = str.__new__(cls, name)
        made._name_, made._value_ = re.sub(r"[^a-z0-9]", "_", name).upper(), name
        made.__dict__["_own"] = own
        return made

    @classmethod
    def of(cls, own: OwnCause) -> Self:
        """The cause that a plugin describes, which knows its own label, family and advice."""
        return cls._named(own.name, own)

    @property
    def own(self) -> OwnCause | None:
        """What a plugin says of its cause; None for ours, and for one of which only the name is known."""
        found: OwnCause | None = self.__dict__.get("_own")
        return found

    def __reduce_ex__(self, proto: Any) -> tuple[Any, ...]:
        return (Cause, (self._value_,)) if self.own is None else (_revived, (self.own,))


def _revived(own: OwnCause) -> Cause:
    return Cause.of(own)


_KNOWN = {cause: cause for cause in Cause}


def as_cause(value: Any) -> Cause:
    """The cause by its name; several times faster than `Cause` itself, which every finding and action would call.

    Raises:
        ValueError: for a name that is no cause.

    """
    try:
        return _KNOWN[value]
    except (KeyError, TypeError):
        return Cause(value)


NOTHING_WRONG = (Cause.WITHIN_USUAL_TIME, Cause.TIME_DIFFERENCE, Cause.HOLIDAY_ABSENCE, Cause.AWAY)
"""The family "nothing is wrong yet": a reply may still come."""


class Weights(FrozenMap[Cause, float]):
    """Weights that were looked at: each cause is known, each number finite; they need not be looked at again."""

    __slots__ = ()


def as_weights(value: Any) -> FrozenMap[Cause, float]:
    """Weights as a finding holds them.

    Raises:
        RuleError: for what is no mapping of known causes to finite numbers.

    """
    if type(value) is Weights:
        return value
    if not isinstance(value, Mapping):
        raise RuleError(f"Finding.weights must be a mapping of cause to bits, got {value!r}")
    try:
        weights = [(as_cause(cause), float(bits)) for cause, bits in value.items()]
    except (ValueError, TypeError) as error:
        raise RuleError(f"Finding.weights must map known causes to numbers of bits: {error}") from None
    if not all(math.isfinite(bits) for _, bits in weights):
        raise RuleError(f"Finding.weights must be finite numbers of bits, got {value!r}")
    return Weights(weights)


def _evidence(value: Any) -> FrozenMap[str, Any]:
    if not isinstance(value, Mapping):
        raise RuleError(f"Finding.evidence must be a mapping, got {value!r}")
    try:
        return freeze(value)  # type: ignore[no-any-return]
    except TypeError as error:
        raise RuleError(f"Finding.evidence must be JSON-like: {error}") from None


def _sentence(_: object, __: Any, value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"Finding.because must be one sentence for a salesperson, got {value!r}")


@attrs.frozen(kw_only=True)
class Finding:
    """One observation of a rule, with its weight for and against causes.

    Attributes:
        weights: cause -> bits, the log2 of the likelihood ratio: +1 doubles the odds, -1 halves them.
        because: one sentence that a salesperson can read.
        evidence: what was seen, as a read-only JSON-like mapping.
        group: facts that depend on each other share a group, of which only the strongest counts per cause;
            empty means the rule's own name.
        rule: the rule's name; the engine fills it in.
        source: where the weight comes from: a source id, or ``judgement``.
        sign: the row of ``data/weights.toml`` (``rule/sign``), by which calibrated weights replace it; else empty.

    Raises:
        RuleError: for an unknown cause, a weight that is no finite number, or an empty sentence.

    """

    weights: FrozenMap[Cause, float] = attrs.field(converter=as_weights)
    because: str = attrs.field(validator=_sentence)
    evidence: FrozenMap[str, Any] = attrs.field(factory=FrozenMap, converter=_evidence)
    group: str = ""
    rule: str = ""
    source: str = "judgement"
    sign: str = ""


def knowing(finding: Finding, known: Mapping[Cause, Cause]) -> Finding:
    """The finding whose causes know their own names: its weights name them as they stand in `known`."""
    if not any(cause in known for cause in finding.weights):
        return finding
    return attrs.evolve(finding, weights={known.get(cause, cause): bits for cause, bits in finding.weights.items()})
