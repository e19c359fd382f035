"""A log in which every message holds its writer's own words only."""

from __future__ import annotations

import attrs

from silentbuyer.model.customer import Customer, Message
from silentbuyer.text.earlier import Earlier
from silentbuyer.text.quotation import words_beside

_OTHER = {"buyer": "seller", "seller": "buyer"}


def with_own_words(customer: Customer) -> Customer:
    """The customer, with what each message quotes of the other side's earlier ones taken out of its text.

    Messages of unknown direction are compared with nobody; machines' mails are left as they are, for bounces and
    notices are read by what they quote.
    """
    if not any(_may_quote(message) for message in customer.messages):
        return customer
    said = {"buyer": Earlier(), "seller": Earlier()}
    own: dict[int, Message] = {}
    for place in sorted(range(len(customer.messages)), key=lambda place: customer.messages[place].at):
        message = customer.messages[place]
        if message.kind == "message" and message.sender in said:
            own[place] = _own(message, said[_OTHER[message.sender]])
            said[message.sender].add(own[place].text)
    messages = tuple(own.get(place, message) for place, message in enumerate(customer.messages))
    return customer if messages == customer.messages else attrs.evolve(customer, messages=messages)


def _may_quote(message: Message) -> bool:
    return "\n" in message.text and message.kind == "message"


def _own(message: Message, earlier: Earlier) -> Message:
    if not _may_quote(message):
        return message
    text = words_beside(message.text, earlier)
    return message if text == message.text else attrs.evolve(message, text=text)
