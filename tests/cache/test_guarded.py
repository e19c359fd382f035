"""A store that fails costs answers twice, never a diagnosis: it is told once and not asked again."""

import sqlite3
from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.cache.guarded import GuardedCache
from silentbuyer.cache.memory import MemoryCache
from silentbuyer.testing import Internet, Site

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
MX = sb.Question("mail-domain", "acme.example")


class Broken:
    """Fails at what it is told to fail at, and counts."""

    place = "broken://"

    def __init__(self, get=None, put=None):
        self.faults, self.asked = {"get": get, "put": put}, []

    def get(self, question):
        return self._do("get")

    def put(self, question, answer):
        self._do("put")

    def _do(self, what):
        self.asked.append(what)
        fault = self.faults[what]
        if isinstance(fault, BaseException):
            raise fault
        return fault


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk I/O error"), SystemExit(1), RecursionError()])
@pytest.mark.parametrize("what", ["get", "put"])
def test_the_first_fault_is_a_complaint_and_the_store_is_left_alone(what, error):
    inner = Broken(**{what: error})
    cache = GuardedCache(inner)
    for _ in range(3):
        assert cache.get(MX) is None
        cache.put(MX, sb.Known(1))

    assert inner.asked.count(what) == 1
    assert cache.fault.kind == type(error).__name__
    assert "broken://" in cache.fault.message


def test_rubbish_is_no_answer():
    cache = GuardedCache(Broken(get="yes"))

    assert cache.get(MX) is None
    assert cache.fault.kind == "rubbish"


def test_who_wants_to_stop_is_heard():
    with pytest.raises(KeyboardInterrupt):
        GuardedCache(Broken(get=KeyboardInterrupt())).get(MX)


def test_a_sound_store_is_asked_every_time():
    cache = GuardedCache(MemoryCache())
    cache.put(MX, sb.Known(1))

    assert cache.get(MX) == sb.Known(1)
    assert cache.fault is None


def diagnose_twice(cache):
    buyer = sb.Customer(id="1", email="ana@acme.example")
    world = {"acme.example": Site(mx="10 mx1.acme.example.", pages={"/": "<h1>Acme Pumps</h1>"})}
    with Internet(world) as internet, sb.Engine(network=internet.network, cache=cache) as engine:
        return [engine.diagnose(buyer, now=NOW) for _ in range(2)]


def test_a_diagnosis_goes_on_without_its_cache_and_says_so_once():
    first, second = diagnose_twice(Broken(get=OSError("gone")))

    assert [complaint.where for complaint in first.complaints] == ["cache"]
    assert second.complaints == ()
    assert first.facts.known(MX) == second.facts.known(MX) is not None


def test_so_it_is_when_it_can_be_read_but_not_written():
    first, _ = diagnose_twice(Broken(put=OSError("no space left on device")))

    assert [complaint.where for complaint in first.complaints] == ["cache"]
    assert "no space left on device" in first.complaints[0].message
