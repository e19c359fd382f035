"""What the fields of a customer are made of: converters that take what comes, and fields that name what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from silentbuyer.errors import CustomerError
from silentbuyer.values import checks
from silentbuyer.values.frozen import freeze


def money(value: Any) -> Any:
    """A whole amount as a float; what is none is left for the validator to name."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    try:
        return float(value)
    except OverflowError:  # more than 308 digits: the validator names it
        return value


def frozen_mapping(value: Any) -> Any:
    """A mapping that cannot change any more, with all that is in it.

    Raises:
        CustomerError: when it is none, or holds what cannot be frozen.

    """
    if not isinstance(value, Mapping):
        raise CustomerError("Customer.signals and Customer.extra", "a mapping", value)
    try:
        return freeze(value)
    except TypeError as error:
        raise CustomerError("Customer.signals and Customer.extra", str(error), value) from None


def texts() -> Any:
    """A field of texts, empty unless some are given."""
    return attrs.field(
        default=(), converter=checks.as_tuple, validator=checks.tuple_of(CustomerError, str, "text (str)")
    )


def _count(items: Any) -> str:
    return f"<{len(items)}>"


def many(kind: type, convert: Any = checks.as_tuple) -> Any:
    """A field of values of one kind, shown by their number."""
    return attrs.field(default=(), converter=convert, validator=checks.tuple_of(CustomerError, kind), repr=_count)
