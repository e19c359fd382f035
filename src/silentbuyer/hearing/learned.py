"""What a sentence does, heard by a table learned from sentences of many languages: the layer behind the phrases.

A sentence becomes concepts (`concepts`), their pairs, the beginnings of its words, and the topics whose phrases it
holds; a small network weighs them. The score of a reason is how much likelier it is than no reason at all; only the
likeliest counts, where it passes the mark above which it was right on sentences that were left out. Everything else is
silence, never a guess. Trained by
``tools/train_hearing.py``; figures: `acts_table.precision_of`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from operator import ge, sub

import attrs

from silentbuyer.hearing.acts_table import acts_table, bare_marks, marks, other_reasons, reason_marks
from silentbuyer.hearing.denied import DENIABLE, denied_in
from silentbuyer.hearing.features import Features, features_of, longness
from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.meant import MEANT, MEANT_OF, Sense, meant_in
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.no_wish import is_no_wish
from silentbuyer.hearing.opt_out import asks_to_join, is_one_word, stops_another_thing, wants_another_way
from silentbuyer.hearing.phrases import Hit, find
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

BESIDE = 1.0
"""How far behind the likeliest reason of a sentence a second one may be that is heard too."""

NEAR = 3.0
"""How far under its mark a reason may be in one of two neighbours that are read together.

In exams 1 and 2 of 14 reasons that only two sentences told none was farther; two false ones were.
"""

_Heard = tuple[Act, float, float, float]
"""An act, how likely it is right, its score, and how far ahead of the next reason that is."""

MOST_SENTENCES = 60
"""Sentences of one message that are read; a mail of a buyer has far fewer."""


def heard_in(sentence: str, languages: tuple[str, ...], topics: Collection[str] = ()) -> tuple[Act, ...]:
    """The acts that a sentence is heard to do, the surest first; none where nothing is sure enough.

    `languages` are those of the message (`tongue.languages_of`), `topics` those whose phrases the sentence holds. A
    reason under a condition, or asked after, is none.
    """
    features = features_of(sentence, languages, topics)
    return _sure(sentence, features, _levelled(sentence, acts_table().scores(*features)))


def _sure(sentence: str, features: Features, scores: list[float]) -> tuple[Act, ...]:
    if not any(map(ge, scores, bare_marks())):
        return ()
    over = [(mark - score, act, score) for score, (act, mark) in zip(scores, marks(), strict=True) if score >= mark]
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
    told = not features.concepts.isdisjoint(LEAVING) or (ahead >= SURE and "accept" not in features.concepts)
    others = (asks_to_join, wants_another_way, stops_another_thing, is_no_wish, is_one_word)
    return told and not any(means_it(sentence) for means_it in others)


def scores_of(sentence: str, languages: tuple[str, ...]) -> list[float]:
    """The score of each act of the table for one sentence, before any mark."""
    return _scored(sentence, languages, frozenset(hit.topic for hit in find(sentence)))[1]


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
    level: float = 0.0
    """The score itself, as it would be at a usual length."""
    ahead: float = 0.0
    """How far that is above the likeliest other reason of the sentence."""


@attrs.frozen(kw_only=True)
class Reading:
    """What one message was heard to say.

    `meant`: of a sentence with a phrase's topic, how it is meant there; `levels`: each sentence with the levels of all
    acts, in the order of the table.
    """

    acts: tuple[Understood, ...]
    meant: Mapping[tuple[str, str], Sense]
    levels: tuple[tuple[str, list[float]], ...] = ()


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
    meant: dict[tuple[str, str], Sense] = {}
    near: list[tuple[str, float]] = []
    levels: list[tuple[str, list[float]]] = []
    is_read = bool(
        heard_as(languages[:1])
    )  # courtesies in what is likelier another language hide what is not understood
    for sentence in sentences(text)[:MOST_SENTENCES]:
        acts, phrased, by, level = _read(sentence, languages, frozenset(topics.get(sentence, ())))
        _join(found, acts if is_read else _reasons(acts), sentence, languages)
        meant.update(((sentence, topic), sense) for topic, sense in phrased)
        near.append((sentence, by))
        levels.append((sentence, level))
    if REASONS.isdisjoint(found):
        for pair in _pairs(near):
            acts, *_ = _read(pair, languages, frozenset())
            _join(found, _reasons(acts), pair, languages)
    return Reading(acts=tuple(found.values()), meant=FrozenMap(meant), levels=tuple(levels))


def _reasons(acts: Iterable[_Heard]) -> list[_Heard]:
    return [one for one in acts if one[0] in REASONS]


def _join(found: dict[Act, Understood], acts: Iterable[_Heard], sentence: str, languages: tuple[str, ...]) -> None:
    for act, chance, level, ahead in acts:
        one = Understood(act=act, sentence=sentence, language=languages[0], chance=chance, level=level, ahead=ahead)
        found.setdefault(act, one)


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
) -> tuple[tuple[_Heard, ...], tuple[tuple[str, Sense], ...], float, list[float]]:
    """The acts of a sentence, its phrases' topics, both with their chances, how near a reason is, and all levels."""
    features, scores = _scored(sentence, languages, phrased)
    level = _levelled(sentence, scores)
    acts = tuple(_heard(act, level) for act in _sure(sentence, features, level))
    by = max(map(sub, level, reason_marks()))
    return acts, tuple(meant_in(sentence, phrased, scores)) if phrased else (), by, level


@remembered(2048)
def _scored(sentence: str, languages: tuple[str, ...], phrased: frozenset[str]) -> tuple[Features, list[float]]:
    """What the table looks at in a sentence, and its scores; nobody changes them."""
    features = features_of(sentence, languages, phrased)
    return features, acts_table().scores(*features)


def _levelled(sentence: str, scores: list[float]) -> list[float]:
    """The scores as they would be at a usual length: what stands in few words is meant, in many it may be an aside."""
    long = longness(sentence)
    return [score + tilt * long for score, tilt in zip(scores, acts_table().told["tilts"], strict=True)]


def _heard(act: Act, scores: list[float]) -> _Heard:
    """An act with how likely it is right, by the curve through the sentences left out, its level, and its lead."""
    place = acts_table().classes.index(act.value)
    steep, bias = acts_table().told["chances"][place]
    level, next_one = scores[place], max(map(scores.__getitem__, other_reasons(place)))
    return act, 1 / (1 + math.exp(-(steep * level + bias))), level, level - next_one


def understood(text: str) -> tuple[Understood, ...]:
    """The acts of a message, each once, with the sentence that was heard."""
    return reading(text).acts


def meant_hits(text: str, least: float = MEANT) -> Iterator[Hit]:
    """The phrases that a text holds (`phrases.find`), of reasons those that are likely enough meant as written."""
    for hit, sense in sensed_hits(text):
        if sense is None or sense.chance >= MEANT_OF.get(hit.topic, least):
            yield hit


def sensed_hits(text: str) -> Iterator[tuple[Hit, Sense | None]]:
    """The phrases that a text holds (`phrases.find`), of reasons with what tells how they are meant."""
    meant = reading(text).meant
    for hit in find(text):
        yield hit, meant.get((hit.sentence, hit.topic))
