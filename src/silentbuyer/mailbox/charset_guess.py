"""Bytes of a mail whose charset is not said, or said wrongly: which reading of them is a text that somebody wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise

from silentbuyer.data.tables import toml

NAMES = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256",
         "cp874", "cp1250", "cp1254", "cp1252")  # fmt: skip
"""What is tried, in the order that settles a tie: the sellers are Chinese more often than not (judgement)."""

_SEEN = 500
"""Bytes or signs that are looked at: some lines of a letter."""
_SURE = 0.35
"""What a reading must be worth before it is believed (judgement)."""

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = "оеаинтсрвлкмдпуяызьбгчйхжшюцщэфъёієїґў"
_LATIN_OWN = {
    "cp1250": "łąęśżźćőűčřěůšžťďđľ",
    "cp1254": "ğışİ",
    "cp1252": "àâäãåæçèéêëìíîïñòóôõöøœùúûüÿßáý",
}
_SIGNS = frozenset("“”‘’–—…€«»°·№、。，！？：；（）「」『』【】・ー～￥×±©®™½¿¡ºª\u00a0\u3000")


def best_guess(raw: bytes) -> tuple[str, float]:
    """The codec under which bytes read best, and what that reading is worth (0 to 1); ``cp1252`` when none does."""
    return _best(raw[:_SEEN])


@lru_cache(maxsize=512)
def _best(raw: bytes) -> tuple[str, float]:
    found = ((name, worth(text, name)) for name in NAMES if (text := _strict(raw, name)) is not None)
    name, value = max(found, key=lambda pair: (pair[1], -NAMES.index(pair[0])), default=("cp1252", 0.0))
    return (name, value) if value >= _SURE else ("cp1252", value)


def _strict(raw: bytes, name: str) -> str | None:
    """The text, when at most its last sign is cut."""
    for cut in range(4 if len(raw) == _SEEN else 1):
        try:
            return raw[: len(raw) - cut].decode(name)
        except UnicodeDecodeError:
            continue
    return None


def worth(text: str, name: str = "") -> float:
    """How much a text looks written by somebody: 0 to 1, by its signs outside ASCII and how they stand together."""
    return _worth(text[:_SEEN], name)


@lru_cache(maxsize=256)  # a part of a mail is read once for what it says and once for whether it is a bounce
def _worth(text: str, name: str) -> float:
    runs = [run for run in _runs(text) if run.strip()]
    signs = "".join(runs)
    if not signs:
        return 0.5
    values = [_value(sign, name) for sign in signs]
    mean = sum(values) / len(values)
    faults = _mixed(runs) + _odd_case(runs, name) + _crowded(text, name)
    faults += _joined(text, name) + _lacking(signs, name)
    return max(0.0, mean - faults)


def _runs(text: str) -> Iterator[str]:
    return ("".join(run) for foreign, run in groupby(text, lambda sign: not sign.isascii()) if foreign)


def _value(sign: str, name: str) -> float:
    if sign in _SIGNS:
        return 0.5
    category = unicodedata.category(sign)
    if category in ("Cc", "Co", "Cn", "Cs") or sign == "\ufffd":
        return -1.0
    script = _script(sign)
    if script == "han":
        return 1.0 if sign in _common(name) else 0.45 if sign in _common("") else _second(sign)
    if script in ("hangul", "kana"):
        return _syllable(sign, script)
    if script == "cyrillic":
        return 1.0 - 0.02 * _CYRILLIC.find(sign.lower()) if sign.lower() in _CYRILLIC else 0.1
    if script == "latin":
        return _latin(sign, name)
    if script == "greek":
        return 0.76
    return 0.78 if script and category[0] in "LM" else 0.0


def _syllable(sign: str, script: str) -> float:
    if script == "kana":
        return 0.0 if "\uff61" <= sign <= "\uff9f" else 1.0
    return 1.0 if sign in _set("hangul") else 0.55


def _latin(sign: str, name: str) -> float:
    own = _LATIN_OWN.get(name)
    if own is None:  # a set of letters that is claimed and not guessed at, or one in which accents are strangers
        return 0.2 if name in NAMES else 0.78
    if sign in own or sign.lower() in own:
        return 0.85 if name != "cp1252" else 0.8
    return 0.78 if sign.lower() in _LATIN_OWN["cp1252"] or sign in "ńŃ" else 0.2


def _second(sign: str) -> float:
    """A sign that is none of the commonest: one of the first level of the old sets is rare, the others hardly occur."""
    try:
        return 0.3 if 0xB0 <= sign.encode("gb2312")[0] <= 0xD7 else 0.1
    except UnicodeEncodeError:
        pass
    try:
        return 0.3 if 0xA4 <= sign.encode("big5")[0] <= 0xC6 else 0.0
    except UnicodeEncodeError:
        return 0.0


@lru_cache(maxsize=8192)
def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    first = name.partition(" ")[0]
    known = {"CJK": "han", "HANGUL": "hangul", "HIRAGANA": "kana", "KATAKANA": "kana", "HALFWIDTH": "kana",
             "CYRILLIC": "cyrillic", "LATIN": "latin", "GREEK": "greek", "HEBREW": "hebrew", "ARABIC": "arabic",
             "THAI": "thai"}  # fmt: skip
    return known.get(first, "")


def _mixed(runs: list[str]) -> float:
    """Scripts that change inside a word, as in a wrong reading alone; kana and Chinese signs belong together."""
    pairs = [(_script(a), _script(b)) for run in runs for a, b in pairwise(run)]
    told = [(a, b) for a, b in pairs if a and b]
    odd = sum(a != b and {a, b} != {"han", "kana"} for a, b in told)
    return odd / len(told) if told else 0.0


def _odd_case(runs: list[str], name: str) -> float:
    """Capitals behind small letters: KOI8 read as Windows, and the other way round."""
    if name not in ("cp1251", "koi8_r", "cp1253"):
        return 0.0
    pairs = [(a, b) for run in runs for a, b in pairwise(run) if a.isalpha() and b.isalpha()]
    odd = sum(a.islower() and b.isupper() for a, b in pairs)
    return min(1.0, 2 * odd / len(pairs)) if pairs else 0.0


def _crowded(text: str, name: str) -> float:
    """Western accents stand between plain letters; words of nothing else are another script."""
    if name not in _LATIN_OWN:
        return 0.0
    words = [word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()]
    whole = sum(not any(map(str.isascii, word)) for word in words)
    return 0.6 * whole / len(words) if words else 0.0


_OTHERS = frozenset({"cyrillic", "greek", "hebrew", "arabic", "thai"})


def _joined(text: str, name: str) -> float:
    """Plain letters and letters of another alphabet in one word: accents of a Latin text, read wrongly."""
    if name in _LATIN_OWN:
        return 0.0
    pairs = [(a, b) for a, b in pairwise(text) if a.isalpha() and b.isalpha() and (not a.isascii() or not b.isascii())]
    odd = sum(a.isascii() != b.isascii() and bool({_script(a), _script(b)} & _OTHERS) for a, b in pairs)
    return odd / len(pairs) if pairs else 0.0


def _lacking(signs: str, name: str) -> float:
    """What a language never does without: accents in Greek; marks of Thai that stand on a consonant."""
    if name == "cp1253":
        letters = sum(map(str.isalpha, signs))
        return 0.3 if letters > 5 and not any(sign in "άέήίόύώΆΈΉΊΌΎΏ" for sign in signs) else 0.0
    if name != "cp874":
        return 0.0
    marks = [(a, b) for a, b in pairwise(signs) if unicodedata.category(b) == "Mn"]
    odd = sum(not ("ก" <= a <= "ฮ" or unicodedata.category(a) == "Mn") for a, _ in marks)
    leading = sum(a in "เแโใไ" and not "ก" <= b <= "ฮ" for a, b in pairwise(signs))
    return min(0.6, 3 * (odd + leading) / len(signs))


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(toml("mailbox/common_signs.toml")[part])


@cache
def _common(name: str) -> frozenset[str]:
    """The commonest Chinese signs of those who use a charset; of all of them for no name."""
    parts = {"gb18030": ("simplified",), "big5hkscs": ("traditional",), "cp932": ("japanese",), "euc_jp": ("japanese",)}
    return frozenset().union(*(_set(part) for part in parts.get(name, ("simplified", "traditional", "japanese"))))
