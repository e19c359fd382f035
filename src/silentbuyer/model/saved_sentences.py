"""Sentences in saved data: the texts stand where they stood, and a table beside them tells what each was made of.

Two messages may have one text in some language; the table of places tells those apart (``unknowns/2/reason``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from silentbuyer.language.sentence import Sentence, from_data, to_data

BY_TEXT, BY_PLACE = "sentences", "sentences_at"
_ELSEWHERE = frozenset({"facts", BY_TEXT, BY_PLACE})


def taken_apart(data: dict[str, Any]) -> dict[str, Any]:
    """Plain data with plain texts, and the tables of the sentences that were in it."""
    by_text: dict[str, Any] = {}
    by_place: dict[str, Any] = {}
    plain = {key: value if key in _ELSEWHERE else _plain(value, key, by_text, by_place) for key, value in data.items()}
    return {**plain, BY_TEXT: by_text, BY_PLACE: by_place}


def _plain(data: Any, place: str, by_text: dict[str, Any], by_place: dict[str, Any]) -> Any:
    if isinstance(data, Sentence):
        text = str(data)
        if text and (text != data.message or data.values or data.also):
            made = to_data(data)
            if by_text.setdefault(text, made) != made:
                by_place[place] = made
        return text
    if isinstance(data, dict):
        return {key: _plain(value, f"{place}/{key}", by_text, by_place) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item, f"{place}/{n}", by_text, by_place) for n, item in enumerate(data)]
    return data


def put_together(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Saved data whose texts are sentences again; data of before, without a table, as it is."""
    if not isinstance(data, Mapping):
        return data
    by_text, by_place = data.get(BY_TEXT), data.get(BY_PLACE)
    if not isinstance(by_text, Mapping) or not by_text:
        return data
    language = str(data.get("language", "en"))
    made = {text: from_data(text, one, language) for text, one in by_text.items() if isinstance(text, str)}
    places = by_place if isinstance(by_place, Mapping) else {}
    return {
        key: value if key in _ELSEWHERE else _said(value, key, made, (places, language)) for key, value in data.items()
    }


def _said(data: Any, place: str, made: Mapping[str, str], placed: tuple[Mapping[str, Any], str]) -> Any:
    if isinstance(data, str):
        return from_data(data, placed[0][place], placed[1]) if place in placed[0] else made.get(data, data)
    if isinstance(data, Mapping):
        return {key: _said(value, f"{place}/{key}", made, placed) for key, value in data.items()}
    if isinstance(data, list):
        return [_said(item, f"{place}/{n}", made, placed) for n, item in enumerate(data)]
    return data
