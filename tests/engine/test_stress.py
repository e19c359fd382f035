"""Engines under stress: many threads, forks, closing in mid-question, and plugins that break every rule."""

import asyncio
import gc
import json
import multiprocessing
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest

import silentbuyer as sb
from silentbuyer import Finding, Known, Network, Question, Unknown
from silentbuyer.cache.memory import MemoryCache
from silentbuyer.engine.asking import Asker
from silentbuyer.plugins.registry import Owned

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
BUYER = sb.Customer(id="1", company="Acme", country="DE")
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are counted where /proc shows them")


@attrs.define
class Scripted:
    """A probe that does what it is told to do."""

    act: object
    kind: str = "scripted"
    online: bool = False

    async def ask(self, question, wire):
        return await self.act(question, wire)


def asker(*acts, timeout=0.3, grace=0.1):
    probes = [
        Owned(Scripted(act, kind), f"owner of {kind}") for kind, act in zip(("scripted", "other"), acts, strict=False)
    ]
    return Asker(probes, Network(timeout=timeout), grace=grace)


def questions(*names):
    return [Question("scripted", name) for name in names]


async def quick(question, wire):
    await asyncio.sleep(0.01)
    return Known(question.subject)


def asker_threads():
    return [thread for thread in threading.enumerate() if thread.name == "silentbuyer-asker"]


