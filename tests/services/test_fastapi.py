"""A real service: uvicorn, FastAPI, sockets; one engine for all requests."""

import asyncio
import threading
import time
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.testing import Internet, Site

pytest.importorskip("fastapi", reason="left out: fastapi is not installed (group heavy-service)")
httpx = pytest.importorskip("httpx", reason="left out: httpx is not installed (group heavy-service)")
uvicorn = pytest.importorskip("uvicorn", reason="left out: uvicorn is not installed (group heavy-service)")

pytestmark = [pytest.mark.timeout(300), pytest.mark.filterwarnings("ignore::DeprecationWarning")]
PLACE = Path(__file__).resolve().parents[2] / "examples" / "service.py"
RECORD = {"id": "1", "company": "Acme", "country": "DE", "website": "acme.example", "email": "ana@acme.example"}


def service(**options):
    spec = spec_from_file_location("service", PLACE)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.made(**options)


@contextmanager
def serving(app):
    """The address of the service, which runs in a thread of its own and is told to end."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        host, port = server.servers[0].sockets[0].getsockname()[:2]
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join(30)
    assert not thread.is_alive()


@contextmanager
def world():
    with Internet({"acme.example": Site(pages={"/": "<h1>Acme pumps</h1>"})}) as internet:
        yield internet


async def posted(address, records):
    async with httpx.AsyncClient(timeout=60) as client:
        return await asyncio.gather(*(client.post(f"{address}/diagnose", json=record) for record in records))


def test_forty_at_once_look_at_a_website_once():
    once = 0
    for _ in range(2):  # the first look in a fresh process is slow, and may be cut short
        with world() as alone:
            sb.diagnose(sb.Customer.from_record(RECORD), network=alone.network)
            once = max(once, alone.visits("acme.example"))
    with world() as internet, serving(service(network=internet.network)) as address:
        answers = asyncio.run(posted(address, [{**RECORD, "id": str(n)} for n in range(40)]))
        assert 1 <= internet.visits("acme.example") <= once
    assert [answer.status_code for answer in answers] == [200] * 40
    read = [sb.Diagnosis.from_dict(answer.json()) for answer in answers]
    assert {d.customer for d in read} == {str(n) for n in range(40)}
    # Two that come at the same moment may both ask the name server, so that only the moment differs.
    looked = [fact for d in read for question, fact in d.facts.answers.items() if question.kind == "website"]
    assert (len({d.cause for d in read}), len(looked), len(set(looked))) == (1, 40, 1)
    assert all(not d.complaints for d in read)


def test_a_record_that_is_none_is_an_answer_and_the_service_goes_on():
    with world() as internet, serving(service(network=internet.network)) as address:
        bad, good = asyncio.run(posted(address, [{}, RECORD]))
    assert good.status_code == 200
    assert bad.status_code in {200, 422}


def test_the_end_of_the_service_closes_the_engine_and_its_threads():
    before = set(threading.enumerate())
    with world() as internet:
        app = service(network=internet.network)
        with serving(app) as address:
            asyncio.run(posted(address, [RECORD]))
            engine = app.state.engine
        with pytest.raises(sb.errors.EngineError):
            engine.diagnose(sb.Customer.from_record({**RECORD, "website": "other.example"}))
    deadline = time.monotonic() + 10
    while set(threading.enumerate()) - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert set(threading.enumerate()) - before == set()


def test_one_service_may_be_started_again():
    with world() as internet:
        app = service(network=internet.network)
        for _ in range(2):
            with serving(app) as address:
                (answer,) = asyncio.run(posted(address, [RECORD]))
            assert answer.status_code == 200
