"""Cells that hold JSON, as APIs and some exports write them: the addresses, numbers and names inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from silentbuyer.records.sound import sound

# Under these keys stands the name of a thing that is nested: a company, a country, a stage, a tag.
_NAMES = ("name", "label", "title", "value", "display_value", "displayName", "fullName", "text")
_CODES = re.compile(r"country_?code|calling_?code|area_?code", re.IGNORECASE)
_IDLE = re.compile(r"label|type|id|.*_id|primary|is_.*|kind|.*countrycode", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d\s()./-]{3,}")
_DEEPEST = 6


def parsed(value: Any) -> Any:
    """JSON inside a cell as what it says, also as Python prints it (``{'a': None}``); anything else as it came."""
    if not isinstance(value, str) or value.lstrip()[:1] not in {"[", "{"}:
        return value
    for text in (
        value,
        value.replace("None", "null").replace("True", "true").replace("False", "false").replace("'", '"'),
    ):
        if text is value or '"' not in value:
            try:
                found, note = sound(json.loads(text))
            except (ValueError, RecursionError):
                continue
            return value if note.endswith("left out") else found
    return value


def is_nested(value: Any) -> bool:
    """Whether a parsed cell is a mapping, or a list that holds one."""
    return isinstance(value, Mapping) or (
        isinstance(value, (list, tuple)) and any(isinstance(item, (Mapping, list, tuple)) for item in value)
    )


def named(value: Any) -> Any:
    """The name of a nested thing: ``{"id": 5, "name": "Acquaviva"}`` is ``Acquaviva``; anything else as it came."""
    found = parsed(value)
    if isinstance(found, Mapping):
        whole = " ".join(str(found[name]).strip() for name in ("firstName", "lastName") if found.get(name))
        said = whole or next(
            (found[name] for name in _NAMES if isinstance(found.get(name), str) and found[name].strip()), None
        )
        return said or value
    if isinstance(found, (list, tuple)) and found and is_nested(found):
        texts = [named(item) for item in found]
        return ", ".join(texts) if all(isinstance(text, str) for text in texts) else value
    return value


def sum_of(value: Any) -> Any:
    """A sum that an API nests, as one text: ``{"amountMicros": 12000000, "currencyCode": "USD"}`` is ``USD 12.0``."""
    found = parsed(value)
    if not isinstance(found, Mapping):
        return value
    micros, code = found.get("amountMicros"), found.get("currencyCode") or found.get("currency") or ""
    plain = next((found[name] for name in ("amount", "value") if isinstance(found.get(name), (int, float, str))), None)
    try:
        amount = float(micros) / 1e6 if micros is not None else plain
    except (TypeError, ValueError):
        return value
    return value if amount is None else f"{code} {amount}".strip()


def has_text(value: Any) -> bool:
    """Whether anything is written anywhere in a tree."""
    return any(text.strip() for text in _leaves(value))


def addresses(value: Any) -> list[str]:
    """All texts with an ``@`` in a tree, those that are marked as primary first."""
    return list(dict.fromkeys(text.strip() for text in _leaves(value) if "@" in text))


def numbers(value: Any) -> list[str]:
    """All telephone numbers in a tree, with the calling code that stands beside them."""
    return list(dict.fromkeys(_numbers(value, 0)))


def _leaves(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, Mapping):
        for item in value.values():
            yield from _leaves(item, depth + 1)
    elif depth < _DEEPEST and isinstance(value, (list, tuple)):
        for item in sorted(value, key=_is_secondary):
            yield from _leaves(item, depth + 1)


def _is_secondary(item: Any) -> bool:
    return not (isinstance(item, Mapping) and any("primary" in str(key).lower() and item[key] is True for key in item))


def _numbers(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        if _DIGITS.search(str(value)):
            yield str(value).strip()
    elif depth < _DEEPEST and isinstance(value, Mapping):
        code = next(
            (str(item) for key, item in value.items() if _CODES.search(str(key)) and str(item).strip("+").isdigit()), ""
        )
        for key, item in value.items():
            if not _IDLE.fullmatch(str(key)) and not _CODES.search(str(key)):
                for number in _numbers(item, depth + 1):
                    yield f"+{code.lstrip('+')} {number}" if code and not number.startswith("+") else number
    elif depth < _DEEPEST and isinstance(value, (list, tuple)):
        for item in sorted(value, key=_is_secondary):
            yield from _numbers(item, depth + 1)
