"""The colours of the families of causes where no style sheet reaches: spreadsheets and terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INK: Mapping[str, str] = {
    "calm": "#1a7f4b", "ours": "#0b7285", "worthless": "#c02626", "lost": "#a35200", "commercial": "#2457c5",
    "held": "#6b4fbb", "urgent": "#b0006b", "open": "#5b6472",
}  # fmt: skip
"""Dark colours for text on white, at least 4.5:1."""

GROUND: Mapping[str, str] = {
    "calm": "#e6f4ec", "ours": "#e2f3f6", "worthless": "#fbe6e6", "lost": "#fbeedd", "commercial": "#e5ecfb",
    "held": "#eee9fb", "urgent": "#fbe2f0", "open": "#eef0f3",
}  # fmt: skip
"""Light grounds under black text."""

ANSI: Mapping[str, str] = {
    "calm": "32", "ours": "36", "worthless": "31", "lost": "33", "commercial": "34", "held": "35", "urgent": "1;31",
    "open": "2", "group": "1",
}  # fmt: skip
"""Codes of a terminal."""


def painted(tone: str, text: str) -> str:
    """A text in the colour of a tone, for a terminal."""
    return f"\x1b[{ANSI[tone]}m{text}\x1b[0m" if tone in ANSI else text
