"""Websites a second, printed: the guarded fetcher beside bare aiohttp, with TLS and without, and pages judged a second.

python bench/website.py [ROUNDS]

The server is a process of its own that answers each connection once with a page of 20 KB; each measurement is a
process of its own as well, so that peak memory is its own. Both clients get the addresses of all names for nothing
(no DNS), make one new connection for each site, and read the page; rounds alternate between them.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve()
PARAGRAPH = (
    '<div class="row"><h3>Pump {0}</h3><p>Stainless pumps and filters for drinking water, number {0}.</p>'
    '<a href="/p/{0}">more</a></div>'
)
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Acme Pumps GmbH</title>"
    "<meta name=description content='Water works'></head><body>"
    + "".join(PARAGRAPH.format(n) for n in range(145))
    + "<p>Tel. +49 40 1234567 info@acme.example</p></body></html>"
).encode()


# ---- the server


class OnePage(asyncio.Protocol):
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    )

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, _):
        self.transport.write(self.head % len(PAGE) + PAGE)
        self.transport.close()


async def serve():
    import ssl

    from silentbuyer.testing.authority import Authority
    from silentbuyer.testing.world import World

    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder), World({}))
        chain = Path(folder) / "site.pem"
        chain.write_bytes(authority.issue("*.bench.example", "good"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        loop = asyncio.get_running_loop()
        plain = await loop.create_server(OnePage, "127.0.0.1", 0, backlog=2048)
        tls = await loop.create_server(OnePage, "127.0.0.1", 0, backlog=2048, ssl=context)
        ports = [server.sockets[0].getsockname()[1] for server in (plain, tls)]
        print(json.dumps({"ports": ports, "ca": str(authority.ca_file)}), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


# ---- the clients


async def timed(one, urls):
    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*map(one, urls))
    return time.perf_counter() - wall, time.process_time() - cpu


async def ours(urls, at_once, ports, ca):
    from silentbuyer.addresses.network import Network
    from silentbuyer.probes.fetcher import Fetcher
    from silentbuyer.probes.resolver import DnsAnswer

    answer = DnsAnswer("ok", ("127.0.0.1",))

    class Known:
        async def addresses(self, _):
            return answer

    policy = Network(
        allow_networks=("127.0.0.0/8",), connect_ports={80: ports[0], 443: ports[1]}, ca_file=ca, timeout=60
    )
    fetcher = Fetcher(policy, Known())
    gate = asyncio.Semaphore(at_once)

    async def one(url):
        async with gate:
            page = await fetcher.fetch(url)
        assert page.body == PAGE, page.detail

    took = await timed(one, urls)
    await fetcher.aclose()
    return took


async def bare(urls, at_once, ports, ca):
    import ssl

    import aiohttp
    from aiohttp.abc import AbstractResolver

    class Known(AbstractResolver):
        async def resolve(self, host, port=0, **_):
            dialled = ports[0] if port == 80 else ports[1]
            return [{"hostname": host, "host": "127.0.0.1", "port": dialled, "family": 2, "proto": 0, "flags": 4}]

        async def close(self):
            pass

    context = ssl.create_default_context(cafile=ca)
    connector = aiohttp.TCPConnector(resolver=Known(), limit=0, use_dns_cache=False, force_close=True)
    gate = asyncio.Semaphore(at_once)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def one(url):
            async with gate, session.get(url, ssl=context) as reply:
                assert await reply.read() == PAGE

        return await timed(one, urls)


def peak():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def measure(client, scheme, count, at_once, world):
    urls = [f"{scheme}://s{n}.bench.example/" for n in range(count)]
    took, used = asyncio.run({"ours": ours, "bare": bare}[client](urls, at_once, world["ports"], world["ca"]))
    print(json.dumps([count / took, 1000 * used / count, peak()]))


def classification():
    from datetime import UTC, datetime

    from silentbuyer.pages.look import Page
    from silentbuyer.pages.signatures import Network
    from silentbuyer.probes.website import Website
    from silentbuyer.values.frozen import FrozenMap

    probe, url, now = Website(), "https://acme.example/", datetime.now(UTC)
    kept = FrozenMap({"content-type": "text/html; charset=utf-8"})
    pages = [  # no two are the same, so that nothing that is remembered about one helps with the next
        Page(
            url=url, final_url=url, hops=(url,), status=200, headers=kept,
            body=PAGE.replace(b"Pump 0<", b"Pump no. %d<" % n),
        )
        for n in range(200)
    ]  # fmt: skip
    network = Network(servers=("ns1.host.example",), addresses=("93.184.216.34",))
    probe.read(pages[0], network, now)
    rates = []
    for _ in range(5):
        began = time.process_time()
        for page in pages:
            probe.read(page, network, now)
        rates.append(len(pages) / (time.process_time() - began))
    print(json.dumps([statistics.median(rates), len(PAGE)]))


# ---- the report


def run(*args):
    done = subprocess.run([sys.executable, str(HERE), *map(str, args)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def compare(scheme, count, at_once, rounds, world):
    found = {"bare": [], "ours": []}
    for turn in range(rounds):  # in turns, so that a machine that slows down on the way favours neither
        for client in ("bare", "ours") if turn % 2 == 0 else ("ours", "bare"):
            found[client].append(run("measure", client, scheme, count, at_once, json.dumps(world)))
    print(f"{count:,} {scheme} sites, {at_once} in flight")
    for client, runs in found.items():
        rate, cpu = (statistics.median(r[k] for r in runs) for k in (0, 1))
        print(f"  {client}: {rate:6.0f} GET/s, {cpu:.2f} ms CPU a GET, peak {max(r[2] for r in runs)} MB")
    ratios = [ours[0] / bare[0] for ours, bare in zip(found["ours"], found["bare"], strict=True)]
    best = max(r[0] for r in found["ours"]) / max(r[0] for r in found["bare"])
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"  ours against bare: {statistics.median(ratios):.2f} ({spread}; best against best {best:.2f}; wanted 0.85)")


def main(rounds=8):
    server = subprocess.Popen(
        [sys.executable, str(HERE), "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        world = json.loads(server.stdout.readline())
        for at_once in (100, 500):
            compare("http", 3000, at_once, rounds, world)
        compare("https", 1000, 100, rounds, world)
        rate, size = run("classification")
        print(f"pages of {size / 1000:.0f} KB read, judged and harvested: {rate:.0f} a second on one core")
    finally:
        server.stdin.close()
        server.wait(10)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            asyncio.run(serve())
        case ["measure", client, scheme, count, at_once, world]:
            measure(client, scheme, int(count), int(at_once), json.loads(world))
        case ["classification"]:
            classification()
        case rest:
            main(*map(int, rest))
