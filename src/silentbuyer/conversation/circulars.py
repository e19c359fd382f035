"""Whether a message of ours is a circular: a promotion, new models, an invitation, which answers nobody's question."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import answers_something
from silentbuyer.hearing.phrases import topics
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences

_OF_PRICE = frozenset({"price", "terms", "target", "wants-discount", "quantity-discount", "free-shipping"})


def is_circular(text: str, asked: str) -> bool:
    """Whether every statement of a message promotes something, and that is not what was asked for."""
    if _promotes().search(fold(asked)) or _OF_PRICE & topics(asked).keys():
        return False
    stated = [sentence for sentence in sentences(own_words(text)) if answers_something(sentence)]
    return bool(stated) and all(_promotes().search(fold(sentence)) for sentence in stated)


@cache
def _promotes() -> re.Pattern[str]:
    return any_of(toml("text/promotions.toml")["promotes"])
