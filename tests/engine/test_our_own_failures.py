"""What fails on this machine is never a fact about a buyer's website: over a loopback internet, in seconds."""

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections import Counter

import attrs
import pytest

from silentbuyer.engine.asking import Asker
from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.plugins.builtin import LateProbe
from silentbuyer.plugins.registry import Owned
from silentbuyer.probes.light_tls import MOST_BYTES
from silentbuyer.testing import Internet, Site, hostile

FIRM = "<title>Firm</title><h1>Firm</h1><p>" + "We build filters and pumps for water works. " * 20
SITE = LateProbe("website", "silentbuyer.probes.website:Website")
MOST_ROUNDS = 12
PATIENT = 30.0
"""Seconds a question, where what is counted is what was read: a machine that tests much else at once is slow."""


def asker(network):
    return Asker([Owned(SITE, "silentbuyer")], network)


def questions(*hosts):
    return [Question("website", f"http://{host}/") for host in hosts]


def word(answer):
    return answer.value["state"] if isinstance(answer, Known) else "unknown"


def looked_at(network, *hosts):
    one = asker(network)
    try:
        found = one.ask(questions(*hosts))
    finally:
        one.close()
    return {question.subject[7:-1]: answer for question, answer in found.answers.items()}, found.complaints


def firm(**more):
    return Site(pages={"/": FIRM}, tls=None, **more)


class Flood:
    """A handler that sends one piece for ever and counts what the visitor took."""

    def __init__(self, head, piece, pause=0.0):
        self.head, self.piece, self.pause, self.sent = head, piece, pause, 0

    async def __call__(self, _, __, writer):
        writer.write(self.head)
        while True:
            writer.write(self.piece)
            await writer.drain()
            self.sent += len(self.piece)
            await asyncio.sleep(self.pause)


_CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", INTERIM * 2000), (_CHUNKED, (b"1;" + b"x" * 8000 + b"\r\n<\r\n") * 6), (_CHUNKED + b"1;", b"x" * 60_000),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </", b"a" * 60_000),
    ],
    ids=["continue", "chunk-extensions", "one-chunk-extension", "one-header"],
)  # fmt: skip
def test_every_byte_of_the_wire_is_counted(head, piece):
    flood = Flood(head, piece)
    with Internet({"flood.example": Site(pages={"/": flood}, tls=None)}, timeout=PATIENT) as world:
        began = time.monotonic()
        answers, complaints = looked_at(world.network, "flood.example")
        took = time.monotonic() - began
    assert word(answers["flood.example"]) in {"http-error", "alive-unread", "alive-unverified", "unknown"}
    assert not complaints
    # What the buffers of the two kernels hold may have been sent on top of it.
    assert flood.sent < MOST_BYTES + 16_000_000
    assert took < PATIENT


def test_sites_that_flood_starve_no_others():
    floods = {f"f{n}.example": Site(pages={"/": Flood(b"", INTERIM * 1000, 0.1)}, tls=None) for n in range(20)}
    firms = {f"h{n}.example": firm() for n in range(80)}
    with Internet({**floods, **firms}, timeout=PATIENT) as world:
        answers, complaints = looked_at(world.network, *floods, *firms)
    states = Counter(word(answers[host]) for host in firms)
    assert not {"unreachable", "http-error", "dead-no-dns"} & set(states)
    assert states["alive-unverified"] >= 20  # all of them on a machine that does nothing else
    assert not complaints


