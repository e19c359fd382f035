"""Of what a sentence speaks, as marks that are the same in all languages, and how much two sentences share.

A mark is a concept (`hearing.concepts`), the group of a word (`hearing.word_pieces`), a pair of signs, a figure or a
code. What stands in every other sentence tells little: its weight is small.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import concepts_read
from silentbuyer.values.lazy import remembered

Marks = frozenset[str]

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2,6}(?:-?\d{1,5})?|(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{2,15})(?![A-Za-z0-9])"
)
_FIRST_SIGN = "\u0e00"
"""From where a pair stands for signs of a script without spaces."""


@remembered(2048)
def marks_of(sentence: str, languages: tuple[str, ...]) -> Marks:
    """The marks of a sentence."""
    _, places, pairs, words = concepts_read(sentence, languages)
    known = {pieces[-1] for pieces in words if pieces}  # its group, else how it begins
    figures = {f"#{one.replace(',', '.')}" for one in _FIGURE.findall(sentence)}
    codes = {f"!{one.casefold()}" for one in _CODE.findall(sentence)}
    return frozenset[str]().union(*places, pairs, known, figures, codes)


@lru_cache(maxsize=1024)  # each sentence is held against each of the other side's
def weight(marks: Marks) -> float:
    """How much marks tell together."""
    known = _weights()
    return sum(known[one] if one in known else _unlisted(one) for one in marks)


def covered(asked: Marks, said: Marks) -> float:
    """How much of what one speaks of is spoken of by the other, 0..1."""
    whole = weight(asked)
    return weight(asked & said) / whole if whole else 0.0


def likeness(one: Marks, other: Marks) -> float:
    """How much two speak of the same, 0..1."""
    both = weight(one) * weight(other)
    return weight(one & other) / both**0.5 if both else 0.0


def _unlisted(mark: str) -> float:
    told = toml("text/telling.toml")["unlisted"]
    if mark[0] == "=":
        return float(told["signs"] if mark[1] >= _FIRST_SIGN else told["word"])
    return float(told["figure"] if mark[0] == "#" else told["code"] if mark[0] == "!" else told["concept"])


@cache
def _weights() -> dict[str, float]:
    told = toml("text/telling.toml")
    groups = {f"@{number}": float(one) for number, one in enumerate(told["groups"])}
    return groups | {name: float(one) for name, one in told["concepts"].items()}
