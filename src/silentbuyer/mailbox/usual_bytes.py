"""Mails saved in unusual bytes made usual: UTF-16 as editors save it, line ends of old Macs or doubled by a transfer.

Only such a file is written anew, into a temporary one that stays in memory while it is small; all others pass as they
are.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

_HEAD = 4096
_BLOCK = 1 << 20
_IN_MEMORY = 8 << 20
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENDS = b"\r\n"


def usual(stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning, or the same mails in UTF-8 with usual line ends; the caller closes what comes."""
    head = stream.read(_HEAD)
    stream.seek(0)
    wide = _wide(head)
    narrow = head if wide is None else head.decode(wide, "replace").encode()
    mended = _line_ends(narrow)
    if wide is None and mended is None:
        return stream
    made = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the caller's
    with stream:
        for block in _narrowed(stream, wide):
            made.write(block)
    made.seek(0)
    if mended is None:
        return made
    again = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the caller's
    with made:
        for block in _whole_ends(made):
            again.write(mended(block))
    again.seek(0)
    return again


def _wide(head: bytes) -> str | None:
    """The name of the UTF-16 a head is in: by its mark, else as every second byte of the header lines is zero."""
    named = next((name for mark, name in _WIDE if head.startswith(mark)), None)
    if named or len(head) < 20:
        return named
    even, odd = head[:200:2].count(0), head[1:200:2].count(0)
    half = min(len(head), 200) // 2
    if max(even, odd) < half * 0.9 or min(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _narrowed(stream: BinaryIO, wide: str | None) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(wide)("replace") if wide else None
    while block := stream.read(_BLOCK):
        yield block if decoder is None else decoder.decode(block).replace("\ufeff", "").encode("utf-8", "replace")


def _line_ends(head: bytes) -> Callable[[bytes], bytes] | None:
    """How line ends are mended: carriage returns alone, or doubled ones; None where they are usual."""
    if b"\n" not in head and head.count(b"\r") > 1:
        return lambda block: block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if head.count(b"\r\r\n") > 1 and head.count(b"\r\r\n") == head.count(b"\n"):
        return lambda block: block.replace(b"\r\r\n", b"\n")
    return None


def _whole_ends(stream: BinaryIO) -> Iterator[bytes]:
    """Blocks that end between lines' ends, never within one."""
    rest = b""
    while block := stream.read(_BLOCK):
        data = rest + block
        kept = len(data) - len(data.rstrip(_ENDS)) if len(data) > _BLOCK // 2 else 0
        kept = min(kept, 3)
        rest = data[len(data) - kept :] if kept else b""
        yield data[: len(data) - kept] if kept else data
    yield rest
