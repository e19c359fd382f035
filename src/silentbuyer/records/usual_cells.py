"""Which cells of a column are taken as they stand, for nothing in them is to be mended: those of most rows.

A whole column is asked at once, at a fraction of the time of its cells one by one; only where something odd may stand
in it is each cell asked. A column that is refused for no reason costs time, never a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from silentbuyer.records import cells
from silentbuyer.records.contacts import ONE_ADDRESS, ONE_NUMBER


def are_plain(texts: Sequence[str]) -> bool:
    """Whether all texts are plain, as `cells.is_plain` has it."""
    whole = "".join(texts)
    if not whole.isprintable() or "<" in whole or "&" in whole or (not whole.isascii() and cells.WIDE.search(whole)):
        return False
    if not cells.MARKS.isdisjoint(_firsts(texts)) or " " in _lasts(texts) or _longest(texts) > cells.MOST_TEXT:
        return False
    return "NA" not in texts and cells.blanks().isdisjoint(map(str.lower, texts))


def are_prose(texts: Sequence[str]) -> bool:
    """Whether all texts are plain, or plain text of several lines, as `cells.is_plain_prose` has it."""
    short = [text for text in texts if len(text) <= cells.LONGEST_BLANK]
    if len(short) == len(texts):
        return are_plain(short)
    long = [text for text in texts if len(text) > cells.LONGEST_BLANK] if short else texts
    if not "".join(long).replace("\n", " ").isprintable() or _longest(long) > cells.MOST_TEXT:
        return False
    firsts = _firsts(long)
    return cells.MARKS.isdisjoint(firsts) and not any(map(str.isspace, firsts | _lasts(long))) and are_plain(short)


def is_prose(text: str) -> bool:
    """The same for one text."""
    return cells.is_plain_prose(text) or cells.is_plain(text)


def are_ids(texts: Sequence[str]) -> bool:
    """Whether all texts are ids that no spreadsheet has touched."""
    whole = "".join(texts)
    return "+" not in whole and ".0" not in whole and are_plain(texts)


def is_id(text: str) -> bool:
    """The same for one text."""
    return cells.is_plain(text) and not cells.is_shortened(text) and cells.bare_id(text) == text


def are_sites(texts: Sequence[str]) -> bool:
    """Whether all texts are one website each."""
    whole = "".join(texts)
    return " " not in whole and not cells.is_list(whole) and are_plain(texts)


def is_site(text: str) -> bool:
    """The same for one text."""
    return " " not in text and not cells.is_list(text) and cells.is_plain(text)


def are_addresses(texts: Sequence[str]) -> bool:
    """Whether all texts are one e-mail address each."""
    return all(map(ONE_ADDRESS.fullmatch, texts))


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether all texts are one telephone number each."""
    return all(map(ONE_NUMBER.fullmatch, texts))


def _firsts(texts: Sequence[str]) -> set[str]:
    return {text[:1] for text in texts}


def _lasts(texts: Sequence[str]) -> set[str]:
    return {text[-1:] for text in texts}


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)


@attrs.frozen
class Usual:
    """What cells of a field are usual: asked of a whole column, and of one cell."""

    all_of: Callable[[Sequence[str]], bool]
    one: Callable[[str], object]

    def odd_rows(self, column: Sequence[Any]) -> Iterator[int]:
        """Where in a column something stands that is not usual; nothing (None) is."""
        kinds = set(map(type, column))
        texts = column if kinds == {str} else [cell for cell in column if cell is not None]
        if kinds <= {str, type(None)} and self.all_of(texts):
            return iter(())
        return (
            row for row, cell in enumerate(column) if cell is not None and not (type(cell) is str and self.one(cell))
        )


_PLAIN = Usual(are_plain, cells.is_plain)
USUAL: Mapping[str, Usual] = {
    "id": Usual(are_ids, is_id),
    "company": _PLAIN,
    "name": _PLAIN,
    "city": _PLAIN,
    "website": Usual(are_sites, is_site),
    "about": Usual(are_prose, is_prose),
    "email": Usual(are_addresses, ONE_ADDRESS.fullmatch),
    "phone": Usual(are_numbers, ONE_NUMBER.fullmatch),
}
"""The fields of a customer that are mostly the cells of their own column."""
