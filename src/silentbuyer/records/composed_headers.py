"""Column names put together of parts, as systems write them: ``Person - Email - Work``, ``billing_address.country``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from silentbuyer.data import tables

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_PART = re.compile(r"[^\W_]+")
# Marks between two names, and the seam between Chinese or Japanese and Latin letters.
_HAN = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_BESIDE = re.compile(rf"[/|()（）\[\]【】\n*:：]+|(?<=[{_HAN}])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[{_HAN}])")
_MOST_PARTS = 7


@cache
def _fields() -> Mapping[str, str]:
    table = tables.toml("records/header_parts.toml")["fields"]
    return {name: field for field, names in table.items() for name in names}


@cache
def _parts(group: str) -> frozenset[str]:
    return frozenset(tables.toml("records/header_parts.toml")[group])


def composed(column: str) -> str | None:
    """The field that a column is when all parts of its name are known; None when one is not, or none names a field.

    ``Organization - Name`` is the company, ``Person - Name`` the name.
    """
    parts = [part.casefold() for part in _PART.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", column[:120])))]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    around = _parts("company") | _parts("person") | _parts("idle")
    for size in range(min(3, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            field = _fields().get(" ".join(parts[start : start + size]))
            rest = parts[:start] + parts[start + size :]
            if field == "company" and not _places().isdisjoint(parts[start + size :]):
                continue  # "Default Address Company" is a company, "Company Address" is none
            if field and rest and all(part in around for part in rest):
                return _of(field, rest)
    return None


def _places() -> frozenset[str]:
    return _parts("places")


def _of(field: str, rest: list[str]) -> str | None:
    """The field as the words around it mean it; a name beside nothing but an address is nobody's."""
    if field != "name":
        return field
    if any(part in _parts("company") for part in rest):
        return "company"
    return "name" if any(part in _parts("person") for part in rest) else None


def pieces(column: str) -> list[str]:
    """The names that a column has beside one another: ``手机/WhatsApp``, ``国家 (Country)``, ``公司名称Company``."""
    return [
        part for part in _BESIDE.split(column[:120]) if part.strip() and part.strip().casefold() not in _parts("forms")
    ]


def without_prefix(column: str) -> str:
    """A Chinese or Japanese name without the word for whose it is: ``客户邮箱`` is ``邮箱``; "" if there is none."""
    return next((column.strip().removeprefix(word) for word in _parts("before") if column.strip().startswith(word)), "")


def is_own(column: str) -> bool:
    """Whether a column is about our own people, such as ``Owner Email`` or ``业务员邮箱``."""
    name = unicodedata.normalize("NFKC", column[:120]).casefold()
    return any(word in name for word in _parts("own"))
