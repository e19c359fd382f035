"""Whether the buyer's website still stands, and if not, what sort of end it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from silentbuyer.identity.sender import site_speaks_for
from silentbuyer.identity.site_owner import Look, look_at, names_somebody_else, new_home
from silentbuyer.language.saying import mark, say
from silentbuyer.model.facts import Unknown
from silentbuyer.model.questions import website_question
from silentbuyer.model.signs import sign
from silentbuyer.pages.states import SENTENCES, SiteState, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding

_BY_TWO = frozenset({SiteState.PARKED, SiteState.FOR_SALE, SiteState.EXPIRED, SiteState.SUSPENDED})
_UNREAD = frozenset({SiteState.ALIVE_UNREAD, SiteState.UNREACHABLE, SiteState.HTTP_ERROR})
"""What stands on the site is not known, whatever else the look says."""

_WHY_UNREAD = {
    "bot-wall": mark("a wall against robots stands before the page"),
    "geo-block": mark("the page is closed to the country that it was asked from"),
    "shut": mark("the server shows its page to browsers only"),
    "script-shell": mark("the page is drawn by scripts, which are not run here"),
    "frames": mark("the page stands in a frame of another address"),
    "not-html": mark("what came is no page of text"),
    "slow-body": mark("the page came too slowly to be read"),
    "empty": mark("the page came empty"),
    "too-deep": mark("the page is built too deep to be read"),
    "not-found": mark("there is no page at the address on record, nor one to be read at its root"),
    "gone": mark("the page at the address on record was taken away"),
    "soft-404": mark("there is no page at the address on record"),
    "server-error": mark("the server was out of order"),
    "origin-down": mark("the server behind the site was out of order"),
}
_ADVICE = {
    SiteState.EXPIRED: mark("has expired and was not renewed: the firm may be closing, so phone now"),
    SiteState.SUSPENDED: mark(
        "has been suspended, which mostly means an unpaid bill: phone or write over another channel"
    ),
    SiteState.HIJACKED: mark("now shows somebody else's gambling, adult or pharmacy pages: the firm has let it go"),
    SiteState.UNREACHABLE: mark("could not be reached just now; open it in a browser and try again later"),
    SiteState.HTTP_ERROR: mark("answers with an error; try again later"),
    SiteState.PLACEHOLDER: mark("shows only a placeholder or a default page"),
}


@attrs.frozen(kw_only=True)
class DeadWebsite:
    """Whether the buyer's website still stands, and if not, what sort of end it came to.

    What it looks for:
        A name that is not in DNS or has no address; a parked, expired or suspended domain, one that is for sale or
        has been taken over by spam; default and "coming soon" pages; errors and silence. Parking counts fully only
        by two independent signs: what the page says, and the name servers or address behind it. A bot wall, a
        country block, a page that only scripts can fill and a broken certificate are signs of life; what could not be
        read is listed under "not checked". A living page on which the company says that it has closed for good is an
        end as well, the surest of all. A firm that goes on under another name or domain is told with that domain. A
        site that lives while the buyer writes from another domain speaks for the firm and not for the buyer.

    Why it means silence:
        A company that lets its website go has often closed, moved or never been one.

    What it needs:
        The buyer's website; online, one guarded GET of it and DNS. Without a website it says so and nothing else.

    When it is wrong:
        Hosts fail for hours, countries filter each other, and small traders live without a site. So one look never
        says "fake": it weighs moderately, and the finding names where and when the site was seen from. Time-outs
        and refused connections weigh least.

    What to do:
        Expired or suspended: phone at once, the registrar's grace period runs. Unreachable: open it in a browser, from
        another network, before anything else. Parked or for sale: ask over another channel whether the firm goes on.

    Sources:
        docs/evidence/website.md#strength-of-states for the order of strengths; the tables under data/sites, each row
        with source and year; judgement where the weights table says so.
    """

    name: ClassVar[str] = "dead-website"

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The look at the website."""
        question = website_question(customer)
        return (question,) if question else ()

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """At most one finding: the end that the site came to, or that it lives; and what of it could not be read."""
        customer = case.customer
        if website_question(customer) is None:
            yield _no_question(customer)
            return
        look = look_at(case)
        if look is None:
            return
        if look.state == SiteState.BLOCKED_BY_POLICY:
            said = "; ".join(look.shown["signs"]) or say("the address is not public")
            yield Unknown(say("refused"), said, about=say("website {url}", url=look.url))
            return
        if look.state in _UNREAD:
            yield _not_read(look)
        yield self._end(case.customer, look)

    def _end(self, customer: Customer, look: Look) -> Finding:
        goodbye, home = text_of(look.facts, "farewell"), new_home(look)
        if goodbye:
            said = look.said(say('says of its company: "{goodbye}"', goodbye=goodbye))
            row = "farewell-of-another" if names_somebody_else(customer, look) else "farewell"
            return sign(self.name, row).finding(said, {**look.shown, "sentence": goodbye})
        if home is not None:
            said = look.said(
                say(
                    "{how}; the firm goes on at {domain}{where_to_write}",
                    how=home.how,
                    domain=home.domain,
                    where_to_write=home.where_to_write,
                )
            )
            return sign(self.name, "moved-home").finding(said, {**look.shown, "domain": home.domain, "ask": home.ask})
        if look.state == SiteState.ALIVE_MATCHING and not site_speaks_for(customer, look):
            said = look.said(say("is alive and shows {company}", company=customer.company or say("a firm")))
            return sign(self.name, "alive-firm").finding(said, look.shown)
        return sign(self.name, _sign(look)).finding(
            look.said(say(_ADVICE[look.state]) if look.state in _ADVICE else _life(look)), look.shown
        )


