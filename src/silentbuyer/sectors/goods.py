"""The nouns that say what goods are, as ``data/sectors/goods.toml`` and ``names.csv`` list them, ready to look up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from silentbuyer.data.tables import rows, toml
from silentbuyer.sectors.fold import fold
from silentbuyer.sectors.packs import trades

TABLE = "sectors/goods.toml"
FIRMS = "-firms"
"""The row of ``names.csv`` with words for firms of any trade ("factories", "Händler", "工厂")."""
FINAL = frozenset({"en", "de", "nl", "tr", "hi"})
"""Languages whose last noun says what a thing is ("shoe making machines")."""
FIRST = frozenset({"es", "fr", "pt", "it", "ar", "vi", "id"})
"""Languages whose first noun does ("máquinas para zapatos")."""
FREE = frozenset({"ru", "pl"})
"""Languages whose first noun does, behind its adjectives ("керамическая плитка для пола")."""
ONTO = frozenset({"zh", "ja", "ko"})
"""Languages that write the last noun onto the others ("注塑机")."""
COMPOUND = 5
"""Letters from which a German or Dutch noun is looked for at the end of a longer one ("Bodenfliesen")."""
LEFT = 4
"""Letters of a word that its endings must leave."""
LONGEST = 5
"""Words of the longest name that is looked up."""
_ENGLISH = re.compile(r"(?<=ch|sh|ss)es$|(?<=x)es$|s$")
_PLURAL_Y = re.compile(r"(?<=..)ies$")

Stems = tuple[str, ...]


@attrs.frozen
class Words:
    """The small words of the table: in folded form, each a run of one word or more."""

    general: frozenset[Stems]
    firms: frozenset[Stems]
    vague: frozenset[Stems]
    general_onto: tuple[str, ...]
    material: frozenset[str]
    between: frozenset[str]
    lead: frozenset[str]
    before: frozenset[Stems]
    joining: frozenset[str]
    strong: frozenset[Stems]
    strong_onto: tuple[str, ...]
    work: frozenset[Stems]


def parted(cell: str) -> tuple[str, ...]:
    """The words of a cell of the table, folded."""
    return tuple(dict.fromkeys(" ".join(fold(part).split()) for part in cell.split(";")))


@cache
def words() -> Words:
    """The small words of every language."""
    table = toml(TABLE)["words"]
    general = [word for cell in table["general"].values() for word in parted(cell)]
    material = [word for cell in table["material"].values() for word in parted(cell)]
    strong = parted(table["strong"])
    firms = [*_any_firm(), *(word for cell in table["firm"].values() for word in parted(cell))]
    return Words(
        general=_runs(general),
        firms=_runs(firms) - _runs(general),
        vague=_runs(parted(table["vague"])),
        general_onto=_longest_first(filter(is_onto, (*general, *firms))),
        material=frozenset(" ".join(map(english, word.split())) for word in material),
        between=frozenset(parted(table["between"])),
        lead=frozenset(parted(table["lead"])),
        before=_runs(parted(table["before"])),
        joining=frozenset(parted(table["and"])),
        strong=_runs(strong),
        strong_onto=_longest_first(filter(is_onto, strong)),
        work=_runs(parted(table["work"])),
    )


def _any_firm() -> Iterator[str]:
    """The words for firms of any trade that ``names.csv`` lists."""
    row = next(row for row in rows("sectors/names.csv") if row["slug"] == FIRMS)
    yield from (word for code, cell in row.items() if code != "slug" for word in parted(cell.replace("|", ";")))


def _runs(listed: Iterable[str]) -> frozenset[Stems]:
    return frozenset(tuple(map(english, word.split())) for word in listed)


def _longest_first(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(listed, key=len, reverse=True))


def is_onto(text: str) -> bool:
    """Whether a word is written in a script that writes nouns onto each other."""
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)


@cache
def owners() -> tuple[Mapping[Stems, str], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Words that settle a trade, whole; beginnings of words that do; and words written onto others."""
    listed = [(word, slug) for slug, cell in toml(TABLE)["owners"].items() for word in parted_marked(cell)]
    full = [(word.split(), slug) for word, slug in listed if not word.endswith("*")]
    whole = {tuple(map(english, run)): slug for run, slug in full}
    whole = {tuple(stem(word, "ru") for word in run): slug for run, slug in full} | whole
    begun = tuple((word[:-1], slug) for word, slug in listed if word.endswith("*"))
    return whole, begun, tuple((word, slug) for word, slug in listed if is_onto(word))


