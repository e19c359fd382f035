"""What was written earlier in a log, so that it is known again inside a later message, whoever cut it and how."""

from __future__ import annotations

import re

import attrs

from silentbuyer.text.sentences import UNSPACED, fold, sentences

_WORD = re.compile(r"\w+")
_WORDS, _SIGNS = 4, 8
"""Words (of scripts without spaces: signs) in a row that are the same by no accident (judgement)."""

_KNOWN_SHARE = 0.7
_MOST_WORDS = 4000


def _rows(text: str) -> set[str]:
    """The rows of words or signs of a text, and its whole lines, folded."""
    folded = fold(text)
    words = _WORD.findall(folded)[:_MOST_WORDS]
    rows = {" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1)}
    if UNSPACED.search(folded):
        signs = "".join(words)[: 4 * _MOST_WORDS]
        rows |= {signs[at : at + _SIGNS] for at in range(len(signs) - _SIGNS + 1)}
    return rows


def _line(text: str) -> str:
    return " ".join(_WORD.findall(fold(text[:600])))


@attrs.define
class Earlier:
    """The words of one side so far, as rows of words and as whole lines; worked out when the other side's are read."""

    _rows: set[str] = attrs.field(factory=set)
    _lines: set[str] = attrs.field(factory=set)
    _unread: list[str] = attrs.field(factory=list)

    def add(self, text: str) -> None:
        """Take in one more message."""
        self._unread.append(text)

    @property
    def rows(self) -> set[str]:
        """The rows of words of all messages."""
        self._read()
        return self._rows

    def _read(self) -> None:
        for text in self._unread:
            self._rows |= _rows(text)
            parts = {part for line in text.splitlines() for part in (line, *sentences(line))}
            self._lines.update(map(_line, parts))
        self._unread.clear()

    def holds(self, line: str) -> bool:
        """Whether a line of at least four words (eight signs) was written before, at least for the most part."""
        found = _rows(line)
        if found:
            return len(found & self.rows) >= _KNOWN_SHARE * len(found)
        return False

    def repeats(self, line: str) -> bool:
        """Whether a shorter line stands among the earlier ones as it is."""
        self._read()
        return _line(line) in self._lines
