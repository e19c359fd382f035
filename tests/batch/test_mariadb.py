"""A real MariaDB, started for these tests: leads are read from it, and nothing is ever written."""

import shutil
import socket
import subprocess
import time

import pytest

from silentbuyer.batch import read_customers
from silentbuyer.errors import RecordError

pytest.importorskip("pymysql")
sqlalchemy = pytest.importorskip("sqlalchemy")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The SQLAlchemy URL of a throw-away server in a folder of its own."""
    daemon, install = (
        shutil.which("mariadbd", path="/usr/sbin:/usr/bin:/usr/libexec"),
        shutil.which("mariadb-install-db"),
    )
    if daemon is None or install is None:
        pytest.skip("no MariaDB server is installed on this machine")
    folder, port = tmp_path_factory.mktemp("my"), free_port()
    here = [f"--datadir={folder}/data", "--no-defaults"]
    run = [
        install,
        "--no-defaults",
        f"--datadir={folder}/data",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    ]
    subprocess.run([*run, "--user=root"], check=True, capture_output=True, timeout=100)
    log = (folder / "log").open("wb")
    options = [
        f"--port={port}",
        "--bind-address=127.0.0.1",
        f"--socket={folder}/s",
        f"--pid-file={folder}/pid",
        "--user=root",
    ]
    process = subprocess.Popen(
        [daemon, *reversed(here), *options, "--innodb-flush-log-at-trx-commit=0"], stdout=log, stderr=log
    )
    try:
        url = f"mysql+pymysql://root@127.0.0.1:{port}/mysql"
        awaited(url)
        yield url
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def awaited(url):
    engine = sqlalchemy.create_engine(url)
    for _ in range(300):
        try:
            engine.connect().close()
        except sqlalchemy.exc.OperationalError:
            time.sleep(0.1)
        else:
            break
    engine.dispose()


@pytest.fixture(scope="module")
def leads(server):
    engine = sqlalchemy.create_engine(server)
    with engine.begin() as connection:
        for statement in (
            "create database crm character set utf8mb4",
            "create table crm.leads (id varchar(9), company varchar(99))",
            "create table crm.old (id varchar(9), company varchar(99)) engine=MyISAM",
            "insert into crm.leads values ('C-1', 'Água Pura'), ('C-2', '净水')",
            "insert into crm.old values ('O-1', 'Old')",
            "create user lily@'127.0.0.1'",
            "grant all on crm.* to lily@'127.0.0.1'",  # on the whole server it has nothing, so no FILE either
            "create function crm.emptied() returns int begin delete from crm.leads; return 1; end",
        ):
            connection.exec_driver_sql(statement)
    yield f"{server.rpartition(chr(47))[0].replace('root@', 'lily@')}/crm"
    engine.dispose()


def counted(url):
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("select (select count(*) from leads), (select count(*) from old)").one()
    engine.dispose()
    return tuple(found)


def test_leads_are_read_from_a_table(leads):
    assert [(b.id, b.company) for b in read_customers(f"{leads}?table=leads")] == [
        ("C-1", "Água Pura"),
        ("C-2", "净水"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "delete from leads",
        "delete from leads returning id, company",
        "delete from old",
        "insert into leads values ('9', 'x') returning id, company",
        "update old set company = 'z'",
        "replace into leads values ('C-1', 'r')",
        "drop table leads",
        "truncate leads",
        "alter table leads add a int",
        "create table other (a int)",
        "select 1 as id; delete from leads",
        "commit; set session transaction read write; delete from leads",
        "start transaction read write",
        "select emptied() as id",
        "/* a comment */ delete from leads",
        "set session transaction read write",
    ],
)
def test_nothing_but_reading(leads, query):
    with pytest.raises(RecordError, match="nothing but reading allowed"):
        read_customers(f"{leads}?query={query}")
    assert counted(leads) == (2, 1)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("with x as (select * from leads) select * from x order by id", ["C-1", "C-2"]),
        ("select id, company from leads where company like '%25a' and id <> ':x;'", ["C-1"]),
        ("select id, company from old -- why", ["O-1"]),
    ],
)
def test_any_reading_statement_is_asked_as_it_stands(leads, query, ids):
    assert [buyer.id for buyer in read_customers(f"{leads}?query={query}")] == ids


@pytest.mark.parametrize("how", ["outfile", "dumpfile"])
def test_an_account_that_may_write_files_on_the_server_asks_no_query_of_its_own(leads, tmp_path, how):
    tmp_path.chmod(0o777)
    root, made = leads.replace("lily@", "root@"), tmp_path / "made"
    for query in (f"select company from leads limit 1 into {how} '{made}'", "select id, company from leads"):  # noqa: S608
        with pytest.raises(RecordError, match="FILE privilege"):
            read_customers(f"{root}?query={query}")
    assert not made.exists()
    assert [buyer.id for buyer in read_customers(f"{root}?table=leads")] == ["C-1", "C-2"]


@pytest.mark.parametrize("how", ["outfile", "dumpfile"])
def test_an_account_without_that_privilege_is_refused_by_the_server(leads, tmp_path, how):
    tmp_path.chmod(0o777)
    with pytest.raises(RecordError, match="Access denied"):
        read_customers(f"{leads}?query=select company from leads limit 1 into {how} '{tmp_path / 'made'}'")  # noqa: S608
    assert not (tmp_path / "made").exists()
