"""A cold run over many domains of the loopback internet, one in ten of them mute: what bounds it, time-outs or CPU?

python bench/cold.py [DOMAINS] [CONCURRENCY]

The servers run in a process of their own, real DNS and HTTP over sockets. Of the mute names half never answer in DNS,
half take the connection and never answer. Prints the wall time, the CPU time of the asking process, and the least that
the time-outs of the mute names alone would take.
"""

import argparse
import multiprocessing
import resource
import time
from datetime import UTC, datetime

import attrs

import silentbuyer as sb
from silentbuyer.batch import read_customers
from silentbuyer.model.facts import Unknown
from silentbuyer.testing import SILENT, Internet, Page, Site

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
PATIENCE = 10.0
"""Seconds for one question, the package's own default."""
PAGE_PATIENCE, DNS_PATIENCE = 9.0, 0.5
"""Seconds after which a page that hangs and a name that no server answers are given up, as seen in the answers."""


def sites(count):
    for n in range(count):
        text = f"<title>Firm {n}</title><h1>Firm {n}</h1>" + "<p>We make pumps and valves for water works.</p>" * 20
        page = Page(text, delay=10_000.0) if n % 20 == 5 else Page(text)
        mute = n % 20 == 15
        yield f"firm{n}.example", SILENT if mute else Site(pages={"*": page}, mx=f"10 mx.firm{n}.example.", tls=None)


def serve(count, pipe):
    with Internet(dict(sites(count)), timeout=PATIENCE) as internet:
        pipe.send(internet.network)
        pipe.recv()


def buyers(count):
    for n in range(count):
        name = f"firm{n}.example"
        yield {"id": f"C-{n}", "company": f"Firm {n}", "email": f"ana@{name}", "website": name, "country": "DE"}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("domains", type=int, nargs="?", default=20_000)
    options.add_argument("concurrency", type=int, nargs="?", default=100)
    chosen = options.parse_args()
    ours, theirs = multiprocessing.Pipe()
    servers = multiprocessing.get_context("spawn").Process(target=serve, args=(chosen.domains, theirs), daemon=True)
    servers.start()
    network = attrs.evolve(ours.recv(), concurrency=chosen.concurrency)
    began, used = time.perf_counter(), time.process_time()
    unknown = 0
    with sb.Engine(network=network, plugins=[], environment=False) as engine:
        for done, told in enumerate(engine.stream(read_customers(buyers(chosen.domains)), now=NOW), 1):
            unknown += any(q.kind == "website" and isinstance(a, Unknown) for q, a in told.facts.items())
            if done % (chosen.domains // 10) == 0:
                wall, cpu = time.perf_counter() - began, time.process_time() - used
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                spent = f"{wall:7.1f} s, CPU {cpu:7.1f} s"
                print(f"{done:7,} domains {spent}, {unknown:6,} sites unknown, peak {peak:4.0f} MB")
    least = chosen.domains / 20 * (PAGE_PATIENCE + DNS_PATIENCE) / chosen.concurrency
    print(f"time-outs alone: {least:.0f} s at {chosen.concurrency} in flight")
    ours.send("done")
    servers.join(30)


if __name__ == "__main__":
    main()
