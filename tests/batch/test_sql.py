"""Leads in a database: read by URL, row by row, with nothing but reading allowed and no password in any message."""

import sqlite3
import sys

import pytest

from silentbuyer.batch import read_customers
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
    assert (items[2].id, items[2].company) == ("row-3", "Nobody")
    assert (source.format, source.file, source.unknown) == ("sql", "leads", ("odd name",))


def test_a_query(base):
    items, source = read(f"sqlite:///{base}?query=select id, company from leads where id = 2")  # noqa: S608 - a fixed text
    assert [c.company for c in items] == ["Böhm"]
    assert source.file == "query"


@pytest.mark.parametrize("rest", ["", "?table=leads&query=select 1", "?table=leads&table=other"])
def test_either_a_table_or_a_query(base, rest):
    with pytest.raises(RecordError, match="either"):
        read(f"sqlite:///{base}{rest}")


WRITING = (
    "with x as (select 1) delete from leads returning *",
    "with x as (select 1) update leads set company = 'z' returning *",
    "with x as (select 1) insert into leads (id) select 9 returning *",
    "delete from leads returning *",
    "delete from leads",
    "drop table leads",
    "select 1; drop table leads",
    "commit; drop table leads",
    "/* a comment */ delete from leads",
    "-- a comment\ndelete from leads",
    "replace into leads (id) values (1)",
    "create table other (a)",
    "create temp table other as select 1",
    "alter table leads add column a",
    "begin immediate",
    "attach 'other.db' as other",
    "vacuum",
    "vacuum into 'copy.db'",
    "analyze",
    "pragma query_only = off",
    "pragma writable_schema = on",
    "pragma user_version = 7",
    "pragma journal_mode = wal",
    "select load_extension('x')",
)


@pytest.mark.parametrize("query", WRITING)
def test_nothing_but_reading(base, query, monkeypatch):
    monkeypatch.chdir(base.parent)
    before = base.read_bytes()
    with pytest.raises(RecordError, match="nothing but reading allowed"):
        read(f"sqlite:///{base}?query={query}")
    assert base.read_bytes() == before
    assert [path.name for path in base.parent.iterdir()] == ["crm.db"]


@pytest.mark.parametrize(
    ("query", "companies"),
    [
        ("select id, company from leads where company <> 'a:x;b' and id is not null", ["AquaPura", "Böhm"]),
        ("-- who\nselect id, company\r\nfrom leads\nwhere company like '%25a'", ["AquaPura"]),
        (
            "with recursive n(id) as (select 1 union all select id%2B1 from n where id < 3) select id, 'c' company from n",
            ["c"] * 3,
        ),
        ("values (1, 2)", None),
        ("select * from (select id, company from leads where id = 2)", ["Böhm"]),
    ],
)
def test_any_reading_statement_is_asked_as_it_stands(base, query, companies):
    if companies is None:
        with pytest.raises(RecordError, match="must be names of columns"):
            read(f"sqlite:///{base}?query={query}")
        return
    assert [c.company for c in read(f"sqlite:///{base}?query={query}")[0]] == companies


def test_a_statement_without_a_table_is_told(base):
    with pytest.raises(RecordError, match="it gives no table"):
        read(f"sqlite:///{base}?query=reindex")


def test_a_slip_in_the_name_makes_no_empty_database(tmp_path):
    with pytest.raises(RecordError, match="unable to open"):
        read(f"sqlite:///{tmp_path}/typo.db?table=leads")
    assert list(tmp_path.iterdir()) == []


def test_every_way_to_name_the_file(base, monkeypatch):
    monkeypatch.chdir(base.parent)
    connection = sqlite3.connect(base)
    connection.execute("pragma journal_mode = wal")
    connection.close()
    names = (base, "crm.db", "./crm.db", "file:crm.db?uri=true", f"file:{base}?mode=rwc&uri=true")
    for name in names:
        mark = "&" if "?" in str(name) else "?"
        assert len(read(f"sqlite:///{name}{mark}table=leads")[0]) == 3


def test_a_database_in_memory_holds_nothing_but_can_be_asked():
    assert [c.id for c in read("sqlite://?query=select 1 as id, 'A' as company")[0]] == ["1"]


def test_a_database_that_cannot_be_told_to_only_read_is_asked_for_tables_only(base, monkeypatch):
    import silentbuyer.batch.sql as module

    monkeypatch.setattr(module, "_ONLY_READING", {"postgresql": ()})
    with pytest.raises(RecordError, match=r"a query can be asked of postgresql.*say \?table=NAME"):
        read(f"sqlite:///{base}?query=select 1 as id")
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
