"""An experience as TOML and back: versioned, one figure a line, in a fixed order."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.errors import CalibrationError
from silentbuyer.model.experience import SCHEMA, Experience, Figure
from silentbuyer.model.findings import Cause
from silentbuyer.model.reply_law import KINDS, Effect, ReplyLaw

_COUNTS = ("buyers", "letters", "labels", "first", "last", "version")
_LAW = ("chance", "hours", "spread", "own", "kappa", "shift", "slope")
_FIGURE = tuple(field.name for field in attrs.fields(Figure))


def written(experience: Experience) -> str:
    """The TOML of an experience."""
    parts = [
        ["# What silentbuyer learned from a log (sb.learn). docs/how-to/learn-from-your-log.md explains every line."],
        [f"schema = {SCHEMA}", *_pairs(experience, _COUNTS), f"notes = {_value(list(experience.notes))}"],
        *_law_parts(experience.law),
        ["", "[priors]", *(f"{_key(cause)} = {_value(bits)}" for cause, bits in _sorted(experience.priors))],
        *(["", f"[weights.{_value(key)}]", *(f"{_key(c)} = {_value(b)}" for c, b in _sorted(row))]
          for key, row in sorted(experience.weights.items())),
        *(["", "[[figures]]", *_pairs(figure, _FIGURE)] for figure in experience.figures),
    ]  # fmt: skip
    return "\n".join(line for part in parts for line in part) + "\n"


def _law_parts(law: ReplyLaw | None) -> Iterator[list[str]]:
    if law is None:
        return
    yield ["", "[replies]", *_pairs(law, _LAW)]
    for kind in KINDS:
        for level, effect in sorted(law.effects.get(kind, {}).items()):
            yield ["", f"[replies.effects.{kind}.{_value(level)}]", *_pairs(effect, ("odds", "pace"))]
            yield [*_pairs(effect, ("letters", "answered"))]


def _key(cause: str) -> str:
    """A cause as a TOML key: a plugin's with its namespace stands in quotes."""
    return _value(cause) if ":" in cause else cause


def _sorted(row: Mapping[Cause, float]) -> list[tuple[str, float]]:
    return sorted((cause.value, bits) for cause, bits in row.items())


def _pairs(thing: object, names: Iterable[str]) -> list[str]:
    return [f"{name} = {_value(getattr(thing, name))}" for name in names]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        written = f"{value:.4f}".rstrip("0")
        return f"{written}0" if written.endswith(".") else written  # 0.00003 is "0.0" here, and TOML knows no "0."
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    # A JSON text is a TOML text too, but for DEL, which json leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if isinstance(value, str) else str(value)


def read(path: str | Path) -> Experience:
    """The experience of a file.

    Raises:
        CalibrationError: when the file cannot be read, is no experience, or is of a newer form.

    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise CalibrationError(f"{path} is no experience: {error}") from error
    return parsed(text, str(path))


def parsed(text: str, name: str = "the text") -> Experience:
    """The experience of a text that `written` wrote; `name` is what errors call it.

    Raises:
        CalibrationError: when it is none, or of a newer form.

    """
    try:
        table = tomllib.loads(text)
        _known_form(table)
        return _experience(table)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CalibrationError(f"{name} is no experience: {error}") from error


def _known_form(table: Mapping[str, Any]) -> None:
    if table.get("schema") != SCHEMA:
        raise ValueError(f"schema must be {SCHEMA}, got {table.get('schema')!r}")


def _experience(table: Mapping[str, Any]) -> Experience:
    return Experience(
        law=_law(table["replies"]) if "replies" in table else None,
        priors=table.get("priors", {}),
        weights=table.get("weights", {}),
        figures=[Figure(**row) for row in table.get("figures", ())],
        notes=table.get("notes", ()),
        **{name: table[name] for name in _COUNTS if name in table},
    )


def _law(table: Mapping[str, Any]) -> ReplyLaw:
    effects = {
        kind: {level: _effect(row)
               for level, row in rows.items()}
        for kind, rows in table.get("effects", {}).items()
    }  # fmt: skip
    numbers = {name: float(table[name]) for name in _LAW}
    for name in ("hours", "spread", "own", "kappa"):
        _positive(name, numbers[name])
    if not 0.0 < numbers["chance"] < 1.0 or not all(map(math.isfinite, numbers.values())):
        raise ValueError("[replies] needs a chance between 0 and 1 and finite numbers")
    return ReplyLaw(**numbers, effects=effects)


def _effect(row: Mapping[str, Any]) -> Effect:
    return Effect(
        odds=_positive("odds", row["odds"]),
        pace=_positive("pace", row["pace"]),
        letters=int(row.get("letters", 0)),
        answered=int(row.get("answered", 0)),
    )


def _positive(name: str, value: float) -> float:
    if not (math.isfinite(value) and value > 0.0):
        raise ValueError(f"{name} must be above zero, got {value!r}")
    return float(value)
