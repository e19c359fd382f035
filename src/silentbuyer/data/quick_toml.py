"""TOML of our own tables, read several times as quickly as by `tomllib`, which is written in Python.

Most lines of a table are ``key = value`` with a value that is JSON but for the signs of equality, and Python reads JSON
in C. What is not goes to `tomllib`, value by value, and a table of another build as a whole.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

_KEY = r'(?:[\w-]+|"[^"\\]*")'
_PAIR = re.compile(rf"({_KEY})[ \t]*=[ \t]*(\S.*)", re.ASCII)
_HEAD = re.compile(rf"(\[\[?)({_KEY}(?:\.{_KEY})*)(\]\]?)[ \t]*(?:#.*)?", re.ASCII)
_NAME = re.compile(_KEY, re.ASCII)
_LAST_COMMA = re.compile(r",\s*\]$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TEXT_OR_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|([\w-]+)[ \t]*=', re.ASCII)


def loads(text: str) -> dict[str, Any]:
    """The tables of a text, as `tomllib.loads` gives them.

    Raises:
        tomllib.TOMLDecodeError: when the text is none.

    """
    try:
        return _read(iter(text.split("\n")))
    except (ValueError, LookupError, TypeError, AttributeError):
        return tomllib.loads(text)


def _read(lines: Iterator[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    table = root
    for line in lines:
        if not line or line.startswith("#"):
            continue
        if pair := _PAIR.fullmatch(line):
            key = pair[1].strip('"')
            if key in table:
                raise ValueError(key)
            table[key] = _value(pair[2], lines)
        else:
            table = _opened(root, line)
    return root


def _value(written: str, lines: Iterator[str]) -> Any:
    """A value; of a list that goes on in the next lines, to the first bracket at the end of one that closes it."""
    if not written.startswith("["):
        return _alone(written)
    while True:
        try:
            if written.endswith("]"):
                return _alone(written)
        except ValueError:
            pass  # the bracket closed an inner list
        written = "\n".join((written, *_until_bracket(lines)))


def _alone(written: str) -> Any:
    if _DATE.fullmatch(written):
        return date.fromisoformat(written)
    try:
        return json.loads(_as_json(written))
    except ValueError:
        (value,) = tomllib.loads(f"value = {written}").values()  # one value, or the text is not what it seemed
        return value


def _as_json(written: str) -> str:
    plain = _LAST_COMMA.sub("]", written)
    return _TEXT_OR_KEY.sub(lambda part: f'"{part[1]}":' if part[1] else part[0], plain) if "{" in plain else plain


def _until_bracket(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.endswith("]"):
            return
    raise ValueError("a list without an end")


def _opened(root: dict[str, Any], line: str) -> dict[str, Any]:
    """The table that a line ``[name]`` or ``[[name]]`` opens."""
    head = _HEAD.fullmatch(line)
    if head is None or len(head[1]) != len(head[3]):
        raise ValueError(line)
    *outer, name = (part.strip('"') for part in _NAME.findall(head[2]))
    table = root
    for part in outer:
        table = table.setdefault(part, {})
        table = table[-1] if isinstance(table, list) else table
    if head[1] == "[[":
        opened: dict[str, Any] = {}
        table.setdefault(name, []).append(opened)
    else:
        opened = table.setdefault(name, {})
    return opened
