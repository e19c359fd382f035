"""A cell of any make made sound: what can be encoded, compared, walked through in bounded time, and kept as JSON.

Exports, data frames and APIs hand over anything: time cells, decimals, bytes, objects that break when they are touched,
lists that hold themselves. Behind this door there are only nothing, text, true and false, numbers that a float can
hold, dates, lists and mappings of bounded depth, and our own values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Any

import attrs

from silentbuyer.model.customer import Contact, Message, Order, Remark
from silentbuyer.values.frozen import DEEPEST
from silentbuyer.values.raised import MEANT_TO_END, name_of

# A whole log of messages in one cell is some thousands of items; beyond this it is damage or an attack (judgement).
MOST_ITEMS = 200_000
_LONE = re.compile("[\ud800-\udfff]")
_OURS = (Message, Order, Contact, Remark)
# Python refuses to write out a number of more digits than this, and a float holds 309.
_MOST_DIGITS = 4300
_FLOAT_BITS = 1024


class TooLargeError(ValueError):
    """A value that is nested too deeply or holds too many items."""


def sound(value: Any) -> tuple[Any, str]:
    """The value as what may be worked with, and a note of what was done to it (empty for nothing)."""
    if type(value) is str and (value.isascii() or not _LONE.search(value)):
        return value, ""
    walk = _Walk()
    try:
        return walk.value(value, 0), "; ".join(walk.notes)
    except MEANT_TO_END:
        raise
    except TooLargeError as error:
        return f"<{type(value).__name__}>", f"{error}: left out"
    except BaseException as error:  # noqa: BLE001 - a cell of strangers' make costs itself only
        return f"<{type(value).__name__}>", f"could not be looked at ({name_of(error)}): left out"


def are_sound(texts: Iterable[str]) -> bool:
    """Whether a whole column of texts may be worked with as it is: a character that no text has cannot be encoded."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True


@attrs.define
class _Walk:
    """One cell on its way, with what was done and how many items may still come."""

    notes: dict[str, None] = attrs.Factory(dict)
    left: int = MOST_ITEMS

    def value(self, value: Any, depth: int) -> Any:
        if value is None or isinstance(value, (bool, *_OURS)):
            return value
        if isinstance(value, Enum):
            return self.value(value.value, depth)
        if isinstance(value, str):
            return self._text(str.__str__(value))
        if isinstance(value, (int, float, Decimal)):
            return self._number(value)
        if isinstance(value, date):
            # pandas' "not a time" is a datetime that differs from itself.
            return value if value == value else None  # noqa: PLR0124 - see above
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._text(bytes(value).decode("utf-8", "replace"))
        return self._many(value, depth)

    def _text(self, text: str) -> str:
        lone = None if text.isascii() else _LONE.search(text)
        if lone is None:
            return text
        self.notes["characters that no text has were replaced"] = None
        # One that comes again and again is replaced at once, which costs a tenth of finding each.
        return _LONE.sub("\ufffd", text.replace(lone[0], "\ufffd"))

    def _number(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return None if value.is_nan() else str(value)
        if isinstance(value, float):
            return None if math.isnan(value) else float(value) if math.isfinite(value) else str(float(value))
        if int.bit_length(value) < _FLOAT_BITS:
            return int(value)
        self.notes["is a number too large to be one: read as text"] = None
        digits = int(int.bit_length(value) * math.log10(2)) + 1
        return str(int(value)) if digits < _MOST_DIGITS else f"<a number of some {digits:,} digits>"

    def _many(self, value: Any, depth: int) -> Any:
        if isinstance(value, Mapping):
            self._deeper(depth)
            return {self._text(_name(key)): self.value(item, depth + 1) for key, item in self._taken(value.items())}
        if isinstance(value, Iterable):
            self._deeper(depth)
            listed = [self.value(item, depth + 1) for item in self._taken(value)]
            return sorted(listed, key=repr) if isinstance(value, AbstractSet) else listed
        # What has no value at all says so by its class (pandas' NA, which refuses to be compared).
        return None if type(value).__name__ == "NAType" else self._text(str(value))

    def _deeper(self, depth: int) -> None:
        if depth >= DEEPEST:
            raise TooLargeError(f"is nested deeper than {DEEPEST} levels")

    def _taken(self, items: Iterable[Any]) -> Iterable[Any]:
        for item in islice(items, self.left + 1):
            self.left -= 1
            if self.left < 0:
                raise TooLargeError(f"holds more than {MOST_ITEMS:,} items")
            yield item


def _name(key: Any) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)
