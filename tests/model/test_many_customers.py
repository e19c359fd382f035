"""Customers made of whole columns are those that the constructor makes, and what it refuses is refused."""

from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.errors import CustomerError
from silentbuyer.model.customer import Contact, Customer, Message, Order, Remark, Stage
from silentbuyer.model.many_customers import customers

AT = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = st.sampled_from(["Acme", "Müller", "a\nb", " x "])
NO_TEXTS = st.sampled_from(["", " ", None, 7, b"x", ("a",)])
GOOD = {
    "id": TEXTS,
    **dict.fromkeys(("company", "name", "email", "website", "city", "phone", "owner"), st.none() | TEXTS),
    "country": st.sampled_from([None, "BR", "DE"]),
    "subdivision": st.sampled_from([None, "SP", "9"]),
    "timezone": st.sampled_from([None, "Europe/Berlin"]),
    "contacts": st.sampled_from([(), [Contact("wechat", "ana")], {"skype": "ana"}]),
    "languages": st.sampled_from([(), ["pt", "en"]]),
    "products": st.sampled_from([(), ("pumps",)]),
    "about": st.just("") | TEXTS,
    "stage": st.sampled_from([None, "sample", Stage.REPEAT]),
    "messages": st.sampled_from([(), [Message(at=AT)]]),
    "orders": st.sampled_from([(), (Order(at=AT),)]),
    "amount": st.sampled_from([None, 12, 1.5]),
    "currency": st.sampled_from([None, "USD"]),
    "consent": st.sampled_from([None, True, False]),
    "arrival": st.sampled_from([None, AT]),
    "signals": st.sampled_from([{}, {"alibaba": {"junk_marks": 3}}]),
    "extra": st.sampled_from([{}, {"a": [1, {"b": None}]}]),
    "remarks": st.sampled_from([(), [Remark("id", "n")]]),
}
BAD = {
    "country": st.sampled_from(["br", "BRA", "", 1]),
    "subdivision": st.sampled_from(["São Paulo", ""]),
    "timezone": st.sampled_from(["x/y", "", 3]),
    "stage": st.sampled_from(["won", 3]),
    "amount": st.sampled_from(["12", float("nan"), 10**400]),
    "currency": st.sampled_from(["usd", "€"]),
    "arrival": st.sampled_from([datetime(2026, 3, 1), "2026"]),
    "signals": st.sampled_from([None, {"a": object()}]),
    "extra": st.sampled_from([[1], {"a": float("inf")}]),
    "consent": st.nothing(),  # anything goes
}


def columns_of(values):
    """Some fields with a column of values each, of one length."""
    return st.integers(0, 5).flatmap(
        lambda count: st.fixed_dictionaries(
            {"id": st.lists(values("id"), min_size=count, max_size=count)},
            optional={name: st.lists(values(name), min_size=count, max_size=count) for name in GOOD if name != "id"},
        )
    )


def one_by_one(columns):
    rows = zip(*columns.values(), strict=True)
    return [Customer(**dict(zip(columns, row, strict=True))) for row in rows]


@given(columns_of(GOOD.get))
def test_the_same_customers_as_one_by_one(columns):
    made = customers(columns, len(columns["id"]))
    expected = one_by_one(columns)
    assert made == expected
    for one, other in zip(made, expected, strict=True):
        assert attrs.astuple(one, recurse=False) == attrs.astuple(other, recurse=False)
        for name in GOOD:
            assert type(getattr(one, name)) is type(getattr(other, name))


@given(columns_of(lambda name: GOOD[name] | BAD.get(name, NO_TEXTS)))
def test_what_the_constructor_refuses_is_refused(columns):
    try:
        expected = one_by_one(columns)
    except CustomerError:
        with pytest.raises(CustomerError, match=r"Customer\."):
            customers(columns, len(columns["id"]))
    else:
        assert customers(columns, len(columns["id"])) == expected


def test_every_field_is_put_and_nothing_happens_after_the_constructor():
    # A class that did more in its making than set its fields would have to be made by its constructor.
    assert set(GOOD) == {field.name for field in attrs.fields(Customer)}
    assert not hasattr(Customer, "__attrs_post_init__")
    assert not hasattr(Customer, "__attrs_pre_init__")
    assert all(field.init and not isinstance(field.default, attrs.Factory) for field in attrs.fields(Customer))


@pytest.mark.parametrize("columns", [{}, {"id": ["a"]}, {"id": ["a", "b"], "colour": ["x", "y"]}])
def test_columns_that_do_not_fit_are_a_mistake_of_the_program(columns):
    with pytest.raises(TypeError, match="must be fields of Customer"):
        customers(columns, 2)
