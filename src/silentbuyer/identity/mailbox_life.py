"""Is the buyer's mailbox real? What the address itself, DNS and the seller's own mailbox say together.

Pure, and shared by the rules about e-mail and by the conjunction "website dead or fake and e-mail fake".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.addresses.domains import mail_domain, registrable
from silentbuyer.addresses.email import Address, looks_random, read_address
from silentbuyer.addresses.likeness import suggestion
from silentbuyer.addresses.mail_lists import common_domains, mailbox_of, throwaway
from silentbuyer.language.saying import say
from silentbuyer.model.customer import COLLEAGUE
from silentbuyer.model.facts import Question
from silentbuyer.model.questions import mail_question, website_host
from silentbuyer.values.lazy import once

if TYPE_CHECKING:
    from datetime import datetime

    from silentbuyer.mailbox.bounces import Bounce
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer, Message


def buyer_address(customer: Customer) -> Address | None:
    """The buyer's e-mail address, of the record or else the first contact's, read; None when there is none."""
    # As `Customer.channels` has it, which is a mapping made anew for whoever asks.
    text = customer.email or next(
        (one.value for one in customer.contacts if one.channel == "email" and one.value), None
    )
    return read_address(text) if text else None


def domain_question(address: Address) -> Question | None:
    """The question whether the domain of an address can receive mail; also for an address that is broken elsewhere."""
    return mail_question(address.domain) if address.mailable and address.domain else None


def domain_facts(case: Case, address: Address) -> Any | None:
    """The known value of that question, else None."""
    question = domain_question(address)
    return case.known(question) if question else None


def site_mail_question(customer: Customer, address: Address | None) -> Question | None:
    """For a buyer on free mail: the question whether the domain of the claimed website takes mail of its own."""
    if address is None or not address.mailable:
        return None
    mailbox = mailbox_of(address.domain)
    host = website_host(customer) if mailbox is not None and mailbox.anybody else None
    owner = registrable(host) if host else None
    return mail_question(owner) if owner and mailbox_of(owner) is None else None


def other_domains(customer: Customer) -> tuple[str, ...]:
    """Domains that are certainly this buyer's: the website's and those of the other e-mail contacts."""
    contacts = (mail_domain(c.value) for c in customer.contacts if c.channel == "email" and c.value != customer.email)
    found = (website_host(customer), *contacts)
    return tuple(dict.fromkeys(domain for domain in found if domain))


def meant(customer: Customer, address: Address) -> str | None:
    """The address that was probably meant, by the buyer's own domains first; only for one that has failed."""
    known = tuple(d.removeprefix("www.") for d in other_domains(customer)) + common_domains()
    typed = address.domain or address.text.rpartition("@")[2]
    better = suggestion(typed, known) if len(typed) < 254 else None
    return f"{address.local}@{better}" if better and address.local else None


@attrs.frozen
class Life:
    """A proof that mail to the buyer arrives: ``human`` (a reply after our mail) or ``auto-reply``, and when."""

    kind: str
    at: datetime


@once
def life(case: Case) -> Life | None:
    """The strongest proof that the buyer's mailbox is alive; a later bounce that calls it dead undoes it."""
    if not case.log:
        return None
    died = death(case)
    proofs = [Life("auto-reply", m.at) for m in case.log if _mail(m) and m.kind == "auto-reply"]
    ours = next((m.at for m in case.log if _mail(m) and m.sender == "seller" and m.kind == "message"), None)
    if ours is not None:
        others = _colleagues(case.customer)  # who writes from another mailbox of the firm proves that mailbox alone
        heard = (m for m in case.talk if _mail(m) and m.sender == "buyer" and m.address not in others)
        proofs += [Life("human", m.at) for m in heard if m.at > ours]
    proofs = [proof for proof in proofs if died is None or proof.at > died[0].at]
    return max(proofs, key=lambda proof: (proof.kind == "human", proof.at), default=None)


def _mail(message: Message) -> bool:
    return message.channel == "email"


