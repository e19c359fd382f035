"""A stream asks ahead while it judges, keeps the order, asks each distinct question once a run, and holds little."""

import asyncio
import signal
import threading
import time
from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.engine.asking_ahead import AHEAD
from silentbuyer.engine.run_memory import RunMemory
from silentbuyer.errors import Interrupted
from silentbuyer.model.diagnosis import Complaint

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)


class Probe:
    """Answers questions of the kind `demo:shop`, and notes which it was asked, in order."""

    kind, online = "demo:shop", False

    def __init__(self, wait=0.0, ttl=3600.0, fails=()):
        self.asked, self.wait, self.ttl, self.fails = [], wait, ttl, fails

    async def ask(self, question, wire):
        self.asked.append(question.subject)
        if self.wait:
            await asyncio.sleep(self.wait)
        if question.subject in self.fails:
            raise ValueError("no such shop")
        return sb.Known(f"shop {question.subject}", ttl=self.ttl)


@sb.rule("demo-shop", needs=lambda customer: [sb.Question("demo:shop", customer.company or "")])
def shop(case):
    """Reads the answer."""
    yield from ()


class Plugin:
    def __init__(self, *items):
        self.items = items

    @sb.hookimpl
    def register_probes(self, register):
        for item in self.items:
            if hasattr(item, "kind"):
                register(item)

    @sb.hookimpl
    def register_rules(self, register):
        register(shop)
        for item in self.items:
            if not hasattr(item, "kind"):
                register(item)


def buyers(count, shops=None):
    return [sb.Customer(id=str(n), company=f"s{n % (shops or count)}") for n in range(count)]


def engine_of(*items, **more):
    return sb.Engine(plugins=[Plugin(*items)], **more)


def test_order_and_answers_are_those_of_one_by_one():
    with engine_of(Probe()) as engine:
        many = list(engine.stream(buyers(40, 7), now=NOW, window=3))
        assert many == [engine.diagnose(buyer, now=NOW) for buyer in buyers(40, 7)]


@pytest.mark.parametrize("ttl", [3600.0, 0.0], ids=["fresh", "stale at once"])
def test_each_distinct_question_is_asked_once_in_a_run(ttl):
    probe = Probe(ttl=ttl)
    with engine_of(probe) as engine:
        found = list(engine.stream(buyers(60, 7), now=NOW, window=2))

    assert sorted(probe.asked) == [f"s{n}" for n in range(7)]
    question = sb.Question("demo:shop", "s3")
    assert {d.facts[question].value for d in found if question in d.facts} == {"shop s3"}


def test_the_next_windows_are_asked_about_while_the_first_is_judged_and_no_more():
    probe = Probe()
    with engine_of(probe) as engine:
        stream = engine.stream(iter(buyers(100)), now=NOW, window=5)
        next(stream)
        deadline = time.monotonic() + 20
        while len(probe.asked) < 5 * (AHEAD + 1) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.1)
        assert len(set(probe.asked)) == 5 * (AHEAD + 1)
        stream.close()


def test_slow_answers_of_some_windows_come_at_the_same_time():
    began = time.monotonic()
    with engine_of(Probe(wait=1.0)) as engine:
        assert len(list(engine.stream(buyers(8), now=NOW, window=2))) == 8
    # One after the other they would take four seconds beside the judging.
    assert time.monotonic() - began < 3.9 + 8 * 0.2


def test_a_fault_of_a_probe_is_told_to_every_buyer_that_needed_it():
    with engine_of(Probe(fails=("s1",))) as engine:
        found = list(engine.stream(buyers(30, 3), now=NOW, window=4))

    told = [any(c.where == "probe demo:shop" for c in d.complaints) for d in found]
    assert told == [n % 3 == 1 for n in range(30)]


def test_a_stream_that_is_left_does_not_wait_for_what_it_asked():
    with engine_of(Probe(wait=30.0), network=sb.Network(timeout=60.0)) as engine:
        stream = engine.stream(iter(buyers(10)), now=NOW, window=1)
        threading.Timer(0.5, engine.close).start()
        began = time.monotonic()
        reasons = {d.facts[sb.Question("demo:shop", d.label)].reason for d in [next(stream)]}
        assert (reasons, time.monotonic() - began < 15) == ({"closed"}, True)
        stream.close()


def interrupting(at):
    @sb.rule("demo-ctrl-c")
    def press(case):
        """Presses Ctrl-C when one buyer is judged."""
        if case.customer.id == at:
            signal.raise_signal(signal.SIGINT)
        return ()

    return press


@pytest.fixture
def ctrl_c():
    """SIGINT raises KeyboardInterrupt, also where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("online", [True, False])
def test_ctrl_c_leaves_what_was_done(online):
    with pytest.raises(Interrupted, match="25 of the answers") as stopped:
        sb.diagnose_all(buyers(40), now=NOW, online=online, plugins=[Plugin(Probe(), interrupting("25"))])

    assert [d.customer for d in stopped.value.done] == [str(n) for n in range(25)]
    assert isinstance(stopped.value, KeyboardInterrupt)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_leaves_the_first_rows_of_a_frame():
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("narwhals")
    frame = pa.table({"id": [str(n) for n in range(20)], "owner": ["Li"] * 20})
    with pytest.raises(Interrupted) as stopped:
        sb.diagnose_frame(frame, now=NOW, online=False, keep=["owner"], plugins=[Plugin(Probe(), interrupting("7"))])

    assert stopped.value.done.column("customer").to_pylist() == [str(n) for n in range(7)]
    assert stopped.value.done.column("owner").to_pylist() == ["Li"] * 7


def test_the_memory_of_a_run_gives_back_what_it_no_longer_holds():
    memory = RunMemory(held=2)
    answers = {
        sb.Question("a", str(n)): sb.Known({"n": n, "list": (1, 2)}, at=NOW, source="x", ttl=5.0) for n in range(9)
    }
    answers[sb.Question("b", "1")] = sb.Unknown("timeout", "late", "about it")
    fault = Complaint(where="probe a", kind="ValueError", message="no")
    memory.keep(answers, {sb.Question("a", "3"): fault})

    assert memory.known(answers) == answers
    assert memory.known([sb.Question("a", "none")]) == {}
    assert memory.complaints(answers) == {sb.Question("a", "3"): fault}
    memory.close()
