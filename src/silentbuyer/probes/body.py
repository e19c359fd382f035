"""Reading a body under a cap: decompressed by us, piece by piece, so that no bomb unfolds in memory."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import StreamReader

LIMIT = 512 * 1024
"""Bytes of a decompressed page that are looked at; real home pages are smaller (judgement)."""

PLAIN = ("", "identity", "none", "utf-8")
ZIPPED = ("gzip", "x-gzip", "deflate")


class Body:
    """A body as it comes in; `full` says that no more is wanted."""

    encoding: str
    full: bool
    garbled: bool

    def __init__(self, encoding: str, limit: int = LIMIT) -> None:
        self.encoding = "" if encoding in (*PLAIN, *ZIPPED) else encoding
        self._zipped = zlib.decompressobj(47) if encoding in ZIPPED else None
        self._raw = encoding == "deflate"
        self._limit, self._taken = limit, 0
        self._got: bytes | bytearray = b""
        self.full, self.garbled = False, False

    @property
    def data(self) -> bytes:
        """What has come so far, decompressed."""
        return bytes(self._got)

    def feed(self, chunk: bytes) -> None:
        """Take in one piece from the wire."""
        self._taken += len(chunk)
        room = self._limit - len(self._got)
        piece = self._unzip(chunk, room) if self._zipped else chunk[:room]
        if not self._got:
            self._got = piece  # the usual case: one piece is kept as it came, without a copy
        else:
            self._got = self._got if isinstance(self._got, bytearray) else bytearray(self._got)
            self._got += piece
        # A compressed stream that unfolds to nothing could be fed for ever: the raw bytes are capped as well.
        self.full = self.full or len(self._got) >= self._limit or self._taken >= self._limit

    def _unzip(self, chunk: bytes, room: int) -> bytes:
        assert self._zipped is not None  # noqa: S101 - feed has just looked
        try:
            return self._zipped.decompress(chunk, room)
        except zlib.error:
            if self._raw and not self._got:  # "deflate" without its zlib header is common
                self._raw, self._zipped = False, zlib.decompressobj(-zlib.MAX_WBITS)
                return self._unzip(chunk, room)
            self.full = self.garbled = True
            return b""

    async def read(self, stream: StreamReader) -> None:
        """Take in pieces until the end or the cap."""
        while not self.full and (chunk := await stream.readany()):
            self.feed(chunk)
