"""The sources behind figures: what an id such as ``C18`` or a citation of ``docs/evidence`` stands for."""

from __future__ import annotations

import re
from functools import cache

import attrs

from silentbuyer.data.evidence import evidence
from silentbuyer.data.tables import rows

# An id is letters and digits (C18, C3c, S-OKKI, SW2016); C15-C30 names a range, whose ends are resolved.
_ID = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9]*(?:-[A-Z]+)?(?![\w])|docs/evidence/[a-z]{1,20}\.md#[a-z-]{1,60}")
_RANGE = re.compile(r"(?<![\w-])([A-Z])(\d{1,2})-\1(\d{1,2})(?!\w)")


@attrs.frozen
class Source:
    """One source: its id, where it stands, its language, and what was taken from it."""

    id: str
    where: str
    language: str
    what: str


@cache
def sources() -> dict[str, Source]:
    """All sources by id."""
    return {row["id"]: Source(row["id"], row["where"], row["language"], row["what"]) for row in rows("sources.csv")}


def cited(text: str) -> tuple[Source, ...]:
    """The sources that a text names by their ids, in the order of the table, evidence last; ranges are resolved."""
    named = set(_ID.findall(text))
    for letter, first, last in _RANGE.findall(text):
        named |= {f"{letter}{number}" for number in range(int(first), int(last) + 1)}
    return tuple(source for key, source in {**sources(), **_evidence()}.items() if key in named)


@cache
def _evidence() -> dict[str, Source]:
    """The sections of evidence as sources: where their figures come from."""
    return {key: Source(key, ", ".join(one.places) or "judgement", "en", one.title) for key, one in evidence().items()}
