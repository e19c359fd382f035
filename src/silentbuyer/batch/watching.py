"""Counting while a file is read: what was assumed, mended or left, row by row, for the report at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import attrs

from silentbuyer.batch.looks import WORDS, Column, looked
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.reading_report import Question, Report, dates_of
from silentbuyer.batch.tabular import LONE
from silentbuyer.language.saying import mark, say
from silentbuyer.model.customer import Customer, Remark
from silentbuyer.records.composed_headers import is_own
from silentbuyer.records.export_dates import AMBIGUOUS, NO_ZONE
from silentbuyer.records.talk_report import TalkReport
from silentbuyer.values.frozen import FrozenMap

_TWO_DAYS = AMBIGUOUS.partition(":")[0]
_DATES = frozenset(
    {
        "last_contact",
        "last_inbound",
        "last_outbound",
        "inquiry_at",
        "bounced_at",
        "last_order_at",
        "arrival",
        "orders",
        "messages",
    }
)
# What these say is told elsewhere or belongs to every reading: no cell was mended or lost.
_NAMELESS = "the record has none"
_ROUTINE = (
    "kept as a message",
    NO_ZONE,
    "the record has none",
    "read as ",
    "read from JSON",
    "a spreadsheet's day number",
    "rows ",
    LONE,
)
_TOGETHER = 500
"""Buyers whose remarks are counted together (judgement)."""
_OTHERWISE = re.compile(r"row \d+ says otherwise")
_LOGGED = re.compile(r"([\d,]+) of the log: ")
_ZONE = re.compile(rf"{NO_ZONE} (\S+) time")


@attrs.frozen(kw_only=True)
class _Note:
    """What a note says of the cell that it was made on; few notes are made on many cells.

    Attributes:
        zone: the clock on which dates without one were read, and `logged` how many; empty for any other note.
        unread, differs, lone, nameless, mended: what the report counts.

    """

    zone: str
    logged: int
    unread: bool
    differs: bool
    lone: bool
    nameless: bool
    mended: bool

    @staticmethod
    @lru_cache(maxsize=1024)
    def of(note: str) -> _Note:
        """What is read from the words of a note."""
        zone = _ZONE.search(note)
        logged = _LOGGED.match(note)
        return _Note(
            zone=(zone[1] if zone else "UTC") if NO_ZONE in note else "",
            logged=int(logged[1].replace(",", "")) if logged else 1,
            unread="not read" in note,
            differs=_OTHERWISE.match(note) is not None,
            lone=note == LONE,
            nameless=note.startswith(_NAMELESS),
            mended=not note.startswith(_ROUTINE),
        )


class Watch:
    """The counters of one reading."""

    strangers: tuple[int, int]

    def __init__(
        self,
        source: Source,
        passed: list[int],
        guessed: FrozenMap[str, str] = FrozenMap(),  # noqa: B008 - read-only
        asked: tuple[Question, ...] = (),
    ) -> None:
        self._source, self._passed, self._guessed, self._asked_first = source, passed, guessed, asked
        self._columns = {name: Column() for name in source.unknown}
        self._theirs = {ours: theirs for theirs, ours in reversed(tuple(source.mapping.items()))}
        self._ambiguous: Counter[str] = Counter()
        self._unread: dict[str, tuple[int, str]] = {}
        self._zones: Counter[str] = Counter()
        self._repaired = self._dated = self._nameless = 0
        self._lone = 0
        self._waiting: list[tuple[Remark, ...]] = []
        self._differing: Counter[str] = Counter()
        self.strangers = (0, 0)
        self.logged = self.joined = self.told_of = 0
        self.log = ""

    def take(self, item: object) -> None:
        """Look at a buyer or at a row that was refused."""
        if isinstance(item, Customer):
            self._dated += bool(item.messages)
            self._waiting.append(item.remarks)
            if len(self._waiting) >= _TOGETHER:
                self._settle()
            for name, column in self._columns.items():
                if name in item.extra:
                    column.add(item.extra[name])
        elif isinstance(item, BadRow):
            self._settle()
            self._refused(item)

    def _settle(self) -> None:
        """Count what was remarked of the buyers since the last time; many of them share their remarks."""
        shared = {id(remarks): remarks for remarks in self._waiting}
        for which, times in Counter(map(id, self._waiting)).items():
            mended = [self._remarked(remark, times) for remark in shared[which]]
            self._repaired += times * any(mended)
        self._waiting.clear()

    def note(self, note: str) -> None:
        """What was assumed of one message's date."""
        found = _ZONE.search(note)
        if found:
            self._zones[found[1]] += 1

    def _remarked(self, remark: Remark, times: int) -> bool:
        """Count what a remark on so many buyers says; whether a cell was mended or lost."""
        told = _Note.of(remark.note)
        if told.zone:
            self._zones[told.zone] += times * told.logged
        if told.unread and remark.field in _DATES:
            self._unread_date(self._column(remark.field), remark.note, remark.value, times)
        # Columns are told in the order in which anything was remarked of them.
        self._differing[self._column(remark.field)] += times * told.differs
        self._lone += times * told.lone
        self._nameless += times * (told.nameless and remark.field == "id")
        return told.mended

    def _refused(self, row: BadRow) -> None:
        if _TWO_DAYS in row.expected:
            self._ambiguous[row.column] += 1

    def _unread_date(self, column: str, note: str, value: str, times: int) -> None:
        if _TWO_DAYS in note:
            self._ambiguous[column] += times
        else:
            before, first = self._unread.get(column, (0, value))
            self._unread[column] = (before + times, first)

    def _column(self, field: str) -> str:
        return self._theirs.get(field, field)

    def report(self, *, good: int, bad: int, aside: int) -> Report:
        """The report on what was seen so far."""
        self._settle()
        return Report(
            source=self._source,
            rows=good + bad + self.joined,
            joined=self.joined,
            differing=FrozenMap({name: times for name, times in self._differing.items() if times}),
            good=good,
            refused=bad,
            passed=tuple(self._passed),
            repaired=self._repaired,
            lone=self._lone if self._lone * 2 < good else 0,
            nameless=self._nameless if "id" in self._source.mapping.values() else 0,
            kept=FrozenMap({name: _look(name, column) for name, column in self._columns.items() if column.seen}),
            ambiguous=FrozenMap(self._ambiguous),
            unread=FrozenMap(self._unread),
            zones=FrozenMap(self._zones),
            strangers=self.strangers,
            refused_messages=aside,
            talks=self._talks(aside),
            questions=tuple(self._questions(good)),
        )

    def _talks(self, aside: int) -> tuple[TalkReport, ...]:
        """The message log as a source of its own."""
        if not self.log:
            return ()
        strangers = self.strangers[0]
        return (
            TalkReport(
                source=self.log,
                kind="log",
                messages=self.logged + aside,
                taken=self.logged - strangers,
                others=strangers,
                refused=aside,
                buyers=self.told_of,
            ),
        )

    def _questions(self, good: int) -> Iterator[Question]:
        yield from self._asked_first
        for name, times in self._ambiguous.items():
            told = say("{dates} of {name} could be two days and were not read", dates=dates_of(times), name=repr(name))
            yield Question(told, say("--day-first or --month-first"))
        for name, (times, example) in self._unread.items():
            unread = mark("{dates} of {name} were not read, such as {example}: write them as 2026-03-31")
            yield Question(say(unread, dates=dates_of(times), name=repr(name), example=repr(example)), "")
        for name, column in looked(self._columns):
            yield from self._asked(name, column, good)
        messages, _ = self.strangers
        if messages and messages == self.logged:
            alike = say("no message of the log belongs to a buyer of the file: do both write the ids alike?")
            yield Question(alike, "")

    def _asked(self, name: str, column: Column, good: int) -> Iterator[Question]:
        if column.kind in {"mail", "phone"} and not _is_ours(name, column):
            ours = {"mail": "email", "phone": "phone"}[column.kind]
            used = mark("{name} looks like {looks} and is not used")
            if name in self._guessed:
                used = mark("{name} looks like {looks} and is taken for contacts only")
            yield Question(say(used, name=repr(name), looks=say(WORDS[column.kind])), f"--map {ours}={name!r}")
        if column.kind == "date" and good and not self._dated:
            told = say("no column tells when you last heard from the buyers; {name} looks like dates", name=repr(name))
            yield Question(told, f"--map last_contact={name!r}")


def _look(name: str, column: Column) -> str:
    looks = say(WORDS[column.kind])
    return say("{looks} (your own staff's, it seems)", looks=looks) if _is_ours(name, column) else looks


def _is_ours(name: str, column: Column) -> bool:
    """Whether a column holds the ways to reach our own people: by its name, or as a few of them return in many rows."""
    return column.kind in {"mail", "phone"} and (column.is_our_own or is_own(name))
