"""What is said in a world, from `texts.toml`."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path


@cache
def table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


def said(rng: random.Random, about: str, language: str) -> str:
    """A sentence about something, in English where the language has none."""
    rows = table()[about]
    return rng.choice(rows.get(language) or rows["en"])


def can_be_told(cause: str) -> bool:
    """Whether buyers have words for a cause; a bounce or a record tells of the others."""
    return cause in table()
