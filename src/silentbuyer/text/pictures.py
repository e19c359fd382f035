"""What stands for a picture or a recording in a log that holds only texts: nothing to be read."""

from __future__ import annotations

import re

_PICTURE = re.compile(r"\[(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e]){2,14}\]")
"""One word in brackets, of any language: ``[photo]``, ``[รูปภาพ]``, ``[语音]``."""


def without_pictures(text: str) -> str:
    """A text without the marks that stand for pictures: ``[photo]``, ``[video]``."""
    return _PICTURE.sub("", text)
