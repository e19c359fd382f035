"""The style sheets of cards and pages: light and dark, every text at least 4.5:1 against its ground."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sheet(name: str) -> str:
    """The style sheet ``card`` or ``page``, ready to stand in a ``<style>`` element."""
    return files("silentbuyer.show").joinpath(f"{name}.css").read_text(encoding="utf-8")
