"""What the fields of a customer are made of: converters that take what comes, and fields that name what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from silentbuyer.errors import CustomerError
from silentbuyer.values import checks
from silentbuyer.values.frozen import FrozenMap, freeze


def money(value: float | None) -> Any:
    """A whole amount as a float; what is none is left for the validator to name."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    try:
        return float(value)
    except OverflowError:  # more than 308 digits: the validator names it
        return value


def frozen_mapping(value: Mapping[str, Any]) -> FrozenMap[str, Any]:
    """A mapping that cannot change any more, with all that is in it.

    Raises:
        CustomerError: when it is none, or holds what cannot be frozen.

    """
    if type(value) is not FrozenMap and not isinstance(value, Mapping):
        raise CustomerError("Customer.signals and Customer.extra", "a mapping", value)
    try:
        return freeze(value)  # type: ignore[no-any-return]
    except TypeError as error:
        raise CustomerError("Customer.signals and Customer.extra", str(error), value) from None


are_texts: checks.Check = checks.tuple_of(CustomerError, str, "text (str)")


def shown_by_number(items: Any) -> str:
    """How a long tuple stands in the repr of a customer."""
    return f"<{len(items)}>"
