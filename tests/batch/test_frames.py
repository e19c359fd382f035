"""Rows in memory are read like any file: mappings, and data frames through the Arrow PyCapsule protocol."""

import sys
from datetime import UTC, datetime

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.errors import RecordError


def test_mappings_of_any_iterable():
    rows = ({"ID": n, "Firma": "Acme", "Land": "Deutschland"} for n in range(150))
    with read_customers(rows) as reading:
        found = list(reading)
    assert [c.id for c in found] == [str(n) for n in range(150)]
    assert (found[0].country, reading.source.format, reading.rows) == ("DE", "rows", 150)


def test_rows_that_are_none():
    good, bad = list(read_customers([{"id": 1}, ["x"]]))
    assert good.id == "1"
    assert isinstance(bad, BadRow)
    assert (bad.file, bad.row) == ("rows", 2)


@pytest.mark.parametrize("value", [7, {"id": 1}, b"id"], ids=["number", "one mapping", "bytes"])
def test_what_is_neither(value):
    with pytest.raises(RecordError, match="rows of mappings"):
        read_customers(value)


def test_no_rows():
    assert list(read_customers([])) == []


class Frame:
    """Anything with the protocol; the library that made it does not matter."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def test_a_data_frame():
    pa = pytest.importorskip("pyarrow")
    when = datetime(2026, 3, 1, tzinfo=UTC)
    table = pa.table(
        {"id": [1, 2], "company": ["Acme", None], "last contact": [when, None], "products": [["a", "b"], []]}
    )
    first, second = list(read_customers(Frame(table)))
    assert (first.id, first.company, first.products, first.messages[0].at) == ("1", "Acme", ("a", "b"), when)
    assert (second.company, second.messages) == (None, ())


def test_without_pyarrow_the_word_is_clear(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RecordError, match=r"pip install 'silentbuyer\[arrow\]'"):
        read_customers(Frame(None))
