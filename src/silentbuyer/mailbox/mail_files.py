"""The files in which mails lie: plain, packed as services hand them out, or of a program that keeps them shut."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

import attrs

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_SHUT = {
    b"!BDN": "a store of Outlook (.pst, .ost)",
    b"LOUTLOOK": "a store of Outlook for Mac",
}
_OLE, _OLE_MAILS, _OLE_MAIL = (
    b"\xd0\xcf\x11\xe0",
    (".msg", ".oft"),
    "a mail of Outlook (.msg)",
)  # old Excel begins so too
_PACKED = frozenset({".mbox", ".mbx", ".eml", ".emlx", ".mboxrd", ""})
_HEAD = 16


@attrs.frozen
class MailFile:
    """A file of mails: its name for a person, a way to open it (each time from its beginning), and its size in bytes.

    `fault` says why it cannot be read; empty when it can.
    """

    name: str
    open: Callable[[], BinaryIO]
    size: int
    fault: str = ""


def mail_files(file: Path) -> Iterator[MailFile]:
    """The file itself, or the files of mails that are packed in it."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    shut = _OLE_MAIL if head.startswith(_OLE) and file.suffix.lower() in _OLE_MAILS else None
    shut = next((what for mark, what in _SHUT.items() if head.startswith(mark)), shut)
    if shut is not None:
        way = "export the mails as .eml files or an mbox"
        yield MailFile(str(file), lambda: file.open("rb"), size, f"is {shut}, which cannot be read: {way}")
    elif head.startswith(_GZIP):
        yield MailFile(str(file), lambda: cast("BinaryIO", gzip.open(file, "rb")), size)  # noqa: SIM115 - the caller's
    elif head.startswith(_ZIP):
        yield from _members(file, size)
    else:
        yield MailFile(str(file), lambda: file.open("rb"), size)


def _members(file: Path, size: int) -> Iterator[MailFile]:
    try:
        with ZipFile(file) as archive:
            names = [(item.filename, item.file_size) for item in archive.infolist() if not item.is_dir()]
    except BadZipFile as error:
        yield MailFile(str(file), lambda: file.open("rb"), size, f"is a broken archive ({error})")
        return
    found = [(name, length) for name, length in names if _is_mail(PurePosixPath(name))]
    if not found:
        yield MailFile(str(file), lambda: file.open("rb"), size, "is an archive without mails")
    for name, length in found:
        yield MailFile(f"{file}/{name}", _opener(file, name), length)


def _is_mail(name: PurePosixPath) -> bool:
    return name.suffix.lower() in _PACKED and not name.name.startswith(".")


def _opener(file: Path, name: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        archive = ZipFile(file)
        try:
            return cast("BinaryIO", archive.open(name))
        finally:
            archive.close()  # the member keeps the file open for itself

    return opened