def parted_marked(cell: str) -> Iterator[str]:
    """The words of a cell, folded, with the ``*`` behind a beginning kept."""
    for part in cell.split(";"):
        yield " ".join(fold(part).split()) + "*" * part.strip().endswith("*")


@cache
def nouns(language: str) -> Mapping[Stems, tuple[str, ...]]:
    """The trades of each name of goods of a language, by the stems of its words."""
    found: dict[Stems, dict[str, None]] = {}
    for slug, word in _listed(language):
        key = tuple(stem(part, language) for part in word.split())
        found.setdefault(key, {})[slug] = None
    return {key: tuple(slugs) for key, slugs in found.items()}


def _listed(language: str) -> Iterator[tuple[str, str]]:
    for slug, cells in toml(TABLE)["goods"].items():
        for word in parted(cells.get(language, "")):
            yield slug, word
    yield from (item for item in _trade_names(language) if (english(item[1]),) not in words().vague)


def _trade_names(language: str) -> Iterator[tuple[str, str]]:
    for row in rows("sectors/names.csv"):
        if not row["slug"].startswith("-"):
            yield from ((row["slug"], word) for word in parted(row.get(language, "").replace("|", ";")) if word)
    for pack in trades():
        listed = (pack.name, *pack.aliases)
        yield from ((pack.slug, " ".join(fold(name).split())) for name in listed if _may_be(name, language))


def _may_be(alias: str, language: str) -> bool:
    return (alias.isascii() and language == "en") or (is_onto(alias) and language == "zh")


@cache
def onto(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of goods of a language that writes them onto others, the longest first, with their trades."""
    found = {"".join(key): slugs for key, slugs in nouns(language).items() if key}
    return tuple(sorted(found.items(), key=lambda item: len(item[0]), reverse=True))


@cache
def compounds(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of one word that may end a compound, the longest first, with their trades."""
    found = {key[0]: slugs for key, slugs in nouns(language).items() if len(key) == 1 and len(key[0]) >= COMPOUND}
    return tuple(sorted(found.items(), key=lambda item: len(item[0]), reverse=True))


@cache
def stem(word: str, language: str) -> str:
    """A folded word without its ending."""
    if language == "en":
        return english(word)
    bare = word.removeprefix("ال") if language == "ar" and len(word) > LEFT else word
    for ending in _endings(language):
        if bare.endswith(ending) and len(bare) - len(ending) >= LEFT:
            return bare.removesuffix(ending)
    return bare


@cache
def _endings(language: str) -> tuple[str, ...]:
    return _longest_first(parted(toml(TABLE)["endings"].get(language, "")))


@cache
def english(word: str) -> str:
    """A folded word without its English plural."""
    if len(word) < LEFT or not word.isascii():
        return word
    return _PLURAL_Y.sub("y", word) if word.endswith("ies") else _ENGLISH.sub("", word)


@cache
def spoken(text: str) -> frozenset[str]:
    """The languages that a name can be in by its letters; every one where no letter tells."""
    letters = unicodedata.normalize("NFC", text.casefold())
    telling = {char for char in letters if any(char in cell for cell in toml(TABLE)["letters"].values())}
    known = {code for code, cell in toml(TABLE)["letters"].items() if telling and telling.issubset(cell)}
    return frozenset(known) or FINAL | FIRST | FREE
