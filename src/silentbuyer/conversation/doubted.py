"""Signs of a purchase order that nobody means to pay: our price taken at once, and our own doubt who they are."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.mood import is_question
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences
from silentbuyer.text.tongue import languages_of

_LONGEST = 4_000
_PRICE, _TAKEN = frozenset({"price", "quotation", "terms"}), frozenset({"accept", "agree"})


def took_at_once(case: Case) -> tuple[Message, str] | None:
    """The first answer to our first offer, and its sentence that takes the price as it is; None where it does not."""
    ours = next((place for place, one in enumerate(case.talk) if one.sender == "seller"), None)
    if ours is None or not any(one.sender == "buyer" for one in case.talk[:ours]):
        return None
    answer = next((one for one in case.talk[ours:] if one.sender == "buyer"), None)
    text = own_words(answer.text)[:_LONGEST] if answer is not None else ""
    spoken = languages_of(text)
    taken = (one for one in sentences(text) if not is_question(one) and _takes(all_concepts(one, spoken)))
    found = next(taken, None)
    return (answer, found) if answer is not None and found is not None else None


def our_doubt(case: Case) -> tuple[Message, str] | None:
    """Our sentence since the buyer's last word that doubts who they are: "your firm knows of no order"."""
    for message in reversed(case.talk):
        if message.sender == "buyer":
            return None
        said = sentences(message.text[:_LONGEST]) if message.sender == "seller" else ()
        found = next((one for one in said if _doubts().search(fold(one))), None)
        if found is not None:
            return message, found
    return None


def _takes(concepts: frozenset[str]) -> bool:
    return bool(concepts & _PRICE) and bool(concepts & _TAKEN) and "not" not in concepts


@cache
def _doubts() -> re.Pattern[str]:
    return any_of(toml("text/doubts.toml")["words"])
