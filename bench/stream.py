"""A stream of very many buyers: rate and peak memory by number, with a skewed distribution of domains.

The probes answer in this process, as no network of a test answers a million questions; the rest is the whole line.

python bench/stream.py [BUYERS]
"""

import argparse
import random
import resource
import sys
import time
from datetime import UTC, datetime, timedelta

import silentbuyer as sb
from silentbuyer.batch import read_customers
from silentbuyer.testing import Internet, Site

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
PLACES = ("DE", "BR", "US", "IT", "SA", "IN", "JP", "PL", "NG", "MX")


class Told:
    """Answers every question of a kind at once, with what the real probe told of one site of the loopback internet."""

    online = False
    asked = 0

    def __init__(self, kind, answer):
        self.kind, self.answer = kind, answer

    async def ask(self, *_):
        Told.asked += 1
        return self.answer


class Plugin:
    """Probes in the place of those of the core."""

    def __init__(self, facts):
        self.facts = facts

    @sb.hookimpl
    def register_probes(self, register):
        for question, answer in self.facts.items():
            register(Told(question.kind, answer))


def real_facts():
    page = "<title>Firm</title><body><h1>Firm 1 pumps</h1>" + "<p>We make pumps and valves for water works.</p>" * 40
    buyer = sb.Customer(id="1", company="Firm 1", email="buyer@firm1.example", website="firm1.example", country="DE")
    with (
        Internet({"firm1.example": Site(pages={"/": page}, mx=("10 mx.firm1.example.",))}) as internet,
        sb.Engine(network=internet.network) as engine,
    ):
        return engine.ask([buyer])


def rows(count):
    """Records whose domains follow a Zipf-like law: a few are everybody's, most are one buyer's."""
    chance = random.Random(7)
    for n in range(count):
        domain = f"firm{int(count ** chance.random())}.example"
        at = NOW - timedelta(days=3 + n % 9)
        yield {
            "id": f"C-{n}",
            "company": f"Firm {n}",
            "email": f"buyer{n}@{domain}",
            "website": domain,
            "country": PLACES[n % len(PLACES)],
            "last_outbound": at.isoformat(),
        }


def main():
    options = argparse.ArgumentParser()
    options.add_argument("buyers", type=int, nargs="?", default=20_000)
    count = options.parse_args().buyers
    began, used = time.perf_counter(), time.process_time()
    with sb.Engine(plugins=[Plugin(real_facts())]) as engine:
        for done, _ in enumerate(engine.stream(read_customers(rows(count)), now=NOW), 1):
            if done in {1_000, 10_000, 50_000} or done % 100_000 == 0 or done == count:
                wall, cpu = time.perf_counter() - began, time.process_time() - used
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"{done:9,} buyers {wall:8.1f} s, CPU {cpu:8.1f} s, {1e6 * cpu / done:6.0f} us each, "
                      f"{Told.asked:9,} asked, peak {peak:5.0f} MB")  # fmt: skip
                sys.stdout.flush()


if __name__ == "__main__":
    main()
