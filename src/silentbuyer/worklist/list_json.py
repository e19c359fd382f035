"""The worklist as JSON: its head and its rows as plain values, times in ISO 8601 on the seller's clock."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from silentbuyer.worklist.work_list import Worklist

SCHEMA = 1


def text(work: Worklist) -> str:
    """The whole as one object with ``schema``, ``head``, ``counts`` and ``rows``."""
    head = {
        name: _plain(value)
        for name, value in attrs.asdict(work.head, filter=lambda field, _: field.name != "totals").items()
    }
    rows = [{name: _plain(value) for name, value in row.items()} for row in work.to_rows()]
    return json_text({"schema": SCHEMA, "head": head, "counts": work.counts, "rows": rows})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
