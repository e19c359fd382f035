"""Writes docs/schema/diagnosis-2.json from the frozen classes, so that the published form cannot drift from them.

python tools/build_schema.py
"""

import inspect
import json
import types
import typing
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.model.diagnosis import SCHEMA, Diagnosis
from silentbuyer.model.facts import Facts
from silentbuyer.model.findings import Cause
from silentbuyer.model.own_cause import FAMILIES, OWN_NAME
from silentbuyer.values.frozen import FrozenMap

HERE = Path(__file__).resolve().parents[1] / "docs" / "schema" / f"diagnosis-{SCHEMA}.json"
PLAIN = {str: "string", bool: "boolean", float: "number", int: "integer", type(None): "null"}
FACTS = {
    "type": "object",
    "required": ["schema", "facts"],
    "properties": {
        "schema": {"const": 1},
        "facts": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "subject"],
                "properties": {
                    "kind": {"type": "string"},
                    "subject": {"type": "string"},
                    "value": True,
                    "at": {"type": ["string", "null"], "format": "date-time"},
                    "source": {"type": "string"},
                    "ttl": {"type": "number"},
                    "unknown": {"type": "string"},
                    "detail": {"type": "string"},
                    "about": {"type": "string"},
                },
                "oneOf": [{"required": ["value"]}, {"required": ["unknown"]}],
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


CAUSE = {
    "description": "One of ours, or a plugin's with its namespace, which own_causes describes",
    "anyOf": [{"enum": list(Cause)}, {"type": "string", "pattern": f"^{OWN_NAME.pattern}$"}],
}
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
OWN_CAUSES = {
    "description": "What plugins call their own causes, so that the file can be read without them",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "label", "family"],
        "properties": {
            "name": {"type": "string", "pattern": f"^{OWN_NAME.pattern}$"},
            "label": {"type": "string"},
            "family": {"enum": list(FAMILIES)},
            "says": {"type": "string"},
            "labels": TEXTS,
            "sayings": TEXTS,
            "source": {"type": "string"},
        },
        "additionalProperties": False,
    },
}
AT = "The same by place (unknowns/2/reason), where one text stands for several messages"
SENTENCES = {
    "description": "What each text was made of: text -> English message and values, so that it can be said again",
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["message"],
        "properties": {
            "message": {"type": "string"},
            "many": {"type": "string"},
            "values": {"type": "object"},
            "also": TEXTS,
        },
        "additionalProperties": False,
    },
}


def form(kind: Any, shelf: dict[str, Any]) -> dict[str, Any]:
    """The schema of one annotation; classes are put on the shelf and referred to."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if kind is datetime:
        return {"type": "string", "format": "date-time", "description": "ISO 8601 with an offset"}
    if kind is timedelta:
        return {"type": "number", "description": "seconds"}
    if kind is Facts:
        return FACTS
    if kind is Any or kind is FrozenMap:
        return {}
    return compound(kind, shelf)


def compound(kind: Any, shelf: dict[str, Any]) -> dict[str, Any]:
    """The schema of a union, a tuple, a mapping, an enumeration or a frozen class."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [form(argument, shelf) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": form(arguments[0], shelf)}
    if origin is FrozenMap:
        names = {"propertyNames": CAUSE} if arguments[0] is Cause else {}
        return {"type": "object", "additionalProperties": form(arguments[1], shelf), **names}
    if kind is Cause:
        return CAUSE
    if inspect.isclass(kind) and issubclass(kind, StrEnum):
        return {"enum": [str(item) for item in kind]}
    if kind.__name__ not in shelf:
        shelf[kind.__name__] = {}
        shelf[kind.__name__] = described(kind, shelf)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def described(kind: type, shelf: dict[str, Any]) -> dict[str, Any]:
    """The schema of a frozen class: every field is written, and nothing else."""
    hints = typing.get_type_hints(kind)  # attrs.resolve_types would change the classes themselves
    fields = {field.name: form(hints[field.name], shelf) for field in attrs.fields(kind)}
    return {
        "description": inspect.getdoc(kind).partition("\n")[0],
        "type": "object",
        "required": list(fields),
        "properties": fields,
        "additionalProperties": False,
    }


def schema() -> dict[str, Any]:
    """The whole schema."""
    shelf: dict[str, Any] = {}
    whole = described(Diagnosis, shelf)
    first = {"schema": {"const": SCHEMA}, "cause": form(Cause, shelf), "probability": {"type": "number"}}
    first |= {"family": {"type": "string"}, "headline": {"type": "string"}, "draft": {"type": "string"}}
    whole["properties"] = {**first, **whole["properties"]}
    whole["required"] = [*first, *whole["required"]]
    # Not required: files written before there were catalogues have neither.
    whole["properties"] |= {"sentences": SENTENCES, "sentences_at": {**SENTENCES, "description": AT}}
    whole["properties"] |= {"own_causes": OWN_CAUSES}
    whole["required"].remove("language")
    shelf["Silence"]["required"].remove("language")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "silentbuyer diagnosis",
        **whole,
        "$defs": dict(sorted(shelf.items())),
    }


def main() -> None:
    """Write the file."""
    HERE.parent.mkdir(parents=True, exist_ok=True)
    HERE.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
