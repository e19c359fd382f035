"""What a seller's name for goods is about: its head noun, not whatever stands beside it.

"Shoe making machines" are machines, "beds for dogs" are for dogs, "elevator parts" are of elevators, and "cotton and
non-woven bags" are bags. A name whose head is not known is not read at all: a wrong trade is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from silentbuyer.sectors.goods import Stems, english, spoken, words
from silentbuyer.sectors.nouns import Head, listed, terms
from silentbuyer.sectors.phrase import (
    LONG,
    front,
    in_general,
    is_general,
    is_strong,
    owner,
    owning,
    parts_of,
    says_nothing,
    stripped,
    tokens_of,
    unshouted,
)

MOST = 3
"""Trades that one name may be read as."""
CUSTOMERS = frozenset(
    {"clinics", "homes", "hospitals", "public-services", "real-estate", "restaurants", "schools", "tourism"}
)
"""Trades that buy: "supplies for hotels" are no hotels."""


def read(name: str) -> tuple[str, ...]:
    """The slugs of the trades that a name for goods is about; none when its head is not understood."""
    text = name[:LONG]
    parts = parts_of(text)
    if not parts:
        return ()
    owned = owner(text, parts)
    languages = spoken(text)
    found = [_part(part, owned, languages, last=part is parts[-1]) for part in parts]
    told = tuple(dict.fromkeys(slug for slugs in found for slug in slugs))
    return told if len(told) <= MOST else ()


def _part(tokens: Stems, owned: str, languages: frozenset[str], *, last: bool) -> tuple[str, ...]:
    """The trades of one part: of the noun with its owner, of the owner, or of the noun."""
    sold = front(stripped(tokens, words().firms))
    bare = stripped(sold, words().general | words().firms)
    named = (_head(front(tokens), languages, whole=True), _head(sold, languages, whole=True), _head(bare, languages))
    head = max(named, key=_worth)
    if owned and not is_strong(bare) and not (head and _is_owner(head)):
        return (owned,) if last or head else ()
    if head is None or not (last or _counts(head, bare)):
        return ()
    if CUSTOMERS.issuperset(head.trades) and in_general(tuple(word for word in tokens if word not in head.run)):
        return ()
    return head.trades


def _is_owner(head: Head) -> bool:
    """Whether the noun has the owner in it ("baby car seats"), or is spelt like one ("cat", paint in Indonesian)."""
    return head.listed and (head.words > 1 or head.first) and bool(owning(head.run))


def _worth(head: Head | None) -> tuple[bool, int]:
    return (head.listed, head.letters) if head else (False, 0)


def _counts(head: Head, tokens: Stems) -> bool:
    """Whether a part before the last is a noun of its own, and no "cotton" of "cotton and linen bags"."""
    if head.first:
        return True
    return head.listed and " ".join(map(english, tokens)) not in words().material


def _head(tokens: Stems, languages: frozenset[str], *, whole: bool = False) -> Head | None:
    """The longest noun at the place of the head; two languages' nouns of equal length are no answer.

    Args:
        tokens: the words of a part.
        languages: that the name can be in.
        whole: whether words for goods in general are still among them: then only a name that has one counts.

    """
    if not tokens:
        return None
    found = [*listed(tokens, languages), *terms(tokens, languages)]
    if whole:
        found = [head for head in found if head.words > 1 and not is_general(head.run)]
    best = max(map(_worth, found), default=None)
    equal = [head for head in found if _worth(head) == best]
    if not equal or any(set(head.trades).isdisjoint(equal[0].trades) for head in equal):
        return None
    return equal[0]


def mentioned(name: str) -> Iterator[str]:
    """The slugs of the trades whose goods are mentioned anywhere in a name that was not understood."""
    languages = spoken(name[:LONG])
    for token in unshouted(name[:LONG], tokens_of(name[:LONG])):
        if not says_nothing(token):
            yield from filter(None, (owning((token,)),))
            yield from (slug for head in listed((token,), languages) for slug in head.trades)
