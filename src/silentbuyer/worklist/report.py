"""The report: one HTML file with the list, its filters and every buyer's card; complete without its script.

A policy in the page lets a browser run that one script and load nothing. The first cards stand in the page as they
are; the others are packed and unpacked when they are opened, so that thousands of buyers fit into a mail.
"""

from __future__ import annotations

import tempfile
import zlib
from typing import TYPE_CHECKING, Self

from silentbuyer.worklist.buyer_card import article
from silentbuyer.worklist.packing import Packer
from silentbuyer.worklist.report_head import OPEN, beginning, ending, group_head
from silentbuyer.worklist.report_row import Keys, anchors, line
from silentbuyer.worklist.row import Row, row_of
from silentbuyer.worklist.sayings import teller
from silentbuyer.worklist.since import told
from silentbuyer.worklist.work_list import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.worklist.since import Former
    from silentbuyer.worklist.work_list import Worklist

_BLOCK = 60
"""Cards that are packed together: what they have in common is kept once."""

CHUNK = 50
"""Rows that a browser leaves aside together until they come near the screen: none of them costs it style or layout."""

_SAMPLE = 200
"""Cards by which the runs of tags are chosen."""

_SPOOL = 8_000_000


def report(
    diagnoses: Iterable[Diagnosis], *, title: str = "", source: str = "", language: str | None = None,
    since: Mapping[str, Former] | None = None,
) -> str:  # fmt: skip
    """The whole page as text."""
    with ReportWriter(title=title, source=source, language=language, since=since) as writer:
        for diagnosis in diagnoses:
            writer.add(diagnosis)
        return "".join(writer.chunks())


class ReportWriter:
    """Collects diagnoses one by one: rows stay in memory, cards wait in a temporary file.

    It changes as it goes, because which buyer stands first is known only at the end.
    """

    def __init__(
        self, *, title: str = "", source: str = "", language: str | None = None,
        since: Mapping[str, Former] | None = None, owner: str | None = None, top: int | None = None,
    ) -> None:  # fmt: skip
        self._title, self._source, self._language, self._since = title, source, language, since
        self._owner, self._top = owner, top
        self._gathering = Gathering(since)
        self._cards = tempfile.SpooledTemporaryFile(_SPOOL, mode="w+b")  # noqa: SIM115 - closed by __exit__
        self._places: dict[int, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cards.close()

    def add(self, given: Diagnosis) -> None:
        """Take one diagnosis."""
        wanted = self._language or given.language
        d = given if given.language == wanted else given.in_language(wanted)
        row = self._gathering.add(row_of(d), d)
        packed = zlib.compress(article(d, row, d.language, body=False).encode("utf-8", "replace"), 1)
        self._places[id(row)] = (self._cards.tell(), len(packed))
        self._cards.write(packed)

    def chunks(self) -> Iterator[str]:
        """The finished page, piece by piece."""
        work = self._gathering.worklist(source=self._source, language=self._language)
        tell = teller(work.language)
        change = "" if self._since is None else told(work, self._since, tell)
        work = work.of(owner=self._owner) if self._owner else work
        work = work[: self._top] if self._top else work
        names, keys = anchors(work), Keys(work, tell)
        yield beginning(work, self._title, change, keys, tell)
        for group, placed in work.groups:
            yield group_head(group, placed, tell)
            for first in range(0, len(placed), CHUNK):
                part = placed[first : first + CHUNK]
                yield f'<ol class="w" start="{part[0][0]}" style="--n:{len(part)}">\n'
                for place, row in part:
                    inner = self._card(row) if place <= OPEN else ""
                    yield line(place, row, tell, name=names[place], keys=keys, card=inner, packed=self._packed(place))
                yield "</ol>\n"
            yield "</details>\n"
        yield from self._blocks(work)
        yield ending(tell)

    def write(self, stream: TextIO) -> None:
        """The finished page into a text stream."""
        stream.writelines(self.chunks())

    def _card(self, row: Row) -> str:
        offset, size = self._places[id(row)]
        self._cards.seek(offset)
        return zlib.decompress(self._cards.read(size)).decode()

    def _packed(self, place: int) -> str:
        """Where the card of a place is packed: block and number."""
        return "" if place <= OPEN else f"z{(place - OPEN - 1) // _BLOCK}.{(place - OPEN - 1) % _BLOCK}"

    def _blocks(self, work: Worklist) -> Iterator[str]:
        rest = work.rows[OPEN:]
        if not rest:
            return
        packer = Packer([self._card(row) for row in rest[:_SAMPLE]])
        yield f'<script type="application/json" id="runs">{packer.table()}</script>\n'
        for number in range(0, len(rest), _BLOCK):
            packed = packer.packed(self._card(row) for row in rest[number : number + _BLOCK])
            yield f'<script type="text/plain" id="z{number // _BLOCK}">{packed}</script>\n'
