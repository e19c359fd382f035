"""How fast addresses are judged, mail domains looked up and mail archives read; peers run in the same process.

python bench/email.py [addresses] [dns] [mbox]
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import mailbox
import random
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import silentbuyer as sb
from silentbuyer.model.case import Case

NOW = datetime(2026, 11, 21, tzinfo=UTC)
COUNT = 20_000


def addresses(count: int = COUNT, seed: int = 7) -> list[str]:
    """40 % free mail, 45 % firms, 5 % IDN, 2 % Unicode before the @, 8 % broken, as in the research."""
    dice = random.Random(seed)
    free = ["gmail.com", "qq.com", "163.com", "yahoo.com.br", "mail.ru", "web.de", "hotmail.com", "wp.pl", "naver.com"]
    names = ["ana", "bruno", "zhang", "mueller", "smith", "ali", "ivanov", "kim", "souza", "compras", "einkauf", "info"]
    ends = ["com", "de", "com.br", "co.uk", "in", "ru", "com.tr", "net", "ae", "pl", "it", "fr"]
    found = []
    for _ in range(count):
        local = f"{dice.choice(names)}.{dice.choice(names)}{dice.randrange(2000)}"
        kind = dice.random()
        if kind < 0.40:
            found.append(f"{local}@{dice.choice(free)}")
        elif kind < 0.85:
            found.append(f"{local}@{dice.choice(names)}-{dice.choice(names)}{dice.randrange(700)}.{dice.choice(ends)}")
        elif kind < 0.90:
            found.append(f"{local}@bücher{dice.randrange(300)}.{dice.choice(ends[:2])}")
        elif kind < 0.92:
            found.append(f"josé{dice.randrange(2000)}@{dice.choice(free)}")
        else:
            found.append(
                dice.choice([f"{local}{dice.choice(free)}", f"{local}@", f"{local}@@x.com", f".{local}@x.com"])
            )
    return found


def per_second(work, count: int, rounds: int = 5) -> str:
    """Median over rounds of both clocks: the machine may be busy with other things."""
    wall, cpu = [], []
    for _ in range(rounds):
        gc.collect()
        before, used = time.perf_counter(), time.process_time()
        work()
        wall.append(count / (time.perf_counter() - before))
        cpu.append(count / (time.process_time() - used))
    return f"{sorted(wall)[rounds // 2]:>10,.0f} /s wall {sorted(cpu)[rounds // 2]:>10,.0f} /s of one core"


def bench_addresses() -> None:
    from silentbuyer.addresses import email as module
    from silentbuyer.addresses import mail_lists
    from silentbuyer.rules.fake_email import FakeEmail

    texts = addresses()
    print(f"{len(texts):,} addresses, {len(set(texts)):,} distinct")
    rule = FakeEmail()
    seller = sb.Seller()
    countries = ["BR", "DE", "IN", "RU", "US", "AE"]
    cases = [
        Case(
            customer=sb.Customer(id=str(n), email=text, country=countries[n % 6], company="Delta Water Systems",
                                 website="deltawater.com" if n % 3 else None, name="Ana Souza"),
            seller=seller, now=NOW,
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip

    caches = (module._read, module._domain)  # noqa: SLF001 - emptied, so that every round does the whole work

    def whole_rule() -> None:
        # Each round meets the addresses for the first time.
        for cached in (*caches, mail_lists.mailbox_of, mail_lists.throwaway, mail_lists.desk_of):
            cached.cache_clear()
        for case in cases:
            list(rule.needs(case.customer))
            list(rule.judge(case))

    print("silentbuyer, whole rule offline ", per_second(whole_rule, len(texts)))
    from email_validator import EmailNotValidError, validate_email

    def peer_validator() -> None:
        for text in texts:
            with contextlib.suppress(EmailNotValidError):
                validate_email(text, check_deliverability=False)

    print("email-validator, syntax alone   ", per_second(peer_validator, len(texts)))
    try:
        from pyisemail import is_email
    except ImportError:
        print("pyIsEmail                        not installed here: skipped")
        return
    print("pyIsEmail, syntax alone         ", per_second(lambda: [is_email(text) for text in texts], len(texts)))


def serve_dns(pipe) -> None:
    """A DNS server as small as can be, in a process of its own, so that the clients are what is measured.

    Every name has an MX, an address and an SPF record; TXT of ``_dmarc`` and AAAA are empty.
    """
    import socket
    import struct

    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    server.bind(("127.0.0.1", 0))
    pipe.send(server.getsockname()[1])
    spf = b"v=spf1 -all"
    answers = {15: b"\x00\x0a\x02mx\xc0\x0c", 1: bytes((93, 184, 216, 34)), 16: bytes((len(spf),)) + spf}
    while True:
        query, peer = server.recvfrom(4096)
        end = query.index(b"\0", 12) + 5
        kind = int.from_bytes(query[end - 4 : end - 2], "big")
        data = None if query[12:19] == b"\x06_dmarc" else answers.get(kind)
        head = query[:2] + struct.pack(">HHHHH", 0x8180, 1, 1 if data else 0, 0, 0)
        tail = b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 300, len(data)) + data if data else b""
        server.sendto(head + query[12:end] + tail, peer)


async def ours(network, names, flights) -> None:
    from silentbuyer.probes.mail_domain import MailDomain
    from silentbuyer.probes.session import Session

    queue = iter(names)
    async with Session(network) as wire:
        probe = MailDomain()

        async def worker() -> None:
            for name in queue:
                answer = await probe.ask(sb.Question("mail-domain", name), wire)
                assert isinstance(answer, sb.Known), answer

        await asyncio.gather(*(worker() for _ in range(flights)))


async def bare(network, names, flights) -> None:
    """The same questions by dnspython's own resolver, without any judgement."""
    import dns.asyncresolver

    host, _, port = network.nameservers[0].rpartition(":")
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers, resolver.port, resolver.lifetime, resolver.timeout = [host], int(port), 60, 5
    queue = iter(names)

    async def ask(name: str, kind: str) -> None:
        await resolver.resolve(name, kind, raise_on_no_answer=False)

    async def worker() -> None:
        for name in queue:
            await ask(name, "MX")
            await asyncio.gather(
                ask(f"mx.{name}", "A"), ask(f"mx.{name}", "AAAA"), ask(name, "TXT"), ask(f"_dmarc.{name}", "TXT")
            )

    await asyncio.gather(*(worker() for _ in range(flights)))


