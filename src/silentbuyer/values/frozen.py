"""Read-only values: mappings and JSON-like trees that hash, compare and pickle."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING, Any, Generic, TypeVar

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class FrozenMap(Mapping[K, V_co], Generic[K, V_co]):
    """A mapping that cannot be changed, so that results may be hashed, shared and sent between processes.

    It equals any mapping with the same items and keeps the order in which it was made.
    """

    __slots__ = ("_data", "_deep", "_hash")
    _data: dict[K, V_co]
    _deep: bool
    _hash: int | None

    def __init__(self, items: Mapping[K, V_co] | Sequence[tuple[K, V_co]] = ()) -> None:
        self._data = dict(items)
        self._hash = None
        self._deep = False  # whether `freeze` made it, so that its values are known to be frozen as well

    def __getitem__(self, key: K) -> V_co:
        return self._data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, key: object) -> bool:
        return key in self._data

    # The views of the dict itself: read-only too, and several times faster than those that Mapping derives.

    def keys(self) -> KeysView[K]:
        """The keys in the order in which the mapping was made."""
        return self._data.keys()

    def values(self) -> ValuesView[V_co]:
        """The values in the order of the keys."""
        return self._data.values()

    def items(self) -> ItemsView[K, V_co]:
        """Pairs of key and value."""
        return self._data.items()

    if not TYPE_CHECKING:  # the type checker takes the overloads of Mapping.get

        def get(self, key, default=None):  # noqa: ANN001, ANN201 - see above
            """The value of a key, or `default`."""
            return self._data.get(key, default)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._data == other._data
        return self._data == other if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._data.items()))
        return self._hash

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> FrozenMap[str, str]:
        """A mapping of text to text, which `freeze` need not look through."""
        made: FrozenMap[str, str] = FrozenMap(texts)
        made._deep = True
        return made

    def adding(self: FrozenMap[str, Any], key: str, text: str) -> FrozenMap[str, Any]:
        """The same mapping with one more text, frozen as deeply as this one."""
        made: FrozenMap[str, Any] = FrozenMap()
        made._data, made._deep = {**self._data, key: text}, self._deep
        return made

    def __reduce__(self) -> tuple[type[FrozenMap[K, V_co]], tuple[tuple[tuple[K, V_co], ...]]]:
        return type(self), (tuple(self._data.items()),)

    def __repr__(self) -> str:
        return repr(self._data)


_PLAIN = frozenset({str, bool})
_MOST_BITS = 14_000
_MAPPINGS, _LISTS = frozenset({dict, FrozenMap}), frozenset({list, tuple})
DEEPEST = 100
"""Levels of lists and mappings in one value; what is nested deeper could not be hashed, compared or written as JSON."""


def freeze(value: Any, *, left: int = DEEPEST) -> Any:
    """A JSON-like value made read-only: mappings become `FrozenMap`, sequences and sets tuples.

    Dates become ISO text and enumerations their value, so that a frozen value survives JSON unchanged.

    Raises:
        TypeError: for anything that JSON cannot hold, numbers that are not finite among it, and for what is nested
            deeper than `left` levels.

    """
    kind = type(value)
    if value is None or kind in _PLAIN or (kind is FrozenMap and value._deep):  # noqa: SLF001 - our own class
        return value
    if kind is float:
        return _finite(value)
    if kind in _MAPPINGS and left > 0:
        return _frozen(value, left - 1)
    if kind in _LISTS and left > 0:
        return tuple([freeze(item, left=left - 1) for item in value])
    return _frozen_of_any_kind(value, left)


def _frozen_of_any_kind(value: Any, left: int) -> Any:
    if isinstance(value, Enum):
        return freeze(value.value, left=left)
    if isinstance(value, float):
        return _finite(float(value))
    if isinstance(value, int):
        return _short(int(value))
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if left <= 0:
        raise TypeError(f"expected lists and mappings nested at most {DEEPEST} levels deep")
    if isinstance(value, Mapping):
        return _frozen(value, left - 1)
    if isinstance(value, AbstractSet):
        return tuple(sorted((freeze(item, left=left - 1) for item in value), key=repr))
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return tuple([freeze(item, left=left - 1) for item in value])
    raise TypeError(f"expected text, numbers, true/false, nothing, lists or mappings of them, got {value!r}")


def _short(value: int) -> int:
    # Python refuses to write out, and to read, longer ones.
    if value.bit_length() > _MOST_BITS:
        raise TypeError(f"expected whole numbers of at most {_MOST_BITS * 3 // 10:,} digits")
    return value


def _finite(value: float) -> float:
    if not isfinite(value):
        raise TypeError(f"expected finite numbers, got {value}")
    return value


def _frozen(value: Mapping[Any, Any], left: int) -> FrozenMap[str, Any]:
    # Text is by far the most common; asking for it first makes results twice as quick to build.
    made = FrozenMap({str(key): item if type(item) is str else freeze(item, left=left) for key, item in value.items()})
    made._deep = True  # noqa: SLF001 - our own class
    return made


def thaw(value: Any) -> Any:
    """The plain dicts and lists behind a frozen value, ready for `json.dumps`."""
    if isinstance(value, Mapping):
        return {str(key): thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value
