"""Every store keeps what it is given for as long as it may be believed: one file, a real Redis, a real PostgreSQL."""

import multiprocessing
import threading
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cache import servers

from silentbuyer.cache.kept import facts_in, kept_in
from silentbuyer.cache.open_store import open_store
from silentbuyer.cache.store import UNKNOWN_TTL
from silentbuyer.errors import EngineError
from silentbuyer.model.facts import Known, Question, Unknown

MX = Question("mail-domain", "acme.example")
SITE = Question("website", "https://acme.example/")
ANSWER = Known({"status": "ok", "mx": ["mx1.acme.example"]}, at=datetime(2026, 6, 1, tzinfo=UTC), source="dns", ttl=300)


@pytest.fixture(scope="module", params=["file", "redis", "postgres"])
def place(request, tmp_path_factory):
    if request.param == "file":
        yield str(tmp_path_factory.mktemp("cache") / "facts.db")
        return
    with getattr(servers, request.param)() as url:
        yield url


@pytest.fixture
def store(place):
    with_all = open_store(place)
    with_all.clear()
    yield with_all
    with_all.close()


def test_what_was_put_is_there_for_another_engine_too(store, place):
    store.put(MX, ANSWER)
    other = open_store(place)

    assert store.get(MX) == other.get(MX) == ANSWER
    assert store.get(SITE) is None
    other.close()


def test_an_answer_is_forgotten_when_its_time_is_over(store):
    store.put(MX, Known(1, ttl=0.2))
    store.put(SITE, Known(2, ttl=100))
    time.sleep(0.3)

    assert store.get(MX) is None
    assert store.get(SITE) == Known(2, ttl=100)
    assert [question for _, question, _ in store.rows()] == [SITE]


def test_what_is_not_known_is_believed_for_a_minute_at_most(store):
    store.put(MX, Unknown("timeout", "no answer in 5 s"))

    assert store.get(MX) == Unknown("timeout", "no answer in 5 s")
    ((until, _, _),) = store.rows()
    assert until - store.now() <= UNKNOWN_TTL


def test_an_answer_without_a_lifetime_is_not_kept(store):
    store.put(MX, Known(1, ttl=0))

    assert store.get(MX) is None


def test_a_newer_answer_takes_the_place_of_an_older(store):
    store.put(MX, Unknown("timeout"))
    store.put(MX, ANSWER)

    assert store.get(MX) == ANSWER
    assert len(list(store.rows())) == 1


def test_its_figures_and_its_facts(store):
    store.put(SITE, Unknown("bot wall"))
    store.put(MX, ANSWER)
    kept = kept_in(store)

    assert (kept.known, kept.unknown, kept.total) == ({"mail-domain": 1}, {"website": 1}, 2)
    assert 0 < kept.first <= UNKNOWN_TTL < kept.last <= 300
    assert dict(facts_in(store)) == {MX: ANSWER, SITE: Unknown("bot wall")}
    assert list(facts_in(store)) == [MX, SITE]


def test_clearing_forgets_all_and_says_how_many(store):
    store.put(MX, ANSWER)
    store.put(SITE, ANSWER)

    assert store.clear() == 2
    assert list(store.rows()) == []


def test_its_place_names_no_password(store):
    assert "secret" not in store.place


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.text(min_size=1, max_size=30).filter(str.strip),
    subject=st.text(st.characters(categories=None) | st.sampled_from("\\\0\ud800"), max_size=60),
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
)  # fmt: skip
def test_whatever_a_stranger_wrote_comes_back_as_it_was(store, kind, subject, value):
    question, answer = Question(kind, subject), Known(value, ttl=100)
    store.put(question, answer)

    assert store.get(question) == answer


def test_subjects_that_look_alike_when_escaped_stay_apart(store):
    odd = [Question("mx", subject) for subject in ("a\0", "a\\0", "a\\\\0", "\ud800", "\\ud800", "é", "e")]
    for place, question in enumerate(odd):
        store.put(question, Known(place, ttl=100))

    assert [store.get(question).value for question in odd] == list(range(len(odd)))


def test_threads_may_share_it(store):
    def work(number):
        for step in range(20):
            store.put(Question("mx", f"{number}.{step}"), Known(step, ttl=100))
            assert store.get(Question("mx", f"{number}.{step}")) == Known(step, ttl=100)

    threads = [threading.Thread(target=work, args=[number]) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(list(store.rows())) == 100


def _fill(place, number):
    store = open_store(place)
    for step in range(100):
        store.put(Question("mx", f"{number}.{step}"), Known(step, ttl=100))
    store.close()


def test_processes_may_share_it(store, place):
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_fill, args=(place, number)) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(list(store.rows())) == 200


@pytest.mark.parametrize(
    "place",
    ["redis://127.0.0.1:1/0", "postgresql://judge:secret@127.0.0.1:1/x", "mysql://x", "/no/such/folder/facts.db"],
)
def test_a_place_that_cannot_be_used_is_an_error_at_once_without_its_password(place):
    with pytest.raises(EngineError) as caught:
        open_store(place)

    assert "cache" in str(caught.value)
    assert "secret" not in str(caught.value)
