"""Asking, over real sockets where the network matters, and with misbehaving probes where a stranger's code does."""

import asyncio
import threading
import time

import attrs
import pytest

from silentbuyer import Known, Network, Question, Unknown
from silentbuyer.engine.asking import Asker
from silentbuyer.errors import EngineError
from silentbuyer.plugins.registry import Owned
from silentbuyer.testing import SILENT, Internet

FAST = Network(timeout=0.3)


@attrs.define
class Echo:
    """Answers with the subject, remembering what it was asked."""

    kind: str = "echo"
    online: bool = False
    asked: list = attrs.Factory(list)

    async def ask(self, question, wire):
        self.asked.append(question.subject)
        await asyncio.sleep(0)
        return Known(question.subject)


@attrs.define
class Scripted:
    """Does what it is told to do."""

    act: object
    kind: str = "scripted"
    online: bool = False

    async def ask(self, question, wire):
        return await self.act(question, wire)


def asker(*probes, network=FAST, **options):
    return Asker([Owned(probe, f"owner-of-{probe.kind}") for probe in probes], network, grace=0.1, **options)


def ask(act, question=Question("scripted", "s")):
    one = asker(Scripted(act))
    try:
        return one.ask([question])
    finally:
        one.close()


def test_each_distinct_question_is_asked_once():
    probe = Echo()
    one = asker(probe)

    round_ = one.ask([Question("echo", "a"), Question("echo", "b"), Question("echo", "a")])
    again = one.ask([Question("echo", "a")])
    one.close()

    assert sorted(probe.asked) == ["a", "b"]
    assert round_.answers == {Question("echo", "a"): Known("a"), Question("echo", "b"): Known("b")}
    assert again.answers == {Question("echo", "a"): Known("a")}


def test_asking_is_the_same_when_awaited_inside_a_running_loop():
    async def main():
        one = asker(Echo())
        try:
            return await one.aask([Question("echo", "a")]), one.ask([Question("echo", "b")])
        finally:
            one.close()

    awaited, waited = asyncio.run(main())

    assert awaited.answers == {Question("echo", "a"): Known("a")}
    assert waited.answers == {Question("echo", "b"): Known("b")}


def test_a_question_that_nothing_answers_is_unknown():
    (answer,) = asker().ask([Question("smell", "x")]).answers.values()

    assert answer.reason == "no probe"


@pytest.mark.parametrize(
    ("error", "kind"),
    [(ValueError("boom"), "ValueError"), (SystemExit(3), "SystemExit"), (asyncio.CancelledError(), "CancelledError")],
)
def test_a_probe_that_raises_becomes_unknown_and_a_complaint(error, kind):
    async def act(question, wire):
        raise error

    round_ = ask(act)

    assert round_.answers[Question("scripted", "s")].reason == "probe failed"
    (complaint,) = round_.complaints.values()
    assert (complaint.where, complaint.plugin, complaint.kind) == ("probe scripted", "owner-of-scripted", kind)


def test_a_probe_that_never_answers_meets_its_time_limit():
    async def act(question, wire):
        await asyncio.sleep(60)

    began = time.monotonic()
    round_ = ask(act)

    assert time.monotonic() - began < 3
    assert round_.answers[Question("scripted", "s")].reason == "timeout"
    assert "did not answer within" in str(*round_.complaints.values())


def test_rubbish_from_a_probe_is_named():
    async def act(question, wire):
        return "yes"

    round_ = ask(act)

    assert round_.answers[Question("scripted", "s")].reason == "probe failed"
    assert "where Known or Unknown was expected" in str(*round_.complaints.values())


@pytest.mark.parametrize("awaited", [False, True])
def test_a_probe_that_blocks_the_loop_is_left_behind_and_the_others_still_answer(awaited):
    release = threading.Event()

    async def act(question, wire):
        release.wait(20)
        return Known(1)

    echo = Echo()
    one = asker(Scripted(act), echo, network=Network(timeout=0.3, concurrency=1))
    questions = [Question("scripted", "s"), Question("echo", "a"), Question("scripted", "t")]
    round_ = asyncio.run(one.aask(questions)) if awaited else one.ask(questions)
    again = one.ask([Question("scripted", "u")])
    one.close()
    release.set()

    assert round_.answers[questions[1]] == Known("a")
    assert [round_.answers[q].reason for q in (questions[0], questions[2])] == ["timeout", "timeout"]
    assert "blocked the event loop" in str(round_.complaints[questions[0]])
    assert again.answers[Question("scripted", "u")].reason == "timeout"


def test_without_a_network_one_canary_question_settles_everything_online():
    probe, local = Echo(kind="remote", online=True), Echo()
    with Internet(dns=SILENT) as internet:
        one = asker(probe, local, network=attrs.evolve(internet.network, timeout=2.0, dns_timeout=0.3))
        round_ = one.ask([*(Question("remote", str(n)) for n in range(500)), Question("echo", "a")])
        one.close()

        names = {query.name.rstrip(".") for query in internet.queries}

    made_up = {name for name in names if name.endswith(".invalid") or name.startswith("silentbuyer-")}
    assert names - made_up <= {""}, "only the root zone and names that cannot exist were asked about"
    assert probe.asked == []
    assert {answer.reason for question, answer in round_.answers.items() if question.kind == "remote"} == {"no network"}
    assert round_.answers[Question("echo", "a")] == Known("a")


def test_a_closed_asker_says_so():
    one = asker(Echo())
    one.close()

    with pytest.raises(EngineError, match="closed"):
        one.ask([Question("echo", "a")])


def test_unknown_answers_are_not_kept_for_long():
    async def act(question, wire):
        return Unknown("timeout")

    kept = {}

    class Cache:
        def get(self, question):
            return kept.get(question)

        def put(self, question, answer):
            kept[question] = answer

    one = asker(Scripted(act), cache=Cache())
    one.ask([Question("scripted", "s")])
    one.close()

    assert kept == {Question("scripted", "s"): Unknown("timeout")}
