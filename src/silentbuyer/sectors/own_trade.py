"""The buyer's own trade, by their own description of themselves: never by what they ask us for.

A company's name, a description, a website, and what follows "we make" or "we sell" in a letter describe a buyer. A
trade is told by two distinct words of it there, or by one that is a word of no other trade and not too short to be
sure of. Where two trades are told as well as each other, none is: "Phoenix Garden Electronics" may be either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from silentbuyer.sectors.field import Reading
from silentbuyer.sectors.fold import fold
from silentbuyer.sectors.heads import CUSTOMERS
from silentbuyer.sectors.matcher import DENSE
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.page import deals_in
from silentbuyer.sectors.plausible import Hit

AGREE = 2
"""Distinct words of one trade that tell it together (judgement)."""
SURE = 5
"""Letters from which one word tells a trade alone; two signs where words are not parted by spaces (judgement)."""
SURE_DENSE = 2
LONG_FIELDS = frozenset({"about", "website"})
PASSING = 12
"""Words that carry meaning from which a description names many a thing in passing, and one word tells nothing."""
PLURAL = 1
"""Letters that a word for customers may go on by: "hotels"."""
NAME = 12
"""Words of a company's name that are looked at."""
PRIVATE = "homes"
"""Private people are buyers, and nobody's trade."""


@attrs.frozen
class _Told:
    """The words of one trade, and whether one of them alone is sure."""

    words: frozenset[str]
    sure: bool

    @property
    def rank(self) -> tuple[int, bool]:
        return len(self.words), self.sure


def own_trade(readings: Iterable[Reading]) -> str | None:
    """The slug of the trade that the buyer says they are in; None where they do not, or not clearly."""
    found = _told(readings)
    ranked = sorted(found.items(), key=lambda item: item[1].rank, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][1].rank == ranked[1][1].rank):
        return None
    owner, told = ranked[0]
    return owner if told.sure or len(told.words) >= AGREE else None


def asked_trade(readings: Iterable[Reading], least: int = AGREE) -> str | None:
    """The slug of the trade whose goods are asked for by two distinct words, and by more than any other's.

    A word beside which other goods stand names what those are for: who asks for perfume boxes asks for boxes.
    """
    words: dict[str, set[str]] = {}
    for reading in readings:
        for hit in reading.others:
            if not (hit.told or hit.beside):
                words.setdefault(hit.owner, set()).add(_word(reading, hit))
    ranked = sorted(((len(_distinct(said)), owner) for owner, said in words.items()), reverse=True)
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _told(readings: Iterable[Reading]) -> dict[str, _Told]:
    words: dict[str, set[str]] = {}
    sure: set[str] = set()
    for reading in readings:
        hits = list(_of_themselves(reading))
        for hit in hits:
            words.setdefault(hit.owner, set()).add(_word(reading, hit))
            if _is_sure(reading, hit, hits):
                sure.add(hit.owner)
    return {owner: _Told(_distinct(said), owner in sure) for owner, said in words.items()}


def _of_themselves(reading: Reading) -> Iterator[Hit]:
    """What a field says of the buyer, without those whom they only serve ("hotel textiles", "food machinery")."""
    for hit in (*reading.targets, *reading.others):
        known = packs().get(hit.owner)
        theirs = hit.told and not hit.beside and known is not None and hit.owner != PRIVATE
        if theirs and not (hit.owner in CUSTOMERS and (_goes_on(reading, hit) or _is_dealer(reading))):
            yield hit


def _is_dealer(reading: Reading) -> bool:
    """Whether a company's name says that it deals: "Hospitalar Distribuidora" supplies hospitals."""
    return reading.field == "company" and deals_in(reading.text.folded, len(reading.text.folded), most=NAME)


def _goes_on(reading: Reading, hit: Hit) -> bool:
    """Whether a word goes on into another, or is only of it: "Hotelltekstil", "Hospitalar"."""
    end = reading.text.folded.find(" ", hit.span.start)
    return end - hit.span.start - len(fold(hit.span.term.written.strip("*=")).strip()) > PLURAL


def _word(reading: Reading, hit: Hit) -> str:
    return reading.text.folded[hit.span.start : hit.span.end].strip()


def _distinct(words: Iterable[str]) -> frozenset[str]:
    """The words without those that are a part of another, or begin like it ("salon", "salons")."""
    kept: list[str] = []
    for word in sorted(set(words), key=len):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return frozenset(kept)


def _is_sure(reading: Reading, hit: Hit, hits: Iterable[Hit]) -> bool:
    if reading.field in LONG_FIELDS and hit.span.start > 1 and reading.words > PASSING:
        return False
    start, end = hit.span.start, hit.span.end
    others = [other.span for other in hits if other.owner != hit.owner and not _within(other, hit)]
    shared = any(other.start < end and start < other.end for other in others)
    return not shared and _letters(hit) >= (SURE_DENSE if _word(reading, hit)[:1] >= DENSE else SURE)


def _within(other: Hit, hit: Hit) -> bool:
    """Whether a word is only a part of a longer one: the lamp of a nail lamp."""
    start, end = hit.span.start, hit.span.end
    return start <= other.span.start and other.span.end <= end and (start, end) != (other.span.start, other.span.end)


def _letters(hit: Hit) -> int:
    return len(fold(hit.span.term.written).replace(" ", ""))


def spoken_of(readings: Iterable[Reading], owner: str) -> Iterator[Reading]:
    """The readings with only what the buyer says of themselves of one trade, to be quoted."""
    for reading in readings:
        hits = [hit for hit in (*reading.targets, *reading.others) if hit.told and hit.owner == owner]
        if hits:
            yield reading.saying((), hits)
