"""The questions that more than one rule asks, so that each is spelt the same way and asked once."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.addresses.domains import mail_domain, registrable
from silentbuyer.errors import UnsafeURL
from silentbuyer.language.saying import mark
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Question

MAIL_DOMAIN = "mail-domain"
WEBSITE = "website"
REGISTRATION = "registration"
MEANING = "meaning"
_WORDS = (mark("mail domain"), mark("website"), mark("registration"), mark("meaning"))
"""The kinds as they are said, for the catalogues."""


def mail_domain_question(customer: Customer) -> Question | None:
    """Can the domain of the buyer's address receive mail? Subject: the ASCII domain."""
    domain = mail_domain(customer.email)
    return mail_question(domain) if domain else None


@lru_cache(maxsize=4096)  # this and the next two: several rules ask the same of one buyer, while planning and judging
def mail_question(domain: str) -> Question:
    """The same of a domain."""
    return Question(MAIL_DOMAIN, domain)


def website_question(customer: Customer) -> Question | None:
    """What does the buyer's website show? Subject: the normal form of its URL; None if it cannot be read.

    Ports and private addresses are judged by the probe, which knows the `Network` policy.
    """
    return _website(customer.website)[0] if customer.website else None


def website_host(customer: Customer) -> str | None:
    """The host name of the buyer's website; None if there is none or it cannot be read."""
    return _website(customer.website)[1] if customer.website else None


@lru_cache(maxsize=4096)
def _website(text: str) -> tuple[Question | None, str | None]:
    from urllib.parse import urlsplit

    from silentbuyer.addresses.urls import read_url

    try:
        url = read_url(text.strip())
    except UnsafeURL:
        return None, None
    return Question(WEBSITE, url), urlsplit(url).hostname


def registration_question(customer: Customer) -> Question | None:
    """When was the buyer's own domain registered? Subject: the registrable domain of the website, else of the mail."""
    host = website_host(customer) if website_question(customer) else mail_domain(customer.email)
    domain = registrable(host) if host else None
    return _registration(domain) if domain else None


@lru_cache(maxsize=4096)
def _registration(domain: str) -> Question:
    return Question(REGISTRATION, domain)


def meaning_question(text: str) -> Question | None:
    """What does this message say? Subject: the writer's own words; the answer: ``hearing/meaning.py``.

    It is asked only where a plugin has brought a probe of this kind, such as one that asks a language model.
    """
    said = text.strip()
    return Question(MEANING, said) if said else None
