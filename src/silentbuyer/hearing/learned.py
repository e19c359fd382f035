"""What a sentence does, heard by a table learned from sentences of many languages: the layer behind the phrases.

A sentence becomes concepts (`concepts`), their pairs, the beginnings of its words, and the topics whose phrases it
holds; a small network weighs them. The score of a reason is how much likelier it is than no reason at all; only the
likeliest counts, where it passes the mark above which it was right on sentences that were left out. Everything else is
silence, never a guess. Trained by
``tools/train_hearing.py``; figures: `precision_of`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from operator import sub

import attrs

from silentbuyer.hearing.denied import DENIABLE, denied_in
from silentbuyer.hearing.features import Features, features_of, longness
from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.opt_out import asks_to_join, wants_another_way
from silentbuyer.hearing.phrases import Hit, find
from silentbuyer.hearing.two_layers import Network, load_network
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import remembered

BY_ASKING = frozenset({Act.PAY_DIVERTED, Act.SLOW_US})
"""Reasons that people state by asking: "is this really your new account?", "where is our quotation?"."""

LEAVING = frozenset({"stop", "unsubscribe", "not", "no-longer", "refuse"})
"""Concepts of which a sentence that asks for silence holds one: without them few are taken off our list."""

SURE = 0.75
"""How far ahead of its mark the wish for silence is heard in other words too.

On sentences left out that found 31 of 54 more, and 13 false ones among 47,510.
"""

MEANT = 0.4
"""How likely a phrase of a reason must be meant as it is written for: as the table sees its sentence.

In 15,082 sentences left out 66 of 100 phrases gave their reason; of those heard at this chance 89, and 4 of 100 that
did were lost. At 0.65 it is 93, and 9.
"""

MEANT_OF: dict[str, float] = {Act.PRODUCT_TROUBLE: 0.3, "sample-bad": 0.3}
"""Lower where the table knows least: who passes over a complaint asks an angry buyer for news (judgement)."""

FARTHEST = 8.0
"""Scores beyond which a phrase is no surer meant, or not."""

ACTS_OF = {
    "price": (Act.PRICE, Act.TERMS), "terms": (Act.PRICE, Act.TERMS),
    "later": (Act.NO_NEED,), "no-budget": (Act.NO_NEED,), "stock": (Act.NO_NEED,), "sample-bad": (Act.PRODUCT_TROUBLE,),
}  # fmt: skip
"""Topics of phrases that have another name than their act."""

BESIDE = 1.0
"""How far behind the likeliest reason of a sentence a second one may be that is heard too."""

NEAR = 3.0
"""How far under its mark a reason may be in one of two neighbours that are read together.

