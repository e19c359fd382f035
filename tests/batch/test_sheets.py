"""Workbooks of several sheets: instructions before the data, a sheet for each year or country, other tables beside."""

import openpyxl
import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.errors import RecordError

HEADER = ["id", "company", "email"]


@pytest.fixture
def read(tmp_path):
    def of(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "a.xlsx")
        with read_customers(tmp_path / "a.xlsx") as reading:
            return list(reading), reading

    return of


def buyers(first, count):
    return [[str(first + n), f"Firm {first + n}", f"a{first + n}@x.example"] for n in range(count)]


@pytest.mark.parametrize("lines", [1, 39, 40, 41, 500])
def test_instructions_before_the_data_may_be_long(read, lines):
    found, reading = read(Help=[[f"step {n}", "do this"] for n in range(lines)], Data=[HEADER, *buyers(1, 60)])
    assert [buyer.id for buyer in found] == [str(n) for n in range(1, 61)]
    assert "sheet 'Data' was read; left out: 'Help'" in reading.source.notes
    assert not reading.report.needs_user


def test_sheets_of_the_same_columns_are_one_table(read):
    found, reading = read(
        **{"2025": [HEADER, *buyers(1, 70)], "2026": [["All buyers"], HEADER, *buyers(101, 2)], "Note": [["x"]]}
    )
    assert [buyer.id for buyer in found] == [*(str(n) for n in range(1, 71)), "101", "102"]
    told = "sheets '2025', '2026' have the same columns: read as one, rows counted on; left out: 'Note'"
    assert told in reading.source.notes


def test_a_buyer_on_two_sheets_is_one(read):
    found, reading = read(A=[HEADER, ["1", "Acme", "a@x.example"]], B=[HEADER, ["1", "Acme", "b@x.example"]])
    assert [contact.value for contact in found[0].contacts] == ["b@x.example"]
    assert (len(found), reading.report.joined) == (1, 1)


def test_rows_without_an_id_have_places_of_their_own(read):
    found, _ = read(A=[HEADER[1:], ["Acme", "a@x.example"]], B=[HEADER[1:], ["Beta", "b@x.example"]])
    assert [(buyer.id, buyer.company) for buyer in found] == [("row-2", "Acme"), ("row-4", "Beta")]
    assert not any(isinstance(item, BadRow) for item in found)


def test_a_sheet_with_other_columns_is_asked_about(read):
    found, reading = read(Buyers=[HEADER, *buyers(1, 2)], Leads=[["name", "phone", "country"], ["Ann", "+1 212", "US"]])
    assert len(found) == 2
    (question,) = reading.report.questions
    assert str(question) == "sheet 'Leads' names other columns and was not read: save it as a file of its own"


def test_sheets_without_anything_are_no_table(read):
    with pytest.raises(RecordError):
        read(A=[[None, None]], B=[[None]])
