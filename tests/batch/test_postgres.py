"""A real PostgreSQL, started for these tests: leads are read from it and diagnoses written back to it."""

from datetime import UTC, datetime

import pytest
from tests.cache import servers

import silentbuyer as sb
from silentbuyer.batch import read_customers
from silentbuyer.errors import RecordError
from silentbuyer.plugins.write_back import TableWriteBack

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def database():
    """The SQLAlchemy URL of a throw-away server."""
    with servers.postgres() as url:
        yield url.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(scope="module")
def leads(database):
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = sqlalchemy.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("create table leads (id text, company text, country text, email text)"))
        rows = [
            {"id": "C-1", "company": "Água Pura", "country": "Brazil", "email": "ana@agua.example"},
            {"id": "C-2", "company": "净水", "country": "CN", "email": None},
        ]
        insert = sqlalchemy.text("insert into leads values (:id, :company, :country, :email)")
        connection.execute(insert, rows)
    yield database
    engine.dispose()


def test_leads_are_read_from_a_table(leads):
    buyers = list(read_customers(f"{leads}?table=leads"))

    assert [(b.id, b.company, b.country, b.email) for b in buyers] == [
        ("C-1", "Água Pura", "BR", "ana@agua.example"),
        ("C-2", "净水", "CN", None),
    ]


WRITING = (
    "with x as (delete from leads returning *) select * from x",
    "with x as (select 1) delete from leads returning *",
    "with x as (update leads set company = 'z' returning *) select * from x",
    "delete from leads returning *",
    "insert into leads (id) values ('9') returning *",
    "drop table leads",
    "truncate leads",
    "select 1 as id; delete from leads",
    "select 1 as id; commit; set session characteristics as transaction read write; delete from leads",
    "commit; begin read write; delete from leads; commit",
    "set transaction read write",
    "select * from emptied()",
    "select nextval('numbers') as id",
    "select set_config('transaction_read_only', 'off', false) as id, company from leads, emptied()",
    "do $$ begin delete from leads; end $$",
    "copy leads to '/tmp/silentbuyer-leads'",
    "create temp table other as select 1",
    "-- a comment\ndelete from leads",
)


@pytest.mark.parametrize("query", WRITING)
def test_nothing_but_reading(leads, query):
    import sqlalchemy

    engine = sqlalchemy.create_engine(leads)
    with engine.begin() as connection:
        body = "delete from leads returning id, company"
        connection.exec_driver_sql(
            f"create or replace function emptied() returns table(id text, company text) language sql as '{body}'"
        )
        connection.exec_driver_sql("create sequence if not exists numbers")
    with pytest.raises(RecordError, match="nothing but reading allowed"):
        read_customers(f"{leads}?query={query}")
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("select count(*) from leads")).scalar() == 2
        assert not connection.execute(sqlalchemy.text("select is_called from numbers")).scalar()
    engine.dispose()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("with x as (select * from leads) select * from x order by id", ["C-1", "C-2"]),
        ("select id, company from leads where company like '%25a' and id <> ':x;'", ["C-1"]),
        ("table leads", ["C-1", "C-2"]),
        ("select id::text, company from leads where email is null -- why", ["C-2"]),
    ],
)
def test_any_reading_statement_is_asked_as_it_stands(leads, query, ids):
    assert [buyer.id for buyer in read_customers(f"{leads}?query={query}")] == ids


def test_diagnoses_are_written_back(leads):
    import sqlalchemy

    with sb.Engine(online=False, plugins=[TableWriteBack(leads, "back")]) as engine:
        found = list(engine.stream(read_customers(f"{leads}?table=leads"), now=NOW)) * 2

    connectable = sqlalchemy.create_engine(leads)
    with connectable.connect() as connection:
        rows = connection.execute(sqlalchemy.text("select customer, cause, advice from back order by customer")).all()
    connectable.dispose()

    assert [d.complaints for d in found] == [()] * 4
    assert rows == [(d.customer, str(d.cause), d.actions[0].advice) for d in found[:2]]