In exams 1 and 2 of 14 reasons that only two sentences told none was farther; two false ones were.
"""

MOST_SENTENCES = 60
"""Sentences of one message that are read; a mail of a buyer has far fewer."""


def heard_in(sentence: str, languages: tuple[str, ...], topics: Collection[str] = ()) -> tuple[Act, ...]:
    """The acts that a sentence is heard to do, the surest first; none where nothing is sure enough.

    `languages` are those of the message (`tongue.languages_of`), `topics` those whose phrases the sentence holds. A
    reason under a condition, or asked after, is none.
    """
    features = features_of(sentence, languages, topics)
    return _sure(sentence, features, _levelled(sentence, _table().scores(*features)))


def _sure(sentence: str, features: Features, scores: list[float]) -> tuple[Act, ...]:
    over = [(mark - score, act, score) for score, (act, mark) in zip(scores, _acts(), strict=True) if score >= mark]
    if not over:
        return ()
    acts = likeliest(sorted(over))
    if Act.OPT_OUT in acts:
        ahead = next(-by for by, act, _ in over if act is Act.OPT_OUT)
        acts = acts if _leaves(sentence, features, ahead) else tuple(act for act in acts if act is not Act.OPT_OUT)
    if not DENIABLE.isdisjoint(acts):
        denied = denied_in(sentence, acts)
        acts = tuple(act for act in acts if act not in denied)
    if REASONS.isdisjoint(acts):
        # Where no word has a concept, only how words begin spoke: too little for anything but a reason.
        return acts if "unknown:4" not in features.concepts or Act.OPT_OUT in acts else ()
    unstated = _unstated(sentence, features)
    return tuple(act for act in acts if act not in unstated) if unstated else acts


def likeliest(over: list[tuple[float, Act, float]]) -> tuple[Act, ...]:
    """The acts that were heard, of reasons only those that are about as likely as the likeliest."""
    least = max((score for _, act, score in over if act in REASONS), default=0.0) - BESIDE
    return tuple(act for _, act, score in over if act not in REASONS or score >= least)


def _leaves(sentence: str, features: Features, ahead: float) -> bool:
    """Whether a sentence heard to ask for silence, so far ahead of the mark, holds a word of it or needs none."""
    told = ahead >= SURE or not features.concepts.isdisjoint(LEAVING)
    return told and not asks_to_join(sentence) and not wants_another_way(sentence)


def _meant(sentence: str, topics: frozenset[str], scores: list[float]) -> Iterator[tuple[str, float]]:
    """The topics of a sentence's phrases that give a reason, each with how likely it is meant there.

    The curve is through the phrases of sentences left out: by the score of their reason, by how far it stays behind
    that of the likeliest, and by length, as in few words there is less beside it. What is denied is not meant.
    """
    said = {act: score for act, score in zip(_table().classes, scores, strict=True) if act in REASONS}
    best, denied = max(said.values()), denied_in(sentence) if DENIABLE.intersection(topics) else frozenset[Act]()
    own, behind, long, bias = _table().told["phrased"]
    bias += long * longness(sentence)
    for topic in topics:
        if acts := [act for act in ACTS_OF.get(topic, (topic,)) if act in said]:
            score = max(said[act] for act in acts)
            at = own * _within(score) + behind * max(-FARTHEST, score - best) + bias
            yield topic, 0.0 if denied.issuperset(acts) else 1 / (1 + math.exp(-at))


def _within(score: float) -> float:
    return max(-FARTHEST, min(FARTHEST, score))


def scores_of(sentence: str, languages: tuple[str, ...]) -> list[float]:
    """The score of each act of the table for one sentence, before any mark."""
    return _table().scores(*features_of(sentence, languages, {hit.topic for hit in find(sentence)}))


def _unstated(sentence: str, features: Features) -> frozenset[Act]:
    """The acts that a sentence does not state as facts, since it asks or has a condition in any language known."""
    if "if" in features.concepts or condition_of(sentence) is not None:
        return REASONS
    return REASONS - BY_ASKING if is_question(sentence) else frozenset()


@attrs.frozen(kw_only=True)
class Understood:
    """One act, the sentence in which it was heard, and the language that the message was read in."""

    act: Act
    sentence: str
    language: str
    chance: float = 1.0
    """How often such a sentence was right, left out of the training, at the score that this one has."""


@attrs.frozen(kw_only=True)
class Reading:
    """What one message was heard to say; `meant`: of a sentence with a phrase's topic, how likely it is meant there."""

    acts: tuple[Understood, ...]
    meant: Mapping[tuple[str, str], float]


NOTHING_READ = Reading(acts=(), meant=FrozenMap({}))
"""What is heard in a language that is not heard."""


@lru_cache(maxsize=512)
def reading(text: str) -> Reading:
    """A message, sentence by sentence, each act once; only the first `MOST_SENTENCES` are read."""
    languages = languages_of(text)
    if not heard_as(languages):
        return NOTHING_READ
    topics: dict[str, set[str]] = {}
    for hit in find(text):
        topics.setdefault(hit.sentence, set()).add(hit.topic)
    found: dict[Act, Understood] = {}
    meant: dict[tuple[str, str], float] = {}
    near: list[tuple[str, float]] = []
    is_read = bool(
        heard_as(languages[:1])
    )  # courtesies in what is likelier another language hide what is not understood
    for sentence in sentences(text)[:MOST_SENTENCES]:
        acts, phrased, by = _read(sentence, languages, frozenset(topics.get(sentence, ())))
        _join(found, acts if is_read else _reasons(acts), sentence, languages)
        meant.update(((sentence, topic), chance) for topic, chance in phrased)
        near.append((sentence, by))
    if REASONS.isdisjoint(found):
        for pair in _pairs(near):
            acts, _, _ = _read(pair, languages, frozenset())
            _join(found, _reasons(acts), pair, languages)
    return Reading(acts=tuple(found.values()), meant=FrozenMap(meant))


