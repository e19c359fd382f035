"""Terms as the matcher needs them: stems in folded form, with how strictly each must match."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from silentbuyer.sectors.fold import SENTENCE, fold

UNSPACED = frozenset({"zh", "ja", "th", "ko", "lo", "km", "my"})
"""Languages whose words are not reliably parted by spaces: terms match anywhere."""
COMPOUNDING = frozenset({"de", "nl", "sv", "nb", "da", "fi", "et", "hu", "is"})
"""Languages that write compounds as one word: a long single stem also matches inside one."""
CLITIC = frozenset({"ar", "fa", "ur", "he"})
"""Languages whose small words are written onto the next one."""
INNER = 7
"""Letters from which a stem of a compounding language is looked for inside words."""
SHORT = 3
"""Letters up to which a stem is a whole word."""


@attrs.frozen
class Stem:
    """One word of a term.

    Attributes:
        text: folded letters.
        front: where it may begin: ``word`` (at a word's beginning), ``clitic`` (after small words written onto it)
            or ``any``.
        whole: whether the word must end where the stem ends.

    """

    text: str
    front: str
    whole: bool

    @property
    def pattern(self) -> str:
        """What is searched for: a space before it stands for the beginning of a word."""
        head = " " if self.front == "word" else ""
        return f"{head}{self.text} " if self.whole else f"{head}{self.text}"


@attrs.frozen
class Term:
    """One term of one pack in one language: its stems, whether it is a look-alike, and how it was written."""

    owner: str
    language: str
    stems: tuple[Stem, ...]
    against: bool
    written: str


def _front(language: str, length: int, *, marked: bool, alone: bool) -> str:
    if language in CLITIC:
        return "clitic"
    if language in UNSPACED or marked or (alone and language in COMPOUNDING and length >= INNER):
        return "any"
    return "word"


def _bare(language: str, word: str) -> str:
    return word.removeprefix("ال") if language in CLITIC and len(word) > 4 else word


def _habits(language: str, written: str) -> str:
    """The language whose habits of writing apply; of own words only the script is known."""
    if language != "own":
        return language
    letters = fold(written)
    if any("\u0590" <= char <= "\u06ff" for char in letters):
        return "ar"
    unspaced = any(
        "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in letters
    )
    return "zh" if unspaced else "en"


def _stems(language: str, term: str) -> Iterator[Stem]:
    parts = [part for part in term.split() if part.strip("*=")]
    alone = len(parts) == 1
    for part in parts:
        pieces = fold(part).replace(SENTENCE, " ").split()
        for piece in pieces:
            word = _bare(language, piece)
            single = alone and len(pieces) == 1
            front = _front(language, len(word), marked=part.startswith("*"), alone=single)
            unspaced = language in UNSPACED and not word.isascii()
            whole = part.endswith("=") or (len(word) <= SHORT and not unspaced)
            yield Stem(word, "word" if whole and word.isascii() else front, whole)


def term(owner: str, language: str, written: str, *, against: bool = False) -> Term | None:
    """The term as it is written in a pack; None when nothing of it is a letter."""
    stems = tuple(dict.fromkeys(_stems(_habits(language, written), written)))
    return Term(owner, language, stems, against, written) if stems else None
