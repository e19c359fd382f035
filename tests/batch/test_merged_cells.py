"""Workbooks as people lay them out: cells merged over rows, headings over columns, groups, totals, repeated headers."""

import openpyxl
import pytest

from silentbuyer.batch import read_customers


@pytest.fixture
def read(tmp_path):
    def of(rows, *merged):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)
        book.save(tmp_path / "a.xlsx")
        with read_customers(tmp_path / "a.xlsx") as reading:
            return list(reading), reading.report

    return of


def test_a_value_merged_over_rows_is_every_rows(read):
    found, _ = read(
        [["Company", "Contact", "Email"], ["Acme", "Ann", "a@acme.example"], [None, "Bob", "b@acme.example"],
         ["Beta", "Cy", "c@beta.example"]], "A2:A3",
    )  # fmt: skip
    assert [(c.company, c.name) for c in found] == [("Acme", "Ann"), ("Acme", "Bob"), ("Beta", "Cy")]


def test_merged_ids_are_one_buyer(read):
    (acme, _), report = read(
        [["Customer ID", "Company", "Contact", "Email"], ["A1", "Acme", "Ann", "a@acme.example"],
         [None, None, "Bob", "b@acme.example"], ["B1", "Beta", "Cy", "c@beta.example"]], "A2:A3", "B2:B3",
    )  # fmt: skip
    assert [contact.person for contact in acme.contacts] == ["Bob"]
    assert report.joined == 1


def test_an_empty_row_within_merged_cells_is_no_buyer(read):
    found, _ = read([["Company", "Email"], ["Acme", "a@acme.example"], [None, None], ["Beta", None]], "A2:A3")
    assert [c.company for c in found] == ["Acme", "Beta"]


def test_headings_of_groups_stand_above_the_names(read):
    (only,), _ = read(
        [["Customer", None, "Contact", None], ["ID", "Company", "Name", "Email"], ["A1", "Acme", "Ann", "a@x.example"]],
        "A1:B1", "C1:D1",
    )  # fmt: skip
    assert (only.id, only.company, only.name, only.email) == ("A1", "Acme", "Ann", "a@x.example")


def test_groups_and_repeated_headers_are_passed_over_and_counted(read):
    found, report = read(
        [["Company", "Email", "Country"], ["Region: Europe", None, None], ["Acme", "a@acme.example", "DE"],
         ["Company", "Email", "Country"], ["Beta", "b@beta.example", "JP"], ["Printed by admin", None, None]]
    )  # fmt: skip
    assert [c.company for c in found] == ["Acme", "Beta"]
    assert report.passed == (2, 4, 6)


def test_a_row_with_one_cell_is_kept_and_told(read):
    found, report = read(
        [["Company", "Email", "Country"], ["Acme", "a@acme.example", "DE"], ["Zeta", None, None],
         ["Beta", "b@beta.example", "JP"]]
    )  # fmt: skip
    assert [c.company for c in found] == ["Acme", "Zeta", "Beta"]
    assert report.lone == 1
    assert "1 row with one filled cell read as buyers: headings or totals of a report?" in report.lines()
