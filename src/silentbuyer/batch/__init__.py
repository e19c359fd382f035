"""Many buyers at once: files of any make in, safe tables out; each imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.values.lazy_face import lazy_face

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
    __getattr__, __dir__ = lazy_face(globals(), _HOMES)
