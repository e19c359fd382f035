"""Until when our own price or offer stands: a wait for the buyer's day may not outlast it unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from silentbuyer.dates.date_reading import named_dates, names_time
from silentbuyer.hearing.concepts import means
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import once

_OFFER = re.compile(
    r"\b(?:price|quot|offer|valid|preis|angebot|prix|devis|offre|precio|oferta|preco|prezz|offert|prijs|цен|fiyat|cen[ay]\b)"
    r"|价格|報價|报价|价|価格|가격|سعر|السعر"
)
_VALID = re.compile(
    r"\b(?:valid|gultig|gilt|valab|vigen|действ|geldig|gecerli|wazn|berlaku|hieu luc)|有效|有効|유효|صالح|سار"
)
_NEAR = 24
"""Characters within which a length of time stands beside the word of validity (judgement)."""

_RECENT, _MOST = 3, 40


def offer_end(case: Case, after: datetime) -> date | None:
    """The last day that our messages since then name for our price; None when they name none."""
    ours = [message for message in case.talk if message.sender == "seller" and message.at >= after][-_RECENT:]
    return max((end for message in ours for end in _ends(case, message)), default=None)


@once
def price_end(case: Case) -> date | None:
    """The last day of our newest price that names one, as a day or as "valid 60 days"."""
    ours = (message for message in reversed(case.talk[-_MOST:]) if message.sender == "seller")
    named = (max((*_ends(case, one), *_lengths(case, one)), default=None) for one in ours)
    return next(filter(None, named), None)


def _ends(case: Case, message: Message) -> Iterator[date]:
    for sentence in sentences(own_words(message.text)):
        folded = fold(sentence)
        if _OFFER.search(folded) and names_time(sentence) and (_VALID.search(folded) or means("until", sentence)):
            yield from (one.latest for one in named_dates(sentence, message.at.date(), case.customer.country))


def _lengths(case: Case, message: Message) -> Iterator[date]:
    """The ends of the lengths of time that stand beside a word of validity: "the price is valid 60 days"."""
    for sentence in sentences(own_words(message.text)):
        told = [match.start() for match in _VALID.finditer(fold(sentence))] if names_time(sentence) else ()
        for one in named_dates(sentence, message.at.date(), case.customer.country, lengths=True) if told else ():
            if one.kind == "lasting" and any(abs(one.start - at) <= _NEAR for at in told):
                yield one.earliest
