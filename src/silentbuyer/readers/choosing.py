"""Readers of exports: the systems whose columns are known, and the generic table for all others."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import attrs

from silentbuyer.errors import RecordError
from silentbuyer.model.reader import Reader
from silentbuyer.readers import crm
from silentbuyer.readers.address_book import VCard
from silentbuyer.readers.columns import TableReader
from silentbuyer.records.headers import by_parts, plan, synonyms
from silentbuyer.records.keys import key

__all__ = ["CORE", "GENERIC", "Generic", "choose", "core_readers", "detect", "known_columns"]

# A named reader must be this sure, so that a table of our own with a few common names is not taken for an export.
SURE = 0.5
_LONGEST_NAME = 120


@attrs.frozen
class Generic:
    """Any table whose columns are named in one of a dozen languages; what it does not know it names."""

    name: str = "generic"

    def confidence(self, columns: Sequence[str]) -> float:
        """The share of the columns that are known."""
        return len(plan(tuple(columns)).fields) / len(columns) if columns else 0.0

    def columns(self, columns: Sequence[str]) -> Mapping[str, str]:
        """Theirs -> ours by the table of names."""
        return plan(tuple(columns)).fields

    def record(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row as it is; `read_record` knows the names."""
        return row


GENERIC = Generic()


CORE: tuple[Reader, ...] = (
    GENERIC,
    TableReader("espocrm"),
    TableReader("frappe"),
    TableReader("google"),
    TableReader("hubspot"),
    TableReader("indiamart"),
    TableReader("krayin"),
    TableReader("odoo", crm.odoo),
    TableReader("okki", crm.okki),
    TableReader("outlook"),
    TableReader("pipedrive"),
    TableReader("salesforce"),
    TableReader("suitecrm"),
    TableReader("thunderbird"),
    TableReader("tradeindia", crm.tradeindia),
    TableReader("twenty"),
    VCard(),
    TableReader("zoho"),
)


def core_readers() -> tuple[Reader, ...]:
    """The readers that ship with silentbuyer, for the hook that registers them."""
    return CORE


def known_columns(columns: Iterable[str], table: str = "headers") -> int:
    """How many of these names are columns that we know, by the table of names or from some system's export."""
    names = map(str, itertools.islice(columns, _MOST_COLUMNS))
    return sum(_is_column(name, table) for name in names if len(name) <= _LONGEST_NAME)


@lru_cache(maxsize=4096)  # a header is looked at for each delimiter and each row that could be it
def _is_column(name: str, table: str) -> bool:
    bare = key(name)
    return bare != "" and (bare in _known(table) or bool(by_parts(name, table)))


@cache
def _known(table: str) -> frozenset[str]:
    """The names of columns that we know, as `key` spells them, the empty one not among them."""
    systems = (reader for reader in CORE if isinstance(reader, TableReader)) if table == "headers" else ()
    return frozenset(synonyms(table)).union(*(system.names for system in systems)) - {""}


_MOST_COLUMNS = 1_000  # an export has dozens; a line of more is looked at no further (judgement)


def detect(
    columns: Sequence[str], extra: Iterable[Reader] = (), faults: list[str] | None = None
) -> tuple[Reader, float]:
    """The reader that is surest of these columns, and how sure; the generic one when none is.

    A plugin's reader that fails has no vote; what went wrong is added to `faults`.
    """
    told = faults if faults is not None else []
    named = [reader for reader in _beside(extra) if reader.name != GENERIC.name]
    ranked: list[tuple[float, Reader]] = [(_vote(reader, columns, told), reader) for reader in named]
    sure, best = max(ranked, key=lambda pair: pair[0], default=(0.0, GENERIC))
    return (best, sure) if sure >= SURE else (GENERIC, GENERIC.confidence(columns))


def _beside(extra: Iterable[Reader]) -> list[Reader]:
    """Ours and the others; one of ours goes where another says that it takes its place (`replaces`)."""
    others = list(extra)
    replaced = {getattr(reader, "replaces", None) for reader in others}
    return [*(reader for reader in CORE if reader.name not in replaced), *others]


def _vote(reader: Reader, columns: Sequence[str], faults: list[str]) -> float:
    try:
        vote = float(reader.confidence(columns))
    except Exception as error:  # noqa: BLE001 - a plugin may fail in any way and must not spoil the reading
        faults.append(f"the reader {reader.name!r} failed and was left out ({type(error).__name__}: {error})"[:300])
        return 0.0
    return vote if 0.0 <= vote <= 1.0 else 0.0


def choose(
    wanted: str | Reader | None,
    columns: Sequence[str],
    extra: Iterable[Reader] = (),
    *,
    preferred: str | None = None,
    faults: list[str] | None = None,
) -> tuple[Reader, float]:
    """The reader that the user wants, by name or as an object; else the one that the format or the columns show.

    Raises:
        RecordError: for a name that no reader has.

    """
    extra = tuple(extra)
    if wanted is None and preferred is None:
        return detect(columns, extra, faults)
    if wanted is not None and not isinstance(wanted, str):
        return wanted, 1.0
    known = {reader.name: reader for reader in _beside(extra)}
    name = wanted or preferred or ""
    if name not in known:
        raise RecordError(f"there is no reader {name!r}; readers are {', '.join(sorted(known))}")
    return known[name], 1.0
