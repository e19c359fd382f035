"""What is known of a file of records: how it was read, and which of its rows could not be."""

from __future__ import annotations

import attrs

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.values.frozen import FrozenMap

_DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("bar")}


@attrs.frozen
class BadRow:
    """A row that could not be read; the others go on.

    Attributes:
        file: name of the file (or of the table of a database).
        row: line on which the record starts (the header is line 1); in a spreadsheet the row, in JSON the item.
        column: name of the column, empty when the whole row is meant.
        expected: what should have stood there.
        value: what stood there, at most 120 characters.

    """

    file: str
    row: int
    column: str
    expected: str
    value: str = ""

    @property
    def message(self) -> str:
        """One line for a person: file, row, column, expectation and value."""
        values = {"file": self.file, "row": str(self.row), "expected": as_sentence(self.expected)}
        if self.column and self.value:
            told = mark("{file}, row {row}, column {column}: must be {expected}, got {value}")
            return say(told, column=repr(self.column), value=repr(self.value), **values)
        if self.column:
            return say("{file}, row {row}, column {column}: must be {expected}", column=repr(self.column), **values)
        if self.value:
            return say("{file}, row {row}: must be {expected}, got {value}", value=repr(self.value), **values)
        return say("{file}, row {row}: must be {expected}", **values)

    def __str__(self) -> str:
        return self.message


@attrs.frozen(kw_only=True)
class Source:
    """How a file was understood; told to the user once, before the first diagnosis.

    Attributes:
        format: ``csv``, ``xlsx``, ``json``, ``jsonl``, ``vcard``, ``sql``, ``arrow`` or ``rows``.
        encoding: name of the text encoding; None for a format that has none.
        encoding_guessed: true when nothing in the file said which encoding it is.
        delimiter: of a CSV file, else None.
        columns: names as they came; a name that came twice is numbered.
        reader: name of the reader that was taken, and `confidence` how sure it is (1 when the user said so).
        mapping: their column -> our field.
        unknown: columns that no field was found for; their values are kept in `Customer.extra`.
        notes: anything else that was done to read the file.

    """

    file: str
    format: str
    encoding: str | None = None
    encoding_guessed: bool = False
    delimiter: str | None = None
    columns: tuple[str, ...] = ()
    reader: str = "generic"
    confidence: float = 0.0
    mapping: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def report(self) -> str:
        """The lines that a command line prints: how the file was read and what was not understood."""
        return "\n".join(f"{self.file}: {line}" for line in self.lines())

    def lines(self) -> list[str]:
        """The report without the name of the file."""
        lines = [self._how()]
        told: list[str] = [f"{theirs} -> {ours}" for theirs, ours in self.mapping.items() if theirs != ours]
        same = len(self.mapping) - len(told)
        if self.mapping:
            told += [say("{n} under our own names", n=same)] if same else []
            lines.append(say("columns: {columns}", columns=tuple(told)))
        if self.unknown:
            named, first = ", ".join(map(repr, self.unknown)), repr(self.unknown[0])
            kept = mark("no field for {named}: kept in extra; to use one: --map FIELD={first}")
            lines.append(say(kept, named=named, first=first))
        if self.encoding_guessed:
            guess = mark("the encoding is a guess: say --encoding NAME if names look wrong (now {encoding})")
            lines.append(say(guess, encoding=self.encoding))
        return [*lines, *self.notes]

    def _how(self) -> str:
        """Format, encoding, delimiter and reader."""
        how: list[str] = [self.format]
        if self.encoding:
            told = mark("encoding {name} (guessed)") if self.encoding_guessed else mark("encoding {name}")
            how.append(say(told, name=self.encoding))
        if self.delimiter:
            how.append(say(_DELIMITERS[self.delimiter]) if self.delimiter in _DELIMITERS else self.delimiter)
        if self.confidence >= 1:
            return say("read as {how}, reader {reader}", how=tuple(how), reader=self.reader)
        share = f"{self.confidence:.0%}"
        sure = mark("read as {how}, reader {reader} (confidence {share})")
        return say(sure, how=tuple(how), reader=self.reader, share=share)