def in_threads(work, number):
    start = threading.Barrier(number)
    threads = [threading.Thread(target=lambda place=place: (start.wait(), work(place))) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


class TestThreads:
    @LINUX
    def test_that_share_an_engine_leave_nothing_behind(self):
        asker(quick).close()
        gc.collect()
        before, open_before = len(asker_threads()), len(list(Path("/proc/self/fd").iterdir()))
        answers = []
        for _ in range(10):
            one = asker(quick)
            in_threads(lambda place, one=one: answers.append(one.ask(questions(f"a{place}", "shared"))), 8)
            one.close()

        assert len(answers) == 80
        assert all(set(round_.answers.values()) == {Known(q.subject) for q in round_.answers} for round_ in answers)
        assert len(asker_threads()) == before
        assert len(list(Path("/proc/self/fd").iterdir())) <= open_before

    def test_may_share_a_cache(self):
        cache, faults = MemoryCache(size=3), []

        def work(place):
            try:
                for number in range(3000):
                    cache.put(Question("k", str(number % 7)), Known(number, ttl=0.0 if number % 3 else 60.0))
                    cache.get(Question("k", str((number + place) % 7)))
            except Exception as error:  # noqa: BLE001 - any would be one too many
                faults.append(error)

        in_threads(work, 8)
        assert faults == []
        assert len(cache) <= 3

    def test_wait_out_a_blocked_loop_together(self):
        release = threading.Event()

        async def block(question, wire):
            release.wait(20)
            return Known(1)

        one, rounds = asker(block, quick), []
        mine = [Question("other", "x"), *questions("s")]
        in_threads(lambda _: rounds.append(one.ask(mine)), 4)
        one.close()
        release.set()

        assert [round_.answers[mine[0]] for round_ in rounds] == [Known("x")] * 4
        assert [round_.answers[mine[1]].reason for round_ in rounds] == ["timeout"] * 4


@LINUX
def test_an_engine_that_nobody_closes_takes_its_thread_along():
    gc.collect()
    before = len(asker_threads())
    for _ in range(5):
        asker(quick).ask(questions("a"))
    gc.collect()
    deadline = time.monotonic() + 5
    while len(asker_threads()) > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(asker_threads()) == before


def _in_child(one, results):
    round_ = one.ask(questions("child"))
    one.close()
    results.put((round_.answers, round_.complaints))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_engine_asks_by_a_thread_of_its_own():
    one = asker(quick, timeout=3.0)
    one.ask(questions("before"))
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    child = context.Process(target=_in_child, args=(one, results))
    child.start()
    answers, complaints = results.get(timeout=30)
    child.join(30)

    assert answers == {Question("scripted", "child"): Known("child")}
    assert complaints == {}
    assert one.ask(questions("after")).answers == {Question("scripted", "after"): Known("after")}
    one.close()
    assert child.exitcode == 0


class TestClosing:
    @pytest.mark.parametrize("awaited", [False, True])
    def test_while_it_asks_answers_unknown(self, awaited):
        entered, rounds = threading.Event(), []

        async def slow(question, wire):
            entered.set()
            await asyncio.sleep(20)

        one = asker(slow, timeout=30.0)
        ask = (
            (lambda: asyncio.run(one.aask(questions("a", "b")))) if awaited else (lambda: one.ask(questions("a", "b")))
        )
        thread = threading.Thread(target=lambda: rounds.append(ask()))
        thread.start()
        entered.wait(5)
        began = time.monotonic()
        one.close()
        thread.join(10)

        assert time.monotonic() - began < 5
        (round_,) = rounds
        assert {answer.reason for answer in round_.answers.values()} == {"closed"}
        assert round_.complaints == {}

    def test_what_a_probe_says_about_a_connection_that_we_closed_is_not_believed(self):
        entered, rounds = threading.Event(), []

        async def blames_the_site(question, wire):
            entered.set()
            try:
                await asyncio.sleep(20)
            except asyncio.CancelledError:
                return Known("unreachable")

        one = asker(blames_the_site, timeout=30.0)
        thread = threading.Thread(target=lambda: rounds.append(one.ask(questions("a"))))
        thread.start()
        entered.wait(5)
        one.close()
        thread.join(10)

        assert rounds[0].answers == {
            Question("scripted", "a"): Unknown("closed", "the engine was closed while it asked")
        }

    def test_twice_is_once(self):
        one = asker(quick)
        one.ask(questions("a"))
        one.close()
        one.close()
        assert len(asker_threads()) == 0 or one._thread is None


class MuteError(Exception):
    def __str__(self):
        raise ValueError("no words")


class PanicError(BaseException):
    """As a library in Rust raises it."""


class Rude:
    def __repr__(self):
        raise ValueError("no repr")


ERRORS = [
    ValueError("boom"),
    MuteError(),
    PanicError("at lib.rs"),
    SystemExit(3),
    GeneratorExit(),
    StopIteration(1),
    MemoryError(),
]


def name(error):
    return type(error).__name__


class TestProbes:
    def test_that_swallow_their_cancellation_are_left_behind(self):
        async def stubborn(question, wire):
            while True:
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    continue

        one = asker(stubborn, quick)
        began = time.monotonic()
        round_ = one.ask([*questions("a"), Question("other", "x")])
        again = one.ask(questions("b"))
        one.close()

        assert time.monotonic() - began < 8
        assert round_.answers[Question("other", "x")] == Known("x")
        assert round_.answers[Question("scripted", "a")].reason == "timeout"
        assert "left behind and not asked again" in str(round_.complaints[Question("scripted", "a")])
        assert "left behind" in str(again.complaints[Question("scripted", "b")])

    @pytest.mark.parametrize("error", [*ERRORS, KeyboardInterrupt(), asyncio.CancelledError()], ids=name)
    def test_whatever_they_raise_is_a_complaint(self, error):
        async def act(question, wire):
            raise error

        one = asker(act)
        round_ = one.ask(questions("a"))
        after = one.ask(questions("b"))
        one.close()

        assert round_.answers[Question("scripted", "a")].reason == "probe failed"
        assert len(after.answers) == 1
        (complaint,) = round_.complaints.values()
        assert complaint.kind in {name(error), "RuntimeError"}

    @pytest.mark.parametrize(
        "answer",
        [
            lambda: Known(float("nan")),
            lambda: Known({"x": [float("inf")]}),
            lambda: Known(1, ttl=float("nan")),
            lambda: Known(1, source=5),
            lambda: Unknown(None),
            lambda: Unknown("x", ["list"]),
            lambda: Known(object()),
            Rude,
            lambda: None,
        ],
        ids=["nan", "infinity", "ttl", "source", "no reason", "detail", "object", "rude", "nothing"],
    )
    def test_answers_that_cannot_be_kept_are_complaints(self, answer):
        async def act(question, wire):
            return answer()

        one = asker(act)
        round_ = one.ask(questions("a"))
        one.close()
        assert round_.answers[Question("scripted", "a")].reason == "probe failed"
        json.dumps([attrs.astuple(complaint) for complaint in round_.complaints.values()])


class Plugin:
    """A plugin whose rule does as it is told."""

    def __init__(self, act):
        self.act = act

    @sb.hookimpl
    def register_rules(self, register):
        act = self.act

        @sb.rule(name="acme:rude")
        def rude(case):
            return act(case)

        register(rude)

    @sb.hookimpl
    def diagnosed(self, diagnosis):
        self.act(diagnosis)


class TestRules:
    @pytest.mark.parametrize("error", [*ERRORS, asyncio.CancelledError()], ids=name)
    def test_whatever_they_raise_is_a_complaint(self, error):
        def act(_):
            raise error

        found = sb.diagnose(BUYER, now=NOW, online=False, plugins=[Plugin(act)])

        assert {complaint.kind for complaint in found.complaints} <= {name(error), "RuntimeError"}
        assert {complaint.where for complaint in found.complaints} == {"rule acme:rude", "hook diagnosed"}
        found.to_json()

    @pytest.mark.parametrize(
        "value",
        [float("nan"), float("inf"), [float("-inf")], object(), 10**5000, "\ud800"],
        ids=["nan", "inf", "list", "object", "digits", "surrogate"],
    )
    def test_evidence_that_json_cannot_hold_never_reaches_the_json(self, value):
        def act(case):
            return [Finding(weights={"unknown": 1.0}, because="x", evidence={"x": value})]

        found = sb.diagnose(BUYER, now=NOW, online=False, plugins=[Plugin(act)])
        found.to_json()

    def test_who_wants_to_stop_is_heard(self):
        def act(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            sb.diagnose(BUYER, now=NOW, online=False, plugins=[Plugin(act)])

    def test_a_plugin_that_cannot_even_be_named_breaks_nothing(self):
        class Nameless:
            def __getattr__(self, _):
                raise PanicError("no attributes")

        found = sb.diagnose(BUYER, now=NOW, online=False, plugins=[Nameless()])
        assert [complaint.plugin for complaint in found.complaints] == ["Nameless"]


def test_what_a_plugin_prints_does_not_spoil_the_output(monkeypatch, capsys, tmp_path):
    from silentbuyer.cli.commands import main
    from silentbuyer.plugins import manager

    def act(_):
        print("debug")  # noqa: T201 - what plugins do
        sys.stdout.write("more\n")
        return ()

    registry = manager.registry_of([Plugin(act)])
    monkeypatch.setattr(manager, "default_registry", lambda: registry)
    path = tmp_path / "buyers.csv"
    path.write_text("id,company\n1,Acme\n")

    assert main(["diagnose", str(path), "--offline", "--format", "json", "-q"]) == 0

    shown = capsys.readouterr()
    assert [row["customer"] for row in json.loads(shown.out)] == ["1"]
    assert shown.err.count("debug") == shown.err.count("more") >= 1
