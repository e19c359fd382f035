"""What the buyer wrote has not come, and nothing of ours since tells where it is: a parcel, a sample, a container."""

from __future__ import annotations

import re
from datetime import timedelta

from silentbuyer.hearing.answering import is_receipt
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.denied import has_not_come
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import is_short, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import once

_RECENT = timedelta(days=60)
_LONGEST = 4_000
_FEW, _FEW_SIGNS = 6, 14
"""Words (of scripts without spaces: signs) of a bare "not received yet" (judgement)."""

_SENT = frozenset({"sample", "goods", "document", "send"})
_OTHERS = frozenset({
    "boss", "committee", "department", "decide", "internal-approval", "sign", "licence", "authority", "bank", "money",
    "pay", "paid", "letter-of-credit", "customer", "tender", "budget", "price", "other", "supplier", "compare",
    "subsidy-grant", "test",
})  # fmt: skip
_TOLD = re.compile(r"\d|\[(?:file|photo|image|pdf|doc|video)", re.IGNORECASE)
"""A number of a parcel, a day or a paper in a word of ours: it tells something of what has not come."""


@once
def not_come(case: Case) -> tuple[Message, str] | None:
    """The buyer's newest word that something has not come, and the sentence; None where it came, or we told of it."""
    ours: list[Message] = []
    for message in reversed([one for one in case.talk if case.now - one.at <= _RECENT]):
        if message.sender == "seller":
            ours.append(message)
            continue
        found = missing_in(message) if message.sender == "buyer" else None
        if found is not None:
            told = any(_TOLD.search(one.text[:_LONGEST]) for one in ours[-1:])
            return None if told else (message, found)
        if is_receipt(own_words(message.text)):
            return None
    return None


def missing_in(message: Message) -> str | None:
    """The sentence of a message that says that something has not come: stated, and not asked."""
    text = own_words(message.text)[:_LONGEST]
    spoken = languages_of(text)
    return next((one for one in sentences(text) if has_not_come(one) and _is_of_ours(one, spoken)), None)


def _is_of_ours(sentence: str, spoken: tuple[str, ...]) -> bool:
    """Whether what has not come is sent by us: neither money nor a licence, and no word of their boss or customer."""
    if condition_of(sentence) is not None or is_question(sentence):
        return False
    words = all_concepts(sentence, spoken)
    return words.isdisjoint(_OTHERS) and (bool(words & _SENT) or is_short(sentence, words=_FEW, signs=_FEW_SIGNS))
