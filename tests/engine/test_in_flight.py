"""One asking serves all who want its answer meanwhile, whoever of them goes away."""

import asyncio

import pytest

from silentbuyer import Known, Network, Question
from silentbuyer.engine.asking import Asker
from silentbuyer.engine.in_flight import InFlight
from silentbuyer.plugins.registry import Owned

HOME = Question("website", "acme.example")


class Slow:
    """An asking that takes its time and counts how often it was begun and ended."""

    def __init__(self):
        self.begun = self.ended = 0

    async def __call__(self):
        self.begun += 1
        await asyncio.sleep(0.02)
        self.ended += 1
        return self.begun


def run(scene):
    return asyncio.run(scene())


def test_forty_who_want_the_same_are_one_asking():
    flights, ask = InFlight(), Slow()

    async def scene():
        return await asyncio.gather(*(flights.share(HOME, ask) for _ in range(40)))

    assert run(scene) == [1] * 40


def test_other_questions_are_askings_of_their_own():
    flights, ask = InFlight(), Slow()

    async def scene():
        return await asyncio.gather(flights.share(HOME, ask), flights.share(Question("website", "b.example"), ask))

    run(scene)
    assert ask.begun == 2


def test_what_was_answered_is_asked_anew():
    flights, ask = InFlight(), Slow()

    async def scene():
        return [await flights.share(HOME, ask), await flights.share(HOME, ask)]

    assert run(scene) == [1, 2]


def test_who_is_cancelled_takes_the_answer_from_nobody():
    flights, ask = InFlight(), Slow()

    async def scene():
        first, second = (asyncio.create_task(flights.share(HOME, ask)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        return await second

    assert run(scene) == 1


def test_an_asking_that_nobody_waits_for_is_given_up():
    flights, ask = InFlight(), Slow()

    async def scene():
        only = asyncio.create_task(flights.share(HOME, ask))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        only.cancel()
        await asyncio.gather(only, return_exceptions=True)
        await asyncio.sleep(0.05)

    run(scene)
    assert (ask.begun, ask.ended) == (1, 0)


def test_an_error_reaches_all_who_wait():
    flights = InFlight()

    async def broken():
        await asyncio.sleep(0.01)
        raise OSError("gone")

    async def scene():
        return await asyncio.gather(*(flights.share(HOME, broken) for _ in range(3)), return_exceptions=True)

    assert [str(error) for error in run(scene)] == ["gone"] * 3


class Site:
    kind, online = "website", False

    def __init__(self):
        self.asked = 0

    async def ask(self, question, wire):
        self.asked += 1
        await asyncio.sleep(0.05)
        return Known("read")


def test_forty_concurrent_rounds_on_one_website_ask_it_once():
    site = Site()
    asker = Asker([Owned(site, "test")], Network(timeout=1.0))

    async def scene():
        return await asyncio.gather(*(asker.aask([HOME]) for _ in range(40)))

    try:
        rounds = run(scene)
    finally:
        asker.close()
    assert {round_.answers[HOME] for round_ in rounds} == {Known("read")}
    assert site.asked == 1
