"""Several rows of one buyer: what agrees or completes is joined, what differs is kept and named."""

from datetime import UTC, datetime, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.model.customer import Contact, Customer, Message, Order
from silentbuyer.records.one_buyer import may_be_one, one_buyer

DAY = datetime(2026, 8, 14, tzinfo=UTC)


def buyer(**fields):
    return Customer(id="1", **fields)


def joined(*customers):
    return one_buyer(list(enumerate(customers, 2)))


class TestPeople:
    def test_another_person_becomes_a_contact(self):
        made = joined(
            buyer(company="Acme", name="Ann", email="ann@acme.example"),
            buyer(company="Acme", name="Bob", email="bob@acme.example", phone="+1 212"),
        )
        assert (made.name, made.email, made.phone) == ("Ann", "ann@acme.example", None)
        assert made.contacts == (
            Contact("email", "bob@acme.example", role="colleague", person="Bob"),
            Contact("phone", "+1 212", role="colleague", person="Bob"),
        )

    def test_the_same_person_is_completed(self):
        made = joined(buyer(name="Ann", email="a@acme.example"), buyer(name="ANN", phone="+1 212", country="US"))
        assert (made.email, made.phone, made.country, made.contacts) == ("a@acme.example", "+1 212", "US", ())

    def test_a_second_address_of_the_same_person_is_a_contact(self):
        made = joined(buyer(name="Ann", email="a@acme.example"), buyer(name="Ann", email="b@acme.example"))
        assert made.email == "a@acme.example"
        assert [contact.value for contact in made.contacts] == ["b@acme.example"]

    def test_a_name_without_an_address_is_kept_aside(self):
        made = joined(buyer(name="Ann"), buyer(name="Bob"))
        assert made.name == "Ann"
        assert made.extra["name (row 3)"] == "Bob"


class TestBusiness:
    def test_amounts_of_several_deals_are_added_up_and_it_is_said(self):
        made = joined(*(buyer(amount=amount, currency="USD") for amount in (1000, 2000, 1000)))
        assert (made.amount, made.currency) == (3000, "USD")  # an amount that returns is the same deal's other contact
        assert [remark.value for remark in made.remarks if remark.field == "amount"] == ["1000 USD, 2000 USD"]

    def test_amounts_of_two_currencies_are_not(self):
        made = joined(buyer(amount=1000, currency="USD"), buyer(amount=9, currency="EUR"))
        assert (made.amount, made.currency) == (1000, "USD")
        assert any("the first was taken" in remark.note for remark in made.remarks)

    def test_orders_and_messages_come_together_in_order_of_time(self):
        late, early = Message(at=DAY, text="b"), Message(at=DAY - timedelta(days=9), text="a")
        made = joined(
            buyer(messages=(late,), orders=(Order(at=DAY),)),
            buyer(messages=(early, late), orders=(Order(at=DAY - timedelta(days=9)),)),
        )
        assert [message.text for message in made.messages] == ["a", "b"]
        assert [order.at.day for order in made.orders] == [5, 14]

    def test_who_opted_out_in_one_row_has_opted_out(self):
        assert joined(buyer(consent=True), buyer(consent=False), buyer(consent=True)).consent is False


class TestDiffering:
    def test_the_first_stays_and_the_other_is_kept_and_named(self):
        made = joined(buyer(company="Acme", country="US"), buyer(company="Acme Inc", country="DE"))
        assert (made.country, made.extra["country (row 3)"]) == ("US", "DE")
        assert ("country", "DE") in [(remark.field, remark.value) for remark in made.remarks]

    def test_columns_without_a_field_and_signals_are_kept_of_every_row(self):
        made = joined(
            buyer(extra={"Owner": "Li"}, signals={"zoho": {"rating": "A"}}),
            buyer(extra={"Owner": "Wu", "Fax": "9"}, signals={"zoho": {"rating": "B", "source": "fair"}}),
        )
        assert {"Owner": "Li", "Fax": "9", "Owner (row 3)": "Wu"}.items() <= made.extra.items()
        assert made.signals["zoho"] == {"rating": "A", "source": "fair"}
        assert made.extra["signals.zoho.rating (row 3)"] == "B"

    def test_two_firms_without_a_shared_address_are_two_buyers(self):
        acme = buyer(company="Acme", email="a@acme.example")
        assert not may_be_one(acme, buyer(company="Zeta GmbH", email="z@zeta.example"))
        assert may_be_one(acme, buyer(company="Acme Trading", email="z@zeta.example"))
        assert may_be_one(acme, buyer(company="Formerly Zeta", email="A@acme.example"))
        assert may_be_one(acme, buyer(email="z@zeta.example"))


TEXTS = st.none() | st.sampled_from(["A", "B", "C"])
ROWS = st.lists(
    st.builds(
        buyer, company=st.just("Acme"), name=TEXTS, email=TEXTS, phone=TEXTS, website=TEXTS, city=TEXTS,
        extra=st.dictionaries(st.sampled_from(["x", "y"]), st.sampled_from(["A", "B"])),
        products=st.lists(st.sampled_from(["p", "q"]), unique=True),
    ), min_size=1, max_size=5,
)  # fmt: skip


@given(ROWS)
def test_nothing_that_any_row_says_is_lost(customers):
    made = joined(*customers)
    people = {made.name, *(contact.person for contact in made.contacts)}
    values = {made.email, made.phone, made.website, made.city, *(contact.value for contact in made.contacts)}
    aside = set(made.extra.values())
    for customer in customers:
        assert customer.name is None or customer.name in people | aside
        assert {customer.email, customer.phone, customer.website, customer.city} - {None} <= values | aside
        assert set(customer.products) <= set(made.products)
        assert set(customer.extra.values()) <= aside


@given(ROWS)
def test_a_row_that_says_the_same_again_changes_nothing_but_the_remarks(customers):
    once = one_buyer([(2, customers[0])])
    assert once is customers[0]
    twice = joined(customers[0], customers[0])
    assert {**twice.to_dict(), "remarks": []} == {**once.to_dict(), "remarks": []}


def test_every_field_of_a_buyer_is_completed_by_a_later_row():
    """A field that is added to the buyer later must be joined as well."""
    full = buyer(
        company="Acme", name="Ann", email="a@acme.example", website="acme.example", country="US", subdivision="CA",
        city="LA", timezone="America/Los_Angeles", phone="+1 212", contacts=(Contact("wechat", "ann"),),
        languages=("en",), products=("lamps",), about="buys", stage="sample", messages=(Message(at=DAY),),
        orders=(Order(at=DAY),), amount=5, currency="USD", owner="Li", consent=True, arrival=DAY,
        signals={"zoho": {"rating": "A"}}, extra={"Fax": "9"},
    )  # fmt: skip
    made = joined(buyer(), full).to_dict()
    assert {**made, "remarks": []} == {**full.to_dict(), "remarks": []}
    assert not [
        field.name
        for field in attrs.fields(Customer)
        if getattr(full, field.name) in (None, (), "") and field.name != "remarks"
    ]
