"""Strangers' text made safe to show: one line, no control or direction characters, a bounded length."""

from __future__ import annotations

import re
import unicodedata

from silentbuyer.values.json_text import CONTROLS, DIRECTIONS

# Category Cc moves cursors and rings bells; Cs, Co and Cn cannot be printed everywhere: they are marked. Cf holds
# the direction overrides that make `exe.fdp` read `pdf.exe`; without them text stands in its true order, so they
# are dropped, except the two joiners, which Persian and emoji need.
_JOINERS = "\u200c\u200d"
_MARKED = {"Cc", "Cs", "Co", "Cn"}
_SPACES = "\t\n\r\v\f\x85\u2028\u2029"
MARK = "\ufffd"


def clean(text: object, limit: int = 300) -> str:
    """Text for one line of a terminal or page, safe and of bounded length.

    Control characters become U+FFFD, invisible direction characters vanish, what is too long ends in an ellipsis.
    """
    given = str(text)
    shown = "".join(map(_safe, given[: limit * 4]))
    line = " ".join(shown.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSAFE = re.compile(rf"[{CONTROLS}\ud800-\udfff]|([{DIRECTIONS}])")


def safe_text(text: str) -> str:
    """Text of several lines, safe for a cell or terminal: one kind of line end, no control or direction characters."""
    if text.isprintable():
        return text
    return _UNSAFE.sub(lambda found: "" if found[1] else MARK, _ENDS.sub("\n", text))


def _safe(char: str) -> str:
    if char in _SPACES:
        return " "
    if char in _JOINERS:
        return char
    category = unicodedata.category(char)
    return MARK if category in _MARKED else "" if category == "Cf" else char


def width(text: str) -> int:
    """Columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or char in _JOINERS or unicodedata.category(char) in ("Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, columns: int) -> str:
    """A text cut (with an ellipsis) and padded to exactly so many terminal columns."""
    if width(text) <= columns:
        return text + " " * (columns - width(text))
    kept, used = "", 0
    for char in text:
        if used + _columns(char) > columns - 1:
            break
        kept, used = kept + char, used + _columns(char)
    return kept + "…" + " " * (columns - used - 1)
