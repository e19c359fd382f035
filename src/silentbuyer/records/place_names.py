"""Country, language and region names of many languages as codes; the tables are in ``data/names``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import attrs

from silentbuyer.data import tables
from silentbuyer.records.keys import blunt, key, sharp

_PARTS = re.compile(r"[()/|,;\[\]–—-]")
_LONG = re.compile(
    r"^the\s|^(?:the\s)?(?:(?:federal|federative|islamic|people's|democratic|socialist|arab|united|co-operative|plurinational|bolivarian|oriental|independent)\s){0,4}"
    r"(?:republic|kingdom|state|principality|sultanate|commonwealth|union|federation|grand duchy)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|y|et|und|e|en|og|och|i|и)\s", re.IGNORECASE)
# Countries that share a name with another: a long name reduced to it does not tell which.
_FAMILIES = frozenset(
    {"CG", "CD", "KR", "KP", "SD", "SS", "GN", "GW", "GQ", "PG", "WS", "AS", "VG", "VI", "DM", "DO", "MF", "SX"}
)
_REGION = re.compile(r"[A-Z0-9]{1,3}")


@attrs.frozen
class _Countries:
    """The three ways in which a country is found: by its code, its name as spelt, its name without accents.

    A name that is two countries' in two languages (Norwegian ``Kongo``) is in neither index with one code.
    """

    codes: Mapping[str, str]
    spelt: Mapping[str, str | None]
    typed: Mapping[str, str | None]


@cache
def _countries() -> _Countries:
    codes: dict[str, str] = {}
    spelt: dict[str, str | None] = {}
    typed: dict[str, str | None] = {}
    for row in tables.rows("names/countries.csv"):
        code = row["code"]
        codes[code.lower()] = code
        for name in row["names"].split("|"):
            if len(name) == 3 and name.isascii() and name.isupper():
                codes[name.lower()] = code
                continue
            _put(spelt, sharp(name), code)
            _put(typed, blunt(name), code)
    return _Countries(codes, spelt, typed)


def _put(index: dict[str, str | None], name: str, code: str) -> None:
    index[name] = code if index.get(name, code) == code else None


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


@lru_cache(maxsize=4096)  # a table has few countries, and each in many rows
def country_code(text: str) -> str | None:
    """The ISO 3166-1 code of a country as a person writes it; None when it is no country or could be two.

    ``Brazil``, ``brasil``, ``巴西``, ``BRA``, ``Brazil (BR)`` and ``巴西/Brazil`` are all BR. ``NA`` is Namibia. A code
    is written in letters of one case: ``NGA`` is Nigeria, ``Nga`` is what Vietnamese calls Russia.
    """
    short = text.strip()[:200]
    return _named(short) or _shortened(short) or _in_parts(short)


def _named(text: str) -> str | None:
    """The country whose code or whole name this is."""
    known, bare = _countries(), sharp(text)
    coded = known.codes.get(bare) if len(bare) in {2, 3} else None
    if coded and (text.isupper() or text.islower()):
        return coded
    if bare in known.spelt:
        return known.spelt[bare]
    found = known.typed.get(blunt(text)) or known.spelt.get(sharp(_AND.sub("&", text)))
    # "Ao" is Austria in Vietnamese without its accent, or a code that a spreadsheet has capitalised: not known.
    return None if coded and found and coded != found else found or coded


def _shortened(text: str) -> str | None:
    """The country of an official name, such as ``Republic of Poland``."""
    short = _LONG.sub("", text)
    found = _named(short) if short != text else None
    return None if found in _FAMILIES else found


def _in_parts(text: str) -> str | None:
    parts = [part for part in _PARTS.split(text) if sharp(part)]
    codes = [_named(part.strip()) for part in parts]
    found = {code for code in codes if code}
    code = found.pop() if len(found) == 1 else None
    # "Congo, Dem. Rep.": of countries that share a name, a part alone does not tell which.
    return None if code in _FAMILIES and None in codes else code


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
