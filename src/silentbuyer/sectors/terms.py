"""Terms as the matcher needs them: stems in folded form, with how strictly each must match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
class Term:
    """One term of one pack in one language.

    Attributes:
        owner: the slug of its pack, or the seller's own sector.
        language: as in the pack; ``own`` for the seller's own words.
        against: whether it is a look-alike that takes away from the pack's terms.
        clitic: whether small words may be written onto the front of its stems.
        written: as it stands in the pack.
        stems: what is searched for; a space in front stands for the beginning of a word, one behind for its end.

    """

    owner: str
    language: str
    against: bool
    clitic: bool
    written: str
    stems: tuple[str, ...]


def terms(owner: str, language: str, listed: Iterable[str], *, against: bool = False) -> Iterator[Term]:
    """The terms of one language of a pack; those without a letter are left out."""
    for written in listed:
        habits = _habits(written) if language == "own" else language
        clitic = habits in CLITIC
        stems = _stems(habits, written) if "*" in written or "=" in written else _plain(habits, fold(written))
        if stems:
            yield Term(owner, language, against, clitic, written, stems)


def _habits(written: str) -> str:
    """A language with the habits of writing of own words, of which only the script is known."""
    letters = fold(written)
    if any("\u0590" <= char <= "\u06ff" for char in letters):
        return "ar"
    return "zh" if any(_unspaced(char) for char in letters) else "en"


def _unspaced(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def _plain(language: str, folded: str) -> tuple[str, ...]:
    """The stems of a term without marks."""
    words = folded.replace(SENTENCE, " ").split()
    alone = len(words) == 1
    return tuple({_pattern(language, word, alone=alone): None for word in words})


def _stems(language: str, written: str) -> tuple[str, ...]:
    """The stems of a term, some of which are marked with ``*`` or ``=``."""
    parts = [part for part in written.split() if part.strip("*=")]
    found: dict[str, None] = {}
    for part in parts:
        words = fold(part).replace(SENTENCE, " ").split()
        for word in words:
            alone = len(parts) == len(words) == 1
            found[_pattern(language, word, alone=alone, inner=part[0] == "*", whole=part[-1] == "=")] = None
    return tuple(found)


def _pattern(language: str, word: str, *, alone: bool, inner: bool = False, whole: bool = False) -> str:
    if language in UNSPACED and not word.isascii():
        return word
    if language in CLITIC:
        bare = word.removeprefix("ال") if len(word) > 4 else word
        return f"{bare} " if whole or len(bare) <= SHORT else bare
    if whole or len(word) <= SHORT:
        return f" {word} "
    inside = inner or (alone and language in COMPOUNDING and len(word) >= INNER)
    return word if inside else f" {word}"
