"""What has changed since a former list: who is new, who moved from one group to another, who is no longer in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.errors import RecordError
from silentbuyer.worklist.row import GROUPS
from silentbuyer.worklist.sayings import Teller

if TYPE_CHECKING:
    from silentbuyer.worklist.work_list import Worklist

Former = str
"""The group in which a buyer stood; empty where the former list does not say."""


def former(path: str | Path) -> dict[str, Former]:
    """Customer -> group of a list that was written before: as JSON by ``--format worklist``, or diagnoses as JSON.

    Raises:
        RecordError: when the file is neither.

    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise RecordError(f"{path}: is no list that was written before: {error}") from error
    rows = data.get("rows") if isinstance(data, Mapping) else data
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) and "customer" in row for row in rows):
        raise RecordError(f"{path}: is neither a worklist as JSON (--format worklist) nor diagnoses (--format json)")
    return {str(row["customer"]): _group(row) for row in rows}


def _group(row: Mapping[str, Any]) -> Former:
    if row.get("group") in GROUPS:
        return str(row["group"])
    if "causes" not in row:
        return "?"
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.worklist.row import row_of

    return row_of(Diagnosis.from_dict(row), drafts=False).group


def told(work: Worklist, since: Mapping[str, Former], tell: Teller) -> str:
    """The change in one sentence."""
    here = {row.customer for row in work}
    new = sum(row.former == "" for row in work)
    moved = sum(row.former not in (None, "", "?", row.group) for row in work)
    gone = sum(customer not in here for customer in since)
    return tell("Since the last list: {new} new, {moved} moved to another group, {gone} no longer in it.",
                new=new, moved=moved, gone=gone)  # fmt: skip
