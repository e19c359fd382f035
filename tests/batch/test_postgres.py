"""A real PostgreSQL, started for these tests: leads are read from it and diagnoses written back to it."""

import os
import shutil
import socket
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.batch import read_customers
from silentbuyer.plugins.write_back import TableWriteBack

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


def binaries():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = shutil.which("initdb") or (str(found[-1]) if found else None)
    if path is None:
        pytest.skip("no PostgreSQL server is installed on this machine")
    return Path(path).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The SQLAlchemy URL of a throw-away cluster (PostgreSQL refuses to run as root, so root lends it a user)."""
    bin_, folder, port = binaries(), tmp_path_factory.mktemp("pg"), free_port()
    root = os.geteuid() == 0
    if root:
        top = Path(tempfile.gettempdir()).resolve()
        for place in (folder, *(parent for parent in folder.resolve().parents if top in parent.parents)):
            place.chmod(0o755)
        shutil.chown(folder, "postgres")
    lent = ["runuser", "-u", "postgres", "--"] if root else []

    def run(*command):
        subprocess.run([*lent, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=60)

    data = folder / "data"
    run(bin_ / "initdb", "-D", data, "-U", "judge", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run(bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://judge@127.0.0.1:{port}/postgres"
    finally:
        run(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop")


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
