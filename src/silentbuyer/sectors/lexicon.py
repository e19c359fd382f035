"""The compiled packs, and the seller's sectors seen through them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import attrs

from silentbuyer.frozen import FrozenMap
from silentbuyer.sectors.matcher import Matcher
from silentbuyer.sectors.packs import Pack, named, packs
from silentbuyer.sectors.terms import Term, terms
from silentbuyer.seller import Sector, Seller

OWN = "own"


class SectorWarning(UserWarning):
    """A sector of the seller's own is known only by the words given."""


def _terms(pack: Pack) -> Iterator[Term]:
    for table, against in ((pack.terms, False), (pack.against, True)):
        for language, listed in table.items():
            yield from terms(pack.slug, language, listed, against=against)


@cache
def matcher() -> Matcher:
    """All packs in one matcher."""
    return Matcher(item for pack in packs().values() for item in _terms(pack))


@attrs.frozen
class Target:
    """One trade the seller names: how the seller spells it, and which pack or own words stand behind it."""

    name: str
    owner: str
    excluded: bool
    own: bool
    weak: bool = False


@attrs.frozen
class Profile:
    """The seller's sectors and exclusions by owner of terms, and the matcher of the seller's own words."""

    targets: FrozenMap[str, Target]
    own: Matcher | None
    notes: tuple[str, ...]


def profile(seller: Seller) -> Profile:
    """The seller's sectors, compiled once for each list of sectors."""
    return _profile(seller.sectors, seller.excluded)


@lru_cache(maxsize=256)
def _profile(sectors: tuple[Sector, ...], excluded: tuple[Sector, ...]) -> Profile:
    targets: dict[str, Target] = {}
    own: list[Term] = []
    for items, out in ((sectors, False), (excluded, True)):
        for sector in items:
            pack = named(sector.name)
            owner = pack.slug if pack else f"{OWN}:{sector.name}"
            targets.setdefault(owner, Target(sector.name, owner, out, pack is None, bool(pack and pack.weak)))
            own_words = sector.words if pack else (*sector.words, sector.name)
            own += terms(owner, OWN, own_words)
    notes = tuple(_note(sector) for sector in (*sectors, *excluded) if not named(sector.name))
    for note in notes:
        warnings.warn(note, SectorWarning, stacklevel=2)
    return Profile(FrozenMap(targets), Matcher(own) if own else None, notes)


def _note(sector: Sector) -> str:
    count = len(sector.words) or 1
    words = f"your own {count} word{'s' if count != 1 else ''}"
    return (
        f"the sector {sector.name!r} has no built-in terms: only {words} can be recognised, in the languages you gave; "
        "an encoder (silentbuyer[semantic]) recognises it in other languages too"
    )


def names(owners: Mapping[str, object]) -> tuple[str, ...]:
    """What salespeople call the trades of these owners."""
    known = packs()
    return tuple(known[owner].name if owner in known else owner.partition(":")[2] for owner in owners)
