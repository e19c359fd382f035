"""The nouns that stand where a language has the head of a name: last in English and Chinese, first in Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from silentbuyer.sectors.compiled import matcher
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.goods import (
    FINAL,
    FIRST,
    FREE,
    LONGEST,
    ONTO,
    Stems,
    compounds,
    english,
    is_onto,
    nouns,
    onto,
    stem,
    words,
)
from silentbuyer.sectors.packs import of_kind

LONG_ONTO = 3
"""Letters of a Chinese, Japanese or Korean noun that says more than what stands beside it."""
TERM = 4
"""Letters from which a term of a pack is taken for a noun."""
_ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие|ных|ого|ыи|ии|ои)$")


@attrs.frozen
class Head:
    """A noun at the place of the head: how many letters of the name it covers, and the trades it names."""

    letters: int
    listed: bool
    run: Stems
    trades: tuple[str, ...]
    first: bool = False

    @property
    def words(self) -> int:
        """Its words; three letters or more that are written onto others count as two."""
        return len(self.run) if not is_onto(self.run[0]) else 1 + (len(self.run[0]) >= LONG_ONTO)


def listed(tokens: Stems, languages: frozenset[str]) -> Iterator[Head]:
    """The names of goods at the place where each language has its head."""
    if is_onto("".join(tokens)):
        yield from _written_onto(tokens)
        return
    leads = any(token in words().lead for token in tokens[1:])
    last = frozenset() if leads else FINAL
    for language in sorted(languages & (FIRST | FREE | last)):  # the same order in every process
        known = nouns(language)
        for run in _runs(tokens, language):
            if run in known and (language in FINAL or leads or not _is_english(tokens, run)):
                yield Head(sum(map(len, run)), True, run, known[run], language not in FINAL)
    if last:
        yield from _compound(tokens, languages)


def _is_english(tokens: Stems, run: Stems) -> bool:
    """Whether a noun that stands first is an English word too, so that "drone light shows" are no drones."""
    front = tuple(map(english, tokens[: len(run)]))
    return len(run) < len(tokens) and (front in nouns("en") or front in nouns("de"))


def _runs(tokens: Stems, language: str) -> Iterator[Stems]:
    """The runs of stems that begin or end where the head stands in a language."""
    stems = tuple(stem(token, language) for token in tokens)
    for count in range(min(LONGEST, len(stems)), 0, -1):
        if language in FINAL:
            yield stems[-count:]
        elif language in FREE:
            start = next((place for place, word in enumerate(tokens) if not _ADJECTIVE.search(word)), 0)
            yield stems[start : start + count]
            yield stems[:count]
            if count == 2:
                yield stems[1::-1]
        else:
            yield stems[:count]


def _compound(tokens: Stems, languages: frozenset[str]) -> Iterator[Head]:
    for language in sorted(languages & {"de", "nl"}):
        word = stem(tokens[-1], language)
        for ending, slugs in compounds(language):
            if word.endswith(ending) and word != ending:
                yield Head(len(ending), True, (ending,), slugs)
                break


def _written_onto(tokens: Stems) -> Iterator[Head]:
    """The longest noun that ends a name in Chinese, Japanese or Korean."""
    text = "".join(tokens)
    for language in ONTO:
        for ending, slugs in onto(language):
            if text.endswith(ending) and _may_end(ending, text, tokens[-1], language):
                yield Head(len(ending), True, (ending,), slugs)
                break


def _may_end(ending: str, text: str, word: str, language: str) -> bool:
    """Whether an ending is a noun there: one letter is only in Chinese, and 机 in no word of two ("司机", a driver)."""
    if len(ending) > 1:
        return True
    return ending == word or (language == "zh" and not (ending in words().strong_onto and len(text) <= len("司机")))


def terms(tokens: Stems, languages: frozenset[str]) -> Iterator[Head]:
    """The terms of the packs at the place where their language has its head."""
    text, known = Text.of(" ".join(tokens)), of_kind("cue")
    spans = [span for span in matcher().scan(text) if span.term.owner not in known and not span.term.against]
    for span in spans:
        if span.end - span.start >= TERM or is_onto(text.folded):
            where = _place(text.folded, span.start, span.end, _may_speak(span.term.languages, languages))
            run = tuple(text.folded[span.start : span.end].split())
            if where and (len(tokens) == 1 or tuple(map(english, run)) not in words().vague):
                yield Head(span.end - span.start, False, run, (span.term.owner,), where == "first")


def _may_speak(spoken: Sequence[str], languages: frozenset[str]) -> frozenset[str]:
    """The languages of a term that the name can be in; those of which nothing is known stay."""
    return frozenset(code for code in spoken if code in languages or code not in FINAL | FIRST | FREE)


def _place(folded: str, start: int, end: int, spoken: frozenset[str]) -> str:
    """Whether a term stands first or last where the head of one of its languages stands; empty when it does not."""
    begins, ends = not folded[:start].strip(), not _goes_on(folded, end)
    leads = any(token in words().lead for token in folded.split()[1:])
    if ends and (spoken & ONTO or (spoken & FINAL and not leads)):
        return "last"
    if begins and spoken & (FIRST | FREE) and (leads or "en" not in spoken):
        return "first"
    return "alone" if begins and ends and spoken else ""


def _goes_on(folded: str, end: int) -> bool:
    """Whether another word follows the one in which a term ends."""
    return " " in folded[end:].rstrip() if not is_onto(folded) else bool(folded[end:].strip())
