"""What a sentence does, heard by a table learned from sentences of many languages: the layer behind the phrases.

A sentence becomes concepts (`concepts`), their pairs, the beginnings of its words, and the topics whose phrases it
holds; each of these carries a weight for every act, and an act is heard where their sum passes the mark above which it
was right on sentences that were left out. Everything else is silence, never a guess. Trained by
``tools/train_hearing.py``; figures: `precision_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

import attrs

from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.concepts import concepts_of, pieces_of, tokens_in
from silentbuyer.text.denied import DENIABLE, denied_in
from silentbuyer.text.mood import condition_of, is_question
from silentbuyer.text.opt_out import asks_to_join
from silentbuyer.text.phrases import Hit, find
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.text.two_layers import Network, load_network
from silentbuyer.values.lazy import remembered

NEAR = 2
"""Places within which the order of two concepts counts too."""

BY_ASKING = frozenset({Act.PAY_DIVERTED, Act.SLOW_US})
"""Reasons that people state by asking: "is this really your new account?", "where is our quotation?"."""

VAGUE = frozenset(
    {
        "no-need", "later", "no-budget", "stock", "price", "internal", "import-barrier", "product-trouble",
        "sample-bad", "sample-test", "trust", "comparing",
    }
)  # fmt: skip
"""Topics whose phrases stand in sentences of other reasons too: "the client cancelled the project"."""

LEAVING = frozenset({"stop", "unsubscribe", "not", "no-longer", "refuse"})
"""Concepts of which a sentence that asks for silence holds one: without them nobody is taken off our list."""

DOUBT, INSTEAD = -3.0, -1.0
"""The score under which a vague phrase counts no more, where another reason scores above the second one.

On 3,826 sentences by writers new to both layers that left out 40 of 111 wrong phrases, and 2 of 264 right ones.
"""

_ACTS_OF = {
    "price": (Act.PRICE, Act.TERMS), "terms": (Act.PRICE, Act.TERMS), "target": (Act.PRICE, Act.TERMS),
    "later": (Act.NO_NEED,), "no-budget": (Act.NO_NEED,), "stock": (Act.NO_NEED,), "sample-bad": (Act.PRODUCT_TROUBLE,),
}  # fmt: skip
"""Topics of phrases that have another name than their act."""

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
    return _sure(sentence, features, _table().scores(features))


def _sure(sentence: str, features: set[str], scores: list[float]) -> tuple[Act, ...]:
    over = sorted((mark - score, act) for score, (act, mark) in zip(scores, _acts(), strict=True) if score >= mark)
    acts = tuple(act for _, act in over if act is not Act.OPT_OUT or _leaves(sentence, features))
    if not DENIABLE.isdisjoint(acts):
        denied = denied_in(sentence)
        acts = tuple(act for act in acts if act not in denied)
    if REASONS.isdisjoint(acts):
        # Where no word has a concept, only how words begin spoke: too little for anything but a reason.
        return acts if "unknown:4" not in features or Act.OPT_OUT in acts else ()
    unstated = _unstated(sentence, features)
    return tuple(act for act in acts if act not in unstated)


def _leaves(sentence: str, features: set[str]) -> bool:
    return not (features.isdisjoint(LEAVING) or asks_to_join(sentence))


def _doubted(topics: Iterable[str], scores: list[float]) -> Iterator[str]:
    """The topics of a sentence's phrases that the table all but rules out, while it hears another reason."""
    said = {act: score for act, score in zip(_table().classes, scores, strict=True) if act in REASONS}
    for topic in VAGUE.intersection(topics):
        acts = _ACTS_OF.get(topic, (topic,))
        others = max(score for act, score in said.items() if act not in acts)
        if others > INSTEAD and max(said[act] for act in acts) < DOUBT:
            yield topic


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


@attrs.frozen(kw_only=True)
class Reading:
    """What one message was heard to say; `doubted`: sentences with topics whose phrase they hold in another sense."""

    acts: tuple[Understood, ...]
    doubted: frozenset[tuple[str, str]]


@lru_cache(maxsize=512)
def reading(text: str) -> Reading:
    """A message, sentence by sentence, each act once; only the first `MOST_SENTENCES` are read."""
    languages = languages_of(text)
    topics: dict[str, set[str]] = {}
    for hit in find(text):
        topics.setdefault(hit.sentence, set()).add(hit.topic)
    found: dict[Act, Understood] = {}
    doubted: set[tuple[str, str]] = set()
    for sentence in sentences(text)[:MOST_SENTENCES]:
        acts, not_meant = _read(sentence, languages, frozenset(topics.get(sentence, ())))
        for act in acts:
            found.setdefault(act, Understood(act=act, sentence=sentence, language=languages[0]))
        doubted.update((sentence, topic) for topic in not_meant)
    return Reading(acts=tuple(found.values()), doubted=frozenset(doubted))


@remembered(4096)
def _read(
    sentence: str, languages: tuple[str, ...], phrased: frozenset[str]
) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """The acts of one sentence, and those topics of its phrases that it holds in another sense."""
    features = features_of(sentence, languages, phrased)
    scores = _table().scores(features)
    return _sure(sentence, features, scores), tuple(_doubted(phrased, scores)) if phrased else ()


def understood(text: str) -> tuple[Understood, ...]:
    """The acts of a message, each once, with the sentence that was heard."""
    return reading(text).acts


def meant_hits(text: str) -> Iterator[Hit]:
    """The phrases that a text holds (`phrases.find`), without those that stand there in another sense."""
    doubted = reading(text).doubted
    return (hit for hit in find(text) if (hit.sentence, hit.topic) not in doubted)


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
    first: dict[str, float] = {}
    for at, concepts in places:
        for concept in concepts if len(concepts) < 2 else sorted(concepts):
            first.setdefault(concept, at)
    features = set(islice(first, MOST_CONCEPTS))
    _add_pairs(list(islice(first.items(), MOST_CONCEPTS)), features)
    features.update(pieces_of(tokens))
    features.update(_shape(places))
    features.update(f"phrase:{topic}" for topic in topics if topic != Act.OPT_OUT)
    return features


def _add_pairs(found: list[tuple[str, float]], features: set[str]) -> None:
    """Joins the pairs of concepts, each by where it stands first."""
    add = features.add
    for place, (one, at) in enumerate(found, 1):
        names, near = _names(one), at + NEAR
        for other, then in found[place:]:
            beside, before = names[other]
            add(beside)
            if then <= near:
                add(before)


class _Pairs(dict[str, tuple[str, str]]):
    """Another concept -> the names of its pair with one concept: in any order, and behind it."""

    def __init__(self, one: str) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, other: str) -> tuple[str, str]:
        one = self._one
        names = self[other] = (f"{one}+{other}" if one < other else f"{other}+{one}", f"{one}>{other}")
        return names


@cache
def _names(one: str) -> _Pairs:
    """The pairs of a concept; there are few concepts, so that all may be kept."""
    return _Pairs(one)


def _shape(places: list[tuple[float, frozenset[str]]]) -> tuple[str, str]:
    words = int(places[-1][0]) + 1 if places else 0
    unknown = [concepts for _, concepts in places].count(frozenset())
    return f"length:{min(4, words // 5)}", f"unknown:{4 * unknown // max(1, len(places))}"


@cache
def _table() -> Network:
    return load_network("text/acts.bin")


@cache
def _acts() -> tuple[tuple[Act, float], ...]:
    """Each act of the table with the score from which it is heard."""
    table = _table()
    return tuple((Act(name), mark) for name, mark in zip(table.classes, table.told["marks"], strict=True))
