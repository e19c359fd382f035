"""The whole line, printed: import time beside attrs and pluggy, buyers a second offline, and a machine without network.

python bench/engine.py [BUYERS]

The buyers are those of the made-up world (`bench/world`): logs of a dozen letters in ten languages, some of them dirty.
"""

import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime

import attrs
from world.made import buyers
from world.numbers import WORLDS

import silentbuyer as sb
from silentbuyer.testing import SILENT, Internet

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
WORLD = attrs.evolve(WORLDS["usual"], now=NOW)


def made(count):
    """Buyers of the made-up world, repeated beyond five thousand with ids of their own."""
    firms = [buyer.customer() for buyer in buyers(WORLD, min(count, 5000))]
    for n in range(count):
        firm = firms[n % len(firms)]
        yield firm if n < len(firms) else attrs.evolve(firm, id=f"{firm.id}-{n // len(firms)}")


def seconds(code):
    runs = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        runs.append(time.perf_counter() - began)
    return statistics.median(runs)


def imports():
    empty, floor, ours = (seconds(code) for code in ("pass", "import attrs, pluggy", "import silentbuyer"))
    used = seconds("import silentbuyer as sb; sb.Customer, sb.Seller, sb.Finding, sb.hookimpl")
    print(f"import attrs, pluggy {1000 * (floor - empty):6.1f} ms above an empty interpreter")
    print(f"import silentbuyer   {1000 * (ours - empty):6.1f} ms; whole process {ours / floor:.2f} x of that")
    print(f"  with its values    {1000 * (used - empty):6.1f} ms; whole process {used / floor:.2f} x")


def offline(count):
    with sb.Engine(sb.Seller(sectors=["aquaculture"]), online=False, plugins=[]) as engine:
        list(engine.stream(made(20), now=NOW))
        firms = list(made(count))
        began, used = time.perf_counter(), time.process_time()
        done = sum(1 for _ in engine.stream(firms, now=NOW))
        wall, cpu = time.perf_counter() - began, time.process_time() - used
    print(f"offline: {done} buyers in {wall:.1f} s, {done / cpu:.0f} per core second, {1e6 * cpu / done:.0f} us each")


def without_network(count):
    with Internet(dns=SILENT) as internet, sb.Engine(network=internet.network, plugins=[]) as engine:
        firms = list(made(count))
        began = time.perf_counter()
        found = list(engine.stream(firms, now=NOW))
        wall = time.perf_counter() - began
        names = {query.name for query in internet.queries}
    reasons = {answer.reason for d in found for answer in d.facts.values()}
    print(f"no network: {len(found)} buyers in {wall:.1f} s; names asked: {sorted(names)}; reasons: {sorted(reasons)}")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    imports()
    offline(count)
    without_network(1000)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
