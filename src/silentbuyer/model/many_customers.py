"""Many customers at once, out of whole columns of values: as strict as one after the other, and several times sooner.

What costs in `Customer(...)` are the calls: a converter and a check for each of its fields, most of which are as they
are by default. Here a field is checked as a column, and a value that many customers share is checked once for all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

import attrs

from silentbuyer.model.customer import Customer

_FIELDS: tuple[attrs.Attribute[Any], ...] = tuple(attrs.fields(Customer))
_ID, _TEXT, _MAYBE_TEXT = (getattr(attrs.fields(Customer), name).validator for name in ("id", "about", "company"))
# A frozen class refuses to be set by its name; how each of its fields is put where it belongs, it knows itself.
_PUT: Mapping[str, Callable[[Customer, Any], None]] = {
    field.name: getattr(Customer, field.name).__set__ for field in _FIELDS
}


def customers(columns: Mapping[str, Sequence[Any]], count: int) -> list[Customer]:
    """So many customers, each with its value of every column; the other fields are as they are by default.

    Args:
        columns: field -> its value for each customer; every value passes the field's own converter and check.
        count: how many there are.

    Raises:
        CustomerError: as `Customer` raises it, for the first column in the order of the fields that holds a bad value.
        TypeError: for a column that is no field, for one of another length, and when there is no column ``id``.

    """
    _refuse_misfits(columns, count)
    made = [object.__new__(Customer) for _ in range(count)]
    for field in _FIELDS:
        values: Iterable[Any] = repeat(field.default)
        if field.name in columns:
            values = _passed(field, columns[field.name])
        deque(map(_PUT[field.name], made, values), maxlen=0)  # calls them all, and keeps nothing
    return made


def _refuse_misfits(columns: Mapping[str, Sequence[Any]], count: int) -> None:
    strange = [name for name, column in columns.items() if name not in _PUT or len(column) != count]
    if strange or "id" not in columns:
        raise TypeError(f"columns must be fields of Customer with {count:,} values, 'id' among them; not {strange}")


def _passed(field: attrs.Attribute[Any], column: Sequence[Any]) -> Sequence[Any]:
    """A column of which every value has passed what its field demands."""
    if field.validator in (_ID, _TEXT, _MAYBE_TEXT) and _are_texts(field, column):
        return column
    given = {id(value): value for value in column}
    passed = {mark: _value(field, value) for mark, value in given.items()}
    if all(passed[mark] is value for mark, value in given.items()):
        return column
    return [passed[id(value)] for value in column]


def _are_texts(field: attrs.Attribute[Any], column: Sequence[Any]) -> bool:
    """Whether a column of a field for text holds what it may; False leaves that to be found out value by value."""
    kinds = set(map(type, column))
    if not kinds <= {str, type(None)} or (type(None) in kinds and field.validator is not _MAYBE_TEXT):
        return False
    texts = [value for value in column if value is not None] if type(None) in kinds else column
    return field.validator is _TEXT or all(map(str.strip, texts))


def _value(field: attrs.Attribute[Any], value: Any) -> Any:
    """One value through the converter and the check of its field."""
    converter: Any = field.converter
    passed = converter(value) if converter else value
    if field.validator:
        field.validator(_NOBODY, field, passed)
    return passed


_NOBODY = object.__new__(Customer)
"""Whose field it is, for the error of a check: all that one asks of it is its class."""
