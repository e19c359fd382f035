"""What the record and the log of one buyer tell of their trade: the texts that are read, and where each word stands."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import topics
from silentbuyer.language.saying import joined, say
from silentbuyer.language.sentence import Sentence
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.questions import website_question
from silentbuyer.sectors import verdict
from silentbuyer.sectors.fit import Evidence, Fit
from silentbuyer.text.sentences import sentences
from silentbuyer.values.lazy import once

FIRST_MESSAGES = 5
"""The buyer's first messages that are read; later ones are about delivery and payment."""
_SHOWN = ("title", "description", "text")
_PAID = frozenset({Stage.DEPOSIT, Stage.SHIPMENT, Stage.REPEAT})
_OFFERED = frozenset({Stage.QUOTATION, Stage.PROFORMA, *_PAID})
_REFUSED = frozenset({"no-need", "opt-out"})
"""What a sentence with goods in it refuses: "we need no machines"."""


def texts_of(case: Case) -> dict[str, str | tuple[str, ...]]:
    """What the buyer's record says in the buyer's own words; our own messages are not theirs."""
    customer = case.customer
    question = website_question(customer)
    site = (case.known(question) if question else None) or {}
    return {
        "products": customer.products,
        "company": customer.company or "",
        "about": customer.about,
        "inquiry": "\n".join(filter(None, map(_asked_in, _written(case)))),
        "website": "\n".join(str(site[key]) for key in _SHOWN if site.get(key)),
    }


def _written(case: Case) -> tuple[Message, ...]:
    return tuple(message for message in case.talk if message.sender == "buyer")[:FIRST_MESSAGES]


def _asked_in(message: Message) -> str:
    """The words of a message without the sentences that refuse something."""
    words = words_of(message)
    for sentence in _refused(words):
        words = words.replace(sentence, " ")
    return words.strip()


def _refused(words: str) -> list[str]:
    return [sentence for sentence in sentences(words) if not _REFUSED.isdisjoint(topics(sentence))]


def is_refused(case: Case) -> bool:
    """Whether the buyer refuses something in their first messages, and so has told what they are no buyer of."""
    return any(_refused(words_of(message)) for message in _written(case))


def is_customer(case: Case) -> bool:
    """Whether the buyer has ordered: then we know their trade, and nothing is said of it."""
    return case.stage in _PAID or any(order.at <= case.now for order in case.customer.orders)


def is_offered(case: Case) -> bool:
    """Whether we made an offer: then what they ask for is ours, whatever its name sounds like."""
    if case.stage is not Stage.INQUIRY:
        return True
    ours = (message for message in case.talk if message.sender == "seller")
    return any(one.stage in _OFFERED for message in ours for one in shown(message))


@once
def judged(case: Case) -> Fit:
    """The verdict from the words alone, each quote with its true place."""
    return placed(verdict.judge(texts_of(case), case.seller), case)


def placed(answer: Fit, case: Case) -> Fit:
    """The answer with the day of the message in which each quoted word stands, in what it says too."""
    quoted = tuple(_placed(answer.evidence, case))
    own = tuple(_placed(answer.own_evidence, case))
    return attrs.evolve(answer, evidence=quoted, own_evidence=own, because=_requoted(answer.because, quoted))


def _requoted(because: str, quoted: tuple[Evidence, ...]) -> str:
    """The sentence with its quotes at their true places."""
    if not isinstance(because, Sentence) or "quotes" not in dict(because.values):
        return because
    return say(because.message, **{**dict(because.values), "quotes": joined(map(str, quoted[:2]))})


def _placed(quoted: tuple[Evidence, ...], case: Case) -> Iterator[Evidence]:
    for item in quoted:
        place = _place(item.quote, case) if item.field == "inquiry" else ""
        yield attrs.evolve(item, place=place) if place else item


def _place(quote: str, case: Case) -> str:
    """The first message of the buyer's with these words: in its text, else in its subject."""
    for message in _written(case):
        if quote.casefold() in message.text.casefold():
            return say("message of {day}", day=message.at.date())
        if quote.casefold() in message.subject.casefold():
            return say("subject of {day}", day=message.at.date())
    return ""
