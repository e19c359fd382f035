"""The templates of a language as one speaks to somebody whom the log calls by the familiar word: "du", "tú", "tu"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from silentbuyer.data.tables import toml

LANGUAGES = frozenset({"de", "es", "fr", "it", "nl", "ru"})
"""The languages in which the log's own form is followed; the others have one form here."""


@cache
def familiar(language: str) -> Mapping[str, Any]:
    """Our templates of a language in its familiar form; those of a language without one as they are."""
    ours = toml(f"drafts/{language}.toml")
    if language not in LANGUAGES:
        return ours
    return turned(ours, [(str(one[0]), str(one[1])) for one in toml(f"familiar/{language}.toml")["instead"]])


def turned(templates: Mapping[str, Any], pairs: list[tuple[str, str]]) -> Mapping[str, Any]:
    """The templates with the one wording in the place of the other, pair by pair."""
    return {key: value if key in _AS_IT_IS else _turned(value, pairs) for key, value in templates.items()}


_AS_IT_IS = frozenset({"language", "source", "date", "date_form", "months", "first", "either"})


def _turned(value: Any, pairs: list[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        for formal, other in pairs:
            value = value.replace(formal, other)
        return value
    if isinstance(value, Mapping):
        return {key: _turned(one, pairs) for key, one in value.items()}
    return [_turned(one, pairs) for one in value] if isinstance(value, list | tuple) else value
