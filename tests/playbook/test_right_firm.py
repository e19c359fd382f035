"""Where to reach the firm itself, and no advice over what is known to be dead."""

from datetime import timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.model.facts import Facts, Known, Question, Unknown
from silentbuyer.testing import NOW, message

SITE = Question("website", "https://nordwasser.example/")
PAGE = {"state": "alive-unverified", "marks": (), "title": "Nordwasser GmbH", "text": "Nordwasser GmbH, Hamburg",
        "emails": ("info@nordwasser.example",), "phones": ("+49 40 3344550",)}  # fmt: skip
WORKS = {"verdict": "can_receive", "why": "mx", "mx": ("mx.example",), "bogus": {}, "spf": None, "dmarc": None}
DEAD = {**WORKS, "verdict": "cannot_receive", "why": "nxdomain", "mx": ()}
TALK = (
    message("Please quote 20 UV units, 40 m3/h, 230 V.", days_ago=20, channel="alibaba"),
    message("Our quotation is attached: USD 4,200.", sender="seller", days_ago=18, channel="email"),
)


def diagnosed(email, site=PAGE, mail=WORKS, **fields):
    domain = email.partition("@")[2]
    facts = {Question("mail-domain", domain): Known(mail) if isinstance(mail, dict) else mail}
    facts[SITE] = Known(site, at=NOW) if isinstance(site, dict) else site
    given = {"company": "Nordwasser GmbH", "website": "nordwasser.example", "country": "DE", "stage": "quotation"}
    customer = sb.Customer(**{"id": "C-1", "email": email, "messages": TALK, **given, **fields})
    return sb.diagnose(customer, sb.Seller(country="CN"), now=NOW, facts=Facts(facts))


def fake(d):
    return next(score.probability for score in d.causes if score.cause is sb.Cause.FAKE_BUYER)


IMITATORS = [
    "einkauf@nordwaser.example", "einkauf@nordwassser.example", "einkauf@n0rdwasser.example", "info@nrodwasser.example",
    "einkauf@nordvvasser.example", "einkauf@noordwaser.example", "einkauf@nordwasser-example.com",
    "einkauf@nordwasser.example.mail-portal.com", "einkauf@norclwasser.example", "einkauf@nordwassers.example",
    "nordwasser@mailinator.com", "nordwasser@guerrillamail.com", "einkauf@yopmail.com",
]  # fmt: skip


@pytest.mark.parametrize("email", IMITATORS)
def test_beside_a_look_alike_or_throw_away_mailbox_the_real_site_is_where_to_verify(email):
    d = diagnosed(email)
    first = d.actions[0]

    assert first.kind == "verify-address"
    assert "info@nordwasser.example or +49 40 3344550, as the real site nordwasser.example shows" in first.advice
    assert email in first.advice
    assert fake(d) > fake(diagnosed(email, site=Unknown("timeout"))) > fake(diagnosed("einkauf@nordwasser.example"))
    assert any("speaks for the firm, not for" in finding.because for finding in d.findings)


def test_before_the_sender_is_verified_nothing_is_offered_and_nothing_followed_up():
    kinds = {action.kind for action in diagnosed("einkauf@nordwaser.example", consent=True).actions}
    assert kinds <= {"verify-address", "ask-question", "mark-junk", "stop", "return-to-pool", "escalate"}


def test_a_website_that_is_gone_is_no_place_to_look():
    gone = diagnosed("einkauf@nordwasser.example", site={"state": "dead-no-dns"}, mail=DEAD)
    lives = diagnosed("einkauf@nordwasser.example", mail=DEAD)
    told = [" ".join(action.advice for action in d.actions) for d in (gone, lives)]
    assert "their website" not in told[0]
    assert "look on their website for another" in told[1]


@pytest.mark.parametrize("email", IMITATORS)
def test_an_answer_does_not_clear_an_imitator(email):
    answered = (*TALK, message("Thank you, we look at it.", days_ago=15), message("Any news?", sender="seller"))

    d = diagnosed(email, messages=answered)
    assert d.actions[0].kind == "verify-address"
    assert fake(d) > 5 * fake(diagnosed("einkauf@nordwasser.example", messages=answered))
    assert fake(d) > 0.05


def test_who_has_ordered_is_not_sent_to_be_verified():
    d = diagnosed("einkauf@nordwaser.example", orders=[sb.Order(at=NOW - timedelta(days=300))])
    assert "verify the sender" not in " ".join(action.advice for action in d.actions)


@pytest.mark.parametrize("email", ["einkauf@wt-holding.example", "einkauf@nordwasser.test", "anna.petersen@gmail.com"])
def test_a_sister_firm_another_ending_and_free_mail_are_no_imitators(email):
    d = diagnosed(email)
    assert fake(d) < 0.15
    assert d.actions[0].kind != "verify-address"


def test_the_firms_own_sender_is_cleared_by_its_site():
    d = diagnosed("einkauf@nordwasser.example")
    assert fake(d) < 0.01
    assert any(finding.sign == "fake-website/company-on-page" for finding in d.findings)


