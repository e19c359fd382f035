"""Which code page a text of no mark and no UTF-8 is in: each page is scored by what its text would look like."""

from __future__ import annotations

import itertools
from collections.abc import Callable


def _share(text: str, good: Callable[[str], bool]) -> float:
    foreign = [char for char in text if not char.isascii()]
    return sum(map(good, foreign)) / len(foreign) if foreign else 0.0


def _foreign(text: str) -> list[str]:
    """The runs of characters outside ASCII."""
    return ["".join(run) for foreign, run in itertools.groupby(text, lambda c: not c.isascii()) if foreign]


def _runs(text: str) -> float:
    """The mean length of runs of characters outside ASCII: 1-2 in western languages, whole words in Cyrillic."""
    lengths = [len(run) for run in _foreign(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _common_hanzi(char: str) -> bool:
    # Level 1 of GB 2312 (first byte B0-D7) holds the 3,755 characters of everyday Chinese; A1-A3 is punctuation.
    try:
        first = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xA1 <= first <= 0xA3 or 0xB0 <= first <= 0xD7


def _common_traditional(char: str) -> bool:
    # Level 1 of Big5 (first byte A4-C6) holds the 5,401 characters of everyday use; A1-A3 is punctuation.
    try:
        return 0xA1 <= char.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def _hanzi(common: Callable[[str], bool], weight: float) -> Callable[[str], float]:
    def score(text: str) -> float:
        share = _share(text, common)
        return share * weight if share > 0.75 and _runs(text) >= 1.8 else 0.0

    return score


def _words_in(first: str, last: str, more: str, weight: float = 0.9) -> Callable[[str], float]:
    """A script whose words are wholly outside ASCII: its letters come in runs."""

    def score(text: str) -> float:
        share = _share(text, lambda char: first <= char <= last or char in more)
        return share * weight if _runs(text) >= 2.5 else 0.0

    return score


def _cased(inner: Callable[[str], float], needed: str = "") -> Callable[[str], float]:
    """A script with capitals: they begin words and do not stand inside them, as those of a wrong page do."""

    def score(text: str) -> float:
        foreign = [one + other for one, other in itertools.pairwise(text) if not one.isascii() and not other.isascii()]
        odd = sum(pair[0].islower() and pair[1].isupper() for pair in foreign)
        words = [run for run in _foreign(text) if run[0].isalpha()]
        capital = sum(run[0].isupper() for run in words) * 20 >= len(words) > 0
        lacking = needed and not any(char in needed for char in text)
        return inner(text) if capital and not lacking and odd * 10 <= len(foreign) else 0.0

    return score


def _western(text: str) -> float:
    # A dash or quotation mark between two letters is a letter of another page.
    wrong = sum(c in "–—“”" and a.isalpha() and b.isalpha() for a, c, b in zip(text, text[1:], text[2:], strict=False))
    foreign = sum(not char.isascii() for char in text)
    share = _share(text, lambda c: "À" <= c <= "ÿ" or c in "œŒ€’“”–—°º«»") - wrong / max(foreign, 1)
    return share * (0.8 if _runs(text) < 2.5 else 0.1)


def _western_elsewhere(weight: float) -> Callable[[str], float]:
    """The page of another system, for western letters: no capital follows a small letter."""

    def score(text: str) -> float:
        foreign = sum(not char.isascii() for char in text)
        good = sum(
            ("À" <= char <= "ÿ" or char in "œŒ’“”–—«»°")
            and char not in "×÷"
            and not (before.islower() and char.isupper())
            for before, char in itertools.pairwise(f" {text}")
        )
        return weight * good / foreign if foreign and _runs(text) < 2.5 else 0.0

    return score


def _with_letters(letters: str, own: str, weight: float) -> Callable[[str], float]:
    """A Latin alphabet with letters of its own, without which the western code page is as good a guess."""

    def score(text: str) -> float:
        mixed = _runs(text) < 2.5 and any(char in own for char in text)
        return _share(text, lambda char: char.lower() in letters or char in "€’“”–—°«»") * weight if mixed else 0.0

    return score


def _japanese(text: str) -> float:
    share = _share(text, lambda c: "\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f")
    kana = _share(text, lambda c: "\u3040" <= c <= "\u30ff")
    return share * 1.05 if kana > 0.2 else 0.0


def _korean(text: str) -> float:
    share = _share(text, lambda c: "\uac00" <= c <= "\ud7a3")
    return share * 1.05 if share > 0.7 and _runs(text) >= 1.8 else 0.0


_TURKISH, _OWN_TURKISH = "çğıöşüâîûi̇", "ğĞışŞİ"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűľĺŕäöüôăâîşţđ"
_OWN_CENTRAL = "łŁąĄęĘśŚźŹżŻńŃćĆőŐűŰčČřŘěĚůŮšŠžŽľĽťŤďĎđĐţŢăĂ"


# Code pages of exporting and importing countries; others are read with encoding=. Weights are judgement: they only
# settle ties between pages that fit equally well.
GUESSES: dict[str, Callable[[str], float]] = {
    "gb18030": _hanzi(_common_hanzi, 1.0),
    "big5": _hanzi(_common_traditional, 0.98),
    "shift_jis": _japanese,
    "cp949": _korean,
    "cp1251": _cased(_words_in("А", "я", "ёЁіїєґІЇЄҐ№«»")),
    # Almost every Greek word carries an accent.
    "cp1253": _cased(_words_in("Ά", "ώ", "«»"), needed="άέήίόύώΆΈΉΊΌΎΏ"),
    "cp1255": _words_in("א", "ת", "₪", 0.89),
    "cp1256": _words_in("ء", "ي", "پچژگ،؟", 0.88),
    "cp874": _words_in("ก", "๛", "", 0.87),
    # Western wins a tie with Central European: what tells them apart is a letter that the other lacks.
    "cp1252": _western,
    # Excel for Mac, and "CSV (MS-DOS)".
    "mac_roman": _western_elsewhere(0.79),
    "cp850": _western_elsewhere(0.77),
    "mac_cyrillic": _cased(_words_in("А", "я", "ёЁ№«»", 0.89)),
    "cp866": _cased(_words_in("А", "я", "ёЁ№", 0.88)),
    "koi8_r": _cased(_words_in("А", "я", "ёЁ", 0.87)),
    "cp1254": _with_letters(_TURKISH, _OWN_TURKISH, 0.82),
    "cp1250": _with_letters(_CENTRAL, _OWN_CENTRAL, 0.79),
    # The pages of Linux and of Excel for Mac for the same letters: what fits both is the more usual one.
    "iso8859_2": _with_letters(_CENTRAL, _OWN_CENTRAL, 0.785),
    "mac_latin2": _with_letters(_CENTRAL, _OWN_CENTRAL, 0.78),
    "mac_turkish": _with_letters(_TURKISH, _OWN_TURKISH, 0.78),
    "mac_greek": _cased(_words_in("Ά", "ώ", "«»", 0.86), needed="άέήίόύώΆΈΉΊΌΎΏ"),
    "euc_jp": _japanese,
}
