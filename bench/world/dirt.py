"""Records as they are: the same buyers with one thing wrong in some of them, as rows of a CRM and of a message log."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]

_COUNTRY = {"US": "U.S.A.", "DE": "Deutschland", "BR": "Brasil", "GB": "England", "AE": "Dubai", "IT": "italy "}


def _country_word(row: Row) -> None:
    row["country"] = _COUNTRY.get(row["country"], row["country"].lower())


def _blank(field: str) -> Callable[[Row], None]:
    def spoil(row: Row) -> None:
        row[field] = ""

    return spoil


def _nan(row: Row) -> None:
    row["city"], row["subdivision"] = "NaN", "n/a"


def _stage_word(row: Row) -> None:
    row["stage"] = {"quotation": "Quotation sent", "inquiry": "New"}.get(row["stage"], row["stage"].upper())


def _phone(row: Row) -> None:
    row["phone"] = "tel: 00 12 / ext?"


def _epoch(row: Row) -> None:
    row["arrival"] = "1970-01-01"


def _markup(row: Row) -> None:
    row["name"] = f"<b>{row['name']}</b>&nbsp;"


FAULTS = (_country_word, _blank("country"), _blank("city"), _blank("stage"), _nan, _stage_word, _phone, _epoch, _markup)


def dirty(rng: random.Random, row: Row, share: float) -> Row:
    """The row, with one thing wrong in such a share of them."""
    if rng.random() < share:
        rng.choice(FAULTS)(row)
    return row


def dirty_log(rng: random.Random, rows: list[Row], share: float) -> list[Row]:
    """The letters, in such a share of logs with a copy, in another order, or one of unknown direction."""
    if not rows or rng.random() >= share:
        return rows
    fault = rng.choice(["copy", "order", "direction"])
    if fault == "copy":
        return [*rows, dict(rng.choice(rows))]
    if fault == "order":
        return rng.sample(rows, len(rows))
    rng.choice(rows[:-1] or rows)["sender"] = "unknown"
    return rows
