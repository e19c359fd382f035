"""A seller's name for goods as words: its parts, what of them tells of a trade, and whose goods they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from silentbuyer.sectors.fold import fold
from silentbuyer.sectors.goods import Stems, english, is_onto, owners, stem, words

LONG = 400
"""Characters of a name that are read."""
_MARKS = re.compile(r"[,;/&+、，；()（）·|]|(?<=\w\w)[和及与與](?=\w\w)|(?<=\w)[と및](?=\s|\w\w)")


def tokens_of(text: str) -> Stems:
    """The folded words of a text."""
    return tuple(word for word in fold(text).split() if word != "s")


def _around_and(tokens: Stems) -> Iterator[Stems]:
    """The parts of a name around "and"."""
    part: list[str] = []
    for token in tokens:
        if token in words().joining and part:
            yield tuple(part)
            part = []
        else:
            part.append(token)
    yield tuple(part)


def parts_of(text: str) -> list[Stems]:
    """The parts of a name, parted by marks and by words for "and", as folded words."""
    return [part for piece in _MARKS.split(text) for part in _around_and(tokens_of(piece)) if part]


def front(tokens: Stems) -> Stems:
    """The words before "for", "of", "from", or those behind it where only words for goods in general stand before."""
    known = words()
    place = next((place for place, token in enumerate(tokens) if token in known.between and place), len(tokens))
    before, behind = tokens[:place], tokens[place + 1 :]
    return before if stripped(before, known.general | known.firms) or not behind else front(behind)


def stripped(tokens: Stems, small: frozenset[Stems]) -> Stems:
    """Words without small ones at both ends, and without what leads over to the rest."""
    left = tokens
    while left and (shorter := _shorter(left, small)) != left:
        left = shorter
    return left


def _shorter(tokens: Stems, small: frozenset[Stems]) -> Stems:
    known, stems = words(), tuple(map(english, tokens))
    for count in range(min(3, len(tokens)), 0, -1):
        if stems[-count:] in small:
            return tokens[:-count]
        if stems[:count] in small or stems[:count] in known.before:
            return tokens[count:]
    if tokens[0] in known.lead:
        return tokens[1:]
    ending = next((end for end in known.general_onto if tokens[-1].endswith(end)), "")
    cut = tokens[-1].removesuffix(ending)
    return (*tokens[:-1], cut) if ending and cut and ("".join(ending),) in small else tokens


def without_firms(name: str) -> str:
    """A name without its words for firms: "building contractors" are of building."""
    return " ".join(stripped(tokens_of(name[:LONG]), words().firms))


def has_goods(name: str) -> bool:
    """Whether a name has a word for goods in general: "supplies for hotels"."""
    return in_general(tokens_of(name[:LONG]))


def in_general(tokens: Stems) -> bool:
    """Whether a word for goods in general is among these."""
    return any((english(token),) in words().general for token in tokens)


def says_nothing(token: str) -> bool:
    """Whether a word tells of no trade: "parts", "steel", "makers", "for"."""
    known, alone = words(), (english(token),)
    small = known.general | known.firms | known.vague | known.work
    return alone in small or alone[0] in known.material or token in known.lead | known.between | known.joining


def is_general(run: Stems) -> bool:
    """Whether a run of words tells of no goods: "spare parts"."""
    known = words()
    return all((english(word),) in known.general | known.firms for word in run)


def is_strong(tokens: Stems) -> bool:
    """Whether the head is goods of its own, whatever they are for: a machine, a packaging, a programme."""
    known, stems = words(), tuple(map(english, tokens))
    if any(stems[-count:] in known.strong or stems[:count] in known.strong for count in (1, 2)):
        return True
    return bool(tokens) and is_onto(tokens[-1]) and tokens[-1].endswith(known.strong_onto)


def owner(text: str, parts: list[Stems]) -> str:
    """The trade that a word beside the noun settles; empty where work is done and no goods are sold."""
    if any(map(_does_work, parts)):
        return ""
    return next(filter(None, (owning(unshouted(text, tokens)) for tokens in parts if _has_more(tokens))), "")


def _has_more(tokens: Stems) -> bool:
    """Whether something stands beside a word that may settle the trade: "furniture and shoes" are not all of shoes."""
    return len(tokens) > 1 or is_onto(tokens[0]) or tokens[0].startswith(tuple(start for start, _ in owners()[1]))


def unshouted(text: str, tokens: Stems) -> Stems:
    """Words without those that alone are written in capitals: "PET bottles" are for no pets."""
    loud = set() if text.isupper() else {fold(word).strip() for word in text.split() if word.isupper()}
    return tuple(token for token in tokens if not (token.isascii() and token in loud))


def owning(tokens: Stems) -> str:
    """The trade of the first word that settles one: "PET" in capitals is no pet, and was left out."""
    whole, begun, written_onto = owners()
    for place, token in enumerate(tokens):
        for run in (tokens[place : place + count] for count in (2, 1)):
            slug = whole.get(tuple(map(english, run))) or whole.get(tuple(stem(word, "ru") for word in run))
            if slug:
                return slug
        for beginning, slug in begun:
            if token.startswith(beginning):
                return slug
    text = "".join(tokens)
    return next((slug for word, slug in written_onto if word in text), "") if is_onto(text) else ""


def _does_work(tokens: Stems) -> bool:
    """Whether a name is of work: repair, hire, installation."""
    stems, work = tuple(map(english, tokens)), words().work
    if any((word,) in work for word in stems) or any(pair in work for pair in pairwise(stems)):
        return True
    return bool(tokens) and is_onto(tokens[-1]) and tokens[-1].endswith(tuple("".join(run) for run in work))
