"""Regular expressions of a table as one pattern, sorted by how they open, so that most places of a text try but few."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPENERS = (r"\b", "^", r"(?:^|\s)", r"(?<!\w)", "")
"""What leads many expressions and is then tried once for all of them."""

_REPEATS = "*+?{"
_IN_CLASS = re.compile(r"\\.|\[(?:\\.|[^\\\]])*\]")
"""What may hold a bar or a bracket that is none: an escaped sign, a class."""


def any_shape(shapes: Iterable[str]) -> re.Pattern[str]:
    """A pattern that is found where one of some regular expressions is; no two that begin alike may end apart.

    Those that begin where a word does are tried only there, and of these only those with the letter that stands there.
    """
    led: dict[str, list[str]] = {}
    for shape in shapes:
        opener = "" if _has_ways(shape) else next(one for one in _OPENERS if shape.startswith(one))
        led.setdefault(opener, []).append(shape.removeprefix(opener))
    return re.compile("|".join(f"{opener}(?:{_by_letter(rests)})" for opener, rests in led.items()) or r"(?!)")


def _by_letter(shapes: Iterable[str]) -> str:
    """The ways, with a first letter that several have written once."""
    rests: dict[str, list[str]] = {}
    for shape in shapes:
        first = shape[:1] if shape[:1].isalpha() and shape[1:2] not in tuple(_REPEATS) and not _has_ways(shape) else ""
        rests.setdefault(first, []).append(shape.removeprefix(first))
    return "|".join(f"{letter}(?:{'|'.join(some)})" if letter else "|".join(some) for letter, some in rests.items())


def _has_ways(shape: str) -> bool:
    """Whether a bar parts the whole of an expression, and not what stands in brackets."""
    depth = 0
    for sign in _IN_CLASS.sub("", shape):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return True
    return False
