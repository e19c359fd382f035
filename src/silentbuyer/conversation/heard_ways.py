"""Numbers of telephones and messengers that the buyer's own messages name: in the text, a signature or a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import attrs

from silentbuyer.model.channels import HEARD, NOTICED, channel_name
from silentbuyer.model.customer import Contact, Customer, Message
from silentbuyer.text.quotation import without_marked, without_quoted
from silentbuyer.text.sentences import fold

_NUMBER = re.compile(r"(?<![\w.,+])(?:\+|00)?\(?\d[\d ().\-/]{5,18}\d(?!\w)")
_LABELLED = re.compile(
    r"(?:\b(?:whats ?app|wa|viber|telegram|zalo|tel|telefon\w*|telephone|phone|mob|mobile?|mobil|handy|cell|celular|cel"
    r"|movil|gsm|fon|hp|sdt|dt|call|тел|моб|телефон|кmp|tlf|tfno|ph|cellulare|komorka|komorkowy|nr tel|portable)\b"
    r"|电话|手机|電話|手機|携帯|전화|휴대폰|휴대전화|โทร|هاتف|جوال|واتساب|واتس|फ़ोन|मोबाइल)[^\d+(]{0,12}$"
)
_MESSENGER = re.compile(r"(whats ?app|\bwa\b|viber|telegram|zalo|واتس)[^\d+(]{0,24}$")
_NAMES = {"wa": "whatsapp", "واتس": "whatsapp"}
_BEFORE = 40
_LEAST, _LOCAL, _MOST_DIGITS, _SAME = 7, 9, 15, 8
_MESSAGES, _LONGEST = 40, 4_000


def with_heard_ways(customer: Customer, now: datetime) -> Customer:
    """The customer with the numbers of their own messages so far that are neither on record nor ours as contacts."""
    found = tuple(_new(customer, [message for message in customer.messages if message.at <= now][-_MESSAGES:]))
    return attrs.evolve(customer, contacts=(*customer.contacts, *found)) if found else customer


def _new(customer: Customer, log: list[Message]) -> Iterator[Contact]:
    theirs = [message for message in log if _may_name(message)]
    if not theirs:
        return
    known = {_tail(value) for value in (customer.phone, *(c.value for c in customer.contacts)) if value}
    ours = "".join(_digits(m.text[:_LONGEST]) for m in log if m.sender == "seller")
    for message in sorted(theirs, key=lambda one: one.at, reverse=True):
        for channel, number in _ways(message.text[:_LONGEST], notice=message.kind == "auto-reply"):
            if _tail(number) not in known and _tail(number) not in ours:
                known.add(_tail(number))
                yield Contact(channel, number, role=NOTICED if message.kind == "auto-reply" else HEARD)


def _may_name(message: Message) -> bool:
    return (
        message.sender == "buyer" and message.kind in ("message", "auto-reply") and bool(_NUMBER.search(message.text))
    )


def _ways(text: str, *, notice: bool) -> Iterator[tuple[str, str]]:
    """Channel and number of each number that is written with its country, or behind a word for a telephone.

    A notice of absence names numbers to call, so that one with its area's zero is enough there.
    """
    for line in without_marked(without_quoted(text)):
        folded = fold(line) if len(fold(line)) == len(line) else line.casefold()
        for match in _NUMBER.finditer(line):
            before, number = folded[max(0, match.start() - _BEFORE) : match.start()], match.group().strip()
            whole = number.startswith(("+", "00")) or (
                notice and number.startswith(("0", "(0")) and len(_digits(number)) >= _LOCAL
            )
            if _LEAST <= len(_digits(number)) <= _MOST_DIGITS and (whole or _LABELLED.search(before)):
                yield _channel(before), number


def _channel(before: str) -> str:
    named = _MESSENGER.search(before)
    word = named.group(1).replace(" ", "") if named else "phone"
    return channel_name(_NAMES.get(word, word))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _tail(number: str) -> str:
    return _digits(number)[-_SAME:]
