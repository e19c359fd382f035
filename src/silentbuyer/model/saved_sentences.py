"""Sentences in saved data: the texts stand where they stood, and one table beside them tells what each was made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from silentbuyer.language.sentence import Sentence, from_data, to_data

NAME = "sentences"


def taken_apart(data: Any) -> tuple[Any, dict[str, Any]]:
    """Plain data with plain texts, and the table: text -> message and values of every sentence in it."""
    table: dict[str, Any] = {}
    return _plain(data, table), table


def _plain(data: Any, table: dict[str, Any]) -> Any:
    if isinstance(data, Sentence):
        text = str(data)
        if text and (text != data.message or data.values):
            table.setdefault(text, to_data(data))
        return text
    if isinstance(data, dict):
        return {key: _plain(value, table) for key, value in data.items()}
    return [_plain(item, table) for item in data] if isinstance(data, list) else data


def put_together(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Saved data whose texts are sentences again; data of before, without a table, as it is."""
    table = data.get(NAME) if isinstance(data, Mapping) else None
    if not isinstance(table, Mapping) or not table:
        return data
    language = str(data.get("language", "en"))
    made = {text: from_data(text, one, language) for text, one in table.items() if isinstance(text, str)}
    return {key: value if key in ("facts", NAME) else _said(value, made) for key, value in data.items()}


def _said(data: Any, made: Mapping[str, str]) -> Any:
    if isinstance(data, str):
        return made.get(data, data)
    if isinstance(data, Mapping):
        return {key: _said(value, made) for key, value in data.items()}
    return [_said(item, made) for item in data] if isinstance(data, list) else data
