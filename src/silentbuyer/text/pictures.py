"""What stands for a picture or a recording in a log that holds only texts: nothing to be read."""

from __future__ import annotations

import re

_PICTURE = re.compile(r"\[(?:photo|foto|image|video|audio|voice|sticker|gif)s?\]", re.IGNORECASE)


def without_pictures(text: str) -> str:
    """A text without the marks that stand for pictures: ``[photo]``, ``[video]``."""
    return _PICTURE.sub("", text)
