"""A quote found again in a text: as it stands, in whole words, and not in somebody else's mouth."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from silentbuyer.text.sentences import MOST, UNSPACED, sentences

LONGEST_QUOTE = 400
"""Characters of a quote; a longer one is a copy of the message and tells nothing."""

_LEAST_LETTERS, _LEAST_SIGNS = 4, 2
"""Letters (of scripts without spaces: signs) below which a quote stands in any message (judgement)."""

_QUOTED = re.compile(
    '"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|‘[^‘’]{12,}’|「[^「」]*」|『[^『』]*』|《[^《》]*》|`[^`]*`'
)
"""What stands between marks of quotation; it is found in linear time, for no mark may stand inside."""


_CLAUSE = re.compile(r"[,;(){}\[\]—–、，；،؛]|\s-\s")
_COLON = re.compile(r":\s|：")
_TITLE = 2
"""Words before a colon that are a mere title ("bad news: ...")."""


@attrs.frozen
class Passage:
    """Where a quote stands: the quote on one line, and the sentences that it touches, in their order."""

    quote: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and behind the quote in its sentences."""
        before, _, behind = self.text.partition(self.quote)
        return before, behind

    @property
    def share(self) -> float:
        """The share of its clauses that the quote makes up, by letters and figures."""
        before, behind = self.around
        more = _CLAUSE.split(before)[-1] + _CLAUSE.split(behind, maxsplit=1)[0]
        own = sum(map(str.isalnum, self.quote))
        return own / (own + sum(map(str.isalnum, more)))

    @property
    def announced(self) -> bool:
        """Whether more than a title and a colon stand before its end: "enter as the result: ..."."""
        colon = _COLON.search(self.around[0] + self.quote)
        head = colon.string[: colon.start()] if colon else ""
        return len(head.split()) > _TITLE or len(UNSPACED.findall(head)) > 2 * _TITLE


def passage(text: str, quote: str) -> Passage | None:
    """The passage of a text that a quote stands in, blanks and line ends folded; None when it is not borne out.

    A quote must be whole words of the text, say more than a syllable, and stand outside of marks of quotation at least
    once: words between those are reported, or dictated.
    """
    wanted = on_one_line(quote)
    if not _may_be_quoted(quote, wanted):
        return None
    flat = _flat(text)
    place = flat.line.find(wanted)
    while place >= 0:
        end = place + len(wanted)
        if _whole(flat.line, place, end) and not any(a < place and end < b for a, b in flat.quoted):
            return Passage(wanted, tuple(flat.line[a:b] for a, b in flat.spans if a < end and place < b))
        place = flat.line.find(wanted, place + len(wanted))
    return None


def on_one_line(text: str) -> str:
    """A text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def _may_be_quoted(quote: str, wanted: str) -> bool:
    if not wanted or len(quote) > 2 * LONGEST_QUOTE or len(wanted) > LONGEST_QUOTE:
        return False
    least = _LEAST_SIGNS if UNSPACED.search(wanted) else _LEAST_LETTERS
    return sum(map(str.isalpha, wanted)) >= least


def _whole(line: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end; scripts without spaces have none to cut."""
    return not (_joined(line, start) or _joined(line, end))


def _joined(line: str, place: int) -> bool:
    pair = line[max(0, place - 1) : place + 1]
    return 0 < place < len(line) and pair.isalnum() and not UNSPACED.search(pair)


@attrs.frozen
class _Flat:
    """A text on one line, with where its sentences and its passages between marks of quotation stand."""

    line: str
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)  # one message is asked about by each of its quotes
def _flat(text: str) -> _Flat:
    line = on_one_line(text[:MOST])
    spans: list[tuple[int, int]] = []
    end = 0
    for sentence in map(on_one_line, sentences(text)):
        start = line.find(sentence, end)
        end = start + len(sentence)
        spans.append((start, end))
    return _Flat(line, tuple(spans), tuple(match.span() for match in _QUOTED.finditer(line)))
