"""The sentences that need more than a log (facts, signals, a calendar): each beside a case that misses its condition by a hair."""

from datetime import UTC, datetime, timedelta

import pytest
from disposable_email_domains import blocklist

import silentbuyer as sb
from silentbuyer.addresses.mail_lists import throwaway
from silentbuyer.plugins.alibaba import AlibabaSignals
from silentbuyer.rules.core import core_rules
from silentbuyer.show.rule_pages import rule_page
from silentbuyer.testing import NOW, case

SITE, LOOKALIKE = ("website", "https://nordwasser.example/"), "einkauf@nordvvasser.example"
ON_ONE_LIST = next(name for name in sorted(blocklist) if (found := throwaway(name)) and len(found.lists) == 1)
CAN = {"verdict": "can_receive", "why": "mx", "mx": ("mx.nordwasser.example",), "bogus": {}, "spf": True, "dmarc": True}
ALIVE = {"state": "alive-unverified", "text": "Nordwasser Technik GmbH, Hamburg", "marks": ()}


def mail_domain(**value):
    return {("mail-domain", "nordwasser.example"): {"domain": "nordwasser.example", **CAN, **value}}


def site(state, *marks, text=""):
    return {SITE: {"state": state, "marks": marks, "seen_from": "this machine", "text": text}}


def signals(**shown):
    return {"signals": {"alibaba": shown}}


def answered(email):
    log = [
        sb.Message(at=NOW - timedelta(days=9), sender="seller", text="Hello", address=email),
        sb.Message(at=NOW - timedelta(days=8), sender="buyer", text="We compare offers.", address=email),
    ]
    return {"email": email, "messages": log}


def waited(country, sent, now):
    message = sb.Message(at=sent, sender="seller", text="Our quotation is attached.")
    return {"country": country, "city": None, "messages": [message], "now": now}


AUGUST = datetime(2026, 8, 10, 8, 0, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 24, 8, 0, tzinfo=UTC)
EASTER = datetime(2026, 4, 2, 18, 0, tzinfo=UTC)

SIGNS = {
    "alibaba-signals/verified": (
        "how far it has verified them", signals(buyer_level="L2"), signals(buyer_level="L0"),
    ),
    "alibaba-signals/active": ("login days of the last 90 days", signals(login_days=5), signals(login_days=4)),
    "alibaba-signals/inactive": ("login days of the last 90 days", signals(login_days=0), signals(login_days=1)),
    "alibaba-signals/churn-warning": (
        "contact with similar shops", signals(login_days=1, churn_warning=True), signals(login_days=1, churn_warning=False),
    ),
    "sector-fit/excluded": (
        "trades that the seller excludes",
        {"about": "We run a bakery.", "company": "X", "products": (), "seller": sb.Seller(sectors=("water treatment",), excluded=("food",))},
        {"about": "We run a bakery.", "company": "X", "products": (), "seller": sb.Seller(sectors=("water treatment",), excluded=("furniture",))},
    ),
    "fake-email/policies": ("SPF and DMARC", {"facts": mail_domain()}, {"facts": mail_domain(dmarc=False)}),
    "fake-email/maybe-throwaway": (
        "throw-away", {"email": f"petersen@{ON_ONE_LIST}", "website": None}, {"email": "petersen@gmail.com", "website": None},
    ),
    "fake-email/nobody-reads": ("a mailbox that nobody reads", {"email": "noreply@nordwasser.example"}, {"email": "reply@nordwasser.example"}),
    "live-mailbox/reply-of-stranger": (
        "whose it is", answered(LOOKALIKE), answered("einkauf@nordwasser.example"),
    ),
    "dead-website/alive-firm": (
        "speaks for the firm",
        {"facts": site("alive-matching", text="Nordwasser Technik GmbH"), "email": LOOKALIKE},
        {"facts": site("alive-matching", text="Nordwasser Technik GmbH")},
    ),
    "fake-website/firm-not-sender": (
        "speaks strongly for a real buyer where the mail address is on the site's own domain",
        {"facts": site("alive-unverified", text="Nordwasser Technik GmbH"), "email": LOOKALIKE},
        {"facts": site("alive-unverified", text="Nordwasser Technik GmbH")},
    ),
    "fake-website/imitated": (
        "look-alike",
        {"facts": site("alive-unverified", text="Nordwasser Technik GmbH"), "email": LOOKALIKE},
        {"facts": site("unreachable", "timeout"), "email": LOOKALIKE},
    ),
    "dead-website/parked-page-only": (
        "two independent signs", {"facts": site("parked", "page-only")}, {"facts": site("parked", "two-signs")},
    ),
    "dead-website/for-sale-page-only": (
        "two independent signs", {"facts": site("for-sale", "page-only")}, {"facts": site("for-sale", "two-signs")},
    ),
    "dead-website/expired-page-only": (
        "two independent signs", {"facts": site("expired", "page-only")}, {"facts": site("expired", "two-signs")},
    ),
    "dead-website/suspended-page-only": (
        "two independent signs", {"facts": site("suspended", "page-only")}, {"facts": site("suspended", "two-signs")},
    ),
    "holiday-absence/days-off": (
        "public holidays",
        waited("DE", EASTER, EASTER + timedelta(days=5)),
        waited("DE", EASTER + timedelta(days=12), EASTER + timedelta(days=17)),
    ),
    "holiday-absence/season": (
        "most offices", waited("IT", AUGUST - timedelta(days=3), AUGUST + timedelta(days=3)),
        waited("IT", AUGUST - timedelta(days=60), AUGUST - timedelta(days=54)),
    ),
    "holiday-absence/half-season": (
        "about half of them", waited("BR", CHRISTMAS - timedelta(days=2), CHRISTMAS + timedelta(days=5)),
        waited("BR", CHRISTMAS - timedelta(days=60), CHRISTMAS - timedelta(days=53)),
    ),
}  # fmt: skip


def rule_of(sign):
    name = sign.partition("/")[0]
    return next(one for one in (*core_rules(), AlibabaSignals()) if one.name == name)


def raised(sign, given):
    return {getattr(verdict, "sign", "") for verdict in rule_of(sign).judge(case(**given))}


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_a_case_that_meets_the_condition_raises_it_and_one_beside_it_does_not(sign):
    _, meets, misses = SIGNS[sign]
    assert sign in raised(sign, meets)
    assert sign not in raised(sign, misses)


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_the_condition_stands_on_the_rules_page(sign):
    page = rule_page(rule_of(sign))
    text = " ".join(" ".join([page.summary, *page.sections.values()]).split()).casefold()
    assert " ".join(SIGNS[sign][0].split()).casefold() in text, page.sections
