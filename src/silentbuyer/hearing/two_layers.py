"""A small learned network: features of a text to scores of classes through one inner layer, in plain Python.

Both layers are added up as long numbers that hold a lane a cell, so that plain Python adds all cells at once: some
thirty additions and as many products a sentence.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, pairwise
from operator import mul
from typing import Any

import attrs

from silentbuyer.data.tables import resource
from silentbuyer.text.linear import number

MOST_FEATURES = 256
"""Features of one text that are added up; no sentence has as many."""

MOST_STEPS = 3
"""Steps of the first layer's weights to either side: so few that sums of thousands fill no lane."""

_INNER, _OUTER = 2, 4
_HALF = 1 << (8 * _INNER - 1)
_MIDDLE = 128
_NEAR_NOTHING = MOST_STEPS + 1
_BITS = 3
"""Bits of a weight of the first layer, so that two share a byte: such bytes pack to a fifth less than single ones."""
_FIRST_OF_TWO = bytes(pair & ((1 << _BITS) - 1) for pair in range(256))
_SECOND_OF_TWO = bytes(pair >> _BITS for pair in range(256))
_MOST_ROWS = 50_000
_KEY_BYTES = 3
_NUMBER = "I"
_NUMBER_BYTES = 4
# A cell is at most some thousand steps of the first layer: with so few cells no lane of the second overflows.


@attrs.define(kw_only=True, slots=False, eq=False)
class Network:
    """The rows of the first layer by their features' keys, which rise: one byte for two cells, four meaning nothing.

    `told` is what else the trainer wrote down. A cell is its bias and the known features' weights over the root of
    their number, or nothing where that is less; a score is its bias and the cells' weighted sum. All is reckoned in
    whole steps of the first layer, the root multiplied out, so that nothing but whole numbers is added.
    """

    classes: tuple[str, ...]
    keys: array[int]
    body: memoryview
    scale: float
    inner: tuple[float, ...]
    second: tuple[int, ...]
    second_scale: float
    bias: tuple[float, ...]
    told: dict[str, Any]

    def scores(self, features: set[str], bundles: Collection[tuple[str, ...]] = ()) -> list[float]:
        """The score of each class; `bundles` are features that come together, such as those of one word."""
        if len(features) > MOST_FEATURES:
            features = set(sorted(one for one in features if _place(self.keys, one) is not None)[:MOST_FEATURES])
        total = sum(map(self._rows.__getitem__, features)) + sum(map(self._bundles.__getitem__, bundles))
        known = total >> 8 * _INNER * len(self.inner)
        cells = memoryview(self._cells(total + self._biases[known])).cast("H").tolist()
        return self._outer(sum(map(mul, filter(None, cells), compress(self.second, cells))), known)

    def _cells(self, lifted: int) -> bytes:
        """The cells of both signs, each lifted by half a lane: those above nothing keep their bits but the highest."""
        above = lifted & self._biases.half
        return (lifted & (above - (above >> 8 * _INNER - 1))).to_bytes(_INNER * len(self.inner), "little")

    def _outer(self, total: int, known: int) -> list[float]:
        """The scores from the sum of the second layer's rows, each as often as its cell says."""
        lanes = memoryview(total.to_bytes(_OUTER * (len(self.bias) + 1), "little")).cast("I").tolist()
        step, middle = self.second_scale * self.scale / max(1, known) ** 0.5, lanes.pop()
        return [bias + step * (lane - middle) for bias, lane in zip(self.bias, lanes, strict=True)]

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.keys, self.body, len(self.inner))

    @cached_property
    def _bundles(self) -> _Bundles:
        return _Bundles(self._rows)

    @cached_property
    def _biases(self) -> _Biases:
        return _Biases(self.inner, self.scale)


class _Biases(dict[int, int]):
    """By the number of known features: the cells' biases, less what the middles of so many rows add up to.

    Each is lifted by half a lane, so that none is below nothing, and the lane that counts is taken off.
    """

    def __init__(self, inner: tuple[float, ...], scale: float) -> None:
        super().__init__()
        self._inner, self._scale = inner, scale
        self.half = self._together([_HALF] * len(inner))

    def __missing__(self, known: int) -> int:
        root = max(1, known) ** 0.5 / self._scale
        biases = [_HALF + round(bias * root) - _NEAR_NOTHING * known for bias in self._inner]
        found = self[known] = self._together([*biases, -known])
        return found

    @staticmethod
    def _together(lanes: Iterable[int]) -> int:
        return sum(lane << 8 * _INNER * at for at, lane in enumerate(lanes))


