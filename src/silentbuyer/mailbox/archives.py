"""Mail archives read one mail at a time: ``.eml`` files, mbox files of any size, Maildir folders.

An mbox is read in blocks and never held whole: of one mail at most `KEPT` bytes are kept (headers and the first
text; attachments are skipped), so that a mailbox of many gigabytes, or one mail of many, passes in bounded memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from silentbuyer.errors import RecordError

KEPT = 96 * 1024
BLOCK = 1 << 20
_BEGINS = b"\nFrom "
# The line that parts mails: "From ana@acme.example Mon Mar  2 10:00:00 2026", "From - Mon ...", "From MAILER-DAEMON".
_SEPARATOR = re.compile(rb"From (?:\S{1,320}[ \t].{0,200}\d\d:\d\d|-[ \t]|\S{1,320}@\S|MAILER-DAEMON)")
_LINE = 600
_MAILDIR = ("cur", "new")

Progress = Callable[[int, int, int], None]
"""Called now and then with bytes read, bytes in all, and mails found."""


@attrs.frozen
class Raw:
    """One mail of an archive, unread.

    Attributes:
        source: the file, and for an mbox the byte at which the mail begins.
        data: its bytes, at most `KEPT` of them.
        size: how long it is in truth.

    """

    source: str
    data: bytes = attrs.field(repr=False)
    size: int


def read_archive(path: str | Path, *, progress: Progress | None = None) -> Iterator[Raw]:
    """The mails of an ``.eml`` file, an mbox, a Maildir, or a folder of such files, in the order of the files.

    Raises:
        RecordError: when there is nothing to read at this path.

    """
    place = Path(path)
    if place.is_dir():
        files = [place / part for part in _MAILDIR if (place / part).is_dir()] or [place]
        found = [file for folder in files for file in sorted(folder.rglob("*")) if file.is_file()]
        yield from _many(found, progress)
    elif place.is_file():
        yield from _many([place], progress)
    else:
        raise RecordError(f"no mail can be read at {str(place)!r}: it is neither a file nor a folder")


_HEADER = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|X-[\w-]{1,40}): "
)
"""A header with which a mail begins."""


def is_archive(path: str | Path) -> bool:
    """Whether mail stands at a path: a Maildir, a mail, an mbox, or a folder of mails; what cannot be read is none."""
    place = Path(path)
    if place.is_dir():
        return (
            any((place / part).is_dir() for part in _MAILDIR) or any(place.glob("*.eml")) or any(place.glob("*.mbox"))
        )
    try:
        with place.open("rb") as stream:
            head = stream.read(_LINE).lstrip(b"\xef\xbb\xbf\r\n")
    except OSError:
        return False
    return bool(_SEPARATOR.match(head) or _HEADER.match(head))


def _many(files: list[Path], progress: Progress | None) -> Iterator[Raw]:
    total, done, mails, told = sum(file.stat().st_size for file in files), 0, 0, 0
    for file in files:
        for raw, reached in _one(file):
            mails += 1
            if progress is not None and done + reached - told >= BLOCK:
                told = done + reached
                progress(told, total, mails)
            yield raw
        done += file.stat().st_size
    if progress is not None:
        progress(total, total, mails)


def _one(file: Path) -> Iterator[tuple[Raw, int]]:
    try:
        with file.open("rb") as stream:
            head = stream.read(_LINE).lstrip(b"\xef\xbb\xbf\r\n")
            stream.seek(0)
            if _SEPARATOR.match(head):
                for start, data, size in split_mbox(stream):
                    yield Raw(f"{file}:{start}", data, size), start + size
            else:
                yield Raw(str(file), stream.read(KEPT), file.stat().st_size), file.stat().st_size
    except OSError as error:
        raise RecordError(f"the mail file {str(file)!r} cannot be read ({error})") from error


def split_mbox(stream: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """Start, kept bytes and whole size of each mail of an mbox stream."""
    mail, tail, last = _Mail(), b"", False
    while not last:
        block = stream.read(BLOCK)
        last = not block
        data = tail + block
        # The last bytes wait for the next block, lest a separator line be cut in two.
        limit = len(data) if last else max(len(data) - _LINE, 0)
        taken = 0
        for cut in _separators(data, limit):
            mail.take(data[taken:cut])
            taken = cut
            if mail.size:
                yield mail.start, bytes(mail.head), mail.size
                mail = _Mail(mail.start + mail.size)
        mail.take(data[taken : max(limit, taken)])
        tail = data[max(limit, taken) :]
    if mail.size:
        yield mail.start, bytes(mail.head), mail.size


def _separators(data: bytes, limit: int) -> Iterator[int]:
    """Where mails begin in a block; the beginning of the first one is nobody's end and need not be found."""
    found = data.find(_BEGINS, 0, limit + len(_BEGINS) - 1)
    while found >= 0:
        if _SEPARATOR.match(data, found + 1):
            yield found + 1
        found = data.find(_BEGINS, found + 1, limit + len(_BEGINS) - 1)


@attrs.define
class _Mail:
    """The mail in hand: where it starts, its first bytes, and how long it has become."""

    start: int = 0
    head: bytearray = attrs.field(factory=bytearray)
    size: int = 0

    def take(self, piece: bytes) -> None:
        """Add a piece; beyond `KEPT` it is only counted."""
        room = KEPT - len(self.head)
        if room > 0:
            self.head += piece[:room]
        self.size += len(piece)
