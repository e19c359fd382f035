"""Which letters of ours never arrived: nobody can be silent to a letter that came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.email import read_address
from silentbuyer.identity.mailbox_life import is_about

if TYPE_CHECKING:
    from silentbuyer.mailbox.bounces import Bounce
    from silentbuyer.model.customer import Customer, Message

_WITHIN = timedelta(days=5)
"""Servers give up on a letter after five days at most (RFC 5321, 4.5.4.1)."""

_UNDECIDED = "temporary"


def delivered(customer: Customer, now: datetime) -> Customer:
    """The customer without the letters of ours that came back up to now; each bounce takes one letter away.

    A delay takes none, for servers try again by themselves.
    """
    if not any(message.kind == "bounce" for message in customer.messages):
        return customer
    lost: set[int] = set()
    for returned, bounce in _bounces(customer, now):
        letter = next((m for m in _letters(customer, returned) if id(m) not in lost and _went_to(m, bounce)), None)
        lost |= {id(letter)} if letter is not None else set()
    kept = tuple(message for message in customer.messages if id(message) not in lost)
    return attrs.evolve(customer, messages=kept) if lost else customer


def _bounces(customer: Customer, now: datetime) -> Iterator[tuple[Message, Bounce]]:
    from silentbuyer.mailbox.bounces import read_bounce

    for message in customer.messages:
        found = read_bounce(message) if message.kind == "bounce" and message.at <= now else None
        if found is not None and found.verdict != _UNDECIDED and is_about(found.address, customer):
            yield message, found


def _letters(customer: Customer, returned: Message) -> Iterator[Message]:
    """Our letters that a bounce may be about, the newest first."""
    for message in sorted(customer.messages, key=lambda one: one.at, reverse=True):
        ours = message.sender == "seller" and message.kind == "message" and message.channel == "email"
        if ours and timedelta(0) <= returned.at - message.at <= _WITHIN:
            yield message


def _went_to(letter: Message, bounce: Bounce) -> bool:
    if not letter.address or not bounce.address:
        return True
    return read_address(letter.address).normal == read_address(bounce.address).normal
