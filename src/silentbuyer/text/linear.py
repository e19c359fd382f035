"""A small learned table: features of a text to scores of classes, in plain Python and a few microseconds."""

from __future__ import annotations

import json
import zlib
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
    rows: dict[str, int]
    scale: float
    bias: tuple[float, ...]
    told: dict[str, Any]

    def scores(self, features: set[str]) -> list[float]:
        """The score of each class: bias, and the known features' weights summed over the root of their number."""
        known = self.rows.keys() & features
        return self.scores_of(sum(map(self.rows.__getitem__, known)), len(known))

    def scores_of(self, total: int, known: int) -> list[float]:
        """The same of the sum of so many rows, for who keeps sums of features that come together."""
        if not known:
            return list(self.bias)
        lanes = memoryview(total.to_bytes(_LANE * (len(self.classes) + 1), "little")).cast("I")
        share, middle = self.scale / known**0.5, _MIDDLE * known
        return [bias + share * (lane - middle) for bias, lane in zip(self.bias, lanes, strict=False)]


def load(name: str) -> Linear:
    """A table that `packed` wrote, from the data folder."""
    head, _, body = zlib.decompress(resource(name).read_bytes()).partition(b"\n")
    told = json.loads(head)
    spread = bytearray(_LANE * len(body))
    spread[::_LANE] = body
    wide, width = bytes(spread), _LANE * len(told["classes"])
    rows = {
        name: int.from_bytes(wide[at * width : (at + 1) * width], "little") for at, name in enumerate(told["features"])
    }
    return Linear(
        classes=tuple(told.pop("classes")), rows=rows, scale=told.pop("scale"), bias=tuple(told.pop("bias")),
        told={name: value for name, value in told.items() if name != "features"},
    )  # fmt: skip


def packed(head: dict[str, Any], rows: bytes) -> bytes:
    """The bytes of a table: `head` has ``classes``, ``features``, ``scale``, ``bias``; `rows` a byte each."""
    return zlib.compress(json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode() + b"\n" + rows, 9)
