"""The buyer's own words behind a verdict, quoted as they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from silentbuyer.sectors.field import Reading
from silentbuyer.sectors.fit import Evidence
from silentbuyer.sectors.plausible import Hit
from silentbuyer.sectors.targets import Profile, names
from silentbuyer.sectors.terms import OWN

QUOTES = 6
"""Quotes that are kept as evidence."""


def evidence(readings: tuple[Reading, ...], owners: Iterable[str], sought: Profile) -> tuple[Evidence, ...]:
    """The quotes behind some owners, those of the first owner first; a word is quoted once a field."""
    found: list[Evidence] = []
    hits = [hit for reading in readings for hit in (*reading.targets, *reading.others)]
    languages = Counter([language for hit in hits for language in hit.span.term.languages])
    for owner in owners:
        for reading in readings:
            if len(found) < QUOTES:
                found += _quotes(reading, owner, languages, sought)
    return tuple(found[:QUOTES])


def _quotes(reading: Reading, owner: str, languages: Counter[str], sought: Profile) -> list[Evidence]:
    best: dict[int, Hit] = {}
    for hit in (*reading.targets, *reading.others):
        if hit.owner == owner:
            kept = best.get(hit.span.start)
            if kept is None or _rank(hit, languages) > _rank(kept, languages):
                best[hit.span.start] = hit
    once: dict[str, Evidence] = {}
    for hit in best.values():
        item = _evidence(reading, hit, sought, languages)
        once.setdefault(item.quote.casefold(), item)
    return list(once.values())[:QUOTES]


def _rank(hit: Hit, languages: Counter[str]) -> tuple[int, int]:
    return hit.span.end - hit.span.start, max(languages[language] for language in hit.span.term.languages)


def _evidence(reading: Reading, hit: Hit, sought: Profile, languages: Counter[str]) -> Evidence:
    target = sought.targets.get(hit.owner)
    spoken, quote = hit.span.term.languages, reading.text.quote(hit.span.start, hit.span.end)
    language = max(spoken, key=lambda code: (code in reading.spoken, languages[code], code == "en"))
    # Plain letters that several languages write alike ("UV lamps") are not called Czech: then no language is named.
    told = language in reading.spoken or languages[language] > 1
    sure = told or language in ("en", OWN) or not quote.isascii()
    return Evidence(
        quote=quote,
        field=reading.field,
        sector=target.name if target else names({hit.owner: 0})[0],
        term=hit.span.term.written,
        language=language if sure else "",
        strength="weak" if hit.weak else "strong",
    )
