"""Term packs: what buyers of a trade call themselves and what they deal in, in many languages.

A pack is a small text file in ``data/sectors``: a head of ``name: value`` lines, an empty line, then one line a
language, its terms parted by ``;``. In a term each word is a stem that words of the text may continue; ``=`` after a
stem forbids that, ``*`` before it lets it stand inside a compound, and the stems of a term may come in any order, two
words apart at most. A stem of up to three letters that stands alone
is a whole word. A line ``not xx:`` lists look-alikes: where one of
them is read, the pack's terms inside it do not count. Languages written without spaces match anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from silentbuyer.data.tables import resource
from silentbuyer.sectors.fold import fold, script
from silentbuyer.values.frozen import FrozenMap

KINDS = ("engineering", "terminal", "trade", "cue")
LEAST = 4
"""Letters from which a word of `cue-generic` is a stem that names may go on from."""
KNOWN = 2
"""Terms by hand from which a pack knows a language (judgement)."""


@attrs.frozen(kw_only=True)
class Pack:
    """The terms of one trade.

    Attributes:
        slug: the file's name.
        name: what a salesperson calls the trade.
        kind: ``engineering`` (the terms name products and works, and count wherever they stand), ``terminal`` (the
            terms name who the buyer is: a school, a hospital), ``trade`` (any other line of business) or ``cue``.
        aliases: other names a seller may use for it.
        beats: slugs of packs for whose terms this trade's goods are mistaken ("UV nail lamp" is not germicidal): where
            the trade has more words, theirs do not count.
        everywhere: whether terms of a terminal market count in product lists too.
        everyday: ``always`` where its words stand in any deal's letters (banks, freight, hotels), ``beside`` where they
            do unless the trade is what the seller sells (cartons, software); empty for the others.
        buyers: slugs of trades that often buy its goods, or ``anyone``.
        scripts: the scripts that its terms are written in, by their Unicode names.
        languages: the languages that have terms written by hand, enough to be missed in a text.
        terms, against: language -> terms and look-alikes, as written in the file.
        sources, review: where the terms come from, and who has read them over.

    """

    slug: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    everywhere: bool = False
    everyday: str = ""
    buyers: tuple[str, ...] = ()
    scripts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    terms: FrozenMap[str, tuple[str, ...]] = attrs.field(factory=FrozenMap, repr=False)
    against: FrozenMap[str, tuple[str, ...]] = attrs.field(factory=FrozenMap, repr=False)
    sources: str = ""
    review: str = ""

    @property
    def weak(self) -> bool:
        """Whether the terms say who somebody is, so that "for" before them changes everything."""
        return self.kind == "terminal" and not self.everywhere


def _items(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def read(slug: str, text: str) -> Pack:
    """The pack written in `text`."""
    head, _, body = text.partition("\n\n")
    fields = dict(_field(line) for line in head.splitlines() if ":" in line)
    terms: dict[str, tuple[str, ...]] = {}
    against: dict[str, tuple[str, ...]] = {}
    for line in body.splitlines():
        if line and not line.startswith("#"):
            language, listed = _field(line)
            wanted, key = (against, language[4:]) if language.startswith("not ") else (terms, language)
            wanted[key] = wanted.get(key, ()) + _items(listed)
    return Pack(
        slug=slug,
        name=fields["name"],
        kind=fields["kind"],
        aliases=_items(fields.get("aliases", "")),
        beats=_items(fields.get("beats", "")),
        everywhere=fields.get("everywhere") == "yes",
        everyday=fields.get("everyday", ""),
        buyers=_items(fields.get("bought by", "")),
        languages=frozenset(language for language, listed in terms.items() if len(listed) >= KNOWN),
        terms=FrozenMap(terms),
        against=FrozenMap(against),
        sources=fields.get("sources", ""),
        review=fields.get("review", ""),
    )


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lstrip("# "), value.strip()


@cache
def packs() -> Mapping[str, Pack]:
    """Every pack by slug, cues included, without its terms, which are in the index."""
    return FrozenMap({head["slug"]: _of_head(head) for head in json.loads(_text("heads.json"))})


def _of_head(head: Mapping[str, Any]) -> Pack:
    fields: dict[str, Any] = {**head}
    fields |= {name: tuple(head[name]) for name in ("aliases", "beats", "buyers")}
    fields |= {name: frozenset(head[name]) for name in ("scripts", "languages")}
    return Pack(**fields)


def head_of(pack: Pack) -> dict[str, Any]:
    """What ``heads.json`` holds of a pack."""
    names = ("slug", "name", "kind", "aliases", "beats", "everywhere", "everyday", "buyers", "sources", "review")
    head = {name: getattr(pack, name) for name in names} | {"languages": sorted(pack.languages)}
    letters = {char for listed in pack.terms.values() for term in listed for char in term}
    return {**head, "scripts": sorted({script(char) for char in letters} - {""})}


@cache
def written() -> Mapping[str, Pack]:
    """Every pack by slug with its terms, as written by hand."""
    files = [item for item in resource("sectors").iterdir() if item.name.endswith(".txt")]
    slugs = sorted(item.name.removesuffix(".txt") for item in files)
    return FrozenMap({slug: read(slug, _text(f"{slug}.txt")) for slug in slugs})


def _text(name: str) -> str:
    return resource(f"sectors/{name}").read_text(encoding="utf-8")


def complete() -> tuple[Pack, ...]:
    """Every pack together with the names that OpenStreetMap's presets have for it."""
    public = json.loads(_text("osm.json"))["packs"]
    return tuple(_joined(pack, public.get(pack.slug, {})) for pack in written().values())


def _joined(pack: Pack, public: Mapping[str, list[str]]) -> Pack:
    """A pack with public names, but for those that any firm goes by ("distribuidor" is an alias of heating there)."""
    terms: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys([*pack.terms, *public]):
        whole, stems = _any_firm(language)
        kept = [name for name in public.get(language, ()) if " " in name or not _is(fold(name), whole, stems)]
        terms[language] = (*pack.terms.get(language, ()), *kept)
    return attrs.evolve(pack, terms=FrozenMap(terms))


def _is(word: str, whole: frozenset[str], stems: tuple[str, ...]) -> bool:
    return word.strip() in whole or word.startswith(stems)


@cache
def _any_firm(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words of greetings, prices and firms of any trade, in a language and in English, which is mixed into all."""
    filler = written()["cue-generic"].terms
    words = [word for word in (*filler.get(language, ()), *filler["en"]) if " " not in word]
    whole = frozenset(fold(word.strip("=")) for word in words)
    return whole, tuple(fold(word) for word in words if not word.endswith("=") and len(word) > LEAST)


def trades() -> tuple[Pack, ...]:
    """Every pack that a seller may name: the packs that are not cues."""
    return tuple(pack for pack in packs().values() if pack.kind != "cue")


@cache
def of_kind(kind: str) -> frozenset[str]:
    """The slugs of the packs of one of `KINDS`."""
    return frozenset(slug for slug, pack in packs().items() if pack.kind == kind)


@cache
def weak() -> frozenset[str]:
    """The slugs of the packs whose terms say who somebody is."""
    return frozenset(slug for slug, pack in packs().items() if pack.weak)


@cache
def everyday(kind: str) -> frozenset[str]:
    """The slugs of the packs whose words stand in any deal's letters: ``always`` or ``beside``."""
    return frozenset(slug for slug, pack in packs().items() if pack.everyday == kind)
