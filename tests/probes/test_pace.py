"""As many questions at once as this machine serves in time, and never its own lateness told as somebody else's."""

import asyncio
import resource
import sys
import time

import pytest

from silentbuyer.model.facts import Known, Unknown
from silentbuyer.probes import pace as module
from silentbuyer.probes.pace import BEAT, LATE, LEAST, READERS, START, Pace


def run(work):
    return asyncio.run(asyncio.wait_for(work, 20))


async def hold(pace, seconds, seen=None):
    async with pace.turn():
        if seen is not None:
            seen.append(pace._under)
        await asyncio.sleep(seconds)


def test_no_more_than_the_policy_allows_and_no_more_than_the_start_at_first():
    assert Pace(3).width == 3
    assert Pace(500).width == START


def test_while_the_loop_is_in_time_more_are_let_in():
    async def work():
        pace, seen = Pace(60), []
        await asyncio.gather(*(hold(pace, 0.6, seen) for _ in range(60)))
        return max(seen), pace.width

    most, width = run(work())
    assert START < most <= 60
    assert width > START


def test_while_the_loop_is_late_fewer_are_let_in_but_never_none():
    async def work():
        pace = Pace(60)
        with pace.watch() as watch:
            for _ in range(30):
                time.sleep(BEAT + 2 * LATE)  # noqa: ASYNC251 - a probe, a parser or another program holds the machine
                await asyncio.sleep(0)
            return pace.width, watch.late

    width, late = run(work())
    assert width == LEAST
    assert late > 0.5


def test_the_first_come_is_the_first_served_and_who_gives_up_leaves_the_line():
    async def work():
        pace, order = Pace(1), []

        async def take(name):
            async with pace.turn():
                order.append(name)
                await asyncio.sleep(0.02)

        tasks = [asyncio.create_task(take(name)) for name in "abcd"]
        await asyncio.sleep(0.005)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return order, pace._under

    assert run(work()) == (["a", "c", "d"], 0)


def test_a_turn_that_was_handed_to_one_who_gave_up_goes_on():
    async def work():
        pace, done = Pace(1), []
        async with pace.turn():
            late = asyncio.create_task(hold(pace, 0))
            after = asyncio.create_task(hold(pace, 0, done))
            await asyncio.sleep(0)
        late.cancel()  # in the very moment in which it was let in
        await asyncio.gather(late, after, return_exceptions=True)
        return done, pace._under

    assert run(work()) == ([1], 0)


def test_many_large_pages_that_wait_to_be_read_let_fewer_in():
    async def work():
        pace = Pace(60)

        async def read():
            async with pace.reading():
                await asyncio.sleep(0.25)

        with pace.watch():
            readers = [asyncio.create_task(read()) for _ in range(READERS + 3)]
            await asyncio.sleep(0.2)
            width = pace.width
            await asyncio.gather(*readers)
        return width

    assert run(work()) < START


def test_a_machine_that_runs_short_asks_fewer_from_then_on():
    async def work():
        pace = Pace(100)
        async with pace.turn(), pace.turn(), pace.turn(), pace.turn():
            pace.short()
        return pace.width, pace.most

    assert run(work()) == (2.0, 70)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_limit_on_open_files_bounds_it(monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda _: (30, 4096))
    monkeypatch.setattr(module, "_open_files", lambda: 5)
    assert Pace(100).most == 1
    monkeypatch.setattr(resource, "getrlimit", lambda _: (100, 4096))
    assert Pace(100).most == 71
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY,) * 2)
    assert Pace(100).most == 100


@pytest.mark.parametrize(
    ("answer", "late", "again"),
    [
        (Known({}), 9.0, False), (Unknown("busy"), 0.0, True), (Unknown("not asked"), 0.0, True), (Unknown("timeout"), 0.0, False),
        (Unknown("timeout"), 0.4, True), (Unknown("no resolver"), 0.4, True), (Unknown("servfail"), 9.0, False),
    ],
)  # fmt: skip
def test_only_what_may_have_been_our_fault_is_asked_again(answer, late, again):
    pace = Pace(5)
    watch = module.Watch(pace, 0.0)
    pace.late = late
    assert watch.doubts(answer) is again
