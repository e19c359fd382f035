"""A record on its way to a `Customer`: its cells sorted by field, and the remarks gathered on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Remark
from silentbuyer.records import cells
from silentbuyer.records.form import Form
from silentbuyer.records.nested import named, parsed
from silentbuyer.records.sound import sound
from silentbuyer.values.frozen import FrozenMap, freeze

# Fields where "NA" may be meant: Namibia, an id, a family name.
_NA_IS_A_WORD = frozenset({"id", "country", "subdivision", "name", "first_name", "last_name"})
_PROSE = frozenset({"about", "inquiry_text", "inquiry_subject", "bounce_text"})
_FREE_TEXT = frozenset({"company", "name", "about", "inquiry_text", "inquiry_subject", "bounce_text", "products"})
NOTHING: FrozenMap[str, Any] = freeze({})


@attrs.define
class Cell:
    """One value with the column that it came from."""

    column: str
    value: Any


@attrs.define
class Draft:
    """The cells of one record by field, what no field was found for, and the remarks so far.

    Attributes:
        form: of the table that the record is of.
        values: the cell of each column; None for one that holds nothing.
        zone: the clock of dates without a zone; None is UTC.
        day_first: how ``03/04/2026`` is meant; None leaves it unread.

    """

    form: Form
    values: list[Any]
    zone: str | None = None
    day_first: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)
    remarks: list[Remark] = attrs.field(factory=list)

    @classmethod
    def of(
        cls, given: Iterable[tuple[Any, Any]], form: Form, *, zone: str | None = None, day_first: bool | None = None
    ) -> Draft:
        """The draft of a record of this form; cells of unknown columns go to `extra` at once."""
        values: list[Any] = []
        draft = cls(form, values, zone, day_first)
        for (_, value), field in zip(given, form.fields, strict=True):
            held = value
            if type(value) is not str or not (value.isascii() or value.isprintable()):  # no lone surrogate prints
                held = draft.mended(value, len(values))
            elif not value or value.isspace():
                held = None
            if field is None and held is not None:
                draft.keep(form.columns[len(values)], held)
            values.append(held)
        return draft

    def mended(self, given: Any, place: int) -> Any:
        """A cell of any make as what may be worked with; None if it holds nothing."""
        value, note = sound(given)
        if cells.is_nothing(value):
            return None
        if note:
            self.remark(self.form.fields[place] or self.form.columns[place], note)
        return value

    def holds(self, field: str) -> bool:
        """Whether any column of a field is filled, be it with a placeholder."""
        return any(self.values[place] is not None for place in self.form.places.get(field, ()))

    def named(self, prefix: str) -> list[str]:
        """The filled fields whose names have more words: ``channel:wechat``, ``signals.alibaba.x``."""
        return [field for field in self.form.open if field.startswith(prefix) and self.holds(field)]

    def remark(self, field: str, note: str, value: Any = "") -> None:
        """Add a remark; its value is capped so that a hostile cell does not travel on."""
        text = cells.plain(value)
        self.remarks.append(Remark(field, note, text if len(text) <= 120 else f"{text[:117]}..."))

    def keep(self, column: str, value: Any) -> None:
        """Put a value into `extra` as it came (as text, if JSON could not hold it)."""
        self.extra[column] = kept(value)

    def aside(self, field: str, cell: Cell, note: str) -> None:
        """Keep a cell that could not be read in `extra`, with a remark."""
        self.keep(cell.column, cell.value)
        self.remark(
            field,
            say("{note}; kept aside under {column}", note=as_sentence(note), column=repr(cell.column)),
            cell.value,
        )

    def take(self, field: str) -> list[Cell]:
        """All filled cells of a field; placeholders such as ``NaN`` are remarked and left out."""
        places = self.form.places.get(field)
        if places is None:  # most fields of most records
            return []
        held = [Cell(self.form.columns[place], value) for place in places if (value := self.values[place]) is not None]
        return [cell for cell in held if not self._is_nothing(field, cell.value)]

    def _is_nothing(self, field: str, value: Any) -> bool:
        blank = isinstance(value, str) and cells.is_placeholder(value, na=field not in _NA_IS_A_WORD)
        if blank:
            self.remark(field, say("read as nothing"), value)
        return blank

    def only(self, field: str) -> str | None:
        """The text of a field as it stands, where one column and nothing but text holds it; None for any other."""
        place = self.form.single.get(field)
        value = None if place is None else self.values[place]
        return value if type(value) is str else None

    def plain(self, field: str) -> str | None:
        """The text of a field in which nothing is to be mended, as that of most is; None for any other.

        A field that several columns hold is not plain, nor a word that may say "nothing here".
        """
        only = self.only(field)
        return only if only is not None and cells.is_plain(only) else None

    def cell(self, field: str) -> Cell | None:
        """The cell of a field that only one column can hold."""
        found = self.take(field)
        return found[0] if found else None

    def text(self, field: str) -> str | None:
        """The text of a field, tidied."""
        only = self.only(field)
        if only is not None and cells.is_plain(only):  # most cells
            return only
        cell = self.cell(field)
        return self.tidied(field, cell) if cell else None

    def tidied(self, field: str, cell: Cell) -> str | None:
        """The text of one cell: control characters, spreadsheet marks, HTML and full-width letters are mended."""
        value = cell.value
        if type(value) is str and cells.is_bare(value):  # most cells
            return value
        if not isinstance(value, str) or value[:1] in {"[", "{"}:
            value = named(value) if field not in _PROSE else value
        raw = cells.plain(value)
        clean, note = cells.tidy(raw)
        note = note or ("read from JSON" if value is not cell.value else "")
        if field not in _FREE_TEXT:
            bare = cells.narrow(cells.without_tags(clean))
            note = note or ("markup or full-width characters were taken off" if bare != clean else "")
            clean = bare
        if isinstance(cell.value, float):
            note = note or "a spreadsheet's decimal number was read as text; leading zeros, if there were any, are lost"
        if note:
            self.remark(field, note, cell.value)
        return clean or None

    def texts(self, field: str) -> Iterator[str]:
        """All texts of a field and the members of each, in order."""
        if (plain := self.plain(field)) is not None:
            yield from cells.split(plain)
            return
        for cell in self.take(field):
            value = parsed(cell.value)
            if isinstance(value, str):
                value = self.tidied(field, Cell(cell.column, value)) or ""
            yield from cells.split(value)

    def signals(self) -> FrozenMap[str, Any]:
        """Platform signals: a mapping under ``signals`` and columns such as ``signals.alibaba.junk_marks``."""
        found: dict[str, dict[str, Any]] = {}
        for cell in self.take("signals"):
            value = parsed(cell.value)
            if isinstance(value, Mapping) and all(isinstance(item, Mapping) for item in value.values()):
                for platform, items in value.items():
                    found.setdefault(str(platform), {}).update({name: kept(item) for name, item in items.items()})
            else:
                self.aside("signals", cell, "is not a mapping of one mapping a platform")
        for field in self.named("signals."):
            _, platform, name = field.split(".", 2)
            single = self.cell(field)
            if single is not None:
                found.setdefault(platform, {})[name] = kept(_number(single.value))
        frozen: FrozenMap[str, Any] = freeze(found) if found else NOTHING
        return frozen


def kept(value: Any) -> Any:
    """A value as JSON can hold it, as text if it cannot."""
    try:
        return freeze(value)
    except TypeError:
        return cells.plain(value)


Step = Callable[[Draft, dict[str, Any]], None]
"""Reads some fields of the draft and adds what it found to the fields of the customer that is being made."""


def _number(value: Any) -> Any:
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    return int(text) if isinstance(text, float) and text.is_integer() else text
