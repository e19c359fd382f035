"""Columns that no name gives away but whose cells look like the ways to reach a buyer."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import attrs

from silentbuyer.batch.looks import Column, looked, looks_like
from silentbuyer.batch.tabular import Record, Table, sample
from silentbuyer.records.cells import is_nothing, plain
from silentbuyer.records.composed_headers import is_own
from silentbuyer.records.headers import Plan
from silentbuyer.values.frozen import FrozenMap

_LOOKED_AT = 200


def guessed_columns(table: Table, theirs: Plan) -> tuple[Table, FrozenMap[str, str]]:
    """Unknown columns that look like the ways to reach a buyer, where no column is named as one: column -> channel.

    They are taken as contacts, so that nobody is called unreachable whose address stands in the file, and asked about.
    """
    lacking = [kind for field, kind in (("email", "mail"), ("phone", "phone")) if field not in theirs.fields.values()]
    if not lacking or not theirs.unknown:
        return table, FrozenMap()
    first = sample(table.records, _LOOKED_AT)
    columns = {name: Column() for name in theirs.unknown if not is_own(name)}
    for cells in (item.cells for item in first if isinstance(item, Record)):
        for name in columns.keys() & cells.keys():
            columns[name].add(cells[name])
    found = {name: column.kind for name, column in looked(columns) if column.kind in lacking and not column.is_our_own}
    channels = {"mail": "email", "phone": "phone"}
    again = attrs.evolve(table, records=itertools.chain(first, table.records))
    return again, FrozenMap({name: channels[kind] for name, kind in found.items()})


def contacts_of(fields: Mapping[str, Any], guessed: FrozenMap[str, str]) -> dict[str, Any]:
    """What stands in columns that look like addresses or numbers, as contacts of this row."""
    told = [
        {"channel": channel, "value": fields[name], "role": f"from column {name!r}"}
        for name, channel in guessed.items()
        if not is_nothing(fields.get(name)) and looks_like(plain(fields[name]).strip()[:300]) in {"mail", "phone"}
    ]
    return {"channels" if "contacts" in fields else "contacts": told} if told else {}
