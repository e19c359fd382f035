"""Where the header of a table stands: titles, dates of export and instructions may come first."""

from __future__ import annotations

from collections.abc import Sequence

from silentbuyer.batch.looks import looks_like
from silentbuyer.readers.choosing import known_columns

# A form with instructions is seldom longer; a header further down is named with a hint instead of being looked for.
FURTHEST = 40
_LONGEST_NAME = 60
_MOST_CELLS = 1_000
"""Cells of a row that are looked at: an export has dozens of columns (judgement)."""


def header_row(rows: Sequence[Sequence[object]], table: str = "headers") -> int:
    """The index of the row that names the columns: the first, unless only a later one does so for certain."""
    if not rows:
        return 0
    first = known_columns(_texts(rows[0]), table)
    if first >= 2 and any(_is_blank(cell) for cell in rows[0][: _width(rows[:2])]) and len(rows) > 1:
        # Cells that are merged over several columns are the headings of groups; the names stand below them.
        return 1 if _names(rows[1], table) > first else 0
    if first >= 2 or (first and len(_texts(rows[0])) <= 2 and len(rows[0]) == _width(rows)):
        return 0
    return next((place for place, row in enumerate(rows) if place and _names(row, table) > first), 0)


def _width(rows: Sequence[Sequence[object]]) -> int:
    return max(len(row) for row in rows)


def _names(row: Sequence[object], table: str) -> int:
    """How many known columns a row names, if it can be a header at all."""
    texts = _texts(row)
    known = known_columns(texts, table)
    plain = len(set(texts)) == len(texts) and all(len(text) <= _LONGEST_NAME and "@" not in text for text in texts)
    return known if plain and known >= 2 and known * 2 >= len(texts) else 0


def is_data(row: Sequence[object]) -> bool:
    """Whether a first row is no header but a buyer already: addresses and numbers are nobody's name of a column."""
    texts = _texts(row)
    if not any(looks_like(text[:300]) in {"mail", "phone", "site"} for text in texts):
        return False
    return known_columns(texts) * 2 < len(texts)


def _is_blank(cell: object) -> bool:
    return cell is None or not str(cell).strip()


def _texts(row: Sequence[object]) -> list[str]:
    return [text for cell in row[:_MOST_CELLS] if cell is not None and (text := str(cell).strip())]


def note_of(passed: int, texts: Sequence[object]) -> tuple[str, ...]:
    """What is told of the rows above the header."""
    if not passed:
        return ()
    shown = next(iter(_texts(texts)), "")[:60]
    rows = "1 row above the header was" if passed == 1 else f"{passed} rows above the header were"
    return (f"{rows} passed over, from {shown!r} on",)
