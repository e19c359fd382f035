"""Several processes judge with the same answers, in the same order, to the same bytes; this one asks and tells."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.engine.workers import streamed
from silentbuyer.errors import EngineError

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
WE = sb.Seller(sectors=["aquaculture"])
pytestmark = pytest.mark.timeout(300)

RULES = '''"""A plugin in one file."""
import os
import signal

import silentbuyer as sb


@sb.rule("shop-open", needs=lambda customer: [sb.Question("demo:shop", customer.company or "")])
def shop_open(case):
    """Says what the probe said."""
    question = sb.Question("demo:shop", case.customer.company or "")
    if case.customer.id == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    yield sb.Finding(weights={"unreachable": 0.5}, because=f"The shop says {case.facts.known(question)}.", evidence={})
'''


class Shop:
    """Answers in this process only, and counts."""

    kind, online = "demo:shop", False

    def __init__(self):
        self.asked, self.pids = [], set()

    async def ask(self, question, wire):
        self.asked.append(question.subject)
        self.pids.add(os.getpid())
        if question.subject == "Firm 3":
            raise ValueError("closed")
        return sb.Known(f"open, {question.subject}")

    def __reduce__(self):
        return Shop, ()


class Told:
    """Contributes the probe, and hears of every diagnosis."""

    def __init__(self):
        self.shop, self.heard = Shop(), []

    @sb.hookimpl
    def register_probes(self, register):
        register(self.shop)

    @sb.hookimpl
    def diagnosed(self, diagnosis):
        self.heard.append((os.getpid(), diagnosis.customer))

    def __reduce__(self):
        return Told, ()


def buyers(count):
    for n in range(count):
        log = [
            sb.Message(at=NOW - timedelta(days=12 + n % 30), sender="buyer", text="Please quote 200 pcs of UV lamps"),
            sb.Message(at=NOW - timedelta(days=3 + n % 9), sender="seller", text="Our quotation is attached"),
        ]
        country = ("DE", "BR", "US", "IT", "SA")[n % 5]
        yield sb.Customer(id=f"C-{n}", company=f"Firm {n % 11}", country=country, messages=log)


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "shop_rules.py"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


def test_same_order_same_bytes_and_all_is_asked_and_told_here(rules):
    one, many = Told(), Told()
    alone = sb.diagnose_all(buyers(130), WE, now=NOW, plugins=[one, rules])
    together = sb.diagnose_all(buyers(130), WE, now=NOW, plugins=[many, rules], workers=2)

    assert [d.to_json() for d in together] == [d.to_json() for d in alone]
    assert list(together) == list(alone)
    assert any("open, Firm 4" in finding.because for d in together for finding in d.findings)
    assert any("closed" in str(d.complaints) for d in together)
    assert sorted(many.shop.asked) == sorted(one.shop.asked) == sorted(f"Firm {n}" for n in range(11))
    assert many.shop.pids == {os.getpid()}
    assert many.heard == [(os.getpid(), f"C-{n}") for n in range(130)]


def test_offline_and_on_saved_facts_they_say_the_same(rules):
    facts = {sb.Question("demo:shop", f"Firm {n}"): sb.Known("shut") for n in range(5)}
    for how in ({"online": False}, {"facts": facts}):
        with sb.Engine(WE, plugins=[rules], **{k: v for k, v in how.items() if k == "online"}) as engine:
            saved = how.get("facts")
            told = list(streamed(engine, buyers(90), workers=2, now=NOW, facts=saved))
            assert told == list(engine.stream(buyers(90), now=NOW, facts=saved))


def test_the_rows_of_a_frame_are_made_there_and_are_the_same(rules):
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("narwhals")
    given = pa.table({"id": [*map(str, range(70)), "3"], "company": [f"Firm {n % 11}" for n in range(71)]})
    told = [
        sb.diagnose_frame(given, WE, now=NOW, plugins=[rules], online=False, keep=["company"], workers=workers)
        for workers in (1, 2)
    ]
    assert told[0].equals(told[1])
    assert told[1].column("fault").to_pylist().count(None) == 70


def test_hooks_hear_of_the_diagnoses_of_a_frame_too(rules):
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("narwhals")
    hook = Told()
    sb.diagnose_frame(pa.table({"id": ["a", "b"]}), WE, now=NOW, plugins=[hook, rules], online=False, workers=2)

    assert hook.heard == [(os.getpid(), "a"), (os.getpid(), "b")]


def test_a_process_that_dies_is_an_error_that_says_why(rules):
    some = [*buyers(50), sb.Customer(id="dies", company="x"), *buyers(50)]
    with pytest.raises(EngineError, match=r"a worker process ended .* short of memory"):
        sb.diagnose_all(some, now=NOW, online=False, plugins=[rules], workers=2)


@pytest.mark.parametrize("workers", [0, -1, True, "2", 1.5, None])
def test_what_is_no_number_of_processes(workers):
    with pytest.raises(EngineError, match="workers must be a number of processes"):
        sb.diagnose_all([], online=False, workers=workers)


def test_a_plugin_that_cannot_travel_is_named_with_the_way_out():
    class Bound:
        def __init__(self):
            self.lock = threading.Lock()

        @sb.hookimpl
        def register_rules(self, register):
            """None."""

    with pytest.raises(EngineError, match=r"cannot be sent to other processes .*put it into a file"):
        sb.diagnose_all(buyers(3), online=False, plugins=[Bound()], workers=2)


NOTEBOOK = """
import sys
if {hidden}:
    sys.modules["cloudpickle"] = None
