"""Lists without a row of names: what their columns hold is told by their cells, and asked about."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import attrs

from silentbuyer.batch.looks import Column
from silentbuyer.batch.reading_report import Question
from silentbuyer.batch.tabular import Record, Table, sample
from silentbuyer.language.saying import say
from silentbuyer.records.cells import is_nothing, plain
from silentbuyer.records.place_names import country_code
from silentbuyer.values.frozen import FrozenMap

_LOOKED_AT = 200
_MOSTLY = 0.8
_FIELDS = {"mail": "email", "phone": "phone", "site": "website"}


@attrs.frozen
class Guess:
    """What the columns of such a list hold, our field -> their column, and the question whether that is right."""

    fields: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    questions: tuple[Question, ...] = ()


def named_by_cells(table: Table, *, settled: bool) -> tuple[Table, Guess]:
    """The table as it was, and what its columns hold if no row names them; `settled` when the user has said so."""
    if not table.headless:
        return table, Guess()
    first = sample(table.records, _LOOKED_AT)
    rows = [item.cells for item in first if isinstance(item, Record)]
    texts = {name: list(_texts(rows, name)) for name in table.columns}
    fields: dict[str, str] = {}
    for name, cells in texts.items():
        field = _field(cells)
        if field and field not in fields:
            fields[field] = name
    again = attrs.evolve(table, records=itertools.chain(first, table.records))
    asked = () if settled or not fields else (_question(fields, texts),)
    return again, Guess(FrozenMap(fields), asked)


def _texts(rows: Iterable[Mapping[str, object]], name: str) -> Iterable[str]:
    for cell in (row.get(name) for row in rows):
        if not is_nothing(cell) and (text := plain(cell).strip()):
            yield text[:300]


def _field(texts: list[str]) -> str | None:
    column = Column()
    for text in texts:
        column.add(text)
    if column.kind in _FIELDS:
        return _FIELDS[column.kind]
    countries = sum(country_code(text) is not None for text in texts)
    return "country" if texts and countries >= _MOSTLY * len(texts) else None


def _question(fields: dict[str, str], texts: dict[str, list[str]]) -> Question:
    read = tuple(say("{name} as {field}", name=repr(name), field=field) for field, name in fields.items())
    rest = [(name, cells[0][:40]) for name, cells in texts.items() if name not in fields.values() and cells]
    shown = tuple(say("{name} (such as {cell})", name=repr(name), cell=repr(cell)) for name, cell in rest[:6])
    if not rest:
        text = say("no row names the columns: {read} were read by what they look like", read=read)
        wrong = say("--map FIELD=COLUMN if that is wrong, or put the names into the first row")
        return Question(text, wrong)
    text = say("no row names the columns: {read} were read by what they look like; {shown} not", read=read, shown=shown)
    return Question(text, say("--map name={column}, company=... or the like", column=repr(rest[0][0])))
