"""Until when our own price or offer stands: a wait for the buyer's day may not outlast it unsaid."""

from __future__ import annotations

import re
from datetime import date, datetime

from silentbuyer.dates.date_reading import named_dates
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences

_OFFER = re.compile(
    r"\b(?:price|quot|offer|valid|preis|angebot|prix|devis|precio|oferta|preco|prezz|offert|prijs|цен|fiyat|cen[ay]\b)"
    r"|价格|報價|报价|价|価格|가격|سعر|السعر"
)
_RECENT = 3


def offer_end(case: Case, after: datetime) -> date | None:
    """The last day that our messages since then name for our price; None when they name none."""
    ours = [message for message in case.talk if message.sender == "seller" and message.at >= after][-_RECENT:]
    ends = [
        one.latest
        for message in ours
        for sentence in sentences(own_words(message.text))
        if _OFFER.search(fold(sentence))
        for one in named_dates(sentence, message.at.date(), case.customer.country)
    ]
    return max(ends, default=None)
