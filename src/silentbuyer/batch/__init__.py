"""Many buyers at once: files of any make in, safe tables out; each imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.batch.customers import read_customers
    from silentbuyer.batch.messages import read_messages
    from silentbuyer.batch.provenance import BadRow, Source
    from silentbuyer.batch.reading_report import Question, Report
    from silentbuyer.batch.stream import Reading
    from silentbuyer.batch.write import safe_cell, write_rows

_HOMES = {
    "customers": ["read_customers"],
    "messages": ["read_messages"],
    "provenance": ["BadRow", "Source"],
    "reading_report": ["Question", "Report"],
    "stream": ["Reading"],
    "write": ["safe_cell", "write_rows"],
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BadRow",
    "Question",
    "Reading",
    "Report",
    "Source",
    "read_customers",
    "read_messages",
    "safe_cell",
    "write_rows",
]

if not TYPE_CHECKING:
    # Hidden from type checkers: a module-level __getattr__ would make them accept any misspelt name.

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name not in _HOME_OF:
            raise AttributeError(f"module 'silentbuyer.batch' has no attribute {name!r}")
        value = getattr(import_module(f"silentbuyer.batch.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
