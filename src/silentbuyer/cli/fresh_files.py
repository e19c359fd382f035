"""Files that appear under their names only when they are whole: written beside them, and put in place at the end."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from silentbuyer.cli.status import UsageError
from silentbuyer.language.saying import say

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def fresh(path: str, kind: str = "") -> Generator[TextIO]:
    """A file written beside its name and put in place at the end; a device or pipe is written to directly."""
    target = Path(path).resolve()  # through a link, which stays
    if target.is_dir():
        raise UsageError(say("{path} is a directory; name a file in it", path=path))
    # Excel takes a CSV for UTF-8 only when it begins with the byte order mark.
    encoding = "utf-8-sig" if kind in ("csv", "rows") else "utf-8"
    plain = not target.exists() or target.is_file()
    # A name of its own, so that two runs with one output do not write into each other's.
    part = target.with_name(f"{target.name[:200]}.{secrets.token_hex(6)}.part") if plain else target
    with part.open("x" if plain else "w", encoding=encoding, errors="backslashreplace", newline="") as stream:
        try:
            yield stream
            stream.flush()
        except BaseException:
            if plain:
                part.unlink(missing_ok=True)
            raise
    if plain:
        part.replace(target)


@contextmanager
def fresh_path(path: str) -> Generator[Path]:
    """A name beside the file's own, for a writer that opens it itself; put in place at the end."""
    target = Path(path).resolve()
    if target.is_dir():
        raise UsageError(say("{path} is a directory; name a file in it", path=path))
    if target.exists() and not target.is_file():  # the finished file would take the place of a device or pipe
        raise UsageError(say("{path} is a device or pipe; a workbook needs a file", path=path))
    part = target.with_name(f"{target.name[:200]}.{secrets.token_hex(6)}.part")
    part.touch()  # whether the folder can be written to is better known now than at the end
    try:
        yield part
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(target)


def write_text(path: str, text: str) -> None:
    """A whole text into a file, in the same careful way."""
    with fresh(path) as stream:
        stream.write(text)
