"""Diagnoses written back to a CSV, a database and a webhook, really written and really sent."""

import asyncio
import csv
import json
import sqlite3
from datetime import UTC, datetime

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.errors import EngineError
from silentbuyer.plugins.write_back import COLUMNS, CsvWriteBack, TableWriteBack, WebhookWriteBack
from silentbuyer.testing import Internet, Page, Redirect, Site

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
BUYERS = [sb.Customer(id="C-1", company="AquaPura"), sb.Customer(id="C-2", company="=cmd|' /C calc'!A0")]


def diagnose(plugin, buyers=BUYERS):
    with sb.Engine(online=False, plugins=[plugin]) as engine:
        return list(engine.stream(buyers, now=NOW))


def test_a_csv_gets_one_row_a_diagnosis_and_no_formula(tmp_path):
    path = tmp_path / "back.csv"
    found = diagnose(CsvWriteBack(path)) + diagnose(CsvWriteBack(path), BUYERS[:1])

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [d.complaints for d in found] == [()] * 3
    assert [row["customer"] for row in rows] == ["C-1", "C-2", "C-1"]
    assert rows[0]["cause"] == found[0].cause
    assert rows[0]["advice"] == found[0].actions[0].advice
    assert not rows[1]["label"].startswith("=")


def test_a_table_keeps_the_newest_row_of_each_buyer(tmp_path):
    plugin = TableWriteBack(f"sqlite:///{tmp_path / 'crm.db'}")
    found = diagnose(plugin) + diagnose(plugin)

    with sqlite3.connect(tmp_path / "crm.db") as database:
        rows = database.execute("select * from silentbuyer_diagnoses order by customer").fetchall()
        names = [column[1] for column in database.execute("pragma table_info(silentbuyer_diagnoses)")]
    database.close()

    assert [d.complaints for d in found] == [()] * 4
    assert tuple(names) == COLUMNS
    assert [row[0] for row in rows] == ["C-1", "C-2"]
    assert rows[1][1] == BUYERS[1].company, "a database holds the text as it is"
    assert rows[0][3] == found[0].cause


@pytest.mark.parametrize("table", ["", "drop table x", 'a"b', "1a"])
def test_a_tables_name_is_checked(table):
    with pytest.raises(EngineError, match="a table's name"):
        TableWriteBack("sqlite://", table)


def test_a_database_that_is_not_there_is_a_complaint():
    (d,) = diagnose(TableWriteBack("sqlite:////no/such/folder/crm.db"), BUYERS[:1])

    assert [c.where for c in d.complaints] == ["hook diagnosed"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_webhook_gets_the_row_as_json(scheme):
    with Internet({"hook.example": Site(pages={"/in": Page("", status=204)})}) as internet:
        plugin = WebhookWriteBack(f"{scheme}://hook.example/in", internet.network, {"Authorization": "Bearer x"})

        async def notebook():
            return diagnose(plugin, BUYERS[:1])

        (d,) = asyncio.run(notebook())
        (request,) = internet.requests

    assert d.complaints == ()
    assert request.method == "POST"
    assert json.loads(request.body)["cause"] == d.cause
    assert request.headers["authorization"] == "Bearer x"
    assert "Bearer" not in repr(plugin)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://hook.example/fails", "status 500"),
        ("http://hook.example/moved", "status 30"),
        ("http://gone.example/", "could not be looked up"),
        ("http://closed.example/", "could not be reached"),
        ("http://hook.example/slow", "did not answer"),
        ("http://inside.example/", "does not allow"),
        ("http://10.0.0.1/", "10.0.0.1"),
        ("ftp://hook.example/", "ftp"),
        ("http://hook.example:22/", "22"),
    ],
)
def test_a_webhook_that_fails_or_is_not_allowed_is_a_complaint(url, words):
    pages = {"/fails": Page("", status=500), "/moved": Redirect("http://hook.example/"), "/slow": Page("", delay=5)}
    world = {
        "hook.example": Site(pages=pages),
        "closed.example": Site(a="127.0.0.99"),
        "inside.example": Site(a="10.0.0.1"),
    }
    with Internet(world) as internet:
        network = attrs.evolve(internet.network, timeout=1.0 if url.endswith("/slow") else 10.0)
        (d,) = diagnose(WebhookWriteBack(url, network), BUYERS[:1])

    (complaint,) = d.complaints
    assert words in complaint.message
