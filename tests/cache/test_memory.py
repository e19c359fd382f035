"""The memory of answers is bounded in time and size."""

from silentbuyer import Known, Question, Unknown
from silentbuyer.cache.memory import MemoryCache
from silentbuyer.cache.store import UNKNOWN_TTL

A, B, C = (Question("x", name) for name in "abc")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_known_answers_live_as_long_as_their_ttl_and_unknown_ones_a_minute():
    clock = Clock()
    cache = MemoryCache(clock=clock)
    cache.put(A, Known(1, ttl=600))
    cache.put(B, Unknown("timeout"))

    clock.now = UNKNOWN_TTL

    assert cache.get(A) == Known(1, ttl=600)
    assert cache.get(B) is None
    clock.now = 600
    assert cache.get(A) is None
    assert len(cache) == 0


def test_the_least_recently_used_answer_goes_first():
    cache = MemoryCache(size=2)
    cache.put(A, Known(1))
    cache.put(B, Known(2))
    assert cache.get(A) == Known(1)

    cache.put(C, Known(3))

    assert [cache.get(q) is not None for q in (A, B, C)] == [True, False, True]
