"""Whether a bare month is another word in the language of its text: "marca" is March in Polish, a brand in Spanish."""

from __future__ import annotations

from functools import cache

from silentbuyer.data.tables import rows, toml
from silentbuyer.dates.plain_text import words as folded_words
from silentbuyer.text.tongue import languages_of

_FEWEST = 5
"""Words of a text whose language can be told (judgement)."""


def is_of_another_tongue(name: str, text: str, kind: str = "month") -> bool:
    """Whether the folded name of a month or unit belongs only to languages that a text is not written in.

    English names are written in all languages; a text of few words, or with a name in signs of its own, is believed.
    """
    written = _languages(kind).get(name, frozenset())
    if not name.isascii() or not written or "en" in written or len(text.split()) < _FEWEST:
        return False
    return written.isdisjoint(_with_kin(languages_of(text)))


def _with_kin(languages: tuple[str, ...]) -> frozenset[str]:
    groups = toml("text/kin.toml")["near"]["groups"]
    return frozenset(languages).union(*(near for near in groups if not frozenset(near).isdisjoint(languages)))


@cache
def _languages(kind: str) -> dict[str, frozenset[str]]:
    """Folded name of a month or unit -> the languages that write it so."""
    table = [row for name in ("names", "written_names") for row in rows(f"dates/{name}.csv") if row["kind"] == kind]
    found: dict[str, set[str]] = {}
    for name, row in zip(folded_words(row["name"] for row in table), table, strict=True):
        found.setdefault(name, set()).add(row["language"])
    return {name: frozenset(languages) for name, languages in found.items()}
