"""The compiled packs, and the seller's sectors seen through them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import attrs

from silentbuyer.data.tables import resource
from silentbuyer.model.seller import Sector, Seller
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.matcher import Matcher
from silentbuyer.sectors.packs import Pack, complete, named, packs
from silentbuyer.sectors.terms import OWN, Listed, from_data, index_of, to_data
from silentbuyer.values.frozen import FrozenMap

GENERIC = "cue-generic"


class SectorWarning(UserWarning):
    """A sector of the seller's own is known only by the words given."""


@cache
def matcher() -> Matcher:
    """The terms of all packs and the cues beside them."""
    return Matcher(from_data(_built()["terms"]))


@cache
def filler() -> Matcher:
    """Greetings, price talk, legal forms and self-praise."""
    return Matcher(from_data(_built()["generic"]))


@cache
def _built() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(resource("sectors/index.json").read_text(encoding="utf-8"))
    return found


def build() -> dict[str, Any]:
    """What ``data/sectors/index.json`` holds, made from the packs anew."""
    known = complete()
    return {
        "generic": to_data(index_of(_lists(pack for pack in known if pack.slug == GENERIC))),
        "terms": to_data(index_of(_lists(pack for pack in known if pack.slug != GENERIC))),
    }


def _lists(chosen: Iterable[Pack]) -> Iterator[Listed]:
    for pack in chosen:
        for table, against in ((pack.terms, False), (pack.against, True)):
            for language, listed in table.items():
                yield Listed(pack.slug, language, against, listed)


@attrs.frozen
class Target:
    """One trade the seller names.

    Attributes:
        name: as the seller spells it.
        excluded: whether it is one that is not theirs.
        own: whether only the seller's own words stand behind it.
        kin: names of the built-in trades that those words belong to; such a buyer may be meant.

    """

    name: str
    excluded: bool
    own: bool
    kin: frozenset[str] = frozenset()


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
    own: list[Listed] = []
    for items, out in ((sectors, False), (excluded, True)):
        for sector in items:
            pack = named(sector.name)
            owner = pack.slug if pack else f"{OWN}:{sector.name}"
            targets.setdefault(owner, Target(sector.name, out, pack is None, frozenset() if pack else _kin(sector)))
            own_words = sector.words if pack else (*sector.words, sector.name)
            own.append(Listed(owner, OWN, against=False, terms=own_words))
    notes = tuple(_note(sector) for sector in (*sectors, *excluded) if not named(sector.name))
    for note in notes:
        warnings.warn(note, SectorWarning, stacklevel=2)
    return Profile(FrozenMap(targets), Matcher(index_of(own)) if any(listed.terms for listed in own) else None, notes)


def _kin(sector: Sector) -> frozenset[str]:
    """The built-in trades that words of an own sector belong to."""
    known = packs()
    spans = matcher().scan(Text.of("\n".join((sector.name, *sector.words))))
    owners = {span.term.owner for span in spans if not span.term.against}
    return frozenset(known[owner].name for owner in owners if known[owner].kind != "cue")


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
