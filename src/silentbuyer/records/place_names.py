"""Country, language and region names of many languages as codes; the tables are in ``data/names``."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data import tables
from silentbuyer.records.keys import key

_PARTS = re.compile(r"[()/|,;\[\]–—-]")
_REGION = re.compile(r"[A-Z0-9]{1,3}")


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.rows("names/countries.csv"):
        found[row["code"].lower()] = row["code"]
    for row in tables.rows("names/countries.csv"):
        for name in row["names"].split("|"):
            found.setdefault(key(name), row["code"])
    return found


@cache
def _languages() -> dict[str, str]:
    found = {row["code"]: row["code"] for row in tables.rows("names/languages.csv")}
    for row in tables.rows("names/languages.csv"):
        for name in row["names"].split("|"):
            found.setdefault(key(name), row["code"])
    return found


@cache
def _regions() -> dict[tuple[str, str], str]:
    found = {}
    for row in tables.rows("names/subdivisions.csv"):
        country, _, code = row["code"].partition("-")
        found[country, code.lower()] = code
        for name in row["names"].split("|"):
            found.setdefault((country, key(name)), code)
    return found


def country_code(text: str) -> str | None:
    """The ISO 3166-1 code of a country as a person writes it; None when it is no country or could be two.

    ``Brazil``, ``brasil``, ``巴西``, ``BRA``, ``Brazil (BR)`` and ``巴西/Brazil`` are all BR. ``NA`` is Namibia.
    """
    known = _countries()
    whole = known.get(key(text))
    if whole:
        return whole
    parts = {known[key(part)] for part in _PARTS.split(text[:200]) if key(part) in known}
    return parts.pop() if len(parts) == 1 else None


def language_code(text: str) -> str | None:
    """The ISO 639 code of a language: ``pt``, ``pt-BR``, ``pt_BR``, ``Portuguese``, ``葡萄牙语``; None if not known."""
    known = _languages()
    whole = known.get(key(text))
    return whole or known.get(re.split(r"[-_ (]", text.strip().lower()[:40], maxsplit=1)[0])


def region_code(country: str | None, text: str) -> str | None:
    """The ISO 3166-2 code without the country: ``SP``, ``BR-SP`` and ``São Paulo`` in BR are all ``SP``."""
    prefix, dash, rest = text.strip().upper().partition("-")
    code = rest if dash and prefix == country else text.strip()
    if country and (country, key(code)) in _regions():
        return _regions()[country, key(code)]
    return code if _REGION.fullmatch(code) else None
