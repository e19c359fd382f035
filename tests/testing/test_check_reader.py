"""`check_reader` passes a good reader and tells the author of a bad one what to mend."""

import itertools
import re
import socket
import time

import pytest

from silentbuyer.testing import CheckFailed, check_reader

ROW = {"Buyer ID": "B-7", "Company": "AquaPura", "Nation": "Brasil"}
FIELDS = {"Buyer ID": "id", "Company": "company", "Nation": "country"}


class Good:
    name = "shop"

    def confidence(self, columns):
        return len(FIELDS.keys() & set(columns)) / len(FIELDS)

    def columns(self, columns):
        return {theirs: ours for theirs, ours in FIELDS.items() if theirs in columns}

    def record(self, row):
        return {FIELDS.get(theirs, theirs): value for theirs, value in row.items()}


def bad(**members):
    return type("Bad", (Good,), members)()


def faults(reader, *rows):
    with pytest.raises(CheckFailed) as failed:
        check_reader(reader, *(rows or (ROW,)))
    return " | ".join(failed.value.faults)


def test_a_good_reader_passes_with_one_row_or_more():
    check_reader(Good(), ROW)
    check_reader(Good(), ROW, {**ROW, "Stars": 4, "Company": None})


def test_a_reader_is_an_instance_with_a_name_and_three_methods():
    assert "check an instance of it, Good()" in faults(Good)
    assert "its name must be lower-case words" in faults(bad(name="My Shop"))
    assert "it has no method record" in faults(bad(record=None))


def test_a_row_is_needed():
    with pytest.raises(CheckFailed, match="needs at least one row of a real export"):
        check_reader(Good())


@pytest.mark.parametrize(
    ("confidence", "clause"),
    [
        (
            lambda self, columns: 0.1,
            "confidence in the columns of your own row must be a number from 0.5 to 1, got 0.1",
        ),
        (lambda self, columns: 1, "confidence in a table of recipes must be a number from 0 to 0.5, got 1"),
        (lambda self, columns: 7.0 if columns else 0, "got 7.0"),
        (lambda self, columns: True, "got True"),
        (lambda self, columns: "high", "got 'high'"),
        (lambda self, columns: columns[0] == "Buyer ID", "confidence raised IndexError"),
    ],
)
def test_confidence_is_high_in_ones_own_table_alone(confidence, clause):
    assert clause in faults(bad(confidence=confidence))


@pytest.mark.parametrize(
    ("columns", "clause"),
    [
        (lambda self, columns: list(columns), "columns must give a mapping"),
        (lambda self, columns: FIELDS | {"Fax": "fax"}, "columns names 'Fax', which the table does not have"),
        (lambda self, columns: {"Company": None}, "columns maps 'Company' to None"),
        (lambda self, columns: {}, "columns maps none of the columns of your own row"),
    ],
)
def test_columns_maps_what_is_there_to_field_names(columns, clause):
    assert clause in faults(bad(columns=columns))


def changes(self, row):
    row.pop("Company", None)
    return Good().record(row)


def drops(self, row):
    return {ours: row.get(theirs) for theirs, ours in FIELDS.items()}


COUNT = itertools.count()


@pytest.mark.parametrize(
    ("record", "clause"),
    [
        (changes, "record changed the row that it was given"),
        (drops, "record dropped a column that it does not know"),
        (lambda self, row: [*row], "record must give a mapping of our field to value"),
        (lambda self, row: {**row, "n": next(COUNT)}, "record is not deterministic"),
        (
            lambda self, row: {**row, "id": row["Buyer ID"]},
            "record raised KeyError: 'Buyer ID' (on a row with no cells",
        ),
        (lambda self, row: {**row, "id": (row.get("Buyer ID") or "").lower()}, "on a row with NaN"),
    ],
)
def test_record_makes_a_new_mapping_of_any_row(record, clause):
    assert clause in faults(bad(record=record))


def test_a_record_must_say_who_the_buyer_is():
    told = faults(bad(record=lambda self, row: {f"shop {theirs}": value for theirs, value in row.items()}))
    assert "nothing in its record says who the buyer is: map an id, company, name or address" in told


def test_a_reader_opens_no_connection_and_ends():
    def dial(self, row):
        socket.gethostbyname("localhost")
        return row

    def explode(self, row):
        re.search(r"(a+)+$", str(row.get("Company"))[:40] + "!")
        return row

    assert "record is not pure: it looks up the name 'localhost'" in faults(bad(record=dial))
    before = time.process_time()
    assert "record took more than 2 s of processor time" in faults(bad(record=explode), {**ROW, "Company": "a" * 40})
    assert time.process_time() - before < 30
