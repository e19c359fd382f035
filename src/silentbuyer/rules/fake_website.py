"""Whether the website is the buyer's own: site, mail domain and company name held against each other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import attrs

from silentbuyer.addresses.domains import mail_domain, registrable
from silentbuyer.addresses.mail_lists import mailbox_of
from silentbuyer.addresses.urls import host_of
from silentbuyer.identity.domain_age import VERY_YOUNG, age_of, age_question, very_young
from silentbuyer.identity.mailbox_life import buyer_address, domain_facts, domain_question, email_is_fake, life
from silentbuyer.identity.sender import borrows, site_speaks_for
from silentbuyer.identity.site_owner import Look, look_at, names_somebody_else, own_mail_of_site
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.questions import website_question
from silentbuyer.model.signs import sign
from silentbuyer.pages.states import ALIVE, SENTENCES, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding

_MATCHES = {
    "email": mark("lists the buyer's own mail address"),
    "phone": mark("lists the buyer's own phone number"),
    "company": mark("names the buyer's company"),
    "company-part": mark("names part of the buyer's company name"),
}


@attrs.frozen(kw_only=True)
class FakeWebsite:
    """Whether the website is the buyer's own: site, mail domain and company name held against each other.

    What it looks for:
        The buyer's company (in any script, without its legal form), phone or mail address on the page, which speaks
        strongly for a real buyer where the mail address is on the site's own domain or on the page; a page that names
        none of them; a firm with mail on its own domain whose "buyer" writes from a free mailbox; a living site beside
        a look-alike or throw-away mail domain; a domain registered only lately. And the stop rule: the website is dead
        or fake and the e-mail address is fake as well, also where both share one dead domain.

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
        The stop rule of the article that this library began with; docs/evidence/website.md#strength-of-states;
        judgement where the weights table says so.
    """

    name: ClassVar[str] = "fake-website"
    young: int = 180
    """Days since registration below which a domain counts as young; `very_young` counts more."""
    very_young: int = VERY_YOUNG
    lasting: timedelta = timedelta(days=180)
    """Since the first word: who answered us for so long was real, and with site and mail both lost is gone."""
    old: int = 5 * 365
    """Days from which a domain's age speaks for its owner."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The look at the site, the age of its domain, and whether the mail domain receives mail."""
        address = buyer_address(customer)
        asked = (
            website_question(customer),
            age_question(customer),
            domain_question(address) if address else None,
        )
        return tuple(question for question in asked if question is not None)

    def judge(self, case: Case) -> Iterable[Finding]:
        """Signs for and against the buyer being behind the site."""
        look = look_at(case)
        if look is not None:
            yield from self._page(case, look)
            yield from self._stop(case, look)
        yield from self._age(case)

    def _page(self, case: Case, look: Look) -> Iterator[Finding]:
        customer = case.customer
        own = own_mail_of_site(look)
        yield from self._matches(case, look, own)
        if names_somebody_else(customer, look):
            said = look.said(say("says nothing of {company}; ask who runs it", company=customer.company))
            yield sign(self.name, "somebody-else").finding(said, look.shown)
        if own and "email" not in look.matches and _on_free_mail(customer):
            said = say(
                "{email} is a free mailbox, but {host} has mail of its own; ask at {own}.",
                email=customer.email,
                host=host_of(look.url),
                own=own,
            )
            yield sign(self.name, "site-has-own-mail").finding(said, {**look.shown, "ask": own})

    def _matches(self, case: Case, look: Look, own: str | None) -> Iterator[Finding]:
        """What the page shows of the buyer: it speaks for the firm, for the sender only where mail and site agree."""
        if site_speaks_for(case.customer, look):
            for match in () if very_young(case) else look.matches:
                evidence = {**look.shown, "match": match}
                yield sign(self.name, f"{match}-on-page").finding(look.said(say(_MATCHES[match])), evidence)
            return
        if look.matches:
            tail = say(
                "{what}, which speaks for the firm, not for {email}",
                what=say(_MATCHES[look.matches[0]]),
                email=case.customer.email,
            )
            yield sign(self.name, "firm-not-sender").finding(look.said(tail), look.shown)
        if look.state in ALIVE and borrows(case):
            yield self._imitated(case, look, own)

    def _imitated(self, case: Case, look: Look, own: str | None) -> Finding:
        host = host_of(look.url).removeprefix("www.")
        said = say(
            "{host} is alive and is not where {email} writes from; ask there whether they know of it.",
            host=host,
            email=case.customer.email,
        )
        evidence = {**look.shown, "site": host, "ask": own, "phones": texts_of(look.facts, "phones")[:3]}
        return sign(self.name, "imitated").finding(said, evidence, scale=1.0 if look.proved else 0.7)

    def _stop(self, case: Case, look: Look) -> Iterator[Finding]:
        address = buyer_address(case.customer)
        if not look.nobody or address is None:
            return
        # Whoever answered had a mailbox once; with its domain gone, too, that proves no firm.
        lost = life(case) is not None and (domain_facts(case, address) or {}).get("verdict") == "cannot_receive"
        if lost or email_is_fake(case):
            host, what = host_of(look.url), say(SENTENCES[look.state])
            said = say(
                "The website {host} {what} ({seen}), and mail to {email} fails.",
                host=host,
                what=what,
                seen=look.seen,
                email=case.customer.email,
            )
            evidence = {**look.shown, "email": case.customer.email}
            row = self._stopped(case, answered=lost)
            yield sign(self.name, row).finding(
                say("Neither website nor e-mail address is real: {said}", said=said), evidence
            )

    def _stopped(self, case: Case, *, answered: bool) -> str:
        """Who ordered, or has answered for half a year, was real: that company is gone."""
        first = case.log[0].at if case.log else case.now
        if case.customer.orders or (answered and case.now - first >= self.lasting):
            return "stop-rule-known-buyer"
        return "stop-rule-answered" if answered else "stop-rule"

    def _age(self, case: Case) -> Iterator[Finding]:
        age = age_of(case)
        row = self._row(age.days) if age else ""
        if age and row:
            said = say(
                "The domain {domain} was registered on {registered}, {age} ago.",
                domain=age.domain,
                registered=age.registered,
                age=_age_in_words(age.days),
            )
            evidence = {"domain": age.domain, "registered": age.registered, "days": age.days}
            yield sign(self.name, row).finding(said, evidence)

    def _row(self, days: int) -> str:
        if days < self.young:
            return "very-young" if days < self.very_young else "young"
        return "old" if days >= self.old else ""


def _age_in_words(days: int) -> str:
    return plural("{n} day", "{n} days", n=days) if days < 730 else plural("{n} year", "{n} years", n=days // 365)


def _on_free_mail(customer: Customer) -> bool:
    domain = mail_domain(customer.email)
    mailbox = mailbox_of(registrable(domain) or domain) if domain else None
    return mailbox is not None and mailbox.anybody
