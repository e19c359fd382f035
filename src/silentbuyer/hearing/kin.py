"""The languages that are heard: those with concepts, and those that are read as a kindred one that has them."""

from __future__ import annotations

from functools import cache, lru_cache

from silentbuyer.data.tables import resource, toml


@lru_cache(maxsize=512)
def heard_as(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages with concepts in which a text in one of these is read; none where it can't be."""
    kin = toml("text/kin.toml")["read_as"]
    found = (
        one for language in languages for one in ([language] if language in with_concepts() else kin.get(language, ()))
    )
    return tuple(dict.fromkeys(found))


@cache
def with_concepts() -> frozenset[str]:
    """The languages that have a file of concepts."""
    return frozenset(file.name[:-4] for file in resource("concepts").iterdir() if file.name.endswith(".txt"))
