"""What is known of a file of records: how it was read, and which of its rows could not be."""

from __future__ import annotations

import attrs

from silentbuyer.values.frozen import FrozenMap


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
        where = f", column {self.column!r}" if self.column else ""
        got = f", got {self.value!r}" if self.value else ""
        return f"{self.file}, row {self.row}{where}: must be {self.expected}{got}"

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
        how = [self.format, f"encoding {self.encoding}" + (" (guessed)" if self.encoding_guessed else "")]
        how = how if self.encoding else how[:1]
        if self.delimiter:
            how.append({",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(self.delimiter, self.delimiter))
        sure = f" (confidence {self.confidence:.0%})" if self.confidence < 1 else ""
        lines = [f"read as {', '.join(how)}, reader {self.reader}{sure}"]
        told = [f"{theirs} -> {ours}" for theirs, ours in self.mapping.items() if theirs != ours]
        same = len(self.mapping) - len(told)
        if self.mapping:
            told += [f"{same} under our own names"] if same else []
            lines.append("columns: " + ", ".join(told))
        if self.unknown:
            first = self.unknown[0]
            lines.append(
                f"no field for {', '.join(map(repr, self.unknown))}: kept in extra; to use one: --map FIELD={first!r}"
            )
        if self.encoding_guessed:
            lines.append(f"the encoding is a guess: say --encoding NAME if names look wrong (now {self.encoding})")
        return [*lines, *self.notes]
