"""What the cells of a column look like: e-mail addresses, telephone numbers, dates, websites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from silentbuyer.language.saying import mark
from silentbuyer.records import cells
from silentbuyer.records.export_dates import moment

# So many cells of a column tell what it holds; a look at each of a million would double the time of reading.
_ENOUGH = 500
_MOSTLY = 0.6
_MAIL = re.compile(r"(?:mailto:)?[^\s@<>,;]{1,64}@[^\s@<>,;]{1,200}\.[^\W\d_]{2,24}", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?\+?[\d\s()./-]{7,24}(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.IGNORECASE)
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_SITE = re.compile(r"(?:https?://|www\.)\S{3,300}", re.IGNORECASE)
WORDS = {
    "mail": mark("e-mail addresses"), "phone": mark("telephone numbers"), "date": mark("dates"),
    "site": mark("websites"), "text": mark("text"),
}  # fmt: skip


@attrs.define
class Column:
    """The cells of one column seen so far: how many look like what, and how many different ones there are."""

    seen: int = 0
    kinds: Counter[str] = attrs.field(factory=Counter)
    values: set[str] = attrs.field(factory=set)

    def add(self, value: Any) -> None:
        """Look at one more cell."""
        if self.seen < _ENOUGH and (text := cells.plain(value).strip()):
            self.seen += 1
            self.kinds[looks_like(text[:300])] += 1
            self.values.add(text[:100])

    @property
    def kind(self) -> str:
        """What most of the cells look like, ``text`` if nothing else."""
        kind, times = self.kinds.most_common(1)[0] if self.kinds else ("text", 0)
        return kind if times >= self.seen * _MOSTLY else "text"

    @property
    def is_our_own(self) -> bool:
        """Whether a few values return in many rows, as the addresses of one's own staff do."""
        return self.seen >= 5 and len(self.values) * 3 <= self.seen


def looks_like(text: str) -> str:
    """``mail``, ``phone``, ``site``, ``date`` or ``text``."""
    if _MAIL.fullmatch(text) or (_MAIL.search(text.rpartition("<")[2].rstrip(">")) and "<" in text):
        return "mail"
    if _SITE.match(text):
        return "site"
    if not any(map(str.isdigit, text)):
        return "text"
    if sum(map(str.isdigit, text)) >= 4 and not text.isdigit() and moment(text, day_first=True).at is not None:
        return "date"
    if _IP.fullmatch(text):
        return "text"
    digits = sum(map(str.isdigit, text))
    marked = text.startswith(("+", "00", "tel:", "(")) or (digits < len(text) and digits >= 8)
    return "phone" if 7 <= digits <= 17 and marked and _PHONE.fullmatch(text) else "text"


def looked(columns: Mapping[str, Column]) -> Iterator[tuple[str, Column]]:
    """The columns with anything in them that is more than text."""
    yield from ((name, column) for name, column in columns.items() if column.seen and column.kind != "text")
