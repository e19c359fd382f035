"""Which languages a text can be in, by its script and its small words, so that a term of another language weighs less.

No library is asked: the greetings and small words that are taken off before words are counted (``cue-generic``) tell
forty languages apart well enough, and a text of a few nouns stays undecided, which is an answer too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from silentbuyer.data.tables import rows
from silentbuyer.sectors import amount
from silentbuyer.sectors.matcher import Span

ENOUGH = 1.0
"""Small words of one language's own from which a text is taken to be in it; a shared one counts in part (judgement)."""
KIN = 0.6
"""Share of the most votes from which another language may be the text's too (Spanish and Portuguese share words)."""
BY_SCRIPT: Mapping[str, frozenset[str]] = {
    "HANGUL": frozenset({"ko"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "CJK": frozenset({"zh", "ja"}),
    "THAI": frozenset({"th"}),
    "LAO": frozenset({"lo"}),
    "KHMER": frozenset({"km"}),
    "MYANMAR": frozenset({"my"}),
    "GREEK": frozenset({"el"}),
    "HEBREW": frozenset({"he"}),
    "DEVANAGARI": frozenset({"hi", "mr", "ne"}),
    "BENGALI": frozenset({"bn"}),
    "TAMIL": frozenset({"ta"}),
    "TELUGU": frozenset({"te"}),
    "GUJARATI": frozenset({"gu"}),
    "GURMUKHI": frozenset({"pa"}),
    "KANNADA": frozenset({"kn"}),
    "MALAYALAM": frozenset({"ml"}),
    "ORIYA": frozenset({"or"}),
    "SINHALA": frozenset({"si"}),
    "GEORGIAN": frozenset({"ka"}),
    "ARMENIAN": frozenset({"hy"}),
    "ETHIOPIC": frozenset({"am"}),
}
"""Scripts that tell the language; the others (Latin, Cyrillic, Arabic) are shared by many."""
HAN = 10
"""Han characters without any kana from which a text is Chinese; a Japanese list of goods may be a few."""
SPELT = {"tl": "fil"}
"""Codes of the packs that the table of names spells otherwise."""
_KANA = ("HIRAGANA", "KATAKANA")


def languages(folded: str, generic: Iterable[Span]) -> frozenset[str]:
    """The languages that a text can be in; empty when its words do not tell."""
    if folded[: amount.GLANCE].isascii():
        return _voted(generic)  # Latin letters, if any: those are shared by many
    letters = amount.scripts(folded)
    most = max(letters, key=letters.__getitem__, default="")
    if most == "CJK" and any(kana in letters for kana in _KANA):
        return BY_SCRIPT["HIRAGANA"]
    if most == "CJK" and letters[most] >= HAN:
        return frozenset({"zh"})
    return BY_SCRIPT.get(most) or _voted(generic)


def _voted(generic: Iterable[Span]) -> frozenset[str]:
    votes: dict[str, float] = {}
    for spoken in {span.term.written: span.term.languages for span in generic}.values():
        part = 1 / len(spoken)
        for code in dict.fromkeys(spoken):
            votes[code] = votes.get(code, 0) + part
    most = max(votes.values(), default=0.0)
    return frozenset(code for code, count in votes.items() if most >= ENOUGH and count >= KIN * most)


@cache
def _english() -> Mapping[str, str]:
    return {row["code"]: row["names"].partition("|")[0] for row in rows("names/languages.csv")}


def name(code: str) -> str:
    """The English name of a language."""
    return _english().get(SPELT.get(code, code), code)
