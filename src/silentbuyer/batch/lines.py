"""Lines of a text file that may be hostile: never more than a bounded piece of one is held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import SEEK_END
from typing import TextIO

import attrs

# A long message log of one buyer in one cell is some 100 kB; a line beyond this is damage or an attack.
LONGEST = 1 << 20
TOO_LONG = ""
"""What stands for a line that is too long: no line of a stream is empty."""


@attrs.frozen
class Line:
    """One physical line: its number from 1, its text, and whether it was too long (then the text is empty)."""

    number: int
    text: str
    too_long: bool = False


def lines(stream: TextIO, longest: int = LONGEST) -> Iterator[Line]:
    """The lines of a stream, numbered."""
    for number, text in enumerate(texts(stream, longest), 1):
        yield Line(number, text, too_long=text == TOO_LONG)


def texts(stream: TextIO, longest: int = LONGEST) -> Iterator[str]:
    """The lines of a stream as they stand, none without its end but the last; one that is too long is `TOO_LONG`.

    What is beyond `longest` characters of a line is passed over in pieces.
    """
    try:
        for piece in iter(partial(stream.readline, longest), ""):
            is_whole = len(piece) < longest or piece[-1] in "\r\n"
            yield piece if is_whole else _passed_over(stream, longest)
    except UnicodeDecodeError:
        yield _broken_off(stream)


def _passed_over(stream: TextIO, longest: int) -> str:
    """What stands for a line, once the rest of it has gone by."""
    try:
        while (piece := stream.readline(longest)) and piece[-1] not in "\r\n":
            pass
    except UnicodeDecodeError:
        _broken_off(stream)
    return TOO_LONG


def _broken_off(stream: TextIO) -> str:
    """Half a character at the very end of a wide text, which no handler takes, as a lone surrogate."""
    stream.seek(0, SEEK_END)
    return "\udc80"