class _Bundles(dict[tuple[str, ...], int]):
    """The sums of the rows of features that came together before."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__()
        self._of = rows

    def __missing__(self, bundle: tuple[str, ...]) -> int:
        if len(self) > _MOST_ROWS:
            self.clear()
        found = self[bundle] = sum(map(self._of.__getitem__, bundle))
        return found


class _Rows(dict[str, int]):
    """The rows that were asked for, as long numbers: of many thousand a program meets some hundred.

    A last lane counts the rows that are known; an unknown feature adds nothing.
    """

    def __init__(self, keys: array[int], body: memoryview, width: int) -> None:
        super().__init__()
        self._keys, self._body, self._width = keys, body, width

    def __missing__(self, feature: str) -> int:
        if len(self) > _MOST_ROWS:
            self.clear()
        row, place = 0, _place(self._keys, feature)
        if place is not None:
            at = place * self._width // 2
            row = number(_parted(bytes(self._body[at : at + self._width // 2])) + b"\x01", _INNER)
        self[feature] = row
        return row


def key_of(feature: str) -> int:
    """The number that stands for a feature in a table: its checksum's upper bits, in a tenth of the room of its name.

    Of 100,000 features some hundreds share a key with another one, in the training as in use.
    """
    return zlib.crc32(feature.encode(errors="replace")) >> (8 * (_NUMBER_BYTES - _KEY_BYTES))


def _place(keys: array[int], feature: str) -> int | None:
    """The place of a feature's row; a dictionary of all would take longer to lay out than the file to unpack."""
    key = key_of(feature)
    place = bisect_left(keys, key)
    return place if place < len(keys) and keys[place] == key else None


def _parted(pairs: bytes) -> bytes:
    """The weights of a row, one a byte, from bytes that hold two each."""
    row = bytearray(2 * len(pairs))
    row[::2], row[1::2] = pairs.translate(_FIRST_OF_TWO), pairs.translate(_SECOND_OF_TWO)
    return bytes(row)


def load_network(name: str) -> Network:
    """A network that `packed_network` wrote, from the data folder."""
    head, keys, body = _streams(resource(name).read_bytes())
    told, rising, view = json.loads(head), _rising(keys), memoryview(body)
    classes, inner = tuple(told.pop("classes")), tuple(told.pop("inner"))
    first, width = len(rising) * len(inner) // 2, len(classes)
    # The last lane counts what "nothing" adds up to.
    nothing = bytes((_MIDDLE,))
    rows = (bytes(view[first + at * width : first + (at + 1) * width]) + nothing for at in range(len(inner)))
    second = tuple(number(row, _OUTER) for row in rows)
    return Network(
        classes=classes, keys=rising, body=view, scale=told.pop("scale"),
        inner=inner, second=second, second_scale=told.pop("second_scale"),
        bias=tuple(told.pop("bias")), told=told,
    )  # fmt: skip


def _streams(data: bytes) -> Iterator[bytes]:
    """The parts of a file that were packed one after the other."""
    while data:
        part = zlib.decompressobj()
        yield part.decompress(data)
        data = part.unused_data


def _rising(planes: bytes) -> array[int]:
    """The keys, from their distances: first the lowest bytes of all, then the next ones."""
    size = len(planes) // _KEY_BYTES
    together = bytearray(_NUMBER_BYTES * size)
    for at in range(_KEY_BYTES):
        together[at::_NUMBER_BYTES] = planes[at * size : (at + 1) * size]
    gaps = array(_NUMBER, bytes(together))
    if sys.byteorder == "big":
        gaps.byteswap()
    return array(_NUMBER, accumulate(gaps))


def packed_network(head: dict[str, Any], keys: Sequence[int], first: bytes, second: bytes) -> bytes:
    """The bytes of a network.

    `head` has ``classes``, ``scale``, ``inner`` (the inner layer's biases, an even number of them), ``second_scale``,
    ``bias``; `keys` are those of the features (`key_of`), rising; the layers are rows, a byte a weight, 128 meaning
    nothing. Weights repeat in no pattern, so that only how frequent each is packs them.
    """
    line = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
    down = bytes(max(0, weight - _MIDDLE + _NEAR_NOTHING) % 256 for weight in range(256))
    cells = first.translate(down)
    pairs = bytes(one + (two << _BITS) for one, two in zip(cells[::2], cells[1::2], strict=True))
    gaps = b"".join((then - one).to_bytes(_KEY_BYTES, "little") for one, then in pairwise((0, *keys)))
    planes = b"".join(gaps[at::_KEY_BYTES] for at in range(_KEY_BYTES))
    body = zlib.compressobj(9, strategy=zlib.Z_HUFFMAN_ONLY)
    return zlib.compress(line, 9) + zlib.compress(planes, 9) + body.compress(pairs + second) + body.flush()
