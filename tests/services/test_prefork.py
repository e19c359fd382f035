"""Servers that fork: an engine used before the fork works after it; other ways to start processes, and joblib."""

import json
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

import silentbuyer as sb
from silentbuyer.testing import Internet, Site

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
HERE = Path(__file__).parent
SITES = {f"{name}.example": Site(pages={"/": "<h1>Acme pumps</h1>"}) for name in ("first", "a", "b", "c", "d")}


def site_is_known(engine, site):
    d = engine.diagnose(sb.Customer(id="1", country="DE", website=site))
    return not d.complaints and any(q.kind == "website" and isinstance(a, sb.Known) for q, a in d.facts.items())


def _told(engine, site, results):
    results.put(site_is_known(engine, site))


def _own(network, site, results):
    with sb.Engine(sb.Seller(country="CN"), network=network) as engine:
        results.put(site_is_known(engine, site))


def test_gunicorn_with_an_engine_that_was_used_before_it_forked(tmp_path):
    pytest.importorskip("gunicorn", reason="left out: gunicorn is not installed (group heavy-service)")
    with Internet(SITES) as internet, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        (tmp_path / "network").write_bytes(pickle.dumps(internet.network))
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--preload", "--workers", "2", "--bind", f"127.0.0.1:{port}",
             "--log-level", "warning", "--chdir", str(HERE), "preforked:application"],
            env={**os.environ, "SILENTBUYER_TEST_NETWORK": str(tmp_path / "network")},
        )  # fmt: skip
        try:
            told = [_got(port, f"{name}.example") for name in ("a", "b", "c", "d", "a", "b", "c", "d")]
        finally:
            server.terminate()
            server.wait(30)
    assert [(one["known"], one["complaints"]) for one in told] == [(True, [])] * 8, told
    assert server.pid not in {one["worker"] for one in told}
    assert server.returncode == 0


def _got(port, site):
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{site}", timeout=60) as answer:
                return json.load(answer)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.parametrize("way", ["fork", "forkserver", "spawn"])
def test_each_way_to_start_a_process(way):
    context = multiprocessing.get_context(way)
    with Internet(SITES) as internet, sb.Engine(sb.Seller(country="CN"), network=internet.network) as engine:
        assert site_is_known(engine, "first.example")
        results = context.Queue()
        work = (
            (_told, (engine, "a.example", results))
            if way == "fork"
            else (_own, (internet.network, "a.example", results))
        )
        child = context.Process(target=work[0], args=work[1])
        child.start()
        assert results.get(timeout=90) is True
        child.join(60)
        assert child.exitcode == 0
        assert site_is_known(engine, "b.example")


NOTEBOOK = """
import silentbuyer as sb
from joblib import Parallel, delayed

@sb.rule("notebook-no-phone")
def no_phone(case):
    'The buyer left no phone number.'
    if not case.customer.phone:
        yield sb.Finding(weights={"unreachable": 0.3}, because="Made in the notebook.")

class Harvest:
    @sb.hookimpl
    def register_causes(self, register):
        register(sb.OwnCause(name="acme:harvest", label="Busy with the harvest", family="commercial"))

def judged(ids):
    with sb.Engine(sb.Seller(country="CN"), online=False, plugins=[no_phone, Harvest()], strict=True) as engine:
        return [engine.diagnose(sb.Customer(id=i, country="BR")) for i in ids]

parts = Parallel(n_jobs=2)(delayed(judged)([str(n) for n in range(k, k + 5)]) for k in (0, 5, 10))
found = [d for part in parts for d in part]
print(len(found), sum(f.because == "Made in the notebook." for d in found for f in d.findings),
      {next(s.cause.own.label for s in d.causes if s.cause == "acme:harvest") for d in found})
"""


def test_rules_and_causes_of_a_notebook_reach_joblibs_workers():
    pytest.importorskip("joblib", reason="left out: joblib is not installed (group heavy-service)")
    done = subprocess.run([sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, timeout=200, check=False)
    assert done.stdout == "15 15 {'Busy with the harvest'}\n", done.stderr
