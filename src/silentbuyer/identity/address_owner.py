"""Whose mailbox an address is, by the buyer's website, company, name, country and language.

Signs for the rule fake-email; all of one group, so that ten weak ones weigh no more than the strongest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from silentbuyer.addresses.domains import registrable
from silentbuyer.addresses.email import company_fits, looks_random, name_fits
from silentbuyer.addresses.likeness import kin
from silentbuyer.addresses.mail_lists import Mailbox, country_of, desk_of, mailbox_of, platform_tag, throwaway
from silentbuyer.data.list_dates import provenance
from silentbuyer.data.tables import rows
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.identity.domain_age import very_young
from silentbuyer.identity.mailbox_life import domain_facts, site_mail_question
from silentbuyer.identity.sender import borrows, imitation
from silentbuyer.language.saying import mark, say
from silentbuyer.model.findings import Cause
from silentbuyer.model.questions import website_host
from silentbuyer.model.signs import sign

if TYPE_CHECKING:
    from silentbuyer.addresses.email import Address
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.findings import Finding

RULE = "fake-email"

_HOW = {
    "confusable": mark("letters that look alike"),
    "one edit": mark("one letter differs"),
    "two edits": mark("two letters differ"),
    "added word": mark("with a word added"),
    "another word": mark("with a word added"),
    "its ending added": mark("with its ending made part of the name"),
}


def source_list(name: str) -> Mapping[str, Any]:
    """Evidence that names the list, its version and its date."""
    return provenance(name)


def signs(case: Case, address: Address) -> Iterator[Finding]:
    """All signs of identity in one address."""
    if not address.mailable:
        return
    mailbox = mailbox_of(address.domain)
    if mailbox is None:
        # A domain that takes no mail vouches for nobody, whoever's website it names.
        dead = (domain_facts(case, address) or {}).get("verdict") == "cannot_receive"
        found = _own_domain(case, address)
        yield from (f for f in found if not dead or f.weights.get(Cause.FAKE_BUYER, 0.0) >= 0.0)
    else:
        yield from _shared_mailbox(case, address, mailbox)
    borrowed = borrows(case)
    found = chain(_person(case, address), _country(case.customer, address, mailbox))
    # An imitator chooses these words, too.
    yield from (f for f in found if not borrowed or f.weights.get(Cause.FAKE_BUYER, 0.0) >= 0.0)


def _own_domain(case: Case, address: Address) -> Iterator[Finding]:
    customer = case.customer
    host = website_host(customer)
    site = registrable(host) if host else None
    if site is not None and site == address.owner:
        if not very_young(case):
            said = say("The address is on the domain of the buyer's own website, {site}.", site=site)
            yield sign(RULE, "own-domain").finding(said, {"domain": address.owner, "website": site})
        return
    yield from _resembling(case, address)
    if customer.company and company_fits(address.domain, customer.company):
        yield from _says_the_name(case, address, site)
    elif site is not None and mailbox_of(site) is None and throwaway(address.domain) is None:
        said = say(
            "The address is on {owner}, but the website is {site}.", owner=address.owner or address.domain, site=site
        )
        yield sign(RULE, "other-domain").finding(said, {"domain": address.domain, "website": site})


def _says_the_name(case: Case, address: Address, site: str | None) -> Iterator[Finding]:
    """A domain with the company's name: good where none is known to be the firm's, else to be asked about."""
    owner = address.owner or address.domain
    evidence = {"domain": address.domain, "company": case.customer.company, "website": site}
    if site is not None and kin(address.domain, site):
        said = say(
            "The address is on {owner}, the website is {site}: one name, two domains; ask if both are the firm's.",
            owner=owner,
            site=site,
        )
        yield sign(RULE, "other-ending").finding(said, evidence)
    elif not very_young(case) and imitation(case, address) is None:
        yield sign(RULE, "company-name").finding(
            say("The domain {owner} says the company's name.", owner=owner), evidence
        )


def _resembling(case: Case, address: Address) -> Iterator[Finding]:
    """The first domain of the buyer's, or of the seller's other contacts, that the address imitates."""
    found = imitation(case, address)
    if found is not None:
        how = _HOW.get(found.how, found.how)
        said = say(
            "{domain} looks like {whose} {domain_meant} but is another domain ({how}).",
            domain=found.domain,
            whose=say(found.whose),
            domain_meant=found.true,
            how=say(how),
        )
        evidence = {"domain": address.domain, "resembles": found.true, "how": found.how, "whose": found.whose}
        yield sign(RULE, "lookalike" if found.forceful else "added-word").finding(said, evidence)


def _shared_mailbox(case: Case, address: Address, mailbox: Mailbox) -> Iterator[Finding]:
    evidence = {
        "domain": address.domain,
        "kind": mailbox.kind,
        **source_list("free-mail" if mailbox.anybody else "relays"),
    }
    if mailbox.kind == "alias":
        said = say(
            "{domain} is an alias service ({service}): mail arrives, at a person who stays unnamed.",
            domain=address.domain,
            service=mailbox.service,
        )
        yield sign(RULE, "alias").finding(said, evidence)
    elif mailbox.kind == "platform":
        said = say(
            "The address belongs to {service}: this buyer is reached through that platform.", service=mailbox.service
        )
        yield sign(RULE, "platform-relay").finding(said, {**evidence, "service": mailbox.service})
    elif _claims_own_mail(case, address):
        site = registrable(website_host(case.customer) or "")
        said = say(
            "A firm with the website {site} writes from {domain}; ask for a mail from the company's domain.",
            site=site,
            domain=address.domain,
        )
        yield sign(RULE, "free-mail-for-firm").finding(said, {**evidence, "website": site})


def _claims_own_mail(case: Case, address: Address) -> bool:
    """Whether the claimed website's domain is known to take mail of its own."""
    question = site_mail_question(case.customer, address)
    facts = case.known(question) if question else None
    return facts is not None and facts["verdict"] == "can_receive"


