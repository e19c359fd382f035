"""What the watch over a judgement takes for impure; the interpreter itself tells it of events and calls."""

import _thread
import gc
import os
import random
import socket
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from silentbuyer.testing.purity import OutOfTime, Watch, processor_seconds, watching

SEEDED = random.Random(7)  # noqa: S311 - no secret is made of it


def calls(function):
    watch = Watch(warm=True)
    watch.call(None, "c_call", function)
    return list(watch.seen)


def events(name, *args, warm=True):
    watch = Watch(warm=warm)
    watch.event(name, args)
    return list(watch.seen)


@pytest.mark.parametrize(
    ("function", "clause"),
    [
        (time.time, "it looks at the clock (time.time)"),
        (time.perf_counter, "it looks at the clock (time.perf_counter)"),
        (time.sleep, "it sleeps"),
        (datetime.now, "it looks at the clock (datetime.now)"),
        (date.today, "it looks at the clock (date.today)"),
        (random.random, "it throws dice (random, secrets or uuid4)"),
        (random.getrandbits, "it throws dice (random, secrets or uuid4)"),
        (print, "it speaks to the terminal (print)"),
        (_thread.start_new_thread, "it starts a thread"),
        (os.urandom, "it throws dice (random, secrets or uuid4)"),
    ],
)
def test_clocks_and_dice_are_impure(function, clause):
    assert calls(function) == [clause]


@pytest.mark.parametrize(
    "function",
    [len, datetime.fromisoformat, datetime(2026, 1, 1, tzinfo=UTC).astimezone, {}.get, SEEDED.random],
)
def test_calls_that_give_the_same_again_are_pure(function):
    assert calls(function) == []


def test_calls_into_python_are_no_calls_into_c():
    watch = Watch(warm=True)
    watch.call(None, "call", None)
    assert not watch.seen


def test_connections_and_programs_count_always_and_files_only_when_warm():
    assert events("socket.connect", object(), ("192.0.2.1", 80)) == ["it dials ('192.0.2.1', 80)"]
    assert events("socket.__new__", object(), 2, 1, 0) == ["it opens a socket"]
    assert events("socket.getaddrinfo", "acme.example", 80, warm=False) == ["it looks up the name 'acme.example'"]
    assert events("subprocess.Popen", "ls", ["ls"], None, None, warm=False) == ["it starts the program 'ls'"]
    assert events("os.fork") == ["it forks the process"]
    assert events("open", "table.toml", "r", 0) == ["it opens the file 'table.toml'"]
    assert events("open", "table.toml", "r", 0, warm=False) == []
    assert events("compile", "x") == []


def test_each_thing_is_said_once():
    watch = Watch(warm=True)
    for _ in range(3):
        watch.event("open", ("table.toml", "r", 0))
    assert len(watch.seen) == 1


def test_the_profile_of_others_is_put_back():
    def mine(frame, event, arg):
        return None

    before = sys.getprofile()
    sys.setprofile(mine)
    try:
        with watching(warm=True) as watch:
            time.monotonic()
        assert sys.getprofile() is mine
    finally:
        sys.setprofile(before)
    assert list(watch.seen) == ["it looks at the clock (time.monotonic)"]


def test_what_the_garbage_collector_does_is_not_the_rules_doing():
    assert gc.isenabled()
    gc.callbacks.append(_look_at_the_clock)
    try:
        with watching(warm=True) as watch:
            [[] for _ in range(100_000)]
    finally:
        gc.callbacks.remove(_look_at_the_clock)
    assert gc.isenabled()
    assert not watch.seen


def _look_at_the_clock(phase, info):
    time.perf_counter()


def test_a_watch_inside_a_watch_ends_alone():
    with watching(warm=True) as outer:
        with watching(warm=True) as inner:
            pass
        socket.socket().close()
    assert list(outer.seen) == ["it opens a socket"]
    assert not inner.seen


def test_processor_time_is_limited_and_waiting_is_not():
    def spin():
        with processor_seconds(0.05):
            while True:
                timedelta(1)

    with pytest.raises(OutOfTime):
        spin()
    with processor_seconds(0.05):
        time.sleep(0.2)
