"""What a diagnosis carries of both sides, so that a list needs nothing but the diagnosis."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.model.parties import SHOWN_MESSAGES, SHOWN_TEXT

NOW = datetime(2026, 8, 19, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def made():
    log = [
        sb.Message(at=NOW - timedelta(days=60 - n), sender="seller", channel="email", text="x" * 5000)
        for n in range(SHOWN_MESSAGES + 9)
    ]
    away = "I am out of the office until 24 August 2026 and will answer then."
    log.append(
        sb.Message(at=NOW - timedelta(days=2), sender="buyer", kind="auto-reply", subject="Automatic reply", text=away)
    )
    log.append(sb.Message(at=NOW + timedelta(days=2), sender="buyer", text="of a day to come"))
    customer = sb.Customer(
        id="1", company="Aqua", name="Ana", email="ana@aqua.example", phone="+49 40 1", country="DE", city="Hamburg",
        owner="王芳", amount=1200, currency="EUR", languages=("de",), messages=log,
        contacts=[sb.Contact("phone", "+49 40 911", role="emergency", person="Jo"), sb.Contact("whatsapp", "+49 151 1")],
    )  # fmt: skip
    return sb.diagnose(customer, sb.Seller(company="We", languages=("zh", "en")), now=NOW, online=False)


def test_the_buyer_with_country_person_owner_and_value(made):
    buyer = made.buyer
    assert (buyer.person, buyer.country, buyer.city, buyer.owner) == ("Ana", "DE", "Hamburg", "王芳")
    assert (buyer.amount, buyer.currency, buyer.languages) == (1200.0, "EUR", ("de",))


def test_every_address_is_there_with_its_role_and_person(made):
    found = {(contact.channel, contact.value, contact.role, contact.person) for contact in made.buyer.contacts}
    assert ("phone", "+49 40 911", "emergency", "Jo") in found
    assert {channel for channel, *_ in found} == {"phone", "whatsapp", "email"}


def test_only_the_latest_messages_up_to_now_are_kept_and_cut_short(made):
    kept = made.buyer.messages
    assert len(kept) == SHOWN_MESSAGES
    assert kept[-1].kind == "auto-reply"
    assert max(len(message.text) for message in kept) == SHOWN_TEXT


def test_absences_end_on_the_first_day_back_by_the_buyers_clock(made):
    (away,) = made.buyer.absences
    assert away.until.isoformat() == "2026-08-24T00:00:00+02:00"


def test_the_sellers_side_with_its_clock(made):
    assert (made.seller.company, made.seller.country, made.seller.zone) == ("We", "CN", "Asia/Shanghai")
    assert made.seller.languages == ("zh", "en")


def test_it_survives_being_saved(made):
    assert sb.Diagnosis.from_dict(made.to_dict()) == made


def test_a_diagnosis_that_was_saved_before_is_read_without_it(made):
    data = made.to_dict()
    del data["buyer"], data["seller"]
    assert sb.Diagnosis.from_dict(data).buyer.contacts == ()


def test_the_engine_and_the_seller_say_what_they_are():
    seller = sb.Seller(company="We", languages=("zh", "en"))
    assert repr(seller) == "Seller(company='We', languages=('zh', 'en'))"
    assert repr(sb.Seller()) == "Seller()"
    with sb.Engine(seller, online=False, environment=False) as engine:
        assert repr(engine).startswith("<Engine for We, offline: ")
    assert repr(sb.plan([])) == "<Plan of 0 tasks, 0 buyers waiting, 0 more tasks left over>"
