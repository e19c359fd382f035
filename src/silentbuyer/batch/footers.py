"""Rows of a report that are no buyers: totals, notices of confidence, page numbers. They are counted, never read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from silentbuyer.data import tables

_UNITS = r"(?:条|條|家|个|個|行|笔|件|项|records?|rows?|items?|entries|results?|contacts?|leads?|customers?)"
_TOTAL = re.compile(
    rf"\s*(.{{1,40}}?)\s*[:：]?\s*(?:\([^()]{{0,40}}\)|（[^（）]{{0,40}}）|[\d.,]{{1,20}}\s*(?:{_UNITS}(?:记录|記錄|数据|數據)?)?)?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[^\w@]{0,6}[-+]?[\d.,\s%]{1,24}(?:[A-Za-z]{3}|[^\w@]{1,3})?\s*")

_HEADING = re.compile(r"[^\W\d_][^:：@]{1,30}[:：]\s*[^\s/@+\d][^@]{0,60}")


@cache
def _totals() -> frozenset[str]:
    return frozenset(tables.toml("records/footers.toml")["totals"])


@cache
def _notices() -> tuple[str, ...]:
    return tuple(tables.toml("records/footers.toml")["notices"])


@cache
def _openings() -> tuple[str, ...]:
    """How a row that is one begins, but for headings."""
    return (*_totals(), *_notices())


def _first(cells: Sequence[object]) -> str:
    for cell in cells:
        if cell is not None and (text := str(cell).strip()):
            return text
    return ""


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(opening[0] for opening in _openings())


def begins_as_buyer(first: str) -> bool:
    """Whether a row that begins with this cell is no footer, told by the cell alone: True for nearly all rows."""
    if not first or first[0].isspace() or ":" in first or "：" in first:
        return False
    return first[0].casefold()[0] not in _first_letters() or not first[:100].casefold().startswith(_openings())


def is_footer(cells: Sequence[object], width: int = 0) -> bool:
    """Whether a row only sums up or closes a report.

    A total stands first in its row with numbers beside it or nothing; a notice stands alone, and so does the heading of
    a group (``Region: Europe``). A buyer called ``Total`` has an address, a country or a name beside it.
    `width` is the number of columns.
    """
    first = _first(cells)[:100]
    if not first.casefold().startswith(_openings()) and ":" not in first and "：" not in first:
        return False  # nearly all rows
    total = _TOTAL.fullmatch(first)
    named = total is not None and total[1].casefold() in _totals()
    heading = max(width, len(cells)) > 2 and _HEADING.fullmatch(first) is not None
    if not named and not heading and not first.casefold().startswith(_notices()):
        return False
    rest = [text for cell in cells if cell is not None and (text := str(cell).strip())][1:]
    return all(_NUMBER.fullmatch(text) for text in rest) if named else not rest
