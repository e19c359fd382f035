"""A gettext ``.po`` file, read without Babel: messages, plural forms, and what in it could not be read."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

MOST = 4_000_000
"""Bytes of one file."""
_LINE = re.compile(r'(msgid_plural|msgid|msgstr)(?:\[(\d)\])? +(".*")')
_FORMS = re.compile(r"plural\s*=\s*([^;\n]{1,400});?")


@attrs.frozen(eq=False)
class PoFile:
    """What one file holds: message -> its translations by plural form; which form a number takes; its faults."""

    messages: dict[str, tuple[str, ...]]
    form: Callable[[int], int]
    faults: tuple[str, ...] = ()


def read(path: Traversable | Path) -> PoFile:
    """The messages of a file; fuzzy, empty and unreadable entries are left out, the last are told as faults."""
    faults: list[str] = []
    try:
        raw = path.read_bytes()
        text = raw[:MOST].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return PoFile({}, _only_form, (f"{path.name}: cannot be read: {error}",))
    if len(raw) > MOST:
        faults.append(f"{path.name}: longer than {MOST:,} bytes: the rest was left out")
    entries = dict(_entries(text, path.name, faults))
    head = entries.pop("", ("",))[0]
    return PoFile(entries, _form(head, path.name, faults), tuple(faults))


def _only_form(_: int) -> int:
    return 0


def _form(head: str, name: str, faults: list[str]) -> Callable[[int], int]:
    named = _FORMS.search(head)
    if named is None:
        return _only_form
    try:
        made: Callable[[int], int] = gettext.c2py(named[1])
    except (ValueError, RecursionError) as error:
        faults.append(f"{name}: plural forms cannot be read: {error}")
        return _only_form
    return made


def _entries(text: str, name: str, faults: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, block in enumerate(re.split(r"\n\s*\n", text), 1):
        if "#, fuzzy" in block:
            continue
        try:
            found = _entry(block)
        except ValueError as error:
            faults.append(f"{name}: entry {number} cannot be read: {error}")
            continue
        if found is not None and all(found[1]):
            yield found


def _entry(block: str) -> tuple[str, tuple[str, ...]] | None:
    """One entry's message and translations; None where a block holds comments only."""
    fields: dict[Any, str] = {}
    key: Any = None
    for line in block.splitlines():
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if match := _LINE.fullmatch(said):
            key = (match[1], int(match[2] or 0))
            fields[key] = _text(match[3])
        elif said.startswith('"') and key is not None:
            fields[key] += _text(said)
        else:
            raise ValueError(f"a line that is no part of a message: {said[:60]!r}")
    if not fields:
        return None
    forms = tuple(fields[key] for key in sorted(fields) if key[0] == "msgstr")
    return fields.get(("msgid", 0), ""), forms


def _text(quoted: str) -> str:
    try:
        value = ast.literal_eval(quoted)
    except (ValueError, SyntaxError) as error:
        raise ValueError(f"not a quoted text: {quoted[:60]!r}") from error
    return str(value)