def _person(case: Case, address: Address) -> Iterator[Finding]:
    customer = case.customer
    desk = desk_of(address.local)
    tag = platform_tag(address.local)
    if tag is not None:
        said = say(
            "The buyer keeps a tag for {tag} in the address: somebody sorts the offers that come from there.", tag=tag
        )
        yield sign(RULE, "platform-tag").finding(said, {"tag": tag, **source_list("relays")})
    if desk is not None and desk.kind == "nobody":
        said = say("Nobody reads {local}@; ask for a person's address.", local=address.local)
        yield sign(RULE, "nobody-reads").finding(said, {"word": desk.word, **source_list("role-words")})
    elif desk is not None and desk.kind == "trade" and _is_theirs(customer, address) and "not-buyer" not in heard(case):
        said = say(
            "{local}@ is a purchasing or trade desk ({those}), as real buyers have.",
            local=address.local,
            those=", ".join(desk.languages[:3]),
        )
        evidence = {"word": desk.word, "languages": desk.languages, **source_list("role-words")}
        yield sign(RULE, "trade-desk").finding(said, evidence)
    elif customer.name and name_fits(address.local, customer.name):
        said = say("The address fits the buyer's name, {name}.", name=customer.name)
        yield sign(RULE, "name-fits").finding(said, {"name": customer.name, "local": address.local})
    elif desk is None and looks_random(address.local):
        said = say("{local} looks like keys struck at random.", local=address.local)
        yield sign(RULE, "random").finding(said, {"local": address.local})


def _is_theirs(customer: Customer, address: Address) -> bool:
    """Whether a domain is bound to the firm on record: anybody may take a desk's name at a service for all."""
    host = website_host(customer)
    if mailbox_of(address.domain) is not None:
        return False
    named = customer.company is not None and company_fits(address.domain, customer.company)
    return named or (host is not None and registrable(host) == address.owner)


def _country(customer: Customer, address: Address, mailbox: Mailbox | None) -> Iterator[Finding]:
    """Country of a national ending or of a national mail service, against the buyer's country and languages."""
    if customer.country is None:
        return
    usual = mailbox.country if mailbox is not None else country_of(address.domain)
    if not usual or usual == "ZZ":
        return
    evidence = {"domain": address.domain, "usual_in": usual, "country": customer.country}
    evidence |= source_list("free-mail") if mailbox is not None else {}
    if usual == customer.country:
        said = say(
            "{domain} is a domain of the buyer's own country, {country}.",
            domain=address.domain,
            country=customer.country,
        )
        yield sign(RULE, "country-fits").finding(said, evidence)
    elif not _speaks(customer, usual):
        said = say(
            "{domain} is usual in {usual}, but the buyer says {country}.",
            domain=address.domain,
            usual=usual,
            country=customer.country,
        )
        yield sign(RULE, "country-elsewhere").finding(said, evidence)


@cache
def _languages_of() -> Mapping[str, frozenset[str]]:
    return {row["country"]: frozenset(row["languages"].split()) for row in rows("mail/country_languages.csv")}


def _speaks(customer: Customer, country: str) -> bool:
    """Whether the buyer, or the buyer's country, shares a language with the country that the address comes from."""
    there = _languages_of().get(country, frozenset())
    here = _languages_of().get(customer.country or "", frozenset()) | set(customer.languages)
    return bool(there & here)
