"""Data as JSON text that can be looked at: the same data, and nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import Any

CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
DIRECTIONS = r"\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Line separators and halves of characters as well: the first break JavaScript and logs, the second cannot be encoded.
_UNSAFE = re.compile(rf"[{CONTROLS}{DIRECTIONS}\x85\u2028\u2029\ud800-\udfff]")


def json_text(data: Any, *, indent: int | None = None) -> str:
    """JSON in UTF-8 characters, control and direction characters escaped; the same data gives the same bytes.

    Raises:
        ValueError: for numbers that are not finite.

    """
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return text if text.isascii() and "\x7f" not in text else _UNSAFE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
