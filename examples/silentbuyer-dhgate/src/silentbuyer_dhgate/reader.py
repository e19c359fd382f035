"""A hand-kept sheet about DHgate buyers.

No export of DHgate and no documentation of one was seen, so no column of DHgate's is claimed here: these are the
columns of ``sheet.csv`` beside this package, which a salesperson keeps by hand from the screen.
"""

from collections.abc import Mapping, Sequence
from typing import Any

COLUMNS = {
    "our no.": "id",
    "buyer": "company",
    "buyer country": "country",
    "login days (DHgate screen)": "signals.dhgate.login_days",
}


class DhgateReader:
    """Turns a row of the hand-kept sheet into our fields."""

    name = "dhgate"

    def confidence(self, columns: Sequence[str]) -> float:
        """The share of our columns that the table has."""
        return len(COLUMNS.keys() & set(columns)) / len(COLUMNS)

    def columns(self, columns: Sequence[str]) -> Mapping[str, str]:
        """Theirs -> ours."""
        return {theirs: ours for theirs, ours in COLUMNS.items() if theirs in columns}

    def record(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """One row under our field names; signals go under the platform's own name, the rest stays as it is."""
        signals = {}
        record = {theirs: value for theirs, value in row.items() if theirs not in COLUMNS}
        for theirs, ours in COLUMNS.items():
            if theirs not in row:
                continue
            if ours.startswith("signals."):
                value = str(row[theirs] or "").strip()
                signals[ours.rpartition(".")[2]] = int(value) if value.isdecimal() else value
            else:
                record[ours] = row[theirs]
        return {**record, "signals": {"dhgate": signals}} if signals else record
