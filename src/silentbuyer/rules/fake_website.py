"""Whether the website is the buyer's own: site, mail domain and company name held against each other."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import attrs

from silentbuyer.addresses.domains import mail_domain, registrable
from silentbuyer.addresses.mail_lists import mailbox_of
from silentbuyer.addresses.urls import host_of
from silentbuyer.identity.mailbox_life import buyer_address, domain_question, email_is_fake
from silentbuyer.identity.site_owner import Look, look_at, names_somebody_else, own_mail_of_site
from silentbuyer.model.questions import registration_question, website_question
from silentbuyer.model.signs import sign
from silentbuyer.pages.signatures import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding

_MATCHES = {
    "email": "lists the buyer's own mail address",
    "phone": "lists the buyer's own phone number",
    "company": "names the buyer's company",
    "company-part": "names part of the buyer's company name",
}


@attrs.frozen(kw_only=True)
class FakeWebsite:
    """Whether the website is the buyer's own: site, mail domain and company name held against each other.

    What it looks for:
        The buyer's company (in any script, without its legal form), phone or mail address on the page, which speaks
        strongly for a real buyer; a page that names none of them; a firm with mail on its own domain whose "buyer"
        writes from a free mailbox; a domain registered only lately. And the stop rule: the website is dead or fake
        and the e-mail address is fake as well.

    Why it means silence:
        Who borrows another firm's website never meant to buy, and nobody reads what is sent to them.

    What it needs:
        The website; better with company, phone and e-mail address. The registration date only when
        `Network.registration` allows asking registries.

    When it is wrong:
        Trading names differ from registered names, sister firms share a site, and pages draw their text by scripts.
        So a name that is missing weighs little, and no single look says "fake": only the conjunction with a fake
        e-mail address is decisive, and never for a buyer who has ordered or answered before.

    What to do:
        Write to the address that the site itself lists and ask whether your contact works there. Under the stop rule
        spend no more time, and mark the inquiry.

    Sources:
        The stop rule of the article that this library began with; research/website.md section 6; judgement where the
        weights table says so.
    """

    name: ClassVar[str] = "fake-website"
    young: int = 180
    """Days since registration below which a domain counts as young; `very_young` counts more."""
    very_young: int = 90
    old: int = 5 * 365
    """Days from which a domain's age speaks for its owner."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The look at the site, the age of its domain, and whether the mail domain receives mail."""
        address = buyer_address(customer)
        asked = (
            website_question(customer),
            _age_question(customer),
            domain_question(address) if address else None,
        )
        return tuple(question for question in asked if question is not None)

    def judge(self, case: Case) -> Iterable[Finding]:
        """Signs for and against the buyer being behind the site."""
        look = look_at(case)
        if look is not None:
            yield from self._page(case.customer, look)
            yield from self._stop(case, look)
        yield from self._age(case)

    def _page(self, customer: Customer, look: Look) -> Iterator[Finding]:
        for match in look.matches:
            evidence = {**look.shown, "match": match}
            yield sign(self.name, f"{match}-on-page").finding(look.said(_MATCHES[match]), evidence)
        own = own_mail_of_site(look)
        if names_somebody_else(customer, look):
            said = look.said(f"says nothing of {customer.company}; ask who runs it")
            yield sign(self.name, "somebody-else").finding(said, look.shown)
        if own and "email" not in look.matches and _on_free_mail(customer):
            said = f"{customer.email} is a free mailbox, but {host_of(look.url)} has mail of its own; ask at {own}."
            yield sign(self.name, "site-has-own-mail").finding(said, {**look.shown, "ask": own})

    def _stop(self, case: Case, look: Look) -> Iterator[Finding]:
        if not look.nobody or not email_is_fake(case):
            return
        evidence = {**look.shown, "email": case.customer.email}
        said = (
            f"Neither website nor e-mail address is real: {look.said()[:-1]}, and {case.customer.email} is no mailbox."
        )
        known = bool(case.customer.orders)
        row = "stop-rule-known-buyer" if known else "stop-rule"
        yield sign(self.name, row).finding(said, evidence)

    def _age(self, case: Case) -> Iterator[Finding]:
        question = _age_question(case.customer)
        facts = case.known(question) if question else None
        registered = _day(facts.get("registered")) if facts else None
        if question is None or registered is None or registered > case.now.date():
            return
        days = (case.now.date() - registered).days
        row = (
            "very-young"
            if days < self.very_young
            else "young"
            if days < self.young
            else "old"
            if days >= self.old
            else ""
        )
        if row:
            said = f"The domain {question.subject} was registered on {registered}, {_age_in_words(days)} ago."
            yield sign(self.name, row).finding(
                said, {"domain": question.subject, "registered": registered, "days": days}
            )


def _age_question(customer: Customer) -> Question | None:
    """The age of the buyer's own domain; a mail provider's or a platform's age says nothing about a buyer."""
    question = registration_question(customer)
    shared = question is not None and (mailbox_of(question.subject) is not None or question.subject in elsewhere())
    return None if shared else question


def _day(text: object) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if isinstance(text, str) else None
    except ValueError:
        return None


def _age_in_words(days: int) -> str:
    return f"{days} days" if days < 730 else f"{days // 365} years"


def _on_free_mail(customer: Customer) -> bool:
    domain = mail_domain(customer.email)
    mailbox = mailbox_of(registrable(domain) or domain) if domain else None
    return mailbox is not None and mailbox.anybody
