"""Provisos beside a day that hang nothing on us: "if all goes well", "unless something comes up"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold

_MOST = 1000
_REFLEXIVE = re.compile(r"(?<=\w)-se(?!\w)")
"""Of "o conselho reúne-se" the last word is no "if"."""


def without_provisos(sentence: str) -> str:
    """The sentence, folded, without them; as it is where it holds none."""
    folded = fold(sentence[:_MOST]).replace("'", " ")
    found = _provisos().sub(" ", _REFLEXIVE.sub("", folded))
    return sentence if found == folded else found


@cache
def _provisos() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{fold(way)})" for way in toml("dates/provisos.toml")["provisos"]))
