"""The encoding of a text file: what its first bytes say, else UTF-8 if it fits, else a guess that is named as one."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Callable
from pathlib import Path

import attrs

from silentbuyer.errors import RecordError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@attrs.frozen
class Encoding:
    """The name of an encoding, and whether it is only a guess."""

    name: str
    guessed: bool = False


def detect(head: bytes) -> Encoding:
    """The encoding of a file that begins with `head` (64 KiB is plenty)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name)
    wide = _wide(head)
    if wide:
        return Encoding(wide, guessed=True)
    if _fits(head, "utf-8"):
        return Encoding("utf-8")
    scored = [(score(_decoded(head, name)), name) for name, score in _GUESSES.items() if _fits(head, name)]
    best, name = max(scored, default=(0.0, "cp1252"))
    return Encoding(name if best > 0 else "cp1252", guessed=True)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of its commas, digits and line ends all stand on the same side."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if max(even, odd) < max(4, pairs // 25) or min(even, odd) * 10 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if _fits(head, name) else None


def _fits(head: bytes, name: str) -> bool:
    try:
        _decoded(head, name)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(head: bytes, name: str) -> str:
    # Not final: a character cut in two at the end of the head is no fault.
    return codecs.getincrementaldecoder(name)("strict").decode(head, final=False)


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
    return _share(text, lambda c: "À" <= c <= "ÿ" or c in "œŒ€’“”–—°º«»") * (0.8 if _runs(text) < 2.5 else 0.1)


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


# Code pages of exporting and importing countries; others are read with encoding=. Weights are judgement: they only
# settle ties between pages that fit equally well.
_GUESSES: dict[str, Callable[[str], float]] = {
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
    "cp1254": _with_letters("çğıöşüâîûi̇", "ğĞışŞİ", 0.82),
    "cp1250": _with_letters(
        "ąćęłńóśźżáčďéěíňřšťúůýžőűľĺŕäöüôăâîşţđ", "łŁąĄęĘśŚźŹżŻńŃćĆőŐűŰčČřŘěĚůŮšŠžŽľĽťŤďĎđĐţŢăĂ", 0.79
    ),
}


def known_encoding(file: Path, head: bytes, encoding: str | None) -> Encoding:
    """The user's encoding, else the one that the head shows.

    Raises:
        RecordError: when the user's encoding does not exist.

    """
    if encoding is None:
        return detect(head)
    try:
        "".encode(encoding)
    except (LookupError, ValueError) as error:
        raise RecordError(
            f"{file}: there is no encoding {encoding!r}; usual ones are utf-8, gb18030, cp1252"
        ) from error
    return Encoding(encoding)
