"""The public suffixes of the list that tldextract carries, read without importing it.

tldextract imports requests to refresh its list, which nothing here ever does: 80 ms and 15 MB in every process. Its
package stays the source of the list and, should the list not lie where it lies today, of the answer as well.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tldextract import TLDExtract

_LIST = ".tld_set_snapshot"
_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="


@attrs.frozen
class Suffixes:
    """The rules of the list in ASCII: plain ones, the parents of ``*``, and exceptions from these."""

    plain: frozenset[str]
    wild: frozenset[str]
    exceptions: frozenset[str]

    def of(self, name: str) -> str:
        """The public suffix of an ASCII name by the longest rule that fits; empty without one."""
        rest, dot = name, "."
        while dot:
            _, dot, parent = rest.partition(".")
            if rest in self.exceptions:
                return parent
            if rest in self.plain or parent in self.wild:
                return rest
            rest = parent
        return ""


def suffix_of(name: str) -> str:
    """The public suffix of an ASCII host name (``co.uk`` of ``shop.acme.co.uk``); empty where none is known."""
    found = suffixes()
    return _extract()(name).suffix if found is None else found.of(name)


@cache
def suffixes() -> Suffixes | None:
    """The list inside the package tldextract, without its private part; None where it is not found."""
    spec = find_spec("tldextract")
    place = Path(spec.origin).with_name(_LIST) if spec is not None and spec.origin else None
    if place is None or not place.is_file():
        return None
    public, _, _ = place.read_text(encoding="utf-8").partition(_PRIVATE)
    return parsed(line.strip() for line in public.splitlines())


def parsed(lines: Iterable[str]) -> Suffixes:
    """The rules of lines as publicsuffix.org writes them."""
    rules = [_ascii(line) for line in lines if line and not line.startswith("//")]
    return Suffixes(
        frozenset(rule for rule in rules if rule[0] not in "*!"),
        frozenset(rule[2:] for rule in rules if rule.startswith("*.")),
        frozenset(rule[1:] for rule in rules if rule[0] == "!"),
    )


def _ascii(rule: str) -> str:
    if rule.isascii():
        return rule
    labels = rule.split(".")
    return ".".join(one if one.isascii() else f"xn--{one.encode('punycode').decode()}" for one in labels)


@cache
def _extract() -> TLDExtract:
    # Both arguments are needed: the defaults go online on first use and write a cache file.
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)
