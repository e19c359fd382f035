"""Which column holds which field, known from its name in a dozen languages; the names are in ``data/records``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import attrs

from silentbuyer.data import tables
from silentbuyer.errors import RecordError
from silentbuyer.records.composed_headers import composed, pieces, without_prefix
from silentbuyer.records.keys import key
from silentbuyer.values.frozen import FrozenMap

# Fields that take the values of several columns; any other takes the first and leaves the rest to another meaning.
MANY = frozenset({"phone", "email", "email_other", "contacts", "products", "languages", "orders", "messages"})
RECORD_ONLY = frozenset({"signals", "extra", "remarks"})
NO_MAPPING: FrozenMap[str, str] = FrozenMap()
_SIGNAL = re.compile(r"signals\.([\w-]{1,40})\.([\w -]{1,80})")
_CHANNEL = re.compile(r"channel:\w[\w -]{0,30}", re.IGNORECASE)
_PLATFORM = re.compile(
    r"(alibaba|made-in-china|mic|dhgate|okki|hubspot|salesforce|odoo)\.([\w -]{1,80})", re.IGNORECASE
)
_SHORT = {"mic": "made-in-china"}
_REPEAT = re.compile(r" \(\d+\)$")
# Columns that may only count the rows: a column that can hold nothing but an id goes first.
_COUNTERS = frozenset(map(key, ("序号", "序號", "no.", "nr.", "n°", "номер", "№", "s.no", "sl no", "sr no", "#")))


@attrs.frozen
class Plan:
    """The columns of one table sorted out: theirs -> ours, and those that no field was found for."""

    fields: FrozenMap[str, str]
    unknown: tuple[str, ...]
    # The same once more as a dict, for each cell of a file is looked up in it.
    by_column: Mapping[str, str] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda self: dict(self.fields), takes_self=True)
    )


@cache
def synonyms(table: str) -> Mapping[str, tuple[str, ...]]:
    """Column name (as `key`) -> fields to try in this order, of ``headers`` or ``messages``."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.rows(f"records/{table}.csv"):
        fields = tuple(row["field"].split("/"))
        for name in row["headers"].split("|"):
            known = found.get(key(name), ())
            found[key(name)] = known + tuple(f for f in fields if f not in known)
    for field in fields_of(table):
        # A column named as our own field is that field, whatever else the word may mean.
        found[key(field)] = (field, *(f for f in found.get(key(field), ()) if f != field))
    return found


@cache
def fields_of(table: str) -> frozenset[str]:
    """All field names that a table can be mapped to."""
    named = {field for row in tables.rows(f"records/{table}.csv") for field in row["field"].split("/")}
    return frozenset(named | RECORD_ONLY if table == "headers" else named)


def _candidates(column: str, table: str) -> tuple[str, ...]:
    if table == "headers":
        signal = _SIGNAL.fullmatch(column.strip()) or _PLATFORM.fullmatch(column.strip())
        if signal:
            platform = signal[1].lower()
            return (f"signals.{_SHORT.get(platform, platform)}.{signal[2]}",)
        if _CHANNEL.fullmatch(column.strip()):
            return (column.strip().lower(),)
    name = _REPEAT.sub("", column)
    known = synonyms(table).get(key(name), ())
    return known or by_parts(name, table)


def by_parts(name: str, table: str) -> tuple[str, ...]:
    """The fields of a name in two languages (``国家 (Country)``), of two names (``Phone/WhatsApp``) or put together."""
    parts = [part for part in pieces(name) if key(part)]
    found = [synonyms(table).get(key(part), ()) for part in parts]
    beside = all(found) and (len(found) > 1 or parts not in ([], [name]))
    shared = tuple(field for field in found[0] if all(field in other for other in found[1:])) if beside else ()
    if shared or table != "headers":
        return shared
    field, bare = composed(name), without_prefix(name)
    if field:
        return (field,)
    return found[0] if beside else synonyms(table).get(key(bare), ()) if bare else ()


def _rank(column: str, table: str, ours: frozenset[str]) -> tuple[bool, bool, bool]:
    return column not in ours, key(column) in _COUNTERS, len(_candidates(column, table)) > 1


@lru_cache(maxsize=1024)
def plan(columns: tuple[str, ...], mapping: FrozenMap[str, str] = NO_MAPPING, table: str = "headers") -> Plan:
    """The plan for a table with these columns; `mapping` (ours -> theirs) is the user's word and wins."""
    fields = {theirs: ours for ours, theirs in mapping.items() if theirs in columns}
    taken = set(fields.values())
    # Columns under our own names choose first, then those with one meaning: beside "Company", "Customer" is a person.
    ours = fields_of(table)
    for column in sorted(columns, key=lambda name: _rank(name, table, ours)):
        if column in fields:
            continue
        for field in _candidates(column, table):
            if field not in taken or field in MANY:
                fields[column] = field
                taken.add(field)
                break
    ordered = FrozenMap([(column, fields[column]) for column in columns if column in fields])
    return Plan(ordered, tuple(column for column in columns if column not in fields))


def check_mapping(mapping: Mapping[str, str], columns: Iterable[str], table: str = "headers") -> FrozenMap[str, str]:
    """The user's ``ours=theirs`` pairs, refused when either side does not exist.

    Raises:
        RecordError: naming the unknown field or column and what there is.

    """
    known, there = fields_of(table), tuple(columns)
    for ours, theirs in mapping.items():
        if ours not in known and not ours.startswith("channel:") and not _SIGNAL.fullmatch(ours):
            raise RecordError(f"--map {ours}={theirs}: {ours!r} is no field; fields are {', '.join(sorted(known))}")
        if theirs not in there:
            raise RecordError(
                f"--map {ours}={theirs}: there is no column {theirs!r}; columns are {', '.join(there[:60])}"
            )
    return FrozenMap(mapping)
