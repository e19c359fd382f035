"""Lines that are nobody's words: signatures, what machines add, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from silentbuyer.text.reply_headers import words
from silentbuyer.text.sentences import fold

_MARK = re.compile(r"^(?:--\s?|_{2,3}\s?)$")
_LEADING = re.compile(r"^[\W_]{0,6}")
_FIRST = 3
"""Letters by which the beginnings are sorted; none is shorter."""

_SIGNED_LINES, _SIGNED_WIDTH = 12, 90
"""How many lines below a closing, and how wide at most, are taken for a signature (judgement)."""

_AFTERTHOUGHT = re.compile(r"^\s*(?:p\.?\s?s\.?|пс|附|又及|追伸|추신|ps)\s*[.:：)]?\s", re.IGNORECASE)


@cache
def _beginnings() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """How lines begin that nobody wrote, by their first letters: first the disclaimers, then what machines add."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind in ("disclaimer", "machine"):
        for beginning in sorted(words(kind)):
            found.setdefault(beginning[:_FIRST], {}).setdefault(kind, []).append(beginning)
    return {first: tuple((kind, tuple(some)) for kind, some in kinds.items()) for first, kinds in found.items()}


def nobodys(line: str) -> str:
    """``disclaimer`` where one begins here, ``machine`` for a line of a mail program or server; else nothing."""
    bare = fold(_LEADING.sub("", line[:160], count=1))
    kinds = _beginnings().get(bare[:_FIRST], ())
    return next((kind for kind, some in kinds if bare.startswith(some)), "")


def closes(line: str) -> bool:
    """Whether a line is a closing formula and nothing else."""
    return len(line) <= 60 and fold(line).strip(" \t,.!،、。-–—") in words("closing")


def signature_end(lines: Sequence[str], place: int) -> int:
    """Where the signature that begins at this line ends (the first line behind it); `place` itself when none begins.

    A signature begins with the usual mark or below a closing formula; a question, an afterthought or a long line ends
    it, for those are somebody's words.
    """
    if _MARK.match(lines[place]):
        return len(lines)
    if not place or not closes(lines[place - 1]):
        return place
    at = place
    while at < len(lines) and at - place < _SIGNED_LINES and _signs(lines[at]):
        at += 1
    return at


def _signs(line: str) -> bool:
    text = line.strip()
    if not text:
        return True
    said = text.endswith(("?", "？", "؟", "!", "。")) or bool(_AFTERTHOUGHT.match(text)) or text.startswith(">")
    return not said and len(text) <= _SIGNED_WIDTH
