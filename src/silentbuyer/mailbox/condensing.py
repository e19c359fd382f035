"""A long mail in short: its headers and what people read in it, without the files that it carries.

Pictures come before the text as often as behind it, so the first bytes of a mail are not enough. It is read once, part
by part: of a text part the beginning is kept, of any other part the headers alone. Memory stays bounded.
"""

from __future__ import annotations

import re
from typing import BinaryIO

import attrs

_TYPE = re.compile(rb"^content-type:[ \t]*([\w.+-]{1,40}/[\w.+-]{1,80})?", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"\bboundary[ \t]*=[ \t]*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_NAMED = re.compile(rb"^content-disposition:[ \t]*attachment", re.IGNORECASE | re.MULTILINE)
_KEPT_TYPES = (b"text/", b"message/")
_HEADERS = 24 * 1024
_LINE = 8192
_BLOCK = 1 << 18
_MOST_MARKS = 40
_NO_MARK = re.compile(b"(?!)")


def condensed(stream: BinaryIO, start: int, size: int, room: int) -> bytes:
    """The mail of `size` bytes at `start` in at most `room` bytes, of which one text part takes at most two thirds."""
    stream.seek(start)
    return _Reading(stream, start + size, room).done()


@attrs.define
class _Reading:
    stream: BinaryIO
    end: int
    room: int
    kept: bytearray = attrs.field(factory=bytearray)
    marks: list[bytes] = attrs.field(factory=list)
    begins: re.Pattern[bytes] = attrs.field(default=_NO_MARK)

    def done(self) -> bytes:
        """The mail, read from the place of the stream to its end."""
        while self.stream.tell() < self.end and len(self.kept) < self.room:
            share = self._share(self._headers())
            mark = self._body(share)
            self._keep(mark)
            while mark and mark.rstrip().endswith(b"--") and self.stream.tell() < self.end:
                mark = self._body(0)  # what stands behind the last part of a multipart is nobody's text
                self._keep(mark)
        return bytes(self.kept[: self.room])

    def _keep(self, piece: bytes) -> None:
        self.kept += piece[: max(0, self.room - len(self.kept))]

    def _line(self) -> bytes:
        return self.stream.readline(max(0, min(_LINE, self.end - self.stream.tell())))

    def _headers(self) -> bytes:
        """The headers of a part up to the empty line, kept as far as they are of a usual length."""
        found = bytearray()
        while line := self._line():
            if len(found) < _HEADERS:
                found += line
            if not line.strip(b"\r\n"):
                break
        if not found.endswith((b"\n\n", b"\r\n\r\n")) and len(found) >= _HEADERS:
            found += b"\n\n"
        self._keep(bytes(found))
        return bytes(found)

    def _share(self, headers: bytes) -> int:
        """How many bytes of the part below these headers are kept; a boundary that they name is remembered."""
        boundary = _BOUNDARY.search(headers)
        found = _TYPE.search(headers)
        kind = (found.group(1) or b"text/plain").lower() if found else b"text/plain"
        if kind.startswith(b"multipart/"):
            if boundary and len(self.marks) < _MOST_MARKS:
                self.marks.append(re.escape(b"--" + (boundary.group(1) or boundary.group(2)).rstrip()))
                self.begins = re.compile(b"\n(?:" + b"|".join(self.marks) + rb")(?:--)?[ \t]*(?=[\r\n])")
            return 0 if boundary else self.room * 2 // 3
        if kind.startswith(_KEPT_TYPES) and not _NAMED.search(headers):
            return self.room * 2 // 3
        return 0

    def _body(self, share: int) -> bytes:
        """Read on to the next boundary, keeping at most `share` bytes; the line of the boundary, empty at the end."""
        fresh = True
        while share > 0 and (line := self._line()):
            if fresh and self.begins.match(b"\n" + line):
                return line
            fresh = line.endswith(b"\n")
            self._keep(line[:share])
            share -= len(line)
        return self._skipped(fresh=fresh)

    def _skipped(self, *, fresh: bool) -> bytes:
        """The line of the next boundary; all before it is passed over."""
        tail = b"\n" if fresh else b""
        while self.marks and (block := self.stream.read(min(_BLOCK, self.end - self.stream.tell()))):
            data = tail + block
            found = self.begins.search(data)
            if found:
                self.stream.seek(found.start() + 1 - len(data), 1)
                return self._line()
            tail = data[-256:] if len(block) == _BLOCK else b""
            # A boundary may be cut by the end of the block: the last bytes are looked at again with the next one.
        self.stream.seek(self.end)
        return b""