import silentbuyer as sb


@sb.rule("made-here")
def made_here(case):
    yield sb.Finding(weights={{"unreachable": 1.0}}, because="Made in the notebook.", evidence={{}})


buyers = [sb.Customer(id=str(n)) for n in range(60)]
try:
    many = sb.diagnose_all(buyers, online=False, plugins=[made_here], workers=2)
    print(sum("Made in the notebook." in f.because for d in many for f in d.findings))
except sb.errors.EngineError as error:
    print(error)
"""


def notebook(*, hidden):
    """The output of a program that is no file: as in a notebook, no other process can import its `__main__`."""
    code = NOTEBOOK.format(hidden=hidden)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=200, check=False)
    return done.stdout


def test_a_rule_made_in_a_notebook_is_carried_by_cloudpickle():
    pytest.importorskip("cloudpickle", reason="left out: cloudpickle is not installed")
    assert notebook(hidden=False) == "60\n"


def test_without_cloudpickle_it_is_refused_with_the_way_out():
    assert "put it into a file (plugins=['rules.py']), or install cloudpickle" in notebook(hidden=True)


def test_a_script_without_its_guard_is_told(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import silentbuyer as sb\n"
        "try:\n"
        "    sb.diagnose_all([sb.Customer(id=str(n)) for n in range(9)], online=False, workers=2)\n"
        "except sb.errors.EngineError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=200, check=False)
    assert 'if __name__ == "__main__":' in done.stdout


def test_ctrl_c_leaves_what_was_done_and_no_process_behind(tmp_path):
    script = tmp_path / "many.py"
    script.write_text(
        "import itertools, os, signal, sys\n"
        "import silentbuyer as sb\n"
        "def buyers():\n"
        "    for n in itertools.count():\n"
        "        if n == 900:\n"
        "            os.killpg(0, signal.SIGINT)\n"
        "        yield sb.Customer(id=str(n))\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    try:\n"
        "        sb.diagnose_all(buyers(), online=False, workers=2)\n"
        "    except sb.errors.Interrupted as stop:\n"
        "        print(len(stop.done), [d.customer for d in stop.done] == [str(n) for n in range(len(stop.done))])\n"
    )
    run = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=200, check=False, start_new_session=True
    )
    count, ordered = run.stdout.split()
    assert (int(count) >= 300, ordered, run.stderr) == (True, "True", "")


@pytest.mark.parametrize("form", ["jsonl", "json", "rows", "report", "csv"])
def test_the_command_line_says_the_same(tmp_path, capsys, form):
    from silentbuyer.cli.commands import main

    (tmp_path / "buyers.csv").write_text(
        "id,company,country,last_outbound\n" + "".join(f"{n},Firm {n},DE,2026-08-0{1 + n % 9}\n" for n in range(100))
    )
    told = []
    for workers in ("1", "2"):
        arguments = ["diagnose", str(tmp_path / "buyers.csv"), "--offline", "--format", form, "--workers", workers]
        assert main([*arguments, "--now", "2026-08-19T10:00:00+08:00", "-o", str(tmp_path / workers)]) == 0
        told.append(((tmp_path / workers).read_bytes(), capsys.readouterr().err))

    assert told[0] == told[1]
    assert told[0][0].count(b"Firm 99") >= 1