def bench_dns(total: int = 1000) -> None:
    import multiprocessing

    mine, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve_dns, args=(theirs,), daemon=True)
    server.start()
    nameserver = f"127.0.0.1:{mine.recv()}"
    print(f"{total:,} unique mail domains over loopback, five questions each; the server is a process of its own")
    warm = sb.Network(nameservers=(nameserver,), dns_timeout=10)
    for work in (ours, bare):
        asyncio.run(work(warm, [f"warm{n}.example" for n in range(50)], 10))
    for flights in (50, 200, 1000):
        network = sb.Network(nameservers=(nameserver,), concurrency=flights, dns_timeout=10)
        line = []
        for label, work in (("silentbuyer", ours), ("bare dnspython", bare)):
            rates = []
            for turn in range(3):
                names = [f"firm{n}-{turn}-{flights}.example" for n in range(total)]
                gc.collect()
                before = time.perf_counter()
                asyncio.run(work(network, names, flights))
                rates.append(total / (time.perf_counter() - before))
            line.append((label, sorted(rates)[1]))
        shown = "  ".join(f"{label}: {rate:,.0f} domains/s" for label, rate in line)
        print(f"  {flights:>5} in flight  {shown}  ratio {line[0][1] / line[1][1]:.2f}")
    server.terminate()


def bench_mbox(megabytes: int = 120) -> None:
    from silentbuyer.mailbox import read_mailbox
    from silentbuyer.mailbox.archives import read_archive

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.mbox"
        with path.open("wb") as file:
            size = n = 0
            while size < megabytes << 20:
                size += file.write(_mail(n))
                n += 1
        buyers = [sb.Customer(id=str(k), email=f"ana{k}@firm{k}.example") for k in range(1000)]
        for label, work in (
            ("mails cut apart", lambda: sum(1 for _ in read_archive(path))),
            ("read and matched to 1,000 buyers", lambda: read_mailbox(path, buyers, ["seller.example"]).taken),
            ("stdlib mailbox.mbox, cut apart", lambda: sum(1 for m in _stdlib(path))),
        ):
            before = time.perf_counter()
            found = work()
            took = time.perf_counter() - before
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{label:<34} {size / took / 1e6:>8.1f} MB/s  {found:>6,} mails of {n:,}  peak so far {peak:,.0f} MB")


def _stdlib(path: Path):
    box = mailbox.mbox(str(path))
    for key in box.keys():  # noqa: SIM118 - an mbox is no mapping of its keys
        yield box.get_bytes(key)


def _mail(n: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = f"ana{n % 3000}@firm{n % 3000}.example", "lin@seller.example"
    mail["Date"], mail["Subject"] = "Mon, 02 Mar 2026 10:00:00 +0100", f"Inquiry {n}"
    mail["Message-ID"] = f"<{n}@x.example>"
    mail.set_content("Please quote 100 UV units.\n" * 40)
    if n % 4 == 0:
        mail.add_attachment(bytes(range(256)) * 800, maintype="application", subtype="pdf", filename="drawing.pdf")
    return b"From ana@firm.example Mon Mar  2 10:00:00 2026\n" + mail.as_bytes() + b"\n"


if __name__ == "__main__":
    chosen = sys.argv[1:] or ["addresses", "dns", "mbox"]
    for name in chosen:
        {"addresses": bench_addresses, "dns": bench_dns, "mbox": bench_mbox}[name]()
