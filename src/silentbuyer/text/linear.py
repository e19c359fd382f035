"""A small learned table: features of a text to scores of classes, in plain Python and a few microseconds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

import attrs

from silentbuyer.data.tables import resource

_LANE = 4
_MIDDLE = 128


@attrs.frozen(kw_only=True)
class Linear:
    """Feature -> row of one byte a class, 128 meaning nothing; `told` is what else the trainer wrote down.

    Rows are kept as they are on disk and spread to a lane of four bytes a class when they are used; as long numbers,
    plain Python adds all classes at once.
    """

    classes: tuple[str, ...]
    places: dict[str, int]
    rows: bytes
    scale: float
    bias: tuple[float, ...]
    told: dict[str, Any]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each class: bias, and the known features' weights summed over the root of their number."""
        known = [place for feature in features if (place := self.places.get(feature)) is not None]
        if not known:
            return list(self.bias)
        width = len(self.classes) * _LANE
        total = sum([int.from_bytes(self.rows[row * width : (row + 1) * width], "little") for row in known])
        lanes = memoryview(total.to_bytes(width + _LANE, "little")).cast("I")
        share, middle = self.scale / len(known) ** 0.5, _MIDDLE * len(known)
        return [bias + share * (lane - middle) for bias, lane in zip(self.bias, lanes, strict=False)]


def load(name: str) -> Linear:
    """A table that `packed` wrote, from the data folder."""
    head, _, body = zlib.decompress(resource(name).read_bytes()).partition(b"\n")
    told = json.loads(head)
    wide = bytearray(_LANE * len(body))
    wide[::_LANE] = body
    return Linear(
        classes=tuple(told.pop("classes")), places={name: at for at, name in enumerate(told.pop("features"))},
        rows=bytes(wide), scale=told.pop("scale"), bias=tuple(told.pop("bias")), told=told,
    )  # fmt: skip


def packed(head: dict[str, Any], rows: bytes) -> bytes:
    """The bytes of a table: `head` has ``classes``, ``features``, ``scale``, ``bias``; `rows` a byte each."""
    return zlib.compress(json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode() + b"\n" + rows, 9)
