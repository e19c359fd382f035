"""Who writes, held against whose site it is: a living website speaks for its firm, not for whoever names it.

Pure; shared by the rules about websites, mail domains and mailboxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.domains import ascii_domain, registrable
from silentbuyer.addresses.email import looks_random
from silentbuyer.addresses.likeness import SOFT, lookalike
from silentbuyer.addresses.mail_lists import mailbox_of, throwaway
from silentbuyer.addresses.urls import host_of
from silentbuyer.identity.mailbox_life import buyer_address, meant, other_domains
from silentbuyer.language.saying import mark
from silentbuyer.model.questions import website_host
from silentbuyer.pages.states import text_of
from silentbuyer.values.lazy import once

if TYPE_CHECKING:
    from silentbuyer.addresses.email import Address
    from silentbuyer.identity.site_owner import Look
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer


@attrs.frozen
class Imitation:
    """A mail domain that is made to be taken for another one.

    Attributes:
        domain: the registrable domain that the buyer writes from.
        true: the one that it resembles.
        how: a word of `addresses.likeness.lookalike`.
        whose: ``the buyer's`` (of the record's own website or contacts) or ``your contact's``.

    """

    domain: str
    true: str
    how: str
    whose: str

    @property
    def forceful(self) -> bool:
        """Whether no honest firm would hold such a domain beside its own."""
        return self.how not in SOFT


def imitation(case: Case, address: Address | None = None) -> Imitation | None:
    """The first domain of the buyer's, or of the seller's other contacts, that the buyer's address imitates."""
    address = address or buyer_address(case.customer)
    if address is None or not address.mailable or mailbox_of(address.domain) is not None:
        return None
    site = website_host(case.customer)
    if site is not None and registrable(site) == address.owner:
        return None
    for whose, domains in (
        (mark("the buyer's"), other_domains(case.customer)),
        (mark("your contact's"), _known(case, address)),
    ):
        for true in domains:
            how = None if mailbox_of(true) else lookalike(address.domain, true)
            if how is not None:
                return Imitation(address.owner or address.domain, registrable(true) or true, how, whose)
    return None


def _known(case: Case, address: Address) -> tuple[str, ...]:
    """Domains of the seller's other contacts; none when the address is truly on one of them."""
    known = [name for name in map(ascii_domain, case.seller.known_domains) if name]
    mine = {registrable(name) or name for name in known}
    return () if (address.owner or address.domain) in mine else tuple(known)


@once
def borrows(case: Case) -> bool:
    """Whether the buyer writes from a look-alike or a throw-away mailbox while naming the website of a firm.

    Whatever such a mailbox does (it works, it answers, it keeps its records in order), it says nothing for the firm.
    A buyer who has ordered is known by more than an address.
    """
    if case.customer.orders:
        return False
    found = imitation(case)
    return (found is not None and found.forceful) or _thrown_beside_site(case)


def _thrown_beside_site(case: Case) -> bool:
    """By what the address itself shows, so that rules without the network see the same."""
    address = buyer_address(case.customer)
    found = throwaway(address.domain) if address is not None and website_host(case.customer) else None
    if address is None or found is None or meant(case.customer, address) is not None:
        return False
    return len(found.lists) + looks_random(address.local) > 1


def site_speaks_for(customer: Customer, look: Look) -> bool:
    """Whether what a site shows speaks for the one who writes.

    It does where the mail address is on the site's own domain (or on the one that it leads to), or stands on the page
    itself, and where there is no address to hold against it or only a platform's; it does not where the mail domain
    is another's, a free mailbox included.
    """
    address = buyer_address(customer)
    if address is None or not address.mailable or "email" in look.matches:
        return True
    mailbox = mailbox_of(address.domain)
    if mailbox is not None and not mailbox.anybody:
        return True
    final = text_of(look.facts, "final_url")
    return address.owner in {look.domain, registrable(host_of(final)) if final else None}
