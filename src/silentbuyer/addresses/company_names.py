"""Company names folded for comparison: across scripts, accents, punctuation and legal forms. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from silentbuyer.data.tables import rows

_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэіїґ", "abvgdeziiklmnoprstufyeiig", strict=True)),
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "є": "ye", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    **dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)),
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_GAPS = re.compile(r"(?:[^\w()]|_)+")
# Combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic; vowel signs of other scripts are letters.
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670]+")
_TIGHT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_TOWN = re.compile(r"(?:[\u4e00-\u9fff]{2,3}[省市县縣区區]){1,2}")
_DIGRAPHS = re.compile(r"([aou])e|(a)a")

LONGEST_NAME = 120
"""Characters up to which a folded text is worth keeping: names come again, pages do not."""

GENERIC = frozenset(
    word
    for line in (
        "the and of de la le do da dos del y e und et global international intl group holding holdings trading",
        "trade import export imports exports industries industry industrial enterprise enterprises general business",
        "solutions services service systems system technology technologies tech engineering equipment supply supplies",
        "products water green new first best world china india usa europe asia africa comercio comercial industria",
        "ingenieria engenharia importadora exportadora",
    )
    for word in line.split()
)
"""Words that thousands of firms carry: one of them alone is no name (judgement)."""


def fold(text: str) -> str:
    """Small Latin letters without accents, words parted by one space; scripts that are not spelled stay.

    ``ООО «Аква-Сервис»`` -> ``ooo akva servis``; ``Müller & Söhne GmbH`` -> ``muller sohne gmbh``.
    """
    return _fold_name(text) if len(text) <= LONGEST_NAME else _fold_page(text)


@lru_cache(maxsize=8192)
def _fold_name(name: str) -> str:
    return _fold(name)


@lru_cache(maxsize=8)
def _fold_page(text: str) -> str:
    # Several rules look at one page, one after the other: a handful is enough.
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return _GAPS.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _GAPS.sub(" ", unicodedata.normalize("NFC", plain).translate(_TABLE)).strip()


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    found = {(fold(row["form"]), row["place"]) for row in rows("sites/legal_forms.csv")}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=8192)
def core(company: str) -> str:
    """The folded name without its legal forms; the whole folded name when nothing else would be left.

    ``Wassertechnik Nord GmbH & Co. KG`` -> ``wassertechnik nord``; ``泰林生物技术股份有限公司`` -> ``泰林生物技术``.
    """
    name = fold(company[:300])
    for form, place in _forms():
        shorter = _without(name, form, place)
        name = shorter or name
    return name


def _without(name: str, form: str, place: str) -> str:
    if _TIGHT.search(form):
        found = name.replace(form, " ") if place == "any" else name.removesuffix(form)
        return " ".join(found.split())
    padded = f" {name} "
    if place == "end":
        return padded.removesuffix(f" {form} ").strip() if padded.endswith(f" {form} ") else name
    if place == "start":
        # In the Cyrillic world the form stands in front; behind it stands for something else.
        return padded.removeprefix(f" {form} ").strip() if padded.startswith(f" {form} ") else name
    return " ".join(padded.replace(f" {form} ", " ").split())


@lru_cache(maxsize=8192)
def telling(company: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, in order: neither legal form nor generic nor a single letter."""
    words = core(company).split()
    return tuple(word for word in words if word not in GENERIC and (len(word) > 2 or _TIGHT.search(word)))


def named_in(company: str, text: str) -> str:
    """How a text names a company: ``full`` (the whole name), ``part`` (its telling words), or an empty text."""
    name, place = core(company), fold(text)
    if not name or not place:
        return ""
    if _TIGHT.search(name):
        return _tightly(name.replace(" ", ""), place.replace(" ", ""))
    found = _spelled(name, telling(company), f" {place} ")
    # Who has no umlauts at hand writes Mueller for Müller and Soerensen for Sørensen.
    return found or _spelled(_bare(name), tuple(map(_bare, telling(company))), f" {_bare(place)} ")


def _tightly(name: str, place: str) -> str:
    """How a text without blanks names a company; a home page often leaves out the town in front of the name."""
    if name in place:
        return "full"
    town = _TOWN.match(name)
    brand = name[town.end() if town else 2 :]
    return "part" if len(brand) >= (3 if town else 4) and brand in place else ""


def _bare(folded: str) -> str:
    return _DIGRAPHS.sub(r"\1\2", folded)


def _spelled(name: str, words: tuple[str, ...], padded: str) -> str:
    if words and f" {name} " in padded and len(name) > 3:
        return "full"
    return "part" if words and len(" ".join(words)) > 4 and all(f" {word} " in padded for word in words) else ""


def in_domain(company: str, domain: str) -> bool:
    """Whether a domain's own label says the name: ``AquaPura Engenharia`` in ``aquapura.com.br``."""
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0].casefold())
    words = telling(company)
    joined = core(company).replace(" ", "")
    if len(label) < 3 or not words:
        return False
    initials = "".join(word[0] for word in core(company).split())
    return label in joined or words[0] in label or joined in label or (len(initials) > 2 and initials == label)
