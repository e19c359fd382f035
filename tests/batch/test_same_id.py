"""Rows of one id in a file: one buyer where they can be, named where they cannot, never lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.same_id import grouped
from silentbuyer.batch.tabular import Record


@pytest.fixture
def read(tmp_path):
    def of(text):
        path = tmp_path / "a.csv"
        path.write_text(text, encoding="utf-8")
        with read_customers(path) as reading:
            items = list(reading)
        return [i for i in items if not isinstance(i, BadRow)], [i for i in items if isinstance(i, BadRow)], reading

    return of


def test_the_contacts_of_an_account_are_one_buyer_and_it_is_told(read):
    (acme, beta), bad, reading = read(
        "Account ID,Account Name,Contact Name,Email,Country\nA1,Acme,Ann,ann@acme.example,US\n"
        "B1,Beta,Cy,cy@beta.example,DE\nA1,Acme,Bob,bob@acme.example,CA\n"
    )
    assert (acme.id, acme.contacts[0].person, beta.id, bad) == ("A1", "Bob", "B1", [])
    assert (reading.rows, reading.good, reading.bad, reading.joined) == (3, 2, 0, 1)
    report = reading.report
    assert (report.rows, report.joined, dict(report.differing)) == (3, 1, {"Country": 1})
    assert "1 row read into the buyer of an earlier row with the same id" in report.lines()
    assert "'Country' differs 1 time between rows of one id: the first was taken" in report.lines()
    assert report.to_dict()["joined"] == 1
    assert not report.needs_user


def test_another_firm_under_the_same_id_is_a_row_that_needs_the_user(read):
    (only,), (bad,), reading = read("id,company,email\n1,Acme,a@acme.example\n1,Zeta GmbH,z@zeta.example\n")
    assert only.company == "Acme"
    assert (bad.row, bad.column, bad.value) == (3, "id", "1")
    assert "it has another company and other addresses" in bad.message
    assert reading.report.needs_user


def test_a_data_frames_decimals_are_the_same_id(read):
    (only,), bad, _ = read("id,company,phone\n7,Acme,\n7.0,Acme,+1 212 555 0100\n")
    assert (only.phone, bad) == ("+1 212 555 0100", [])


def test_rows_in_memory_are_not_kept_waiting():
    taken = 0

    def rows():
        nonlocal taken
        for number in range(20_000):
            taken += 1
            yield {"id": str(number), "company": "A"}

    with read_customers(rows()) as reading:
        next(reading)
    assert taken < 1000  # the look ahead for columns and dates


ITEMS = st.lists(st.sampled_from(["a", "b", "c", "", None]), max_size=30)


@given(ITEMS, st.integers(1, 8))
def test_every_row_comes_once_and_its_order_within_an_id_stays(names, window):
    found = [
        Fault(n, "x") if name is None else Record.of(n, {"id": name, "text": "t"}) for n, name in enumerate(names, 1)
    ]
    groups = list(grouped(iter(found), ("id",), window))
    assert Counter(item.number for group in groups for item in group) == Counter(item.number for item in found)
    for group in groups:
        assert [item.number for item in group] == sorted(item.number for item in group)
        assert len(group) == 1 or len({item.cells["id"] for item in group}) == 1
    assert [group[0].number for group in groups] == sorted(group[0].number for group in groups)


def test_no_more_rows_are_held_back_than_the_window():
    taken = 0

    def rows():
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Record.of(number, {"id": str(number)})

    next(grouped(rows(), ("id",), 10))
    assert taken == 11


@pytest.mark.no_cover  # long, and counted by others
def test_rows_that_stand_too_far_apart_are_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,company\n1,Acme\n" + "".join(f"x{n},B\n" for n in range(20_001)) + "1,Acme\n")
    with read_customers(path) as reading:
        bad = [item for item in reading if isinstance(item, BadRow)]
    assert [row.row for row in bad] == [20_004]
    assert "within 20,000 rows" in bad[0].message
