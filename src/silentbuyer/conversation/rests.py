"""Whether a word of ours only takes note of theirs: "we wait for the report", "until next time"; it waits for nothing.

What the buyer wrote before decides: they said that they test, wait, come back, need nothing or bought elsewhere, or
stated something and asked nothing. Our short word to that offers nothing, asks nothing and sends nothing.
"""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.conversation.money_state import amounts_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import asks_nothing, brief, courteous, mere_greeting, names
from silentbuyer.hearing.at_rest import takes_it_kindly, wants_no_answer
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.promising import promises
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_LONGEST = 300
_WORDS, _SIGNS = 18, 60
"""Characters of a message, and words (of scripts without spaces: signs) of a sentence, that only takes note."""

_LIKELY = 0.4
"""How likely a courtesy must be in a word of ours that stands beside nothing else (judgement)."""

_PRESSING = frozenset({Act.ASKS, Act.PRICE, Act.TERMS, Act.PRODUCT_TROUBLE, Act.SLOW_US, Act.TRUST, Act.OWES,
                       Act.COMPARING, Act.PAY_DIVERTED})  # fmt: skip
"""What of theirs we do not merely take note of: a word of ours to it is meant to move something."""

_CALM = (REASONS - _PRESSING) | {Act.PROMISES, Act.ABSENT}
_OFFERS = frozenset({"price", "low", "percent", "pay", "paid", "money", "sample"})
_BARGAINS = frozenset({"wants-discount", "price", "terms", "sample-test"})
_PUT = re.compile(r"\[(?:file|photo|image|video|pdf|doc|picture|voice|foto|link)\b|https?://", re.IGNORECASE)
"""What shows that something was sent along."""


@remembered(1024)
def takes_note(ours: str, theirs: str) -> bool:
    """Whether our word only takes note of what they wrote just before it, and nothing waits for an answer to it."""
    said = sentences(own_words(ours))
    if not said or len(ours) > _LONGEST or _PUT.search(ours) or _is_pressing(theirs):
        return False
    if any(map(_moves_something, said)) or all(mere_greeting(fold(sentence)) for sentence in said):
        return False
    told = {one.act for one in understood(own_words(theirs))}
    noted = [
        sentence for sentence in said if _is_note(sentence) or _waits_for_it(sentence, promised=Act.PROMISES in told)
    ]
    return len(noted) == len(said) or (bool(noted) and len(said) - len(noted) == 1 and _is_calm(theirs))


@remembered(1024)
def _is_pressing(theirs: str) -> bool:
    """Whether they asked, bargained, complained or set a condition; of such a word we take no mere note."""
    own = own_words(theirs)
    heard = {one.act for one in understood(own)}
    if not own.strip() or any(is_question(one) for one in sentences(own)):
        return True
    if heard.isdisjoint(_CALM) and any(condition_of(one) is not None for one in sentences(own)):
        return True  # "at 340 we can talk"
    asked = any(hit.topic == "request" and hit.language in languages_of(own) for hit in find(own))
    return not heard.isdisjoint(_PRESSING) or asked


@remembered(2048)
def moves_on(text: str) -> bool:
    """Whether a message of ours waits for money, an order or an answer to a discount: "we wait for the deposit"."""
    own = own_words(text) if text else ""
    if not own or len(own) > _LONGEST or not _words("moves").search(fold(own)):
        return False
    return "wait" in all_concepts(own, languages_of(own)) or any(hit.topic == "wants-discount" for hit in find(own))


@remembered(1024)
def _is_calm(theirs: str) -> bool:
    heard = {one.act for one in understood(own_words(theirs))}
    return not heard.isdisjoint(_CALM) or asks_nothing(theirs) or all_is_well(theirs)


def _moves_something(sentence: str) -> bool:
    """Whether a sentence of ours asks, offers, states a figure, sends something or speaks of the money."""
    folded = fold(sentence)
    if is_question(sentence) or not brief(folded, _WORDS, _SIGNS) or names("attached", folded):
        return True
    if amounts_in(sentence) or (any(map(str.isdecimal, folded)) and not promises(sentence)):
        return True
    if _words("moves").search(folded) or names("presses", folded) or {hit.topic for hit in find(sentence)} & _BARGAINS:
        return True
    return not all_concepts(sentence, languages_of(sentence)).isdisjoint(_OFFERS) and not courteous(sentence)


def _is_note(sentence: str) -> bool:
    """Whether a sentence is a courtesy or a promise."""
    if names("reminds", fold(sentence)) or names("nudges", fold(sentence)):
        return False
    if courteous(sentence) or wants_no_answer(sentence) or promises(sentence) or takes_it_kindly(sentence):
        return True
    return any(one.act is Act.COURTESY and one.chance >= _LIKELY for one in understood(sentence))


def _waits_for_it(sentence: str, *, promised: bool) -> bool:
    """Whether a sentence says that we wait for what they spoke of, and not just for any word of theirs."""
    words = all_concepts(sentence, languages_of(sentence))
    if "wait" not in words or "revert" in words or "ask-please" in words:
        return False
    return promised or not names("reminds", fold(sentence))


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(toml("text/rests.toml")[name])