def _not_read(look: Look) -> Unknown:
    """What a look could not see, and how a person can."""
    how = say("open {url} in a browser and look for the firm's name, address and telephone number", url=look.url)
    return Unknown(
        say("not read"),
        say("{why_unread}: {how}", why_unread=_why_unread(look), how=how),
        about=say("website {url}", url=look.url),
    )


def _why_unread(look: Look) -> str:
    why = next((said for mark, said in _WHY_UNREAD.items() if mark in look.marks), SENTENCES[look.state])
    vendor = next((mark.partition(":")[2] for mark in look.marks if mark.startswith("wall:")), "")
    return say("{why} ({vendor})", why=say(why), vendor=vendor) if vendor else say(why)


def _no_question(customer: Customer) -> Unknown:
    if customer.website:
        said = say("{website} cannot be read as a web address that may be opened", website=repr(customer.website[:80]))
        return Unknown(say("refused"), said, about=say("website of the buyer"))
    return Unknown(say("none given"), say("the record has no website"), about=say("website of the buyer"))


def _life(look: Look) -> str:
    if look.state == SiteState.ALIVE_UNREAD:
        return say(
            "is alive but could not be read from here: {why_unread}; open it in a browser", why_unread=_why_unread(look)
        )
    if look.state == SiteState.ALIVE_OTHER_OWNER:
        target = text_of(look.facts, "final_url")
        kind = look.marks[1].replace("-", " ") if len(look.marks) > 1 else "other"
        return say("leads to {target} ({kind}); look there for a new address", target=target, kind=kind)
    return ""


def _sign(look: Look) -> str:
    """The row of the weights table for this look."""
    if look.state in _BY_TWO and "two-signs" not in look.marks:
        return f"{look.state}-page-only"
    if look.state == SiteState.ALIVE_OTHER_OWNER:
        return "moved-to-stranger" if "stranger" in look.marks else "moved"
    if look.state == SiteState.HTTP_ERROR:
        return "gone" if {"gone", "not-found", "soft-404", "leads-nowhere"} & set(look.marks) else "http-error"
    return str(look.state)
