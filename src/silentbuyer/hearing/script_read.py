"""The scripts of the languages that are read, and the one of a text that is not."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_READ = (
    "[\u00aa-\u024f\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0980-\u09ff"
    "\u0e00-\u0e7f\u1100-\u11ff\u1e00-\u1fff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\uffef]"
)
"""Letters of the scripts in which the languages of ``data/concepts`` are written, beside those of ASCII."""

_LOOKED_AT = 600
"""Characters of a message whose script is looked at."""


@cache
def _read() -> re.Pattern[str]:
    return re.compile(_READ)  # some 3 ms, which no text in plain letters needs


def script_not_read(text: str) -> str:
    """The script in which most letters of a text are written, if it is none that is read; else nothing."""
    if text.isascii():
        return ""
    letters = [letter for letter in text[:_LOOKED_AT] if letter.isalpha()]
    strange = [letter for letter in letters if not letter.isascii() and not _read().match(letter)]
    if 2 * len(strange) <= len(letters):
        return ""
    return unicodedata.name(strange[0], "an unknown script").split()[0].capitalize()
