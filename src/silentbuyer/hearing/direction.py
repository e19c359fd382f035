"""Who sells and who buys in a message that opens a talk: one weighed sum over all of its sentences.

"We are a leading dealer, please quote 200 pumps" and "we are a leading maker of pumps, please advise your needs" say
the same of their writers; which way the goods go is told by the whole message. Trained on messages of both kinds
(``tools/train_direction.py``), on concepts that are the same in all languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.concepts import concepts_read
from silentbuyer.hearing.learned import reading, understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.sums import sum_of
from silentbuyer.model.acts import Act
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

TABLE = "direction.toml"
_MOST, _TWICE, _LONG, _FARTHEST = 20, 2, 10, 6.0
"""Sentences that are looked at, how often a concept counts, how many sentences count, and how far a level may reach."""

_ACTS = (
    Act.NOT_BUYER, Act.ASKS, Act.SWINDLE, Act.COMPARING, Act.AGREES, Act.COURTESY, Act.PRICE_COLLECTING,
    Act.PRODUCT_TROUBLE, Act.CHOSE_OTHER, Act.NO_NEED,
)  # fmt: skip
"""Acts of which it counts how near the message comes to them."""

BESIDE = frozenset(
    {"we", "you", "need", "buy", "sell", "price", "customer", "goods", "supplier", "service-offer", "promo", "have"}
)
"""Concepts that say more beside others: who needs, and who has."""


@lru_cache(maxsize=256)
def sells_to_us(text: str) -> float:
    """The chance that the writer of a first message sells to us, seeks work or advertises, 0..1."""
    known = traits(text)
    return sum_of("direction", TABLE).chance(known) if known else 0.0


def pitched(text: str) -> str:
    """The sentence of such a message that says it most plainly."""
    at = acts_table().classes.index(Act.NOT_BUYER)
    return max(reading(text).levels, key=lambda one: one[1][at], default=("", ()))[0]


def wants_ours(text: str) -> bool:
    """Whether a sentence asks what our goods cost, or says that its writer buys: whoever sells to us does neither."""
    languages = languages_of(text)
    asked = {one.sentence for one in understood(text) if one.act is Act.ASKS}
    said = ((one, _concepts(one, languages)) for one in sentences(text)[:_MOST])
    return any(_buys(found) or _asks_price(found, asks=one in asked) for one, found in said)


def _buys(found: set[str]) -> bool:
    return {"buy", "we"} <= found and found.isdisjoint(("you", "your-name", "question-mark"))


def _asks_price(found: set[str], *, asks: bool) -> bool:
    asked = asks or not found.isdisjoint(("question-mark", "question-word", "ask-please"))
    return asked and "price" in found and found.isdisjoint(("service-offer", "promo", "send", "give"))


def _concepts(sentence: str, languages: tuple[str, ...]) -> set[str]:
    return set().union(*concepts_read(sentence, languages).places)


def traits(text: str) -> dict[str, float]:
    """What is known of a message; nothing where its language is not heard."""
    levels = [row for _, row in reading(text).levels[:_MOST]]
    if not levels:
        return {}
    said, languages = sentences(text)[:_MOST], languages_of(text)
    counted = Counter(name for one in said for name in _of_sentence(one, languages))
    known = {name: float(min(_TWICE, number)) for name, number in counted.items()}
    return {**known, **dict(_of_levels(levels)), "long": min(_LONG, len(said)) / _LONG}


def _of_sentence(sentence: str, languages: tuple[str, ...]) -> set[str]:
    """Its concepts, what of them it asks after, and those beside the concepts of trade."""
    found = _concepts(sentence, languages)
    names = {f"{one}+{other}" for one in found & BESIDE for other in found if one != other}
    return found | names | ({f"?{one}" for one in found} if is_question(sentence) else set())


def _of_levels(levels: Sequence[Sequence[float]]) -> Iterator[tuple[str, float]]:
    """How near the nearest sentence comes to each act, and all of them together."""
    for act in _ACTS:
        at = acts_table().classes.index(act)
        near = [max(-_FARTHEST, min(_FARTHEST, row[at])) for row in levels]
        yield f"near:{act.value}", max(near)
        yield f"mean:{act.value}", sum(near) / len(near)
