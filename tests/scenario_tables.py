"""Scenarios as tables: one line a case, with the log around it said once.

A ``.tsv`` file holds sections. Each opens with ``# frame`` and the whole scenario as one line of JSON, in which
``{name}`` stands for the cell of that column; then come the names of the columns, then a line a case. Cells are plain
text, or JSON where the frame has no quotation marks of its own around them (``{name:json}``). A ``.jsonl`` file holds
whole scenarios, one a line.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SLOT = re.compile(r"\{([a-z_0-9]+)(:json)?\}")


def scenarios(folder: Path) -> list[dict[str, Any]]:
    """All scenarios of a folder, in the order of file and line."""
    return [one for path in sorted(folder.iterdir()) for one in _READERS.get(path.suffix, _nothing)(path)]


def _nothing(_: Path) -> Iterator[dict[str, Any]]:
    return iter(())


def _whole(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


def _table(path: Path) -> Iterator[dict[str, Any]]:
    frame: Any = None
    columns: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# frame "):
            frame, columns = json.loads(line.removeprefix("# frame ")), []
        elif line and not columns:
            columns = line.split("\t")
        elif line:
            yield _filled(frame, dict(zip(columns, line.split("\t"), strict=True)))


def _filled(node: Any, cells: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _filled(value, cells) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, cells) for value in node]
    slot = _SLOT.fullmatch(node) if isinstance(node, str) else None
    if slot is None:
        return node
    cell = cells[slot[1]]
    return json.loads(cell) if slot[2] else cell.replace("\\n", "\n").replace("\\t", "\t")


_READERS = {".tsv": _table, ".jsonl": _whole}
