"""Many buyers at once: files of any make in, safe tables out."""

from __future__ import annotations

from silentbuyer.batch.customers import read_customers
from silentbuyer.batch.messages import read_messages
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.reading_report import Question, Report
from silentbuyer.batch.stream import Reading
from silentbuyer.batch.write import safe_cell, write_rows

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
