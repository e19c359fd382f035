"""Leads in a database: read by URL, row by row, with reading statements only and no password in any message."""

import sqlite3
import sys

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.errors import RecordError

pytest.importorskip("sqlalchemy")


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "crm.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        'create table leads (id integer, company text, country text, "odd name" text);'
        "insert into leads values (1, 'AquaPura', 'Brazil', 'x'), (2, 'Böhm', 'DE', null), (null, 'Nobody', 'FR', null);"
    )
    connection.close()
    return path


def read(url):
    with read_customers(url) as reading:
        return list(reading), reading.source


def test_a_table(base):
    items, source = read(f"sqlite:///{base}?table=leads")
    assert [(c.id, c.company, c.country) for c in items[:2]] == [("1", "AquaPura", "BR"), ("2", "Böhm", "DE")]
    assert isinstance(items[2], BadRow)
    assert (items[2].file, items[2].row, items[2].column) == ("leads", 3, "id")
    assert (source.format, source.file, source.unknown) == ("sql", "leads", ("odd name",))


def test_a_query(base):
    items, source = read(f"sqlite:///{base}?query=select id, company from leads where id = 2")  # noqa: S608 - a fixed text
    assert [c.company for c in items] == ["Böhm"]
    assert source.file == "query"


@pytest.mark.parametrize("rest", ["", "?table=leads&query=select 1", "?table=leads&table=other"])
def test_either_a_table_or_a_query(base, rest):
    with pytest.raises(RecordError, match="either"):
        read(f"sqlite:///{base}{rest}")


@pytest.mark.parametrize("query", ["drop table leads", "delete from leads", "select 1; drop table leads"])
def test_nothing_but_reading(base, query):
    with pytest.raises(RecordError, match="one reading statement"):
        read(f"sqlite:///{base}?query={query}")
    assert len(read(f"sqlite:///{base}?table=leads")[0]) == 3


def test_what_the_database_refuses_is_told_without_the_password(base):
    with pytest.raises(RecordError, match="no such table"):
        read(f"sqlite:///{base}?table=none; drop table leads")
    for url in (
        "nosuchdialect://lily:secret@127.0.0.1/crm?table=leads",
        "sqlite+nosuch://lily:secret@h/crm?table=leads",
    ):
        with pytest.raises(RecordError) as caught:
            read(url)
        assert "secret" not in str(caught.value)
    with pytest.raises(RecordError, match="no database URL"):
        read("sqlite://:::bad:::port/x?table=leads")


def test_without_the_library_the_word_is_clear(base, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(RecordError, match=r"pip install 'silentbuyer\[sql\]'"):
        read(f"sqlite:///{base}?table=leads")
