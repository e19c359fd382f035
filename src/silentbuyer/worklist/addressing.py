"""At which address an action reaches the buyer: the number to call, the mailbox or handle to write to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from silentbuyer.model.channels import NOTICED, channel_name
from silentbuyer.model.customer import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.model.action import Action
    from silentbuyer.model.parties import Buyer

_CALLS = ("phone",)
_BY_NUMBER = ("whatsapp", "viber", "telegram", "max")
"""Messengers whose address is a number that an ordinary call reaches."""

_ADDRESS = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")
_NUMBER = re.compile(r"\+?[0-9 ()./\-]{6,24}")
_NAMES_ANOTHER = frozenset({"successor"})
_NEEDS_NONE = frozenset({"stop", "mark-junk", "return-to-pool", "fix-sending"})


def address_for(action: Action, buyer: Buyer) -> Contact | None:
    """The contact that an action uses; None where it needs none or none is on record.

    The mail address that an action names counts: it may be a successor's. An action without a
    channel, and one whose channel nobody knows, takes the best address that the buyer has.
    """
    if action.kind in _NEEDS_NONE:
        return None
    text = action.to or (action.advice if action.context.get("draft") in _NAMES_ANOTHER else "")
    if action.channel in ("email", None, "unknown") and (named := _ADDRESS.search(text)):
        return _named(named[0], action.to, buyer)
    if action.channel is None or action.channel == "unknown":
        return next(iter(buyer.contacts), None) if action.channel else None
    channel = channel_name(action.channel)
    return _to_call(buyer.contacts) if channel in _CALLS else _on(buyer.contacts, channel)


def _named(address: str, to: str, buyer: Buyer) -> Contact:
    """The address that an action names, with the person named beside it where it is not the buyer's own."""
    if any(contact.value == address for contact in buyer.contacts):
        return Contact("email", address)
    person = to.partition(f", {address}")[0] if f", {address}" in to else ""
    return Contact("email", address, role=NOTICED, person=person)


def _on(contacts: Iterable[Contact], channel: str) -> Contact | None:
    return next((contact for contact in contacts if channel_name(contact.channel) == channel), None)


def _to_call(contacts: tuple[Contact, ...]) -> Contact | None:
    """The emergency number first, then a telephone, then the number behind a messenger."""
    numbers = [contact for contact in contacts if contact.channel in (*_CALLS, *_BY_NUMBER)]
    emergency = (contact for contact in numbers if contact.role == "emergency")
    plain = (contact for contact in numbers if contact.channel in _CALLS)
    return next((found for found in (*emergency, *plain, *numbers)), None)


def link(contact: Contact, draft: Iterable[str] = (), *, longest: int = 1500) -> str:
    """A link that opens the address with the draft as its text; empty where the service has none or it is no address.

    Only what looks like an address or number becomes a link, so that nobody's text can name another scheme.
    """
    body = quote("\n".join(draft)[:longest])
    value, channel = contact.value.strip(), channel_name(contact.channel)
    if channel == "email" and _ADDRESS.fullmatch(value):
        return f"mailto:{quote(value, safe='@')}" + (f"?body={body}" if body else "")
    if not _NUMBER.fullmatch(value):
        return ""
    digits = "".join(char for char in value if char.isdigit())
    if channel == "phone":
        return f"tel:{'+' * value.startswith('+')}{digits}"
    if channel == "whatsapp" and value.startswith("+"):
        return f"https://wa.me/{digits}" + (f"?text={body}" if body else "")
    return ""