def _reasons(acts: Iterable[tuple[Act, float]]) -> list[tuple[Act, float]]:
    return [(act, chance) for act, chance in acts if act in REASONS]


def _join(
    found: dict[Act, Understood], acts: Iterable[tuple[Act, float]], sentence: str, languages: tuple[str, ...]
) -> None:
    for act, chance in acts:
        found.setdefault(act, Understood(act=act, sentence=sentence, language=languages[0], chance=chance))


def _pairs(near: list[tuple[str, float]]) -> Iterator[str]:
    """Neighbours that may tell together what neither does alone.

    "I showed it to Karel. He wants three more offers." At least one is near a reason by itself, and none asks or has a
    condition.
    """
    for (one, by), (then, by_then) in pairwise(near):
        if max(by, by_then) >= -NEAR and not any(is_question(each) or condition_of(each) for each in (one, then)):
            yield f"{one} {then}"


@remembered(4096)
def _read(
    sentence: str, languages: tuple[str, ...], phrased: frozenset[str]
) -> tuple[tuple[tuple[Act, float], ...], tuple[tuple[str, float], ...], float]:
    """The acts of a sentence and the topics of its phrases, both with their chances, and how near it is to a reason."""
    features = features_of(sentence, languages, phrased)
    scores = _table().scores(*features)
    level = _levelled(sentence, scores)
    acts = tuple((act, _chance_of(act, level)) for act in _sure(sentence, features, level))
    by = max(map(sub, level, _reason_marks()))
    return acts, tuple(_meant(sentence, phrased, scores)) if phrased else (), by


def _levelled(sentence: str, scores: list[float]) -> list[float]:
    """The scores as they would be at a usual length: what stands in few words is meant, in many it may be an aside."""
    long = longness(sentence)
    return [score + tilt * long for score, tilt in zip(scores, _table().told["tilts"], strict=True)]


def _chance_of(act: Act, scores: list[float]) -> float:
    """How likely an act is right at its levelled score, by the curve through the sentences that were left out."""
    place = _table().classes.index(act.value)
    steep, bias = _table().told["chances"][place]
    return 1 / (1 + math.exp(-(steep * scores[place] + bias)))


def understood(text: str) -> tuple[Understood, ...]:
    """The acts of a message, each once, with the sentence that was heard."""
    return reading(text).acts


def meant_hits(text: str, least: float = MEANT) -> Iterator[Hit]:
    """The phrases that a text holds (`phrases.find`), of reasons those that are likely enough meant as written."""
    meant = reading(text).meant
    for hit in find(text):
        if meant.get((hit.sentence, hit.topic), 1.0) >= MEANT_OF.get(hit.topic, least):
            yield hit


def precision_of(act: Act) -> float:
    """How often the table was right where it heard an act in sentences left out of its training, 0..1."""
    table = _table()
    return float(table.told["precision"][table.classes.index(act.value)])


@cache
def _table() -> Network:
    return load_network("text/acts.bin")


@cache
def _acts() -> tuple[tuple[Act, float], ...]:
    """Each act of the table with the score from which it is heard."""
    table = _table()
    return tuple((Act(name), mark) for name, mark in zip(table.classes, table.told["marks"], strict=True))


@cache
def _reason_marks() -> tuple[float, ...]:
    """The marks of the reasons in the order of the table; what is none never comes near."""
    return tuple(mark if act in REASONS else math.inf for act, mark in _acts())
