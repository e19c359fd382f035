"""JSON inside cells, as APIs and exports write addresses, numbers and names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.records import nested
from silentbuyer.records.read_record import read_record

PIPEDRIVE = [
    {"label": "work", "value": "b@acq.example", "primary": False},
    {"label": "home", "value": "a@acq.example", "primary": True},
]
TWENTY = {
    "primaryPhoneNumber": "3335550100",
    "primaryPhoneCallingCode": "+39",
    "primaryPhoneCountryCode": "IT",
    "additionalPhones": [],
}


def test_addresses_are_found_and_the_primary_one_leads():
    assert nested.addresses(PIPEDRIVE) == ["a@acq.example", "b@acq.example"]
    assert nested.addresses({"primaryEmail": "a@acq.example", "additionalEmails": ["b@acq.example"]}) == [
        "a@acq.example",
        "b@acq.example",
    ]
    assert nested.addresses([{"value": ""}, None, 5]) == []


def test_numbers_take_the_calling_code_beside_them():
    assert nested.numbers(TWENTY) == ["+39 3335550100"]
    assert nested.numbers([{"value": "+39025550100", "label": "work 12345"}, 39025550101]) == [
        "+39025550100",
        "39025550101",
    ]
    assert nested.numbers({"id": "123456789", "phone": ["025550100"], "flag": True}) == ["025550100"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ('{"id": 5, "name": "Acquaviva"}', "Acquaviva"), ({"label": "Lead"}, "Lead"), ('[{"name": "A"}, {"name": "B"}]', "A, B"),
        ("plain", "plain"), ('{"id": 5}', '{"id": 5}'), ('[{"id": 5}]', '[{"id": 5}]'), ('["a"]', '["a"]'), ("{broken", "{broken"), (7, 7),
    ],
)  # fmt: skip
def test_a_nested_thing_has_a_name(value, wanted):
    assert nested.named(value) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[{"a": 1}]', [{"a": 1}]), ("[{'a': None, 'b': True, 'c': False}]", [{"a": None, "b": True, "c": False}]),
        ("{'a': \"it's\"}", "{'a': \"it's\"}"), ("[unclosed", "[unclosed"), ("text", "text"), (5, 5),
    ],
)  # fmt: skip
def test_json_is_parsed_also_as_python_prints_it(text, wanted):
    assert nested.parsed(text) == wanted


def test_cells_of_a_record_are_read_through_their_json():
    record = {
        "id": 7, "email": json.dumps(PIPEDRIVE), "phone": json.dumps(TWENTY), "company": '{"id": 3, "name": "Acquaviva"}',
        "country": '{"name": "Italy", "code": "IT"}', "products": '[{"name": "lamps"}]',
    }  # fmt: skip
    found = read_record(record)
    assert (found.email, found.phone, found.company, found.country, found.products) == (
        "a@acq.example", "+39 3335550100", "Acquaviva", "IT", ("lamps",),
    )  # fmt: skip
    assert [contact.value for contact in found.contacts] == ["b@acq.example"]
    assert any("read from JSON" in remark.note for remark in found.remarks)


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ({"amountMicros": 12_000_000_000, "currencyCode": "USD"}, 12000.0, "USD"), ({"amount": 12000, "currency": "EUR"}, 12000.0, "EUR"),
        ('{"value": "12000.50"}', 12000.5, None), ({"amountMicros": "x"}, None, None), ({"foo": 1}, None, None), ("USD 5", 5.0, "USD"),
    ],
)  # fmt: skip
def test_sums_that_an_api_nests(cell, amount, currency):
    found = read_record({"id": 1, "amount": cell})
    assert (found.amount, found.currency) == (amount, currency)


def test_a_name_in_two_parts():
    assert nested.named({"firstName": "Anna", "lastName": "Riva"}) == "Anna Riva"
    assert nested.named({"firstName": "", "lastName": None, "name": "A"}) == "A"


def test_a_nested_cell_without_an_address_is_kept_aside():
    found = read_record({"id": 1, "email": '[{"value": "none"}]', "phone": '[{"value": "call me"}]'})
    assert (found.email, found.phone) == (None, None)
    assert set(found.extra) == {"email", "phone"}
    assert read_record({"id": 1, "email": '[{"value": ""}]'}).extra == {}


@pytest.mark.parametrize(
    ("cell", "email", "others"),
    [
        ("Anna Riva <anna@acq.example>, Bo <bo@acq.example>", "anna@acq.example", ["bo@acq.example"]),
        ('"Riva, Anna" <anna@acq.example>', "anna@acq.example", []),
        ("a@acq.example ::: b@acq.example", "a@acq.example", ["b@acq.example"]),
        ("mailto:a@acq.example", "a@acq.example", []),
        ("[a@acq.example]", "a@acq.example", []),
    ],
)
def test_several_addresses_in_one_cell(cell, email, others):
    found = read_record({"id": 1, "email": cell})
    assert (found.email, [contact.value for contact in found.contacts]) == (email, others)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("8613800000000.0", "8613800000000"),
        ("'0405000000", "0405000000"),
        ("+39 02 555 ::: +39 333 555", "+39 02 555"),
        ("12.0", "12.0"),
    ],
)
def test_marks_that_programs_leave_on_numbers(cell, phone):
    assert read_record({"id": 1, "phone": cell}).phone == phone


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(TREES)
def test_any_tree_has_addresses_numbers_and_a_name_without_fault(tree):
    assert all("@" in text for text in nested.addresses(tree))
    assert all(any(map(str.isdigit, text)) for text in nested.numbers(tree))
    assert nested.named(tree) is tree or isinstance(nested.named(tree), str)
