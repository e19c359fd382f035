"""The encoding of a text file: what its first bytes say, else UTF-8 if it fits, else a guess that is named as one."""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path
from typing import TextIO

import attrs

from silentbuyer.batch.code_pages import GUESSES
from silentbuyer.errors import RecordError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_BLOCK = 1 << 20
_LETTERS = re.compile(rb"[A-Za-z]{8}|BEGIN:VCARD", re.IGNORECASE)


@attrs.frozen
class Encoding:
    """The name of an encoding, and whether it is only a guess."""

    name: str
    guessed: bool = False


def detect(head: bytes) -> Encoding:
    """The encoding of a file that begins with `head` (64 KiB is plenty)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name)
    wide = _wide(head)
    if wide:
        return Encoding(wide, guessed=True)
    if _fits(head, "utf-8") or _mostly_utf8(head):
        return Encoding("utf-8")
    scored = [(score(_decoded(head, name)), name) for name, score in GUESSES.items() if _fits(head, name)]
    best, name = max(scored, default=(0.0, "cp1252"))
    return Encoding(name if best > 0 else "cp1252", guessed=True)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of its commas, digits and line ends all stand on the same side."""
    if _LETTERS.match(head):  # a name of a column or the frame of a card, with zeros strewn in behind it
        return None
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if max(even, odd) < max(4, pairs // 25) or min(even, odd) * 10 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if _fits(head, name) else None


def _fits(head: bytes, name: str) -> bool:
    try:
        _decoded(head, name)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(head: bytes) -> bool:
    """UTF-8 with some lines of another encoding or a cut character; lines of other pages are never UTF-8 by chance.

    Each misfit costs its own row; taken for another page, it would cost all the others.
    """
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head, final=False)
    foreign = [line for line in text.splitlines() if not line.isascii()]
    whole = sum(not any(map(_is_stray, line)) for line in foreign)
    strays = sum(map(_is_stray, text))
    letters = sum(not char.isascii() for char in text) - strays
    return 0 < whole >= len(foreign) - whole or letters >= 4 * strays


def _is_stray(char: str) -> bool:
    return "\udc80" <= char <= "\udcff"


def _decoded(head: bytes, name: str) -> str:
    # Not final: a character cut in two at the end of the head is no fault.
    return codecs.getincrementaldecoder(name)("strict").decode(head, final=False)


def open_text(file: Path, encoding: str) -> TextIO:
    """The text of a file, line ends as they are; bytes that are none come as lone surrogates, to be told row by row."""
    # The escape knows bytes above 127; half a pair in UTF-16 and UTF-32 is let through as what it is.
    wide = codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))
    return io.open(file, encoding=encoding, errors="surrogatepass" if wide else "surrogateescape", newline="")  # noqa: UP020 - closed by who asked


def known_encoding(file: Path, head: bytes, encoding: str | None) -> Encoding:
    """The user's encoding, else the one that the head shows.

    Raises:
        RecordError: when the user's encoding does not exist.

    """
    if encoding is None:
        return detect(_telling(file, head))
    try:
        "".encode(encoding)
    except (LookupError, ValueError) as error:
        raise RecordError(
            f"{file}: there is no encoding {encoding!r}; usual ones are utf-8, gb18030, cp1252"
        ) from error
    return Encoding(encoding)


def _telling(file: Path, head: bytes) -> bytes:
    """The part of a file that tells its encoding: the head, or where the first letters beyond ASCII come."""
    if not head.isascii() or b"\x00" in head:
        return head
    with file.open("rb") as stream:
        stream.seek(len(head))
        while block := stream.read(_BLOCK):
            if not block.isascii():
                first = next(place for place, byte in enumerate(block) if byte > 0x7F)
                start = block.rfind(b"\n", 0, first) + 1
                return block[start : start + _BLOCK // 16]
    return head
