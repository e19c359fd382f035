"""Which channel reaches this buyer, in this country, on this day."""

from datetime import UTC, date, datetime

import pytest
from tests.saying import NOW, case

from silentbuyer.data.tables import rows
from silentbuyer.model.channels import best, channel_name, ever_stopped, phone, ranking, reaches, status
from silentbuyer.model.customer import Contact


def found(**fields):
    fields.setdefault("email", None)
    return reaches(case(**fields).customer, NOW)


@pytest.mark.parametrize(
    ("channel", "country", "day", "usable"),
    [
        ("skype", "GB", date(2025, 5, 4), True), ("skype", "GB", date(2025, 5, 5), False),
        ("hangouts", None, date(2026, 1, 1), False), ("whatsapp", "RU", date(2026, 2, 10), True),
        ("whatsapp", "RU", date(2026, 2, 11), False), ("whatsapp", "CN", date(2026, 1, 1), False),
        ("whatsapp", "AE", date(2026, 1, 1), True), ("whatsapp", "IR", date(2023, 1, 1), False),
        ("whatsapp", "IR", date(2026, 1, 1), True), ("wechat", "CN", date(2026, 1, 1), True),
        ("whatsapp", "BR", date(2026, 1, 1), True), ("telegram", "RU", date(2026, 3, 1), False),
    ],
)  # fmt: skip
def test_a_service_works_or_not_by_country_and_date(channel, country, day, usable):
    assert status(channel, country, day).usable is usable


def test_calls_over_whatsapp_are_banned_in_the_emirates_while_text_works():
    known = status("whatsapp", "AE", date(2026, 1, 1))
    assert known.usable
    assert not known.callable
    assert status("whatsapp", "BR", date(2026, 1, 1)).callable


@pytest.mark.parametrize(
    ("country", "first"),
    [
        ("CN", "wechat"),
        ("JP", "line"),
        ("KR", "kakaotalk"),
        ("VN", "zalo"),
        ("BR", "whatsapp"),
        ("US", "messenger"),
        ("RU", "max"),
    ],
)
def test_the_first_messenger_of_a_country(country, first):
    assert ranking(country)[0].channel == first
    assert ranking(country)[0].year >= 2016


@pytest.mark.parametrize("country", [None, "ET", "XX"])
def test_an_unknown_country_has_no_ranking(country):
    assert ranking(country) == ()


def test_every_row_has_year_confidence_and_source():
    for row in rows("channels/ranking.csv"):
        assert row["source"]
        assert row["confidence"] in {"high", "medium", "low"}
        assert 2016 <= int(row["year"]) <= 2026
    assert all(row["source"] for row in (*rows("channels/status.csv"), *rows("channels/names.csv")))


@pytest.mark.parametrize(
    ("written", "name"), [("Google Hangouts", "hangouts"), ("Tel", "phone"), ("微信", "wechat"), ("Line", "line")]
)
def test_channels_have_one_name(written, name):
    assert channel_name(written) == name


def test_the_countrys_own_messenger_comes_first_and_dead_ones_last():
    reach = found(
        country="CN", email="a@b.example", contacts={"whatsapp": "+8613812345678", "WeChat": "ana", "skype": "ana77"}
    )
    assert [one.channel for one in reach] == ["wechat", "email", "skype", "whatsapp"]
    assert best(reach).channel == "wechat"
    assert best(reach, tried=frozenset({"wechat", "email"})) is None


def test_an_emergency_contact_is_called_first():
    reach = found(phone="+49 40 1", contacts=[Contact("phone", "+49 40 2", role="emergency")])
    assert phone(reach).address == "+49 40 2"


def test_the_number_behind_a_messenger_can_be_called_even_where_it_is_blocked():
    assert phone(found(country="RU", contacts={"whatsapp": "+79161234567"})).channel == "whatsapp"
    assert phone(found(contacts={"telegram": "@ana"})) is None
    assert best(found(phone="+49 40 1")) is None


def test_moments_before_a_block_do_not_count_it():
    customer = case(email=None, country="RU", contacts={"whatsapp": "+79161234567"}).customer
    assert reaches(customer, datetime(2026, 1, 1, tzinfo=UTC))[0].status.usable


def test_a_service_was_ever_stopped_or_never():
    assert ever_stopped("skype")
    assert not ever_stopped("email")