_FEW = """
import json, resource, sys
from silentbuyer.addresses.network import Network
given = json.loads(sys.argv[1])
given["connect_ports"] = {int(k): v for k, v in given["connect_ports"].items()}
from silentbuyer.engine.asking import Asker
from silentbuyer.model.facts import Known, Question
from silentbuyer.plugins.builtin import LateProbe
from silentbuyer.plugins.registry import Owned
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[2]), 4096))
one = Asker([Owned(LateProbe("website", "silentbuyer.probes.website:Website"), "x")], Network(**given))
found = one.ask([Question("website", f"http://h{n}.example/") for n in range(120)])
one.close()
print(json.dumps([a.value["state"] if isinstance(a, Known) else "unknown" for a in found.answers.values()]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("descriptors", [22, 30])
def test_too_few_file_descriptors_call_no_site_unreachable(descriptors):
    with Internet({f"h{n}.example": firm() for n in range(120)}, timeout=PATIENT) as world:
        policy = attrs.asdict(world.network, filter=lambda at, _: at.name != "connect_ports", recurse=False)
        policy["connect_ports"] = dict(world.network.connect_ports)
        ran = subprocess.run(
            [sys.executable, "-c", _FEW, json.dumps(policy), str(descriptors)],
            capture_output=True,
            text=True,
            check=True,
        )
    states = Counter(json.loads(ran.stdout))
    assert set(states) <= {"alive-unverified", "unknown"}
    assert states["alive-unverified"] >= 20  # a busy machine reads fewer in one round


def test_an_engine_that_is_closed_while_it_asks_has_learned_nothing():
    hosts = [f"s{n}.example" for n in range(5)]
    with Internet({host: Site(pages={"/": hostile.hang}, tls=None) for host in hosts}, timeout=4.0) as world:
        one, found = asker(world.network), []
        asking = threading.Thread(target=lambda: found.append(_asked(one, hosts)))
        asking.start()
        time.sleep(1.0)
        one.close()
        asking.join(timeout=15)
    assert not asking.is_alive()
    assert not [answer for answer in (found[0] or {}).values() if isinstance(answer, Known)]


def _asked(one, hosts):
    try:
        return one.ask(questions(*hosts)).answers
    except Exception:  # noqa: BLE001 - that nothing is claimed is what matters here
        return {}


def test_many_honest_large_pages_are_all_read_if_not_at_the_first_asking():
    large = (
        "<title>Firm</title>"
        + "<div><p><a href='/p'>pump</a> water works and filters, valves and pipes</p></div>" * 3000
    )
    open_ = [f"b{n}.example" for n in range(40)]
    with Internet({host: Site(pages={"/": large}, tls=None) for host in open_}, timeout=PATIENT) as world:
        for _ in range(MOST_ROUNDS):
            answers, _ = looked_at(world.network, *open_)
            assert set(map(word, answers.values())) <= {"alive-unverified", "unknown"}
            # How many a busy machine reads in one round says nothing about us; that the rest is asked again does.
            open_ = [host for host, answer in answers.items() if isinstance(answer, Unknown)]
            if not open_:
                break
    assert not open_


def test_where_our_own_line_is_slow_a_silent_site_is_not_called_silent():
    world = {"s.example": Site(pages={"/": hostile.hang}, tls=None), "*.invalid": Site(dns_delay=0.9)}
    with Internet(world, timeout=2.0, dns_timeout=2.5) as slow:
        answers, _ = looked_at(slow.network, "s.example")
    assert isinstance(answers["s.example"], Unknown)
    assert answers["s.example"].reason == "busy"


def test_where_the_line_is_quick_a_silent_site_is_silent():
    with Internet({"s.example": Site(pages={"/": hostile.hang}, tls=None)}, timeout=2.0) as world:
        answers, _ = looked_at(world.network, "s.example")
    assert word(answers["s.example"]) in {"unreachable", "unknown"}  # unknown on a machine that is late itself


@attrs.define
class Slow:
    """A probe that takes a while for every question."""

    kind: str = "slow"
    online: bool = False

    async def ask(self, question, wire):
        await asyncio.sleep(0.25)
        return Known(question.subject)


def test_a_round_ends_at_its_deadline_whatever_is_still_to_be_asked():
    from silentbuyer.addresses.network import Network

    one = Asker([Owned(Slow(), "x")], Network(timeout=0.3, concurrency=1), grace=0.1)
    began = time.monotonic()
    found = one.ask([Question("slow", str(n)) for n in range(40)])
    one.close()
    assert time.monotonic() - began < 7.0  # 2 x 1.4 + 40 x 0.4 / 10 seconds and not 40 x 0.25
    answers = list(found.answers.values())
    assert len(answers) == 40
    assert answers[0] == Known("0")
    assert answers[-1].reason == "busy"
