"""Languages that pass for one another in a few words, told apart by their letters, else by the buyer's country."""

from __future__ import annotations

from typing import Any

from silentbuyer.data.tables import toml


def told_apart(found: tuple[str, ...], text: str, country: str | None) -> tuple[str, ...]:
    """The languages guessed for a text, with the right one of each group of near ones in the place of the guess."""
    for group in _groups():
        if set(found) & set(group["languages"]):
            right = _by_letters(group, text) or group["home"].get(country)
            found = tuple(dict.fromkeys(right if right and one in group["languages"] else one for one in found))
    return found


def home_languages(country: str | None) -> frozenset[str]:
    """Those of the near languages that a country writes."""
    return frozenset(group["home"][country] for group in _groups() if country in group["home"])


def _by_letters(group: dict[str, Any], text: str) -> str | None:
    """The language of a group whose own letters the text shows, where it shows those of no other."""
    written = set(text.casefold())
    shown = [language for language, letters in group.get("letters", {}).items() if written & set(letters)]
    return shown[0] if len(shown) == 1 else None


def _groups() -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = toml("text/near_languages.toml")["group"]
    return groups
