"""How like two domain names are: slips of the finger, and names made to be mistaken for another."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from silentbuyer.addresses.domains import registrable
from silentbuyer.data.tables import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 5
"""Names shorter than this are one edit from many honest ones."""


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
def skeleton(label: str) -> str:
    """A name as the hurried eye reads it: ``rn`` as ``m``, ``1`` as ``l``, Cyrillic letters as Latin, no hyphens."""
    text = label.lower()
    if text.startswith("xn--"):
        import idna

        try:
            text = idna.decode(text)
        except (idna.IDNAError, UnicodeError):
            return text
    text = text.replace("-", "")
    for seen, read in _confusables():
        text = text.replace(seen, read)
    return text


def name_of(domain: str) -> str:
    """The owner's part of a domain: ``acme`` of ``mail.acme.co.uk``."""
    return (registrable(domain) or domain).partition(".")[0]


@lru_cache(maxsize=16384)
def lookalike(domain: str, true: str) -> str | None:
    """How a domain resembles another that it is not: ``confusable``, ``one edit``, ``added word``, or None.

    The same name under another ending is no lookalike: firms hold many endings.
    """
    if registrable(domain) == registrable(true):
        return None
    one, other = name_of(domain), name_of(true)
    if one == other or min(len(one), len(other)) < SHORTEST:
        return None
    if skeleton(one) == skeleton(other):
        return "confusable" if one.replace("-", "") != other.replace("-", "") else None
    if distance(one, other, 1) <= 1:
        return "one edit"
    return "added word" if _one_more_word(one, other) or _one_more_word(other, one) else None


def _one_more_word(longer: str, shorter: str) -> bool:
    bare, core = longer.replace("-", ""), shorter.replace("-", "")
    return len(bare) > len(core) and (
        (bare.startswith(core) and bare.removeprefix(core) in _added())
        or (bare.endswith(core) and bare.removesuffix(core) in _added())
    )


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
