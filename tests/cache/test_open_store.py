"""A cache by a word: what a run found out, the next one does not ask again, and it can be judged from an export."""

import json
import os
import sqlite3
from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.cache.open_store import open_store, opened
from silentbuyer.cli.commands import main
from silentbuyer.errors import EngineError
from silentbuyer.testing import Internet, Site

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
BUYER = sb.Customer(id="1", email="ana@acme.example", website="acme.example")
WORLD = {"acme.example": Site(mx="10 mx1.acme.example.", pages={"/": "<h1>Acme Pumps</h1>"})}


@pytest.fixture
def internet():
    with Internet(WORLD) as started:
        yield started


def test_a_second_run_asks_nothing_that_is_still_fresh(internet, tmp_path):
    place = tmp_path / "facts.db"
    runs = [sb.diagnose_all([BUYER], now=NOW, network=internet.network, cache=place) for _ in range(2)]

    assert internet.visits("acme.example") == 1
    assert runs[0][0].to_json() == runs[1][0].to_json()


def test_what_is_exported_is_judged_to_the_same_bytes(internet, tmp_path, capsys):
    place = tmp_path / "facts.db"
    (first,) = sb.diagnose_all([BUYER], now=NOW, network=internet.network, cache=place)

    assert main(["cache", "export", str(place)]) == 0

    facts = sb.Facts.from_dict(json.loads(capsys.readouterr().out))
    (again,) = sb.diagnose_all([BUYER], now=NOW, facts=facts)
    assert again.to_json() == first.to_json()


def test_the_command_line_shows_and_clears_it(internet, tmp_path, capsys):
    place = str(tmp_path / "facts.db")
    sb.diagnose_all([BUYER], now=NOW, network=internet.network, cache=place)

    assert main(["cache", "stats", place]) == 0
    told = capsys.readouterr().out
    assert "website: 1 known, 0 not known" in told

    assert main(["cache", "clear", place]) == 0
    assert "answers forgotten" in capsys.readouterr().out
    assert main(["cache", "stats", place]) == 0
    assert "0 answers" in capsys.readouterr().out


def test_a_cache_that_is_not_there_is_not_made_by_looking_at_it(tmp_path, capsys):
    place = tmp_path / "none.db"

    assert main(["cache", "stats", str(place)]) == 2
    assert "there is no cache" in capsys.readouterr().err
    assert not place.exists()


def test_another_programs_database_is_never_written_to(tmp_path):
    place = tmp_path / "crm.db"
    with sqlite3.connect(place) as db:
        db.execute("create table leads (id)")
    before = place.read_bytes()

    with pytest.raises(EngineError, match="another program"):
        sb.Engine(cache=place)
    assert place.read_bytes() == before


def test_a_file_that_is_no_database_is_an_error_that_names_it(tmp_path):
    place = tmp_path / "notes.txt"
    place.write_text("remember the milk " * 100)

    with pytest.raises(EngineError, match=r"notes\.txt"):
        open_store(place)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_opens_the_file_anew(tmp_path):
    store = open_store(tmp_path / "facts.db")
    store.put(sb.Question("mx", "parent"), sb.Known(1))
    child = os.fork()
    if child == 0:
        store.put(sb.Question("mx", "child"), sb.Known(2))
        os._exit(0)
    _, status = os.waitpid(child, 0)

    assert status == 0
    assert store.get(sb.Question("mx", "child")) == sb.Known(2)
    store.close()


def test_a_cache_of_ones_own_stays_its_owners_to_close():
    class Own:
        def get(self, question):
            return None

        def put(self, question, answer):
            return None

    own = Own()

    assert opened(own) == (own, None)
    assert opened(None) == (None, None)


def test_an_answer_that_cannot_be_read_any_more_is_asked_anew(tmp_path):
    place = tmp_path / "facts.db"
    store = open_store(place)
    store.put(sb.Question("mx", "a"), sb.Known(1))
    with sqlite3.connect(place) as db:
        db.execute("update facts set fact = ?", ['{"value": 1'])

    assert store.get(sb.Question("mx", "a")) is None
    assert list(store.rows()) == []
    store.close()
