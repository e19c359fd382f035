"""Whether a short message of the buyer's answers a plain question of ours: "Yes 230V single phase", "the blue one".

Such an answer gives no reason, and nothing in it need be understood: it is the next step of the talk, and mostly ours.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import answers_something, names
from silentbuyer.hearing.asks_something import asks
from silentbuyer.hearing.concepts import means, meant_in
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, is_short, sentences

_LATELY = timedelta(days=45)
"""How long a message of theirs may be an answer to what we asked (judgement)."""

_FEW_WORDS, _FEW_SIGNS = 6, 12
_EXACT_WORDS, _EXACT_SIGNS = 14, 40
"""Words (of scripts without spaces: signs) of an answer in words, and of one with a figure (judgement)."""

_MOST = 4
"""Sentences of a short answer (judgement)."""

_FIGURE = re.compile(r"\d")


@cache
def _concepts(part: str) -> frozenset[str]:
    return frozenset(toml("text/short_answers.toml")[part])


def answers_ours(case: Case, message: Message) -> bool:
    """Whether a message says no more than the short answer to what we had asked right before it."""
    asked = _asked_before(case, message)
    said = sentences(own_words(message.text))
    if not asked or not said or len(said) > _MOST or is_unread(message.text):
        return False
    served = any(one.sender == "seller" and one.at > message.at and answers_something(one.text) for one in case.talk)
    return all(
        _is_plain(sentence, is_first=at == 0) or (served and _is_errand(sentence)) for at, sentence in enumerate(said)
    )


def _is_errand(sentence: str) -> bool:
    """Whether a short sentence wants something sent, which we have done since: "send the quote to peter@ ..."."""
    short = is_short(sentence, words=_EXACT_WORDS, signs=_EXACT_SIGNS)
    return short and means("send", sentence) and not is_question(sentence)


def _asked_before(case: Case, message: Message) -> bool:
    """Whether our last message before it asks what can be answered with a colour, a figure, a yes or a no."""
    before = [one for one in case.talk if one.at < message.at and message.at - one.at <= _LATELY]
    ours = next((one for one in reversed(before) if one.sender == "seller"), None)
    return ours is not None and any(map(_is_plain_question, sentences(own_words(ours.text))))


def _is_plain_question(sentence: str) -> bool:
    if not (asks(sentence) or (is_question(sentence) and len(sentence.split()) > 1)) or names("nudges", fold(sentence)):
        return False
    return not any(means(one, sentence) for one in _concepts("of_the_deal"))


def _is_plain(sentence: str, *, is_first: bool) -> bool:
    """Whether one sentence of the answer is short and speaks of nothing but the goods."""
    exact = _FIGURE.search(sentence) is not None
    words, signs = (_EXACT_WORDS, _EXACT_SIGNS) if exact else (_FEW_WORDS, _FEW_SIGNS)
    if is_question(sentence) or not is_short(sentence, words=words, signs=signs):
        return False
    found = meant_in(sentence)
    denies = exact or (is_first and bool(names("answers", fold(sentence))))
    counts = exact and found.isdisjoint(_concepts("too_many"))
    allowed = [_concepts(part) for part, holds in (("plain", True), ("denies", denies), ("pieces", counts)) if holds]
    return found <= frozenset().union(*allowed)
