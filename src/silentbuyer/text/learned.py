"""What a sentence does, heard by a table learned from sentences of many languages: the layer behind the phrases.

A sentence becomes concepts (`concepts`), their pairs, the beginnings of its words, and the topics whose phrases it
holds; each of these carries a weight for every act, and an act is heard where their sum passes the mark above which it
was right on sentences that were left out. Everything else is silence, never a guess. Trained by
``tools/train_hearing.py``; figures: `precision_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations

import attrs

from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.concepts import concepts_of, pieces_of, tokens_in
from silentbuyer.text.linear import Linear, load
from silentbuyer.text.mood import condition_of, is_question
from silentbuyer.text.phrases import find
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

NEAR = 2
"""Places within which the order of two concepts counts too."""

BY_ASKING = frozenset({Act.PAY_DIVERTED, Act.SLOW_US})
"""Reasons that people state by asking: "is this really your new account?", "where is our quotation?"."""

MOST_SENTENCES = 60
"""Sentences of one message that are read; a mail of a buyer has far fewer."""

MOST_CONCEPTS = 40
"""Concepts of one sentence whose pairs are looked at."""


def heard_in(sentence: str, languages: tuple[str, ...], topics: Iterable[str] = ()) -> tuple[Act, ...]:
    """The acts that a sentence is heard to do, the surest first; none where nothing is sure enough.

    `languages` are those of the message (`tongue.languages_of`), `topics` those whose phrases the sentence holds. A
    reason under a condition, or asked after, is none.
    """
    features = features_of(sentence, languages, topics)
    scores = _table().scores(features)
    sure = ((mark - score, act) for score, (act, mark) in zip(scores, _acts(), strict=True) if score >= mark)
    acts = [act for _, act in sorted(sure)]
    if REASONS.isdisjoint(acts):
        return tuple(acts)
    unstated = _unstated(sentence, features)
    return tuple(act for act in acts if act not in unstated)


def scores_of(sentence: str, languages: tuple[str, ...]) -> list[float]:
    """The score of each act of the table for one sentence, before any mark."""
    return _table().scores(features_of(sentence, languages, {hit.topic for hit in find(sentence)}))


def _unstated(sentence: str, features: set[str]) -> frozenset[Act]:
    """The acts that a sentence does not state as facts, since it asks or has a condition in any language known."""
    if "if" in features or condition_of(sentence) is not None:
        return REASONS
    return REASONS - BY_ASKING if is_question(sentence) else frozenset()


@attrs.frozen(kw_only=True)
class Understood:
    """One act, the sentence in which it was heard, and the language that the message was read in."""

    act: Act
    sentence: str
    language: str


@lru_cache(maxsize=512)
def understood(text: str) -> tuple[Understood, ...]:
    """The acts of a message, sentence by sentence, each act once; only the first `MOST_SENTENCES` are read."""
    languages = languages_of(text)
    topics: dict[str, set[str]] = {}
    for hit in find(text):
        topics.setdefault(hit.sentence, set()).add(hit.topic)
    found: dict[Act, Understood] = {}
    for sentence in sentences(text)[:MOST_SENTENCES]:
        for act in heard_in(sentence, languages, topics.get(sentence, ())):
            found.setdefault(act, Understood(act=act, sentence=sentence, language=languages[0]))
    return tuple(found.values())


def precision_of(act: Act) -> float:
    """How often the table was right where it heard an act in sentences left out of its training, 0..1."""
    table = _table()
    return float(table.told["precision"][table.classes.index(act.value)])


def features_of(sentence: str, languages: tuple[str, ...], topics: Iterable[str] = ()) -> set[str]:
    """The concepts of a sentence, their pairs, those near each other in their order, words, and the phrases' topics.

    A phrase that asks to stop is left out: it is heard by itself, and what it does not hold must be learned without it.
    """
    tokens = tokens_in(sentence)
    places = concepts_of(tokens, languages)
    found = [(at, concept) for at, concepts in places for concept in sorted(concepts)][:MOST_CONCEPTS]
    features = {concept for _, concept in found} | {f"phrase:{topic}" for topic in topics if topic != Act.OPT_OUT}
    features.update(_pairs(found))
    features.update(pieces_of(tokens))
    features.update(_shape(places))
    return features


def _pairs(found: list[tuple[float, str]]) -> Iterator[str]:
    for (at, one), (then, other) in combinations(found, 2):
        if one != other:
            beside, before = _names(one, other)
            yield beside
            if then - at <= NEAR:
                yield before


@cache
def _names(one: str, other: str) -> tuple[str, str]:
    """Two concepts in any order, and in this one; there are few of them, so that all pairs may be kept."""
    return f"{one}+{other}" if one < other else f"{other}+{one}", f"{one}>{other}"


def _shape(places: list[tuple[float, frozenset[str]]]) -> Iterator[str]:
    words = int(places[-1][0]) + 1 if places else 0
    yield f"length:{min(4, words // 5)}"
    yield f"unknown:{4 * sum(not concepts for _, concepts in places) // max(1, len(places))}"


@cache
def _table() -> Linear:
    return load("text/acts.bin")


@cache
def _acts() -> tuple[tuple[Act, float], ...]:
    """Each act of the table with the score from which it is heard."""
    table = _table()
    return tuple((Act(name), mark) for name, mark in zip(table.classes, table.told["marks"], strict=True))
