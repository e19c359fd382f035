"""How like two domain names are: slips of the finger, and names made to be mistaken for another."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from silentbuyer.addresses.domains import ascii_domain, registrable
from silentbuyer.data.tables import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 5
"""Names shorter than this are one edit from many honest ones."""

LONG = 9
"""Letters from which two edits are still a likeness (judgement)."""


def distance(one: str, other: str, most: int = 2) -> int:
    """Edits between two texts (a swap of neighbours is one), counted up to `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


@cache
def _confusables() -> tuple[tuple[str, str], ...]:
    pairs = toml("mail/likeness.toml")["confusables"].items()
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _added() -> frozenset[str]:
    return frozenset(toml("mail/likeness.toml")["added"])


@lru_cache(maxsize=16384)
def read_label(label: str) -> str:
    """A name as a browser shows it: small letters, international ones for their ``xn--`` form."""
    text = label.lower()
    if not text.startswith("xn--"):
        return text
    import idna

    try:
        return idna.decode(text)
    except (idna.IDNAError, UnicodeError):
        return text


@lru_cache(maxsize=16384)
def skeleton(label: str) -> str:
    """A name as the hurried eye reads it: ``rn`` as ``m``, ``1`` as ``l``, Cyrillic letters as Latin, no hyphens."""
    text = read_label(label).replace("-", "")
    for seen, read in _confusables():
        text = text.replace(seen, read)
    return text


def name_of(domain: str) -> str:
    """The owner's part of a domain: ``acme`` of ``mail.acme.co.uk``."""
    return (registrable(domain) or domain).partition(".")[0]


SOFT = frozenset({"added word", "another word"})
"""Likenesses that honest sister firms have as well."""


@lru_cache(maxsize=16384)
def lookalike(domain: str, true: str) -> str | None:
    """How a domain resembles another that it is not, or None.

    ``confusable``, ``one edit``, ``two edits`` (of a long name), ``its ending added`` (``acme-de.com`` for
    ``acme.de``), ``the whole name inside`` (``acme.de.portal.example``), and the two of `SOFT`: ``added word`` (of the
    table) and ``another word`` beside a hyphen. The same name under another ending, or with a hyphen more or less, is
    no lookalike: firms hold many (see `kin`).
    """
    if registrable(domain) == registrable(true):
        return None
    one, other = name_of(domain), name_of(true)
    if len(other) < SHORTEST:
        return None
    if _inside(domain, true):
        return "the whole name inside"
    if len(one) < SHORTEST or _bare(one) == _bare(other):
        return None
    words = _glued(_bare(one), _bare(other), true) or _worded(one, other) or _worded(other, one)
    return _drawn(one, other, 1) or words or _drawn(one, other, 2)


def kin(domain: str, true: str) -> bool:
    """Whether two domains are one name under two endings, or with and without a hyphen."""
    one, other = name_of(domain), name_of(true)
    return registrable(domain) != registrable(true) and len(one) > 2 and _bare(one) == _bare(other)


def _bare(label: str) -> str:
    return read_label(label).replace("-", "")


def _drawn(one: str, other: str, most: int) -> str | None:
    """Whether one name is drawn after another letter by letter, with at most so many edits."""
    if skeleton(one) == skeleton(other):
        return "confusable"
    edits = distance(read_label(one), read_label(other), most)
    long = min(len(one), len(other)) >= LONG and one[0] == other[0]
    return "one edit" if edits <= 1 else "two edits" if edits <= most and long else None


def _inside(domain: str, true: str) -> bool:
    """Whether a host shows the whole other name in front of its own: ``acme.de.portal.example``, ``acme.com-x.net``."""
    name, _, ending = (registrable(true) or true).partition(".")
    front = (ascii_domain(domain) or domain).removesuffix(registrable(domain) or domain) + (registrable(domain) or "")
    at = f".{front}".find(f".{name}.")
    behind = f".{front}"[at + len(name) + 2 :] if at >= 0 else ""
    return behind.startswith((f"{ending}.", f"{ending}-", "com-", "net-", "org-"))


def _glued(bare: str, core: str, true: str) -> str | None:
    ending = (registrable(true) or true).partition(".")[2].replace(".", "")
    rest = bare.removeprefix(core) if bare.startswith(core) else ""
    return "its ending added" if rest and rest in {ending, "com", "net"} else None


def _worded(longer: str, shorter: str) -> str | None:
    """Whether a name is another with words beside it."""
    bare, core = _bare(longer), _bare(shorter)
    if len(bare) <= len(core) or not (bare.startswith(core) or bare.endswith(core)):
        return None
    rest = bare.removeprefix(core) if bare.startswith(core) else bare.removesuffix(core)
    if rest in _added() or rest.isdigit():
        return "added word"
    parts = read_label(longer).replace(read_label(shorter), "-", 1).split("-")
    words = [part for part in parts if part]
    if words and all(word in _added() or word.isdigit() for word in words):
        return "added word"
    apart = f"-{read_label(shorter)}-" in f"-{read_label(longer)}-"
    return "another word" if apart and len(core) > SHORTEST else None


def ending_exists(domain: str) -> bool:
    """Whether the ending of a domain is a known public suffix (a suffix itself, such as ``gov.uk``, included)."""
    return registrable(f"x.{domain}") is not None


@lru_cache(maxsize=16384)
def suggestion(domain: str, known: Iterable[str]) -> str | None:
    """The domain that was probably meant; to be asked only after `domain` has failed, never before.

    `known` (a tuple) are domains that are worth hitting: the common ones and those of this buyer.
    """
    typed = domain.strip().strip("#.,;").lower()
    if typed in known or "." not in typed:
        return typed if typed in known and typed != domain.strip().lower() else None
    real_ending = ending_exists(typed)
    near = min(((distance(typed, name, 2), index, name) for index, name in enumerate(known)), default=None)
    if near is not None and near[0] <= (1 if real_ending else 2) and len(near[2]) > SHORTEST:
        return near[2]
    name, _, ending = typed.rpartition(".")
    if real_ending or "." in name or not name:
        return None
    mended = _ending(ending)
    return f"{name}.{mended}" if mended else None


def _ending(typed: str) -> str | None:
    endings = toml("mail/likeness.toml")["tlds"]
    close = sorted((distance(typed, ending, 2), index, ending) for index, ending in enumerate(endings))
    return close[0][2] if close and close[0][0] <= min(2, max(len(typed) - 1, 0)) else None
