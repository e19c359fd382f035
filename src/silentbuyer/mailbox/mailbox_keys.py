"""By what a mail is known to be a customer's: addresses, other spellings of one mailbox, the domain of the firm."""

from __future__ import annotations

from collections.abc import Iterator

from silentbuyer.addresses.email import read_address
from silentbuyer.addresses.mail_lists import mailbox_of
from silentbuyer.model.customer import Customer

_GOOGLE = frozenset({"gmail.com", "googlemail.com"})


def index_of(customers: tuple[Customer, ...]) -> dict[str, list[int]]:
    """The places of the customers by each of their addresses, as written and as the key of the mailbox."""
    found: dict[str, list[int]] = {}
    for place, customer in enumerate(customers):
        addresses = set(_addresses(customer))
        for address in addresses | {mailbox_key(address) for address in addresses}:
            found.setdefault(address, []).append(place)
    return found


def firms_of(customers: tuple[Customer, ...]) -> dict[str, int]:
    """The place of the one customer under each company domain; mail services and disputed domains are left out."""
    found: dict[str, set[int]] = {}
    for place, customer in enumerate(customers):
        for owner in {owner_of(address) for address in _addresses(customer)} - {""}:
            found.setdefault(owner, set()).add(place)
    return {owner: next(iter(places)) for owner, places in found.items() if len(places) == 1}


def mailbox_key(address: str) -> str:
    """The mailbox behind an address: without ``+tag``, and without the dots that Gmail does not see."""
    local, at, domain = address.partition("@")
    if not at:
        return address
    local = local.partition("+")[0] or local
    return f"{local.replace('.', '')}@gmail.com" if domain in _GOOGLE else f"{local}@{domain}"


def owner_of(address: str) -> str:
    """The registrable domain of an address of a firm; empty for free mail, providers and relays."""
    read = read_address(address)
    if not read.mailable or mailbox_of(read.domain) is not None:
        return ""
    return read.owner or ""


def _addresses(customer: Customer) -> Iterator[str]:
    texts = [customer.email, *(contact.value for contact in customer.contacts if contact.channel == "email")]
    yield from {read_address(text).normal for text in texts if text} - {""}
