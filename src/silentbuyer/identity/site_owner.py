"""Whose website is it? What one look shows, held against the buyer's record: company, phone, mail address.

Pure, and shared by the rules about websites and by the conjunction "website dead or fake and e-mail fake".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.addresses import company_names
from silentbuyer.addresses.domains import mail_domain, registrable
from silentbuyer.addresses.urls import host_of
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.channels import UNRECORDED
from silentbuyer.model.facts import Known
from silentbuyer.model.questions import website_question
from silentbuyer.pages.states import DEAD, NOBODY, READ, SENTENCES, SiteState, marks_of, state_of, text_of, texts_of
from silentbuyer.values.lazy import once

if TYPE_CHECKING:
    from datetime import datetime

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Contact, Customer

ENOUGH_TEXT = 400
"""Letters of a page's own script below which a missing name says nothing (judgement)."""

A_LITTLE_TEXT = 60
"""The same for a page that says whose it is by title or mail address (judgement)."""

SAME_DIGITS = 8
"""Last digits by which two ways of writing a phone number are the same number."""

_BETWEEN = re.compile(r"(?<=\d)[\s().\u00a0/-]{1,4}(?=\d)")
_EXTENSION = re.compile(r"\s?(?:ext|extension|x|#|durchwahl|доб|int|ramal|poste)\.?\s?\d{1,6}$", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]+")


@attrs.frozen(kw_only=True)
class Look:
    """One look at the buyer's website, held against the record.

    Attributes:
        state: what it is; ``alive-matching`` once the page names the buyer.
        url: the normal form of the address on record, and `domain` its registrable domain.
        facts: the value of the ``website`` answer.
        at: when it was seen.
        matches: what on the page is the buyer's: ``company``, ``company-part``, ``phone``, ``email``.

    """

    state: SiteState
    url: str
    domain: str
    facts: Mapping[str, Any]
    at: datetime | None = None
    matches: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks beside the state."""
        return marks_of(self.facts)

    @property
    def proved(self) -> bool:
        """Whether something on the page is certainly this buyer's."""
        return bool({"company", "phone", "email"} & set(self.matches))

    @property
    def nobody(self) -> bool:
        """Whether no company can stand behind the site: it is dead, or a page shows that nobody is there."""
        return self.state in DEAD or self.state in NOBODY

    def said(self, tail: str = "") -> str:
        """A sentence about the state that names where and when it was seen from."""
        what = tail or say(SENTENCES[self.state])
        return say("The website {host} {what} ({seen}).", host=host_of(self.url), what=what, seen=self.seen)

    @property
    def seen(self) -> str:
        """Where and when it was seen from, in words."""
        place = as_sentence(text_of(self.facts, "seen_from") or mark("this machine"))
        page = say("; its home page, as the page on record is not there") if "root-instead" in self.marks else ""
        if self.at is None:
            return say("seen once from {place}{page}", place=place, page=page)
        at = f"{self.at:%Y-%m-%d %H:%M}"
        return say("seen once from {place}, {at} UTC{page}", place=place, at=at, page=page)

    @property
    def shown(self) -> dict[str, Any]:
        """The evidence that every finding about the site carries."""
        kept = ("final_url", "status", "title", "tls")
        found = {key: self.facts[key] for key in kept if self.facts.get(key) not in (None, "")}
        return {"url": self.url, "state": str(self.state), "marks": self.marks, "seen": self.seen, **found,
                "signs": texts_of(self.facts, "evidence")}  # fmt: skip


@once
def look_at(case: Case) -> Look | None:
    """The look at the buyer's website; None when none is on record or nothing is known about it."""
    question = website_question(case.customer)
    answer = case.answer(question) if question else None
    if question is None or not isinstance(answer, Known):
        return None
    state = state_of(answer.value)
    if state is None or state in {SiteState.NOT_CHECKED, SiteState.NONE_GIVEN}:
        return None
    matches = found_on_page(case.customer, answer.value) if state in READ else ()
    host = host_of(question.subject)
    look = Look(
        state=state, url=question.subject, domain=registrable(host) or host, facts=answer.value,
        at=answer.at, matches=matches,
    )  # fmt: skip
    return attrs.evolve(look, state=SiteState.ALIVE_MATCHING) if look.proved else look


def site_is_fake(case: Case) -> bool | None:
    """Whether no company stands behind the buyer's website.

    True: dead, parked, for sale, expired, suspended, taken over. False: the page names the buyer. None: not known, or
    it may pass (an error, a time-out, a bot wall, a placeholder).
    """
    look = look_at(case)
    if look is None:
        return None
    return True if look.nobody else False if look.proved else None


