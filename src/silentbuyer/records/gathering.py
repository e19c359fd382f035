"""A record on its way to a `Customer`: its cells sorted by field, and the remarks gathered on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import attrs

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Remark
from silentbuyer.records import cells
from silentbuyer.records.headers import Plan
from silentbuyer.records.nested import named, parsed
from silentbuyer.records.sound import sound
from silentbuyer.values.frozen import FrozenMap, freeze

# Fields where "NA" may be meant: Namibia, an id, a family name.
_NA_IS_A_WORD = frozenset({"id", "country", "subdivision", "name", "first_name", "last_name"})
_PROSE = frozenset({"about", "inquiry_text", "inquiry_subject", "bounce_text"})
_FREE_TEXT = frozenset({"company", "name", "about", "inquiry_text", "inquiry_subject", "bounce_text", "products"})


NO_SIGNALS: FrozenMap[str, Any] = freeze({})


@attrs.define
class Cell:
    """One value with the column that it came from."""

    column: str
    value: Any


@attrs.define
class Draft:
    """The cells of one record by field; reading a field takes it out, so that what is left over is kept in `extra`.

    Attributes:
        zone: the clock of dates without a zone; None is UTC.
        day_first: how ``03/04/2026`` is meant; None leaves it unread.

    """

    cells: dict[str, list[Cell]]
    zone: str | None = None
    day_first: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)
    remarks: list[Remark] = attrs.field(factory=list)

    @classmethod
    def of(cls, record: Mapping[str, Any], plan: Plan, *, zone: str | None, day_first: bool | None) -> Draft:
        """The draft of a record whose columns `plan` has sorted; cells of unknown columns go to `extra` at once."""
        draft = cls({}, zone, day_first)
        fields, found = plan.by_column, draft.cells
        for column, given in record.items():
            value, note = (given, "") if type(given) is str and given.isascii() else sound(given)
            if cells.is_nothing(value):
                continue
            field = fields.get(str(column))
            name = _name(str(column))
            if note:
                draft.remark(field or name, note)
            if field is None:
                draft.keep(name, value)
            elif field in found:
                found[field].append(Cell(name, value))
            else:
                found[field] = [Cell(name, value)]
        return draft

    def remark(self, field: str, note: str, value: Any = "") -> None:
        """Add a remark; its value is capped so that a hostile cell does not travel on."""
        text = cells.plain(value)
        self.remarks.append(Remark(field, note, text if len(text) <= 120 else f"{text[:117]}..."))

    def keep(self, column: str, value: Any) -> None:
        """Put a value into `extra` as it came (as text, if JSON could not hold it)."""
        self.extra[column] = _kept(value)

    def aside(self, field: str, cell: Cell, note: str) -> None:
        """Keep a cell that could not be read in `extra`, with a remark."""
        self.keep(cell.column, cell.value)
        self.remark(
            field,
            say("{note}; kept aside under {column}", note=as_sentence(note), column=repr(cell.column)),
            cell.value,
        )

    def take(self, field: str) -> list[Cell]:
        """All cells of a field, taken out of the draft; placeholders such as ``NaN`` are remarked and left out."""
        given = self.cells.pop(field, None)
        if given is None:  # most fields of most records
            return []
        return [cell for cell in given if not self._is_nothing(field, cell.value)]

    def _is_nothing(self, field: str, value: Any) -> bool:
        blank = isinstance(value, str) and cells.is_placeholder(value, na=field not in _NA_IS_A_WORD)
        if blank:
            self.remark(field, say("read as nothing"), value)
        return blank

    def cell(self, field: str) -> Cell | None:
        """The cell of a field that only one column can hold."""
        if field not in self.cells:
            return None
        found = self.take(field)
        return found[0] if found else None

    def text(self, field: str) -> str | None:
        """The text of a field, tidied."""
        if field not in self.cells:
            return None
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
                    found.setdefault(str(platform), {}).update({name: _kept(item) for name, item in items.items()})
            else:
                self.aside("signals", cell, "is not a mapping of one mapping a platform")
        for field in [name for name in self.cells if name.startswith("signals.")]:
            _, platform, name = field.split(".", 2)
            single = self.cell(field)
            if single is not None:
                found.setdefault(platform, {})[name] = _kept(_number(single.value))
        frozen: FrozenMap[str, Any] = freeze(found) if found else NO_SIGNALS
        return frozen


@lru_cache(maxsize=4096)
def _name(column: str) -> str:
    """A column's name as what may be written down."""
    return str(sound(column)[0])


def _kept(value: Any) -> Any:
    """A value as JSON can hold it, as text if it cannot."""
    try:
        return freeze(value)
    except TypeError:
        return cells.plain(value)


def _number(value: Any) -> Any:
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    return int(text) if isinstance(text, float) and text.is_integer() else text
