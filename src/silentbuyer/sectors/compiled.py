"""The compiled packs: the terms of all trades and the cues beside them, ready to search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from silentbuyer.data.tables import resource
from silentbuyer.sectors.matcher import Matcher
from silentbuyer.sectors.packs import Pack, complete
from silentbuyer.sectors.terms import Listed, from_data, index_of, to_data

GENERIC = "cue-generic"


@cache
def matcher() -> Matcher:
    """The terms of all packs and the cues beside them."""
    return Matcher(from_data(_built()["terms"]))


@cache
def filler() -> Matcher:
    """Greetings, price talk, legal forms and self-praise."""
    return Matcher(from_data(_built()["generic"]))


@cache
def _built() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(resource("sectors/index.json").read_text(encoding="utf-8"))
    return found


def build() -> dict[str, Any]:
    """What ``data/sectors/index.json`` holds, made from the packs anew."""
    known = complete()
    return {
        "generic": to_data(index_of(_lists(pack for pack in known if pack.slug == GENERIC))),
        "terms": to_data(index_of(_lists(pack for pack in known if pack.slug != GENERIC))),
    }


def _lists(chosen: Iterable[Pack]) -> Iterator[Listed]:
    for pack in chosen:
        for table, against in ((pack.terms, False), (pack.against, True)):
            for language, listed in table.items():
                yield Listed(pack.slug, language, against, listed)
