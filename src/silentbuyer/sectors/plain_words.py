"""Plain words of a seller, in any promised language, as trades: "food factories", "Kfz-Werkstätten", "包装机"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

import attrs

from silentbuyer.data.tables import rows
from silentbuyer.sectors.compiled import matcher
from silentbuyer.sectors.fold import Text, fold
from silentbuyer.sectors.packs import Pack, of_kind, packs, trades

Key = frozenset[str]
FIRMS = "-firms"
"""The row of ``names.csv`` with words for firms of any trade ("factories", "Händler", "工厂")."""
HALF = 2
"""What is understood of a name must be at least one in so many of its letters: "submarine cable laying" is no cable."""
CLOSE = 0.72
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
    whole = _names().get(_key(name)) or _names().get(_key(" ".join(_telling(name))))
    if whole:
        return Choice(whole, exact=len(whole) == 1 and _key(name) in _whole_names(whole[0]))
    best = max((*_parts(name), *_read(name)), key=_covers, default=(0, ()))
    return Choice(best[1]) if best[0] * HALF >= _letters(_telling(name)) else Choice()


def named(name: str) -> Pack | None:
    """The trade that a seller means by one of its names, whatever its case, hyphens, plural and small words."""
    return _own_names().get(_key(name)) or next(iter(_names().get(_key(name), ())), None)


def nearest(name: str) -> tuple[str, ...]:
    """Names of the trades that come nearest to a word that was not understood, by its parts and its spelling."""
    known = {" ".join(sorted(key)): found for key, found in _names().items()}
    words = _telling(name)
    spelt = [hit for word in (" ".join(sorted(words)), *words) for hit in get_close_matches(word, known, 2, CLOSE)]
    packed = [pack for _, found in (*_parts(name), *_read(name)) for pack in found]
    offered = dict.fromkeys([pack.name for pack in (*packed, *(pack for hit in spelt for pack in known[hit]))])
    return tuple(offered)[:OFFERED]


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
    for phrase in (phrase for phrase in spaced if " " in phrase):
        text = text.replace(f" {phrase} ", " ")
    words = [word for word in text.split() if word not in spaced and word not in _JOINING]
    return tuple(_without(word, onto) for word in words) or tuple(fold(name).split())


def _without(word: str, onto: tuple[str, ...]) -> str:
    ending = next((end for end in onto if word.endswith(end) and len(word) > len(end) + 1), "")
    return word.removesuffix(ending)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _parts(name: str) -> Iterator[tuple[int, tuple[Pack, ...]]]:
    """Runs of the name's words that are names themselves, with their letters."""
    words = _telling(name)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            found = _names().get(_key(" ".join(words[start:end])))
            if found:
                yield _letters(words[start:end]), found


def _read(name: str) -> Iterator[tuple[int, tuple[Pack, ...]]]:
    """The trades whose terms stand in the name, with the letters of the longest."""
    cues, known = of_kind("cue"), packs()
    for span in matcher().scan(Text.of(name)):
        if span.term.owner not in cues and not span.term.against:
            yield span.end - span.start, (known[span.term.owner],)


def _covers(found: tuple[int, tuple[Pack, ...]]) -> int:
    return found[0]
