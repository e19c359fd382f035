"""The evidence behind figures: what a citation such as ``docs/evidence/time.md#reply-model`` stands for.

The text is shipped with the package, so that a citation can be read without the documentation at hand.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from silentbuyer.data.tables import toml

PAGES = ("time", "email", "website", "domain", "sector", "scale")
"""The pages of ``docs/evidence/``, in the order in which they are read."""


@attrs.frozen
class Figure:
    """One figure: what it says, how sure it is (measured, published or judgement), its source, and its date."""

    says: str
    sure: str
    source: str
    date: str


@attrs.frozen
class Evidence:
    """One section of a page of evidence.

    Attributes:
        id: the citation, ``docs/evidence/PAGE.md#ANCHOR``.
        title: its heading.
        text: one paragraph.
        figures: every figure with source, date and how sure it is.
        covers: rules of the weights table, and tables, that rest on it without naming it row by row.

    """

    id: str
    title: str
    text: str
    figures: tuple[Figure, ...]
    covers: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The public sources of its figures, each once; ``judgement`` is none."""
        found = (figure.source for figure in self.figures if figure.sure != "judgement")
        return tuple(dict.fromkeys(found))


@cache
def evidence() -> dict[str, Evidence]:
    """All sections of all pages by their citation."""
    return {one.id: one for page in PAGES for one in _sections(page)}


@cache
def covering(name: str) -> tuple[Evidence, ...]:
    """The sections that a rule or table (its path in the data folder) rests on as a whole."""
    return tuple(one for one in evidence().values() if name in one.covers)


def _sections(page: str) -> list[Evidence]:
    return [_section(page, name, table) for name, table in toml(f"evidence/{page}.toml")["sections"].items()]


def _section(page: str, name: str, table: Any) -> Evidence:
    figures = tuple(Figure(**row) for row in table["figures"])
    covers = tuple(table.get("covers", ()))
    return Evidence(f"docs/evidence/{page}.md#{name}", table["title"], table["text"], figures, covers)
