"""A small learned table: features of a text to scores of classes, in plain Python and a few microseconds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, KeysView, Mapping
from typing import Any

import attrs

from silentbuyer.data.tables import resource

_LANE = 4
_MIDDLE = 128


@attrs.frozen(kw_only=True)
class Linear:
    """Feature -> its weights, one byte a class, 128 meaning nothing; `told` is what else the trainer wrote down.

    The bytes of a row are spread to a lane of four a class, as one long number: so plain Python adds all classes at
    once.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    scale: float
    bias: tuple[float, ...]
    told: dict[str, Any]

    def scores(self, features: set[str]) -> list[float]:
        """The score of each class: bias, and the known features' weights summed over the root of their number."""
        return self.scores_of(self.sum_of(features))

    def sum_of(self, features: set[str]) -> int:
        """The known features' rows added up, with their number in a last lane: such sums may be added again."""
        known = self.rows.keys() & features
        return sum(map(self.rows.__getitem__, known)) + (len(known) << 8 * _LANE * len(self.classes))

    def scores_of(self, total: int) -> list[float]:
        """The scores of such a sum."""
        *lanes, known = memoryview(total.to_bytes(_LANE * (len(self.classes) + 1), "little")).cast("I")
        if not known:
            return list(self.bias)
        share, middle = self.scale / known**0.5, _MIDDLE * known
        return [bias + share * (lane - middle) for bias, lane in zip(self.bias, lanes, strict=True)]


class _Packed(Mapping[str, int]):
    """Rows that become numbers when they are asked for: of tens of thousands a run meets few."""

    def __init__(self, places: dict[str, int], body: memoryview, width: int) -> None:
        self._places, self._body, self._width = places, body, width

    def __getitem__(self, name: str) -> int:
        at = self._places[name] * self._width
        return number(self._body[at : at + self._width], _LANE)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def keys(self) -> KeysView[str]:
        return self._places.keys()


def number(weights: bytes | memoryview, lane: int) -> int:
    """One row of bytes as a long number with so many bytes a lane."""
    spread = bytearray(lane * len(weights))
    spread[::lane] = weights
    return int.from_bytes(spread, "little")


def load(name: str) -> Linear:
    """A table that `packed` wrote, from the data folder."""
    head, _, body = zlib.decompress(resource(name).read_bytes()).partition(b"\n")
    told = json.loads(head)
    names = told["features"]
    rows = _Packed(dict(zip(names, range(len(names)), strict=True)), memoryview(body), len(told["classes"]))
    return Linear(
        classes=tuple(told.pop("classes")), rows=rows, scale=told.pop("scale"), bias=tuple(told.pop("bias")),
        told={name: value for name, value in told.items() if name != "features"},
    )  # fmt: skip


def packed(head: dict[str, Any], rows: bytes) -> bytes:
    """The bytes of a table: `head` has ``classes``, ``features``, ``scale``, ``bias``; `rows` a byte each."""
    return zlib.compress(json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode() + b"\n" + rows, 9)
