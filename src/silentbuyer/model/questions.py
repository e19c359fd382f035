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
    return Question(MAIL_DOMAIN, domain) if domain else None


def website_question(customer: Customer) -> Question | None:
    """What does the buyer's website show? Subject: the normal form of its URL; None if it cannot be read.

    Ports and private addresses are judged by the probe, which knows the `Network` policy.
    """
    return _website(customer.website.strip()) if customer.website else None


@lru_cache(maxsize=4096)
def _website(text: str) -> Question | None:
    # Every rule that looks at the site asks this of the same buyer.
    from silentbuyer.addresses.urls import read_url

    try:
        return Question(WEBSITE, read_url(text))
    except UnsafeURL:
        return None


def registration_question(customer: Customer) -> Question | None:
    """When was the buyer's own domain registered? Subject: the registrable domain of the website, else of the mail."""
    from urllib.parse import urlsplit

    website = website_question(customer)
    host = urlsplit(website.subject).hostname if website else mail_domain(customer.email)
    domain = registrable(host) if host else None
    return Question(REGISTRATION, domain) if domain else None


def meaning_question(text: str) -> Question | None:
    """What does this message say? Subject: the writer's own words; the answer: ``text/meaning.py``.

    It is asked only where a plugin has brought a probe of this kind, such as one that asks a language model.
    """
    said = text.strip()
    return Question(MEANING, said) if said else None
