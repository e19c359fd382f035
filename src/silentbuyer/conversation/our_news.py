"""Whether a message of ours only tells, confirms or comforts: "confirmed, ETD 12 March", "take your time"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.conversation.money_state import amounts_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import asks_nothing, sends_along
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences

_COMFORT = re.compile(r"(?:please|pls|por favor|bitte|请) (?=stay|take|enjoy|don't worry|do not worry)|ご検討ください")
_LONGEST = 240
"""Characters beyond which a message has more to say (judgement)."""


@lru_cache(maxsize=1024)
def is_news(text: str) -> bool:
    """Whether a message of ours tells something that nobody has to answer.

    It holds a calm word or confirms an order, and no question, price, condition or request; what is attached to it is
    a paper of the order that it confirms.
    """
    said = own_words(text)
    if not said or len(said) > _LONGEST:
        return False
    folded = fold(said)
    confirms = bool(_words("confirmed").search(folded))
    if not (confirms or _words("calm").search(folded)) or _words("wants").search(_without_comfort(folded)):
        return False
    if sends_along(said) and not confirms:
        return False
    return not any(_asks(sentence) for sentence in sentences(said))


def _asks(sentence: str) -> bool:
    if is_question(sentence) or amounts_in(sentence):
        return True
    if asks_nothing(sentence) or _words("calm").search(fold(sentence)):
        return False
    return condition_of(sentence) is not None or "request" in topics(sentence)


def _without_comfort(folded: str) -> str:
    """Without "please stay safe", which asks for nothing."""
    return _COMFORT.sub("", folded)


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(toml("text/news.toml")[name])
