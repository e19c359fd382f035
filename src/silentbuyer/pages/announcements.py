"""What a company's own site announces about the company: that it has closed for good."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.addresses.company_names import fold
from silentbuyer.data.tables import rows

Words = tuple[tuple[str, ...], ...]

SENTENCE_ENDS = re.compile(r"(?<=[^\d\s][.!?])\s{1,4}|(?<=[。！？])|[|•·]")
LONGEST = 200
"""Characters of a sentence that are kept."""

NEAR, _NEXT, _MANY = 60, 20, 50
_END_OF_WORD = re.compile(r"[ ,，、]|$")


def farewell(text: str) -> str:
    """The sentence in which a company's own site says that it has closed for good; empty when it says no such thing.

    In one language it holds a whole phrase of it; or a word for what firms do and one for ending it; or a word for the
    firm beside a word that only the dead bear (``in liquidation``), or beside closing for good, or with thanks where it
    is the firm itself that closes. Words of goods, of others, of what else closes (a survey, a hall, a store), of a
    feast and of a time put it out.
    """
    folded = fold(text)
    if not any(_may_end(folded, language) for language in _languages()):
        return ""
    sentences = SENTENCE_ENDS.split(text)
    pairs = zip(sentences, [*sentences[1:], ""], strict=True)
    return next((one.strip()[:LONGEST] for one, after in pairs if _is_farewell(one, after)), "")


def _may_end(folded: str, language: str) -> bool:
    """Whether the words that make a farewell stand on the page at all, wherever."""
    if _any(folded, "farewell", language) or (_any(folded, "activity", language) and _any(folded, "end", language)):
        return True
    return _any(folded, "firm", language) and (_any(folded, "gone", language) or _any(folded, "close", language))


def _is_farewell(sentence: str, after: str) -> bool:
    """Whether a sentence says that a company has closed, and speaks of none but the company itself.

    Thanks and regrets stand in it or in the sentence `after` it.
    """
    padded = f" {fold(sentence)} "
    parting = f"{padded}{fold(after[:LONGEST])} "
    # English words of others stand in the midst of many a language; those of another language may mean anything there.
    others = _any(padded, "others", "en")
    return not others and any(_ends(padded, parting, one) and not _any(padded, "others", one) for one in _languages())


def _ends(folded: str, parting: str, language: str) -> bool:
    """Whether the words of an end stand together."""
    if _any(folded, "farewell", language) or _near(folded, language, "activity", "end"):
        return True
    if _near(folded, language, "firm", "gone"):
        return True
    for_good = _any(folded, "final", language) and _near(folded, language, "firm", "close")
    return for_good or (_any(parting, "thanks", language) and _closes_itself(folded, language))


def _closes_itself(folded: str, language: str) -> bool:
    """Whether it is the firm that is closed: nothing else follows the word for it, neither a deal nor a year."""
    firms = _places(folded, "firm", language)
    for at, word in _found(folded, "close", language):
        if folded[at - 1 : at].isalpha() and folded[at].isascii():
            continue  # a part of another word (abgeschlossen)
        end = _END_OF_WORD.search(folded, at + len(word))
        rest = folded[end.start() : end.start() + _NEXT] if end else ""
        itself = not rest.strip() or _any(rest, "thanks", language) or _any(rest, "firm", language)
        if itself and any(abs(firm - at) <= NEAR for firm in firms):
            return True
    return False


def _near(folded: str, language: str, one: str, other: str) -> bool:
    """Whether a word of one sort stands near one of another sort."""
    ends = _places(folded, other, language)
    return bool(ends) and any(abs(at - end) <= NEAR for at in _places(folded, one, language) for end in ends)


def _places(folded: str, sort: str, language: str) -> list[int]:
    return [at for at, _ in _found(folded, sort, language)]


def _found(folded: str, sort: str, language: str) -> list[tuple[int, str]]:
    """Where the words of a sort stand, the first of them, each with the word."""
    found: list[tuple[int, str]] = []
    for word, *_ in _table(sort, language):
        at = folded.find(word)
        while at >= 0 and len(found) < _MANY:
            found.append((at, word))
            at = folded.find(word, at + len(word))
    return found


def _any(folded: str, sort: str, language: str) -> bool:
    return any(holds(folded, words) for words in _table(sort, language))


@cache
def _languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["language"] for row in rows("sites/farewells.csv")))


def holds(folded: str, words: tuple[str, ...]) -> bool:
    """Whether all the words stand in a folded text."""
    return all(map(folded.__contains__, words))


@cache
def _table(sort: str, language: str) -> Words:
    """The rows of one sort and language: the words that must all stand in one sentence."""
    found = (row for row in rows("sites/farewells.csv") if row["sort"] == sort and row["language"] == language)
    return tuple(dict.fromkeys(parts(row["words"]) for row in found))


def parts(words: str) -> tuple[str, ...]:
    """The words of a cell ``a + b``, folded; blanks at an end stay and make it a word of its own."""
    return tuple(map(_folded, words.split(" + ")))


def _folded(words: str) -> str:
    """Folded, with the blanks around it that make it a word of its own."""
    return f"{' ' * words.startswith(' ')}{fold(words)}{' ' * words.endswith(' ')}"
