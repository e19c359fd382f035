"""The dated, sourced tables of ``silentbuyer/data``, each read once and handed out read-only."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from silentbuyer.data import quick_toml
from silentbuyer.values.frozen import FrozenMap, freeze

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """A file of the data folder; `name` may hold slashes."""
    return files("silentbuyer").joinpath("data", *name.split("/"))


@cache
def toml(name: str) -> FrozenMap[str, Any]:
    """A TOML table as a read-only tree."""
    table: FrozenMap[str, Any] = freeze(quick_toml.loads(resource(name).read_text(encoding="utf-8")))
    return table


@cache
def rows(name: str) -> tuple[FrozenMap[str, str], ...]:
    """A CSV table as read-only rows; lines that begin with ``#`` are comments."""
    lines = resource(name).read_text(encoding="utf-8").splitlines()
    return tuple(FrozenMap(row) for row in csv.DictReader(line for line in lines if not line.startswith("#")))
