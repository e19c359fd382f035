"""Strong and weak signals of a fake inquiry: what was written on a topic, and where and when the inquiry came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.mood import STATED
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import mark, say
from silentbuyer.model.acts import REASONS
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign
from silentbuyer.rules.inquiry_words import concrete_sentence
from silentbuyer.text.sentences import fold

_STRONG = {
    "odd-payment": mark("named a means of payment that is typical of fraud"),
    "credit-elsewhere": mark("wanted delivery to another place, or on credit at once"),
    "counterfeit": mark("asked for copies of brands"),
    "huge": mark("promised a very large order or agreed to everything at once"),
    "pi-now": mark("asked for a proforma invoice at once"),
    "no-video": mark("refused calls and video"),
    "swindle": mark("asked for what swindlers ask for: money, papers or a journey first, or to log in"),
}
_WEAK = {
    "generic": mark("The inquiry is general (price list, all products, cooperation)."),
    "urgent": mark("The buyer presses for speed."),
    "free-sample": mark("The buyer wants samples for free."),
}
_HAS_PAID = re.compile(
    r"\b(?:mtcn|sent|paid|transferred|enviad[oa]s?|envie|pagad[oa]s?|pague|transfer[ia]|deposite|gire|mande|enviei|paguei|mandei|transferi|envoye|paye|vire|отправил\w*|оплатил\w*"
    r"|gonderdim|yolladim|geschickt|bezahlt|uberwiesen|inviato|pagato)\b"
)
"""Who has paid us that way swindles nobody: the number of the transfer, or the deed in words."""
_REASONS = STATED | {act.value for act in REASONS}


def inquiry_of(case: Case) -> Message | None:
    """The buyer's inquiry: the message that opens the talk before any order, unless it tells why they do not buy."""
    first = case.talk[0] if case.talk else None
    if first is None or first.sender != "buyer" or case.stage not in (Stage.INQUIRY, Stage.QUOTATION):
        return None
    return first if _REASONS.isdisjoint(topics(words_of(first))) else None


def strong_signals(said: Mapping[str, Said], *, trusted: bool) -> Iterator[Finding]:
    """The strong signals; of a buyer who has ordered nobody says that they ask what swindlers ask."""
    for topic, words in _STRONG.items():
        if topic not in said or (trusted and topic == "swindle"):
            continue
        if topic != "odd-payment" or _HAS_PAID.search(fold(said[topic].sentence)) is None:
            yield said[topic].finding("fake-inquiry", topic, say("On {day} the buyer {words}", words=say(words)))


_QUANTITY = re.compile(r"(?<![\d+/(-])(?:\d{1,3}(?:[ .,]\d{3})+|[1-9]\d{1,5})(?!\d)\s+[^\W\d_]{2}")
"""A number beside a word: whoever asks for "1 500 trottinettes" writes no general inquiry."""


def weak_signals(case: Case, said: Mapping[str, Said]) -> Iterator[Finding]:
    """What says little alone: how the buyer writes, and from where and when."""
    first = next((message for message in case.talk if message.sender == "buyer"), None)
    words = words_of(first) if first is not None else ""
    figured = concrete_sentence(words) != "" or _QUANTITY.search(words) is not None
    for topic, because in _WEAK.items():
        if topic in said and not (topic == "generic" and figured):
            yield sign("fake-inquiry", topic).finding(
                say(because), {"sentence": said[topic].quote}, scale=said[topic].scale
            )
    yield from _place(case)


def _place(case: Case) -> Iterator[Finding]:
    """Where and when the inquiry came from, as far as a platform shows it."""
    for platform, signals in case.customer.signals.items():
        country = _text(signals, "ip_country").upper()
        if len(country) == 2 and case.customer.country and country != case.customer.country:
            because = say(
                "{platform} shows an address in {country}; the record says {recorded}.",
                platform=platform,
                country=country,
                recorded=case.customer.country,
            )
            yield sign("fake-inquiry", "ip-country").finding(because, {"ip_country": country})
    first = next((message for message in case.talk if message.sender == "buyer"), None)
    if first is not None and 1 <= first.at.hour < 5 and first.at.utcoffset():
        because = say("The first message was written at {at} on the sender's own clock.", at=f"{first.at:%H:%M}")
        yield sign("fake-inquiry", "odd-hour").finding(because, {"at": first.at})


def _text(signals: Any, name: str) -> str:
    value = signals.get(name) if hasattr(signals, "get") else None
    return value if isinstance(value, str) else ""
