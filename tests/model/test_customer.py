"""The strict constructors name field, expectation and value."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer import Contact, Customer, Message, Order, Stage
from silentbuyer.errors import CustomerError, SilentBuyerError

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def fault(make, *args, **fields):
    with pytest.raises(CustomerError) as caught:
        make(*args, **fields)
    return caught.value


def test_the_smallest_customer_is_an_id():
    customer = Customer(id="C-1")

    assert (customer.id, customer.label, customer.messages, customer.stage) == ("C-1", "C-1", (), None)


def test_a_naive_datetime_is_refused_with_the_way_to_mend_it():
    error = fault(Message, at=datetime(2026, 3, 1))

    assert error.field == "Message.at"
    assert "ZoneInfo('Asia/Shanghai')" in str(error)
    assert "datetime.datetime(2026, 3, 1, 0, 0)" in str(error)


@pytest.mark.parametrize(
    ("fields", "field", "expected"),
    [
        ({"id": ""}, "Customer.id", "not empty"),
        ({"id": 7}, "Customer.id", "text (str)"),
        ({"country": "Germany"}, "Customer.country", "ISO 3166-1"),
        ({"country": "de"}, "Customer.country", "ISO 3166-1"),
        ({"subdivision": "BR-SP"}, "Customer.subdivision", "ISO 3166-2"),
        ({"timezone": "Mars/Olympus"}, "Customer.timezone", "IANA"),
        ({"timezone": "../etc/passwd"}, "Customer.timezone", "IANA"),
        ({"stage": "lost"}, "Customer.stage", "one of inquiry, quotation"),
        ({"languages": "pt"}, "Customer.languages", "a sequence of text"),
        ({"languages": [1]}, "Customer.languages", "a sequence of text"),
        ({"messages": [1]}, "Customer.messages", "a sequence of Message"),
        ({"messages": 3}, "Customer.messages", "a sequence of Message"),
        ({"arrival": datetime(2026, 1, 1)}, "Customer.arrival", "timezone-aware"),
        ({"signals": [1]}, "Customer.signals", "a mapping"),
        ({"signals": {"a": object()}}, "Customer.signals", "expected text"),
        ({"amount": float("nan")}, "Customer.amount", "finite"),
        ({"currency": "usd"}, "Customer.currency", "ISO 4217"),
        ({"email": ""}, "Customer.email", "not empty"),
    ],
)
def test_a_value_that_does_not_fit_names_field_and_expectation(fields, field, expected):
    error = fault(Customer, **{"id": "C-1", **fields})

    assert error.field.startswith(field)
    assert expected in str(error)


def test_contacts_may_be_given_as_a_mapping_and_channels_join_all_addresses():
    customer = Customer(id="C-1", email="a@b.example", phone="+55 1", contacts={"whatsapp": "+55 2", "phone": "+55 3"})

    assert customer.contacts == (Contact("whatsapp", "+55 2"), Contact("phone", "+55 3"))
    assert customer.channels == {"email": "a@b.example", "phone": "+55 1", "whatsapp": "+55 2"}


def test_words_outside_the_lists_are_refused():
    assert "one of buyer, seller, unknown" in str(fault(Message, at=NOW, sender="me"))
    assert "one of message, auto-reply" in str(fault(Message, at=NOW, kind="spam"))
    assert "not empty" in str(fault(Contact, "", "x"))
    assert "finite" in str(fault(Order, at=NOW, amount="12"))


def test_numbers_stages_and_signals_are_normalised_once():
    customer = Customer(id="C-1", stage="quotation", signals={"alibaba": {"marks": [1, 2]}}, amount=12)

    assert customer.stage is Stage.QUOTATION
    assert customer.signals == {"alibaba": {"marks": (1, 2)}}
    assert isinstance(customer.amount, float)


def test_long_values_are_shortened_in_errors():
    assert len(str(fault(Customer, id="C-1", country="x" * 10_000))) < 300


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=offsets)


@given(st.lists(st.builds(Message, at=moments, text=st.text(), subject=st.text()), max_size=4), st.text(min_size=1))
def test_a_customer_survives_its_own_plain_data(messages, name):
    name = name.strip() or "x"
    customer = Customer(id=name, company=name, messages=messages, contacts={"whatsapp": name}, timezone="Europe/Rome")

    assert Customer.from_dict(customer.to_dict()) == customer


def test_a_zone_name_survives_as_an_offset():
    customer = Customer(id="1", messages=[Message(at=datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")))])

    assert Customer.from_dict(customer.to_dict()).messages[0].at.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("data", [{}, {"schema": 1}, [1], {"schema": 99, "id": "a"}])
def test_plain_data_of_another_shape_is_a_clear_error(data):
    with pytest.raises(SilentBuyerError):
        Customer.from_dict(data)
