"""Mail archives read one mail at a time: ``.eml`` files, mbox files of any size, Maildir folders.

An mbox is read in blocks and never held whole: of one mail at most `KEPT` bytes are kept (of a longer one its headers
and the beginnings of its texts, without what it carries), so that a mailbox of many gigabytes, or one mail of many,
passes in bounded memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

import attrs

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.condensing import condensed
from silentbuyer.mailbox.mail_files import MailFile, mail_files
from silentbuyer.mailbox.usual_bytes import usual

KEPT = 96 * 1024
BLOCK = 1 << 20
_BEGINS = b"\nFrom "
# The line that parts mails: "From ana@acme.example Mon Mar  2 10:00:00 2026", "From - Mon ...". Such a date is written
# by machines alone, so it needs no more; any other line that begins so may be somebody's ("From Monday on we work until
# 18:00"), and parts mails only where the headers of a mail follow it.
_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2},? +\d{4})"
_DATED = re.compile(rb"From [^\r\n]{1,320}?[ \t]" + _DAY + rb" +\d\d:\d\d(?::\d\d)?\b")
_NAMES = (
    rb"(?:Return-Path|Received|Delivered-To|From|To|Cc|Date|Subject|Message-ID|MIME-Version|Content-Type|Reply-To|Sender"
    rb"|Status|In-Reply-To|References|Envelope-To|Authentication-Results|DKIM-Signature|ARC-[\w-]{1,40}|List-[\w-]{1,40}"
    rb"|X-[\w-]{1,60})"
)
_HEADED = re.compile(
    rb"From [^\r\n]{0,320}\r?\n" + _NAMES + rb":[^\r\n]*\r?\n(?:[ \t]|[A-Za-z][\w-]{1,60}:)", re.IGNORECASE
)
_HEADER = re.compile(_NAMES + rb": ", re.IGNORECASE)
_LINE = 1200
_BLANK = b"\xef\xbb\xbf\r\n\t "
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
        fault: why it cannot be read; empty when it can be tried.

    """

    source: str
    data: bytes = attrs.field(repr=False)
    size: int
    fault: str = ""


def read_archive(path: str | Path, *, progress: Progress | None = None) -> Iterator[Raw]:
    """The mails of an ``.eml`` file, an mbox (also packed: ``.gz``, ``.zip``), a Maildir, or a folder of such files.

    Raises:
        RecordError: when there is nothing to read at this path.

    """
    place = Path(path)
    if place.is_dir():
        files = [place / part for part in _MAILDIR if (place / part).is_dir()] or [place]
        found = [file for folder in files for file in sorted(folder.rglob("*")) if _may_be_mail(file)]
        yield from _many(found, progress)
    elif place.is_file():
        yield from _many([place], progress)
    else:
        raise RecordError(f"no mail can be read at {str(place)!r}: it is neither a file nor a folder")


_NO_MAIL = frozenset({".msf", ".dat", ".db", ".sqlite", ".ini", ".plist", ".log"})
"""Endings of the files that mail programs keep beside their mails."""
_APPLE = re.compile(rb"\d{1,12} *\r?\n(?=[A-Za-z])")
"""The length before a mail in the ``.emlx`` files of Apple Mail."""


def _may_be_mail(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() not in _NO_MAIL and not file.name.startswith(".")


def is_archive(path: str | Path) -> bool:
    """Whether mail stands at a path: a Maildir, a mail, an mbox, or a folder of mails; what cannot be read is none."""
    place = Path(path)
    if place.is_dir():
        return (
            any((place / part).is_dir() for part in _MAILDIR) or any(place.glob("*.eml")) or any(place.glob("*.mbox"))
        )
    try:
        return any(map(_holds_mail, mail_files(place)))
    except (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return False


def _holds_mail(file: MailFile) -> bool:
    if file.fault:
        return "Outlook" in file.fault
    with usual(file.open()) as stream:
        head = stream.read(_LINE).lstrip(_BLANK)
    return _separates(head, 0) or bool(_HEADER.match(head))


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
        for one in mail_files(file):
            if one.fault:
                yield Raw(one.name, b"", one.size, one.fault), one.size
                continue
            with usual(one.open()) as stream, usual(one.open()) as again:
                yield from _mails(one, stream, again)
    except (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise RecordError(f"the mail file {str(file)!r} cannot be read ({error})") from error


def _mails(file: MailFile, stream: BinaryIO, again: BinaryIO) -> Iterator[tuple[Raw, int]]:
    """The mails of one file: `stream` is read once, `again` where a mail is too long to be kept whole."""
    head = stream.read(_LINE).lstrip(_BLANK)
    stream.seek(0)
    if _separates(head, 0):
        for start, data, size in split_mbox(stream):
            if size > 64 or data.strip(_BLANK):  # blank lines before the first mail are none
                short = data if size <= KEPT else condensed(again, start, size, KEPT)
                yield Raw(f"{file.name}:{start}", short, size), start + size
        return
    data = stream.read(KEPT + 1)
    if len(data) > KEPT:
        data = condensed(again, 0, stream.seek(0, 2), KEPT)
    yield Raw(file.name, _APPLE.sub(b"", data, count=1) if _APPLE.match(data) else data, file.size), file.size


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
        if _separates(data, found + 1):
            yield found + 1
        found = data.find(_BEGINS, found + 1, limit + len(_BEGINS) - 1)


def _separates(data: bytes, place: int) -> bool:
    """Whether the line at this place parts two mails."""
    return bool(_DATED.match(data, place) or _HEADED.match(data, place))


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