@once
def bounces(case: Case) -> tuple[tuple[Message, Bounce], ...]:
    """The bounces in the log that are about the buyer's address (or name none), the oldest first."""
    returned = [message for message in case.log if message.kind == "bounce"]
    if not returned:
        return ()
    from silentbuyer.mailbox.bounces import read_bounce

    read = ((message, read_bounce(message)) for message in returned)
    return tuple((m, bounce) for m, bounce in read if bounce is not None and is_about(bounce.address, case.customer))


def is_about(address: str | None, customer: Customer) -> bool:
    """Whether what a bounce names is a mailbox of the buyer's; one that names none is."""
    texts = [customer.email, *(contact.value for contact in customer.contacts if contact.channel == "email")]
    mine = {read_address(text).normal for text in texts if text} - _colleagues(customer)
    return not address or not mine or read_address(address).normal in mine


def _colleagues(customer: Customer) -> frozenset[str]:
    """The mailboxes of others in the buyer's firm, as the mail archive brought them in."""
    mails = (contact for contact in customer.contacts if contact.channel == "email" and contact.role == COLLEAGUE)
    return frozenset(read_address(contact.value).normal for contact in mails)


def death(case: Case) -> tuple[Message, Bounce] | None:
    """The last bounce that says the buyer's mailbox does not exist, unless mail got through to it later."""
    dead = [pair for pair in bounces(case) if pair[1].verdict == "dead"]
    return dead[-1] if dead else None


def mail_is_dead(case: Case, text: str) -> bool:
    """Whether mail to one address of the buyer is known to go nowhere: nobody is told to write there.

    So says a bounce about the buyer's mailbox, a text that cannot be an address, or a domain that cannot receive mail.
    """
    address = read_address(text)
    if not address.mailable:
        return True
    died = death(case)
    if died is not None and read_address(died[1].address or case.customer.email or "").normal == address.normal:
        return True
    if came_back(case, address):
        return True
    facts = domain_facts(case, address)
    return facts is not None and facts["verdict"] == "cannot_receive"


def came_back(case: Case, address: Address) -> bool:
    """Whether a bounce in the log names this address, be it on record or not, as one that does not exist."""
    returned = [message for message in case.log if message.kind == "bounce"]
    if not returned:
        return False
    from silentbuyer.mailbox.bounces import read_bounce

    read = (found for message in returned if (found := read_bounce(message)) is not None)
    return any(b.verdict == "dead" and b.address and read_address(b.address).normal == address.normal for b in read)


def thrown_away(case: Case, address: Address) -> tuple[str, ...]:
    """The independent signs that the domain is a throw-away service; from two on it may be said with force."""
    found = throwaway(address.domain)
    # Lists hold squatted slips of great services (gmial.com): who typed one meant the service.
    if found is None or meant(case.customer, address) is not None:
        return ()
    signs = [say("{domain} is on the list {name}", domain=found.listed, name=name) for name in found.lists]
    facts = domain_facts(case, address)
    if facts is not None:
        hosts = [host for host in facts.get("mx", ()) if _foreign_throwaway(host, found.listed)]
        signs += [say("its mail goes to {host}, of another throw-away service", host=hosts[0])] if hosts else []
        signs += [say("its domain cannot receive mail")] if facts["verdict"] == "cannot_receive" else []
    if looks_random(address.local):
        signs.append(say("the part before the @ looks random"))
    return tuple(signs)


def _foreign_throwaway(host: str, listed: str) -> bool:
    found = throwaway(host)
    return found is not None and found.listed != listed


def email_is_fake(case: Case) -> bool | None:
    """Whether the buyer's e-mail address is no real person's: True, False (proved alive), or None (not known).

    True needs a negative fact: a text that cannot be an address, a domain that cannot receive mail, a throw-away
    service by two independent signs, or a bounce that calls the mailbox dead. A probable slip of the finger (see
    `meant`) is no fake.
    """
    if life(case) is not None:
        return False
    address = buyer_address(case.customer)
    if address is None:
        return None
    if death(case) is not None or len(thrown_away(case, address)) >= 2:
        return True
    facts = domain_facts(case, address)
    failed = not address.mailable or (facts is not None and facts["verdict"] == "cannot_receive")
    return True if failed and meant(case.customer, address) is None else None
