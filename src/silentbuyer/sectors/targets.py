"""The seller's sectors, customers and exclusions as trades to look for."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

from silentbuyer.errors import SellerError
from silentbuyer.language.saying import joined, mark, plural, say
from silentbuyer.model.seller import Sector, Seller
from silentbuyer.sectors.compiled import matcher
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.matcher import Matcher
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.plain_words import Choice, choose, named, nearest
from silentbuyer.sectors.terms import OWN, Listed, index_of
from silentbuyer.values.frozen import FrozenMap

SECTORS, CUSTOMERS, EXCLUDED = "sectors", "customers", "excluded"


class SectorWarning(UserWarning):
    """A sector of the seller's own is known only by the words given."""


@attrs.frozen
class Target:
    """One trade the seller names.

    Attributes:
        name: as the seller spells it.
        excluded: whether it is one that is not theirs.
        own: whether only the seller's own words stand behind it.
        kin: names of the built-in trades that those words belong to; such a buyer may be meant.
        customer: whether it says who buys, not what is dealt in.
        trade: the built-in trade it is read as, where it names only a part of it ("brake pads"); else empty.

    """

    name: str
    excluded: bool
    own: bool
    kin: frozenset[str] = frozenset()
    customer: bool = False
    trade: str = ""

    def __str__(self) -> str:
        return f"{self.trade} (your {self.name!r})" if self.trade else self.name


@attrs.frozen
class Profile:
    """The seller's sectors, customers and exclusions by owner of terms, and the matcher of the seller's own words.

    Attributes:
        targets: by owner: the slug of a pack, or own words.
        own: the matcher of the seller's own words, if any were given.
        notes: doubts about how the words were understood.
        says_who_buys: whether the seller named customers or end markets; then a trade that is not named is not meant.

    """

    targets: FrozenMap[str, Target]
    own: Matcher | None
    notes: tuple[str, ...]
    says_who_buys: bool = False

    @property
    def wanted(self) -> Mapping[str, Target]:
        """The targets that are not excluded."""
        return {owner: target for owner, target in self.targets.items() if not target.excluded}


def profile(seller: Seller) -> Profile:
    """The seller's trades, compiled once for each list of them.

    Raises:
        SellerError: where `customers` holds a word that names no known trade; it offers the nearest.

    """
    return _profile(seller.sectors, seller.customers, seller.excluded)


@lru_cache(maxsize=256)
def _profile(sectors: tuple[Sector, ...], customers: tuple[Sector, ...], excluded: tuple[Sector, ...]) -> Profile:
    lists = ((SECTORS, sectors), (CUSTOMERS, customers), (EXCLUDED, excluded))
    targets: dict[str, Target] = {}
    own: list[Listed] = []
    notes: list[str] = []
    for role, items in lists:
        for sector in items:
            choice = _choice(sector, role, targets)
            named_here = dict(_targets(sector, role, choice))
            targets = {**named_here, **targets}
            own += _own_words(sector, choice, tuple(named_here))
            notes += _notes(sector, choice)
    ends = customers or any(owner in packs() and packs()[owner].kind == "terminal" for owner in targets)
    matched = Matcher(index_of(own)) if any(listed.terms for listed in own) else None
    return Profile(FrozenMap(targets), matched, tuple(notes), bool(ends))


def _choice(sector: Sector, role: str, taken: Mapping[str, Target]) -> Choice:
    """The trades meant: by the name alone where the seller gives words of their own, for those say what is meant."""
    exact = named(sector.name)
    choice = choose(sector.name) if exact or not sector.words else Choice()
    if role == EXCLUDED and not choice.exact and any(pack.slug in taken for pack in choice.packs):
        return Choice()  # "street lamps" are excluded from lighting, not lighting
    if role == CUSTOMERS and not choice.packs and not sector.words:
        raise SellerError("Seller.customers", _expected(sector.name), sector.name)
    return choice


def _expected(name: str) -> str:
    offered = nearest(name)
    near = f"; nearest to {name!r}: {', '.join(offered)}" if offered else ""
    return (
        "plain words for trades that are known (docs/reference/trades.md lists them), or Sector(name, words) with the "
        f"words by which such buyers call themselves{near}"
    )


def _targets(sector: Sector, role: str, choice: Choice) -> Iterator[tuple[str, Target]]:
    out, buys = role == EXCLUDED, role == CUSTOMERS
    if not choice.packs:
        yield _own(sector), Target(sector.name, out, own=True, kin=_kin(sector), customer=buys)
    for pack in choice.packs:
        part = "" if choice.exact else pack.name
        yield pack.slug, Target(sector.name, out, own=False, customer=buys, trade=part)


def _own(sector: Sector) -> str:
    return f"{OWN}:{sector.name}"


def _own_words(sector: Sector, choice: Choice, owners: tuple[str, ...]) -> Iterator[Listed]:
    words = sector.words if choice.exact else (*sector.words, sector.name)
    yield Listed(owners[0], OWN, against=False, terms=words)


def _kin(sector: Sector) -> frozenset[str]:
    """The built-in trades that words of an own sector belong to."""
    known = packs()
    spans = matcher().scan(Text.of("\n".join((sector.name, *sector.words))))
    owners = {span.term.owner for span in spans if not span.term.against}
    return frozenset(known[owner].name for owner in owners if known[owner].kind != "cue")


def _notes(sector: Sector, choice: Choice) -> Iterator[str]:
    """What to know about a sector that is no built-in name; the gravest is a warning too."""
    if choice.packs and not choice.exact:
        yield f"{sector.name!r} is read as {' and '.join(pack.name for pack in choice.packs)}"
    if not choice.packs:
        note = _unknown(sector)
        warnings.warn(note, SectorWarning, stacklevel=2)
        yield note


def _unknown(sector: Sector) -> str:
    offered = () if sector.words else nearest(sector.name)
    words = plural("your own {n} word", "your own {n} words", n=len(sector.words) or 1)
    unknown = (
        mark(
            "the sector {name} has no built-in terms: only {words} can be recognised, in the languages you gave; an "
            "encoder (silentbuyer[semantic]) recognises it in other languages too"
        )
        if sector.words
        else mark(
            "the sector {name} has no built-in terms: only {words} can be recognised; name its trade beside it "
            "(docs/reference/trades.md), or give the words of your buyers: Sector(name, words)"
        )
    )
    told = say(unknown, name=repr(sector.name), words=words)
    return joined([told, say("the nearest trades are {names}", names=", ".join(offered))]) if offered else told


def names(owners: Iterable[str]) -> tuple[str, ...]:
    """What salespeople call the trades of these owners."""
    known = packs()
    return tuple(known[owner].name if owner in known else owner.partition(":")[2] for owner in owners)
