"""Whose words: what the writer of a message wrote, without the mails that they quote and without what is nobody's.

Three tests, in this order. What the other side wrote earlier in the same log and stands in the message again is a
quotation, whichever program cut it and in whichever language. A mark of quotation (``>``) speaks for its line. A known
head of a reply ("On ... wrote:", From and Sent) speaks for all that follows, unless marks or the log say more exactly
which lines are quoted: then what stands below or between them is the writer's again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from silentbuyer.text.boilerplate import nobodys, signature_end
from silentbuyer.text.earlier import Earlier
from silentbuyer.text.reply_headers import heads_block, is_divider, may_head, opens_quotation
from silentbuyer.text.sentences import MOST

_RAW = 200_000
_MOST_LINES = 4000
_LINE = MOST
_MARKS = (">", "|>", "＞")
_SEEN_IN_LOG = 0.5
"""Share of the lines below a head that the log must know, so that the others are taken for answers (judgement)."""


@lru_cache(maxsize=64)  # the rules ask for the same few messages of one buyer, one rule after another
def own_words(text: str) -> str:
    """What the writer wrote, as far as the message alone shows it; at most `MOST` characters."""
    return _without_boilerplate(_unquoted(text))


def words_beside(text: str, earlier: Earlier) -> str:
    """What the writer wrote, told from what the other side wrote `earlier`; at most `MOST` characters."""
    lines = _lines(text)
    known = _known(lines, earlier)
    return _without_boilerplate(_without_quotations(lines, known)) if any(known) else own_words(text)


def _lines(text: str) -> list[str]:
    return [line[:_LINE] for line in text[:_RAW].splitlines()[:_MOST_LINES]]


@lru_cache(maxsize=64)  # with signature and without
def _unquoted(text: str) -> tuple[str, ...]:
    """The lines of a message that it does not quote by its own marks and heads."""
    lines = _lines(text)
    return tuple(_without_quotations(lines, [False] * len(lines)))


def _without_quotations(lines: list[str], known: list[bool]) -> list[str]:
    """The lines without those that are quoted; `known` are those that the other side wrote earlier."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        head = _head(lines, place)
        if head and not _marked_or_known(lines, known, place + head):
            break  # nothing tells which of the lines below are quoted, so all of them are
        if head or known[place] or _marked(lines[place]):
            place += head or 1
            continue
        kept.append(lines[place])
        place += 1
    return kept


def without_marked(lines: Sequence[str]) -> list[str]:
    """The lines that no mark of quotation stands before, without the heads of the marked ones."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        heads = lines[place].strip() and any(map(_marked, lines[place + 1 : place + 20]))
        head = _head(lines, place) if heads else 0
        if head and _marked_next(lines, place + head):
            place += head
            continue
        kept += [] if _marked(lines[place]) else [lines[place]]
        place += 1
    return kept


def without_quoted(text: str) -> tuple[str, ...]:
    """The lines of a message before what it quotes, its signature with them."""
    return _unquoted(text)


def _marked_next(lines: Sequence[str], place: int) -> bool:
    following = [line for line in lines[place : place + 6] if line.strip()]
    return bool(following) and _marked(following[0])


def _head(lines: Sequence[str], place: int) -> int:
    """How many lines, from this one on, head a quotation; a head with nothing below is none."""
    if not may_head(lines[place]):
        return 0
    if is_divider(lines[place]):
        return 1
    head = opens_quotation(lines, place) or heads_block(lines, place)
    return head if head and any(line.strip() for line in lines[place + head :]) else 0


def _marked(line: str) -> bool:
    return line.lstrip().startswith(_MARKS)


def _known(lines: Sequence[str], earlier: Earlier) -> list[bool]:
    """For each line whether the other side wrote it earlier; short lines count beside such ones only."""
    if not earlier.rows:
        return [False] * len(lines)
    known = [bool(line.strip()) and earlier.holds(line) for line in lines]
    if any(known):
        for place, line in enumerate(lines):
            if not known[place] and line.strip() and _beside(known, lines, place) and earlier.repeats(line):
                known[place] = True
    return known


def _beside(known: Sequence[bool], lines: Sequence[str], place: int) -> bool:
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(lines) and not lines[at].strip():
            at += step
        if 0 <= at < len(lines) and known[at]:
            return True
    return False


def _marked_or_known(lines: Sequence[str], known: Sequence[bool], place: int) -> bool:
    """Whether the lines below a head show by themselves which of them are quoted."""
    below = [at for at in range(place, len(lines)) if lines[at].strip()]
    if any(_marked(lines[at]) for at in below[:6]):
        return True
    told = sum(known[at] for at in below)
    return bool(below) and told >= 1 and told >= _SEEN_IN_LOG * len(below)


def _without_boilerplate(lines: Sequence[str]) -> str:
    """The text of lines that are somebody's words."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        end = signature_end(lines, place)
        if end > place:
            place = end
            continue
        whose = nobodys(lines[place])
        if whose == "disclaimer":
            while place < len(lines) and lines[place].strip():
                place += 1
        else:
            kept += [] if whose else [lines[place]]
            place += 1
    return "\n".join(kept).strip()[:MOST]
