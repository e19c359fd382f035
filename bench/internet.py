"""How quick the loopback internet is, and how long `check_rule` takes for each core rule."""

import asyncio
import http.client
import time

import dns.asyncquery
import dns.message

from silentbuyer.rules import core_rules
from silentbuyer.testing import Internet, Site, check_rule

SITES = {"acme.example": Site(mx="10 mx.acme.example.", pages={"/": "<h1>Acme</h1>"})}


def seconds(work):
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def starts(times=20):
    def once():
        with Internet(SITES):
            pass

    first, others = seconds(once), seconds(lambda: [once() for _ in range(times)]) / times
    print(f"start and stop: first {first * 1000:.0f} ms (imports), then {others * 1000:.1f} ms")


def queries(internet, count=2000, at_once=50):
    host, _, port = internet.network.nameservers[0].partition(":")

    async def one(gate):
        async with gate:
            await dns.asyncquery.udp(dns.message.make_query("acme.example", "MX"), host, port=int(port), timeout=5)

    async def main():
        gate = asyncio.Semaphore(at_once)
        await asyncio.gather(*(one(gate) for _ in range(count)))

    print(f"DNS: {count / seconds(lambda: asyncio.run(main())):.0f} queries/s (client in the same process)")


def requests(internet, count=500):
    port = internet.network.connect_ports[80]

    def main():
        for _ in range(count):
            line = http.client.HTTPConnection("127.0.0.1", port)
            line.request("GET", "/", headers={"Host": "acme.example"})
            line.getresponse().read()
            line.close()

    print(f"HTTP: {count / seconds(main):.0f} requests/s, one after another")


def checks():
    for rule in core_rules():
        print(f"check_rule({rule.name}): {seconds(lambda rule=rule: check_rule(rule)):.2f} s")


if __name__ == "__main__":
    starts()
    with Internet(SITES) as running:
        queries(running)
        requests(running)
    checks()
