"""Lines of a text file that may be hostile: never more than a bounded piece of one is held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from io import SEEK_END
from typing import TextIO

import attrs

# A long message log of one buyer in one cell is some 100 kB; a line beyond this is damage or an attack.
LONGEST = 1 << 20


@attrs.frozen
class Line:
    """One physical line: its number from 1, its text, and whether it was too long (then the text is empty)."""

    number: int
    text: str
    too_long: bool = False


def lines(stream: TextIO, longest: int = LONGEST) -> Iterator[Line]:
    """The lines of a stream; what is beyond `longest` characters of a line is passed over in pieces."""
    number = 0
    while piece := _piece(stream, longest):
        number += 1
        if len(piece) < longest or piece[-1] in "\r\n":
            yield Line(number, piece)
            continue
        while piece and piece[-1] not in "\r\n":
            piece = _piece(stream, longest)
        yield Line(number, "", too_long=True)


def _piece(stream: TextIO, longest: int) -> str:
    """What comes next; half a character at the very end of a wide text, which no handler takes, as a lone surrogate."""
    try:
        return stream.readline(longest)
    except UnicodeDecodeError:
        stream.seek(0, SEEK_END)
        return "\udc80"
