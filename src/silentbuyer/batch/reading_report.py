"""What was not read, or not for certain, in a file of buyers: counted once at the end, each with what settles it."""

from __future__ import annotations

import json
from typing import Any

import attrs

from silentbuyer.batch.provenance import Source
from silentbuyer.language.saying import joined, mark, plural, say
from silentbuyer.records.talk_report import TalkReport
from silentbuyer.values.frozen import FrozenMap


@attrs.frozen
class Question:
    """Something that only the user can settle, and the option that does."""

    text: str
    option: str

    @property
    def sentence(self) -> str:
        """Both in one sentence."""
        return say("{text}: say {option}", text=self.text, option=self.option) if self.option else self.text

    def __str__(self) -> str:
        return self.sentence


@attrs.frozen(kw_only=True)
class Report:
    """How the rows of a file were read; complete once the reading is exhausted.

    Attributes:
        source: how the file as a whole was understood.
        rows: rows seen; `good` became buyers or messages, `refused` did not; `passed` were totals and notices.
        joined: rows that were read into the buyer of an earlier row with the same id.
        differing: column -> how often such a row said otherwise than the one before it; its cell was kept aside.
        repaired: good rows in which a cell was mended, left out or kept aside.
        lone: good rows with one filled cell, where most have more: headings or totals may be among them.
        nameless: good rows whose cell of the id is blank: called by their place.
        kept: columns that no field was found for -> what their cells look like.
        ambiguous: column -> dates in it that could be two days and were not read.
        unread: column -> dates in it that could not be read, with the first of them.
        zones: IANA name -> how many times without a zone were read on that clock.
        strangers: messages of the log that no buyer of the file has, and under how many ids or addresses they stand.
        refused_messages: rows of the message log that could not be read.
        talks: the sources of messages beside the table, each with its own counts and questions.
        questions: what only the user can settle in the table.

    """

    source: Source
    rows: int = 0
    good: int = 0
    refused: int = 0
    passed: tuple[int, ...] = ()
    joined: int = 0
    differing: FrozenMap[str, int] = attrs.field(factory=FrozenMap)
    repaired: int = 0
    lone: int = 0
    nameless: int = 0
    kept: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    ambiguous: FrozenMap[str, int] = attrs.field(factory=FrozenMap)
    unread: FrozenMap[str, tuple[int, str]] = attrs.field(factory=FrozenMap)
    zones: FrozenMap[str, int] = attrs.field(factory=FrozenMap)
    strangers: tuple[int, int] = (0, 0)
    refused_messages: int = 0
    talks: tuple[TalkReport, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def needs_user(self) -> bool:
        """Whether something was refused or only the user can settle it."""
        talks = any(talk.needs_user for talk in self.talks)
        return bool(self.refused or self.refused_messages or self.questions or talks)

    def with_talks(self, *talks: TalkReport) -> Report:
        """The report with sources of messages that were joined to the buyers after they were read."""
        return attrs.evolve(self, talks=(*self.talks, *talks))

    def lines(self) -> list[str]:
        """One sentence a line; the questions come last."""
        told = [*self._counts(), *self._columns(), *self._dates()]
        messages, ids = self.strangers
        if messages:
            whose = plural("{n} id or address", "{n:,} ids or addresses", n=ids)
            out = mark("{messages} of the log left out: no buyer of the file has their {whose}")
            told.append(say(out, messages=_messages(messages), whose=whose))
        told += [line for talk in self.talks if talk.kind != "log" for line in talk.lines()]
        return [*told, *(say("question: {question}", question=question.sentence) for question in self.questions)]

    def _counts(self) -> list[str]:
        read = mark("{rows} read, {refused:,} refused, {repaired:,} mended or read in part")
        told = say(read, rows=_rows(self.rows), refused=self.refused, repaired=self.repaired)
        if self.refused_messages:
            also = say("{messages} of the log refused", messages=_messages(self.refused_messages))
            told = joined([told, also])
        lines = [told]
        if self.joined:
            joined_rows = mark("{rows} read into the buyer of an earlier row with the same id")
            lines.append(say(joined_rows, rows=_rows(self.joined)))
        for column, times in self.differing.items():
            often = plural("{n} time", "{n:,} times", n=times)
            differs = mark("{column} differs {often} between rows of one id: the first was taken")
            lines.append(say(differs, column=repr(column), often=often))
        if self.lone:
            lone = mark("{rows} with one filled cell read as buyers: headings or totals of a report?")
            lines.append(say(lone, rows=_rows(self.lone)))
        if self.nameless:
            buyers = plural("{n} buyer", "{n:,} buyers", n=self.nameless)
            called = mark("{buyers} without an id called by the place in the file, such as 'row-3'")
            lines.append(say(called, buyers=buyers))
        if not self.passed:
            return lines
        shown = ", ".join(map(str, self.passed[:5])) + (" ..." if len(self.passed) > 5 else "")
        over = mark("{rows} passed over as totals or notices (row {shown})")
        return [*lines, say(over, rows=_rows(len(self.passed)), shown=shown)]

    def _columns(self) -> list[str]:
        used = len(self.source.mapping) - list(self.source.mapping.values()).count("extra")
        columns = plural("{n} column", "{n:,} columns", n=used)
        aside = len(self.source.columns) - used
        told = [say("{columns} used, {aside} kept aside unread", columns=columns, aside=aside)]
        looks = (
            say("column {name} has no field and is kept aside: it looks like {looks}", name=repr(name), looks=looks)
            for name, looks in self.kept.items()
        )
        return [*(told if self.source.columns else ()), *looks]

    def _dates(self) -> list[str]:
        unread = mark("{dates} of {column} could not be read, such as {example}")
        told = [
            say(unread, dates=dates_of(times), column=repr(column), example=repr(example))
            for column, (times, example) in self.unread.items()
        ]
        for zone, times in self.zones.items():
            told.append(
                plural(
                    "{n} time without a zone read as {zone} time (--zone NAME says otherwise)",
                    "{n:,} times without a zone read as {zone} time (--zone NAME says otherwise)",
                    n=times,
                    zone=zone,
                )
            )
        return told

    def __str__(self) -> str:
        return "\n".join(f"{self.source.file}: {line}" for line in self.lines())

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        plain = attrs.asdict(self, filter=lambda field, _: field.name != "source", recurse=False)
        source = {field.name: _plain(getattr(self.source, field.name)) for field in attrs.fields(Source)}
        return {
            "source": source,
            **{name: _plain(value) for name, value in plain.items()},
            "talks": [talk.to_dict() for talk in self.talks],
            "questions": [attrs.asdict(question) for question in self.questions],
            "needs_user": self.needs_user,
        }

    def to_json(self) -> str:
        """The same as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, FrozenMap):
        return {name: _plain(item) for name, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _rows(number: int) -> str:
    return plural("{n} row", "{n:,} rows", n=number)


def _messages(number: int) -> str:
    return plural("{n} message", "{n:,} messages", n=number)


def dates_of(number: int) -> str:
    """So many dates, in words."""
    return plural("{n} date", "{n:,} dates", n=number)