def found_on_page(customer: Customer, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """What of the buyer's record a page names."""
    text = "\n".join((text_of(facts, "title", "description", "text"), *texts_of(facts, "named")))
    named = company_names.named_in(customer.company, text) if customer.company else ""
    found = [{"full": "company", "part": "company-part"}[named]] if named else []
    if _phone_on(customer, text, texts_of(facts, "phones")):
        found.append("phone")
    if _mail_on(customer, texts_of(facts, "emails")):
        found.append("email")
    return tuple(found)


def _phone_on(customer: Customer, text: str, phones: tuple[str, ...]) -> bool:
    page = " ".join((_BETWEEN.sub("", text), *map(_digits, phones)))
    numbers = [customer.phone, *(c.value for c in customer.contacts if _on_record(c))]
    mine = (_digits(_EXTENSION.sub("", number)) for number in numbers if number)
    return any(len(number) >= SAME_DIGITS and number[-SAME_DIGITS:] in page for number in mine)


def _on_record(contact: Contact) -> bool:
    """Whether a number of ours stands on record: what an inquiry itself names can be copied from the site."""
    return contact.channel in {"phone", "whatsapp"} and contact.role not in UNRECORDED


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _mail_on(customer: Customer, emails: tuple[str, ...]) -> bool:
    mine = {customer.email, *(c.value for c in customer.contacts if c.channel == "email")}
    return any(address.casefold() in emails for address in mine if address)


def names_somebody_else(customer: Customer, look: Look) -> bool:
    """Whether a page with plenty of text in the script of the company's name says nothing of this buyer at all."""
    company = customer.company
    if look.state != SiteState.ALIVE_UNVERIFIED or look.matches or not company or not company_names.telling(company):
        return False
    text = text_of(look.facts, "title", "text").casefold()
    latin = sum(map(len, _LATIN.findall(text)))
    # As written, not as folded: a Russian page need not spell the firm's English name.
    same_script = latin if _LATIN.search(company.casefold()) else sum(map(str.isalpha, text)) - latin
    enough = A_LITTLE_TEXT if _names_itself(look) else ENOUGH_TEXT
    return same_script >= enough and not company_names.in_domain(company, look.domain)


def _names_itself(look: Look) -> bool:
    """Whether the page says whose it is: its title says what its domain says, or its mail is on its own domain."""
    title = text_of(look.facts, "title")
    return company_names.in_domain(title, look.domain) or own_mail_of_site(look) is not None


def own_mail_of_site(look: Look) -> str | None:
    """A mail address on the site's own domain that the page offers."""
    return _mail_on_domain(look, look.domain)


def _mail_on_domain(look: Look, domain: str) -> str | None:
    return next((mail for mail in texts_of(look.facts, "emails") if _owner(mail) == domain), None)


@attrs.frozen
class Home:
    """Where a firm goes on whose address on record is no longer its own; `how` ends "the website ..."."""

    domain: str
    how: str
    ask: str | None = None

    @property
    def where_to_write(self) -> str:
        """The mail address that the page there shows, in words."""
        return say(", which names {ask}", ask=self.ask) if self.ask else ""


def new_home(look: Look) -> Home | None:
    """The new domain of a firm: where its site leads, if the page there names the firm, or what its own page says."""
    final = text_of(look.facts, "final_url")
    domain = (registrable(host_of(final)) or "") if final else ""
    marks = set(look.marks)
    theirs = look.proved or "same-brand" in marks
    if "moved" in marks and theirs and domain not in {"", look.domain} and not {"marketplace", "social-page"} & marks:
        seen = say("shows the buyer's own company") if look.proved else say("bears the same name")
        how = say("leads to {domain}, which {seen}", domain=domain, seen=seen)
        return Home(domain, how, _mail_on_domain(look, domain))
    told, words = text_of(look.facts, "moved_to"), text_of(look.facts, "moved_said")
    if told and look.state in READ and told not in {domain, look.domain}:
        return Home(told, say('says: "{words}"', words=words), _mail_on_domain(look, told))
    return None


def _owner(address: str) -> str | None:
    domain = mail_domain(address)
    return registrable(domain) if domain else None


def website_memory(facts: Mapping[Any, Any]) -> dict[str, Any]:
    """What to keep of one diagnosis for the next: address, fingerprint and moment of the look at the website.

    Give it back as ``Customer(signals={"website": website_memory(d.facts)})``. Empty when the facts hold no look.
    """
    for question, answer in facts.items():
        if (
            getattr(question, "kind", "") == "website"
            and isinstance(answer, Known)
            and isinstance(answer.value, Mapping)
        ):
            at = answer.at.isoformat() if answer.at else None
            return {"url": question.subject, "fingerprint": answer.value.get("fingerprint"), "at": at}
    return {}
