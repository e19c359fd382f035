"""Plain words of a seller, in any promised language, as trades: "food factories", "Kfz-Werkstätten", "包装机"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

import attrs

from silentbuyer.data.tables import rows
from silentbuyer.sectors import heads, phrase
from silentbuyer.sectors.fold import fold
from silentbuyer.sectors.packs import Pack, packs, trades

Key = frozenset[str]
FIRMS = "-firms"
"""The row of ``names.csv`` with words for firms of any trade ("factories", "Händler", "工厂")."""
SPELLED = 6
"""Letters from which a word is compared by its spelling."""
CLOSE = 0.85
"""Likeness of spelling from which a name is offered instead (difflib's ratio, judgement)."""
OFFERED = 4
"""Trades that are offered for a word that was not understood."""
_JOINING = frozenset({"and", "of", "the", "for", "engineering", "industry", "sector", "terminal", "market"})
_SPELT = (("steriliz", "sterilis"), ("fertiliz", "fertilis"), ("cleanroom", "clean room"))


@attrs.frozen
class Choice:
    """The trades meant by a plain word.

    Attributes:
        packs: the trades; several where the word names several ("bottlers": of water and of other drinks).
        exact: whether the word is a name of the whole trade; "brake pads" are a part of theirs.

    """

    packs: tuple[Pack, ...] = ()
    exact: bool = False


@cache
def choose(name: str) -> Choice:
    """The trades that a plain word of any promised language means; none when it is not understood."""
    own = _own_names().get(_key(name))
    if own:
        return Choice((own,), exact=True)
    whole = _names().get(_key(name))
    if whole:
        return Choice(whole, exact=len(whole) == 1 and _key(name) in _whole_names(whole[0]))
    known = packs()
    slugs = heads.read(name)
    return Choice(tuple(known[slug] for slug in slugs) or _of_firms(name))


def _of_firms(name: str) -> tuple[Pack, ...]:
    """The trades of a name without its words for firms; "hotel supplies" are no hotel."""
    bare = (" ".join(_telling(name)), phrase.without_firms(name))
    found = next(filter(None, (_names().get(_key(part)) for part in bare)), ())
    return () if heads.CUSTOMERS.issuperset(pack.slug for pack in found) and phrase.has_goods(name) else found


def named(name: str) -> Pack | None:
    """The trade that a seller means by one of its names, whatever its case, hyphens, plural and small words."""
    return _own_names().get(_key(name)) or next(iter(_names().get(_key(name), ())), None)


def nearest(name: str) -> tuple[str, ...]:
    """Names of the trades of which a word that was not understood has a telling word, rightly spelt or nearly."""
    known = packs()
    offered = [known[slug].name for slug in heads.mentioned(name)]
    spelt = [hit for word in _telling(name) if len(word) >= SPELLED for hit in _alike(word)]
    return tuple(dict.fromkeys([*offered, *(pack.name for pack in spelt)]))[:OFFERED]


def _alike(word: str) -> Iterator[Pack]:
    """The trades one of whose names of one word is spelt nearly like this."""
    known = {next(iter(key)): found for key, found in _names().items() if len(key) == 1}
    for hit in get_close_matches(word, known, 2, CLOSE):
        yield from known[hit]


def plain_names(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """What a trade may be called, by language; ``en`` holds its own name and its English aliases too."""
    row = next((row for row in rows("sectors/names.csv") if row["slug"] == pack.slug), None)
    by_language = {code: tuple(cell.split("|")) for code, cell in (row or {}).items() if code != "slug" and cell}
    english = (pack.name, *filter(str.isascii, pack.aliases), *by_language.get("en", ()))
    return {**by_language, "en": tuple(dict.fromkeys(english))}


@cache
def _own_names() -> Mapping[Key, Pack]:
    """Names and aliases as the packs give them: most sellers use these, and they are ready at once."""
    known = trades()
    found = {_key(pack.slug): pack for pack in known}
    found |= {_key(alias): pack for pack in known for alias in pack.aliases}
    return found | {_key(pack.name): pack for pack in known}


@cache
def _names() -> Mapping[Key, tuple[Pack, ...]]:
    found: dict[Key, dict[str, Pack]] = {}
    for pack in trades():
        listed = (pack.slug, *pack.aliases, *(name for names in plain_names(pack).values() for name in names))
        for name in listed:
            found.setdefault(_key(name), {})[pack.slug] = pack
    return {key: _owners(key, list(by_slug.values())) for key, by_slug in found.items()}


def _whole_names(pack: Pack) -> frozenset[Key]:
    """Names of the whole trade: its own, its aliases, and the first in each language."""
    first = (names[0] for names in plain_names(pack).values())
    return frozenset(map(_key, (pack.slug, pack.name, *pack.aliases, *first)))


def _owners(key: Key, found: list[Pack]) -> tuple[Pack, ...]:
    """The trades of a name, those first whose own name or alias it is."""
    return tuple(sorted(found, key=lambda pack: key not in {_key(pack.name), *map(_key, pack.aliases)}))


def _key(name: str) -> Key:
    spelt = fold(name)
    for old, new in _SPELT:
        spelt = spelt.replace(old, new)
    words = frozenset(map(_bare, spelt.split()))
    return words - _JOINING or words


def _bare(word: str) -> str:
    """A word without its English plural."""
    return f"{word[:-3]}y" if word.endswith("ies") and word.isascii() else word.rstrip("s")


@cache
def _firms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words for firms of any trade: those parted by spaces, and those written onto the trade."""
    row = next(row for row in rows("sectors/names.csv") if row["slug"] == FIRMS)
    cells = {code: tuple(map(fold, cell.split("|"))) for code, cell in row.items() if code != "slug"}
    spaced = frozenset(word for cell in cells.values() for word in cell)
    return spaced, tuple(sorted({*cells["zh"], *cells["ja"], *cells["ko"]}, key=len, reverse=True))


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name without those for firms of any trade; all of them where nothing else is left."""
    spaced, onto = _firms()
    text = f" {' '.join(fold(name).split())} "
    for run in (run for run in spaced if " " in run):
        text = text.replace(f" {run} ", " ")
    words = [word for word in text.split() if word not in spaced and word not in _JOINING]
    return tuple(_without(word, onto) for word in words) or tuple(fold(name).split())


def _without(word: str, onto: tuple[str, ...]) -> str:
    ending = next((end for end in onto if word.endswith(end) and len(word) > len(end) + 1), "")
    return word.removesuffix(ending)