def test_where_the_firm_moved_its_new_domain_is_told_and_used():
    there = {**PAGE, "state": "alive-other-owner", "marks": ("moved", "stranger", "to:aquanord.example"),
             "final_url": "https://aquanord.example/", "emails": ("hallo@aquanord.example",)}  # fmt: skip
    d = diagnosed("einkauf@nordwasser.example", site=there)

    assert d.actions[0].kind == "verify-address"
    assert "The firm is now at aquanord.example: write to hallo@aquanord.example" in d.actions[0].advice
    assert "the firm goes on at aquanord.example" in str(d.findings)


def test_a_farewell_on_the_firms_own_site_leads():
    d = diagnosed("einkauf@nordwasser.example", site={**PAGE, "farewell": "Nordwasser GmbH has ceased trading."})

    assert d.cause is sb.Cause.COMPANY_GONE
    assert d.probability > 0.5
    assert d.actions[0].cause is sb.Cause.COMPANY_GONE


# ---- no advice over what is called dead


@pytest.mark.parametrize("why", ["nxdomain", "null-mx", "no-mail-route", "bogus-mx", "private-address"])
def test_nothing_goes_over_a_mail_domain_that_takes_no_mail(why):
    d = diagnosed("einkauf@nordwasser-mail.example", mail={**DEAD, "why": why}, phone="+49 40 1", consent=True)
    assert "email" not in {action.channel for action in d.actions}


def test_nothing_goes_to_a_mailbox_that_a_bounce_calls_dead():
    bounce = sb.Message(at=NOW - timedelta(days=17), sender="unknown", kind="bounce",
                        text="550 5.1.1 <einkauf@nordwasser.example>: user unknown")  # fmt: skip
    d = diagnosed("einkauf@nordwasser.example", messages=(*TALK, bounce))
    assert "email" not in {action.channel for action in d.actions}


@pytest.mark.parametrize(("mail", "told"), [(WORKS, True), (DEAD, False)])
def test_a_successor_is_named_only_where_mail_can_reach_them(mail, told):
    text = "Anna is no longer with the company. Please contact bruno@nordwasser.example"
    left = sb.Message(at=NOW - timedelta(days=17), sender="buyer", kind="auto-reply", text=text)
    d = diagnosed("anna@nordwasser.example", mail=mail, messages=(*TALK, left))
    assert ("bruno@nordwasser.example" in " ".join(action.advice for action in d.actions)) is told


def test_another_address_that_works_is_still_written_to():
    by_mail = tuple(attrs.evolve(one, channel="email") for one in TALK)
    other = {"email": "anna@other.example"}
    d = diagnosed("einkauf@nordwasser-mail.example", mail=DEAD, contacts=other, messages=by_mail)
    assert "email" in {action.channel for action in d.actions}


# ---- the stop rule

FIRST = [
    "Please quote 20 UV units, 40 m3/h, 230 V.", "Hello, send me your best price list.", "Need 500 pcs, CIF Hamburg, by May.",
    "We are a water treatment firm and want UV lamps of 75 W for 12 plants; please send drawings and lead time.",
]  # fmt: skip


@pytest.mark.parametrize("text", FIRST)
@pytest.mark.parametrize("stage", ["inquiry", "quotation", "sample"])
@pytest.mark.parametrize("state", ["dead-no-dns", "dead-no-address", "parked", "expired", "hijacked"])
def test_a_dead_site_and_mail_on_the_one_domain_mean_stop(text, stage, state):
    talk = (message(text, days_ago=20, channel="alibaba"), *TALK[1:])
    d = diagnosed("einkauf@nordwasser.example", site={"state": state}, mail=DEAD, messages=talk, stage=stage)

    assert d.cause is sb.Cause.FAKE_BUYER
    assert d.actions[0].kind == "stop"


def test_with_an_order_on_record_the_company_is_gone_instead():
    orders = [sb.Order(at=NOW - timedelta(days=300))]
    d = diagnosed("einkauf@nordwasser.example", site={"state": "dead-no-dns"}, mail=DEAD, orders=orders, stage="repeat")

    assert d.cause is sb.Cause.COMPANY_GONE
    assert not {"stop", "mark-junk"} & {action.kind for action in d.actions}


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["inquiry", "quotation", "sample", "proforma"]),
    st.sampled_from(FIRST),
    st.sampled_from([
        ({"state": "dead-no-dns"}, WORKS), ({"state": "dead-no-dns"}, Unknown("servfail")), ({"state": "parked"}, WORKS),
        ({"state": "hijacked"}, Unknown("timeout")), (PAGE, DEAD), (Unknown("timeout"), DEAD), ({"state": "unreachable"}, DEAD),
        ({"state": "alive-unread", "marks": ("bot-wall",)}, DEAD), ({"state": "http-error"}, DEAD),
    ]),
)  # fmt: skip
def test_one_half_alone_never_stops(stage, text, halves):
    talk = (message(text, days_ago=20, channel="alibaba"), *TALK[1:])
    d = diagnosed("einkauf@nordwasser.example", site=halves[0], mail=halves[1], messages=talk, stage=stage)

    assert not {"stop", "mark-junk"} & {action.kind for action in d.actions}
