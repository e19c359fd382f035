"""Which readings of a word are likely, by the language of the text and by what else is read there.

"Solar" is sun cream in Romanian and a panel in English, "bank" is a sofa in Dutch: a short word of another language
than the text's counts only where that language has the word too, and of two readings of one word the one counts that
the rest of the text speaks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.matcher import LATIN_ENDS, VIETNAMESE, Place, Span
from silentbuyer.sectors.near import around
from silentbuyer.sectors.terms import OWN, SHORT

LONG = 7
"""Letters from which a term of another language is told enough; shorter ones are too often words of the text's."""
ENGLISH = ("en",)
ENDINGS = ("", "s", "es", "'s", "ing", "er", "ers", "y", "ies")
"""What may follow an English stem in a text that is not told to be English."""
SPOKEN = 2.0
"""Words that the text's own language is worth beside those of its neighbours."""
HALF = 2
"""A reading counts that has at least one in so many of the best reading's votes."""


@attrs.frozen
class Hit:
    """A term that counts.

    Attributes:
        owner: a pack's slug, or own words.
        weak: whether it says who somebody is, and may mean those who are served.
        said: whether the buyer says it of themselves ("our school", "we are a hospital").
        told: whether it stands where the buyer describes themselves, and not among what they ask for.
        beside: whether other goods stand beside it that are made for it or hold it ("perfume box", "bread knife"), or
            those who describe themselves only serve it ("reports for the apparel trade").

    """

    owner: str
    span: Span
    weak: bool
    said: bool = False
    told: bool = False
    beside: bool = False

    @property
    def points(self) -> float:
        """What it adds to its owner: a weak one half, unless the buyer says it of themselves (judgement)."""
        return 1.5 if self.said else 0.5 if self.weak else 1.0


def likely(text: Text, hits: list[Hit], spoken: frozenset[str]) -> list[Hit]:
    """The hits whose reading the text's languages and the other hits allow."""
    kept = [hit for hit in hits if not _foreign(text, hit.span, spoken)]
    return _settled(kept, spoken) if len(kept) > 1 else kept


def _foreign(text: Text, span: Span, spoken: frozenset[str]) -> bool:
    """Whether a word is likelier one of the text's language than the term of another that it looks like."""
    start, end, term = span
    stem = term.written.replace("*", "").replace("=", "")
    if term.languages == VIETNAMESE and " " not in stem and stem not in text.quote(start, end).casefold():
        return True  # "den" for "đèn" is a word of a dozen languages
    if OWN in term.languages or not spoken.isdisjoint(term.languages):
        return False
    if term.languages == ENGLISH and " " not in stem:  # read everywhere, but not in "Fabricación" for "fabric"
        quote = text.quote(start, end)
        return not _english(quote, stem) or (bool(spoken) and len(stem) <= SHORT and not quote.isupper())
    if "en" in term.languages or text.folded[start] >= LATIN_ENDS:
        return False
    if not spoken:
        return len(stem) <= SHORT and not text.quote(start, end).isupper()
    return text.folded[start - 1] != " " or len(stem.replace(" ", "")) < LONG


def _english(quote: str, stem: str) -> bool:
    """Whether a word of a text that is not told to be English is an English one, alone or in plural."""
    return quote.isascii() and quote.casefold().removeprefix(stem.casefold()) in ENDINGS


def _settled(hits: list[Hit], spoken: frozenset[str]) -> list[Hit]:
    """The hits without the unlikely readings of a word that is read as several trades, and without parts of names."""
    by_place: dict[Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault((hit.span.start, hit.span.end), []).append(hit)
    doubtful = [found for found in by_place.values() if len({hit.owner for hit in found}) > 1]
    if not doubtful:
        return hits
    votes = _votes(by_place, spoken)
    out = {id(hit) for found in doubtful for hit in _unlikely(found, votes)}
    return [hit for hit in hits if id(hit) not in out]


def _votes(by_place: Mapping[Place, list[Hit]], spoken: frozenset[str]) -> Counter[str]:
    """What speaks for each language: the text's own small words, and each word that is a term in it."""
    votes: Counter[str] = Counter()
    for found in by_place.values():
        languages = {language for hit in found for language in hit.span.term.languages}
        votes.update(dict.fromkeys(languages, 1 / len(languages)))
    votes.update(dict.fromkeys(spoken, SPOKEN))
    return votes


def _unlikely(found: Iterable[Hit], votes: Counter[str]) -> list[Hit]:
    support = [(max(votes[language] for language in hit.span.term.languages), hit) for hit in found]
    best = max(votes_for for votes_for, _ in support)
    return [hit for votes_for, hit in support if votes_for * HALF < best]


def inside(span: Span, spans: list[Span]) -> bool:
    """Whether a span is a part of a longer one of `spans`: a longer stretch, or a longer compound of the same."""
    start, end, term = span
    return any(
        other.start < start or end < other.end or len(other.term.written) > len(term.written)
        for other in around(spans, span)
        if other.start <= start and end <= other.end
    )


def score(hits: Iterable[Hit]) -> dict[str, float]:
    """Points by owner, the most first: each distinct word counts once, however many terms it is read by."""
    best: dict[tuple[str, Place], Hit] = {}
    for hit in hits:
        key = (hit.owner, (hit.span.start, hit.span.end))
        known = best.get(key)
        if known is None or len(hit.span.term.written) > len(known.span.term.written):
            best[key] = hit
    seen: dict[str, dict[str, float]] = {}
    for (owner, _), hit in best.items():
        word = hit.span.term.written.strip("*=")
        words = seen.setdefault(owner, {})
        words[word] = max(hit.points, words.get(word, 0.0))
    totals = {owner: sum(terms.values()) for owner, terms in seen.items()}
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def unbroken(folded: str, span: Span) -> bool:
    """Whether no other words stand between the words of a term, so that what stands in it is a part of its name."""
    return folded.count(" ", span.start, span.end) < len(span.term.written.split())
