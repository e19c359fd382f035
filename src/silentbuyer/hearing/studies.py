"""Whether somebody needs figures for their studies: "for my thesis", "el profe nos pedía un presupuesto real"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import any_of, fold, sentences

_LONGEST = 4_000


def of_studies(text: str) -> str | None:
    """The first sentence that tells of its writer's own studies; None where none does."""
    if not _any("words").search(fold(text[:_LONGEST])):
        return None
    return next(filter(_tells, sentences(text[:_LONGEST])), None)


def _tells(sentence: str) -> bool:
    folded = fold(sentence)
    return _any("words").search(folded) is not None and _any("not").search(folded) is None


@cache
def _any(name: str) -> re.Pattern[str]:
    return any_of(toml("text/studies.toml")[name])
