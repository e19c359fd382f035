"""How somebody is called in the middle of a message: "Usman brother very sorry", "حسنا أستاذ هشام", "好的陈总"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold

_HEAD = 80
"""Characters at the head of a message in which we look (judgement): farther on others are spoken of."""

_ALIKE = 4
"""Letters that two forms of one first name share: Kasia and Kasiu (judgement)."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def vocative(text: str, known: tuple[str, ...]) -> str:
    """The title and name by which a message calls somebody of these names; empty where it does not."""
    head = text.strip()[:_HEAD]
    if _HAN.search(head):
        return _signed_title(head, known)
    found = (form for form, name, closes in _titled(head) if _is_theirs(name, known, closes=closes))
    return next(found, "")


def is_alike(word: str, known: tuple[str, ...]) -> bool:
    """Whether a word is one of these names, or another form of it."""
    folded = fold(word)
    names = [fold(one) for name in known for one in name.split()]
    return any(folded == one or (len(folded) >= _ALIKE and folded[:_ALIKE] == one[:_ALIKE]) for one in names)


def is_vocative(word: str) -> bool:
    """Whether a word is a title that stands before a name when somebody is called."""
    return _key(word) in _titles("before")


def _titled(head: str) -> Iterator[tuple[str, str, bool]]:
    """A title with the name before or behind it, the name alone, and whether it ends a phrase."""
    words = list(_TOKEN.finditer(head))
    for one, other in itertools.pairwise(words):
        if head[one.end() : other.start()].strip():
            continue
        first, second = one.group(), _whole(head, other)
        ends = other.group().endswith(".") or not head[other.end() : other.end() + 2].strip()[:1].isalnum()
        if _key(first) in _titles("before") and _key(second) not in _titles("before"):
            yield f"{first} {second}", second, ends
        if _key(second) in _titles("after") and _key(first) not in _titles("before") | _titles("after"):
            yield f"{first.rstrip('.')} {_spelt(second)}", first, False


def _whole(head: str, name: re.Match[str]) -> str:
    """A name with its second word where the first is only the beginning of it: "Abdul Karim", "أبو فهد"."""
    after = _TOKEN.match(head, name.end() + 1) if _key(name.group()) in _titles("begun") else None
    return head[name.start() : after.end()] if after else name.group().rstrip(".")


def _is_theirs(name: str, known: tuple[str, ...], *, closes: bool) -> bool:
    """Whether a name is one of theirs; of one in other letters it is enough that it ends a phrase."""
    if all(is_alike(word, known) for word in name.split()):
        return True
    foreign = not any(bool(_LATIN.search(one)) == bool(_LATIN.search(name)) for one in known if one)
    return foreign and closes and bool(known)


def _signed_title(head: str, known: tuple[str, ...]) -> str:
    """A family name with a title behind it in Chinese signs."""
    surnames = {name[:1] for name in known if _HAN.match(name)}
    forms = (f"{name}{title}" for name in surnames for title in toml("names/vocatives.toml")["signs"])
    return next((form for form in forms if form in head), "")


def _key(word: str) -> str:
    return fold(word).rstrip(".")


def _spelt(title: str) -> str:
    return str(toml("names/vocatives.toml")["spelt"].get(title.casefold(), title))


@cache
def _titles(place: str) -> frozenset[str]:
    return frozenset(map(fold, toml("names/vocatives.toml")[place]))
