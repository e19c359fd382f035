"""The shared DNS resolver: every answer with its status, kept as long as it may be believed.

"Could not find out" never looks like "does not exist": a time-out, SERVFAIL, REFUSED and a missing resolver each
have their own status, and an NXDOMAIN counts only when it was said twice by a resolver that tells the truth.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import attrs
import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver

from silentbuyer.domains import registrable
from silentbuyer.errors import FieldError
from silentbuyer.facts import Unknown
from silentbuyer.probes.dns_wire import Upstream, upstream

if TYPE_CHECKING:
    from silentbuyer.network import Network

FOUND = ("ok",)
DENIED = ("nodata", "nxdomain")
FAILED = ("servfail", "refused", "timeout", "no-resolver", "suspect")

LONGEST_TTL = 86400.0
LONGEST_NEGATIVE_TTL = 3600.0
UNKNOWN_TTL = 60.0
CACHE_SIZE = 50_000
PAUSE_BEFORE_ASKING_AGAIN = 0.25
CANARY_WAIT = 1.5
DENIALS_ON_TRUST = 2
"""How many different domains may be denied, none having been found yet, by a resolver that does not know ``com``."""

_WORDS = {
    "servfail": "the resolver failed to find out (SERVFAIL)",
    "refused": "the resolver refused the question",
    "timeout": "no DNS answer came in time",
    "no-resolver": "no DNS resolver could be reached",
    "suspect": "the resolver denies names that are known to exist, so its denials are not believed",
}


@attrs.frozen
class DnsAnswer:
    """What DNS said about one name and record type.

    Attributes:
        status: ``ok``; ``nodata`` (the name exists, without such records); ``nxdomain``; or no answer at all:
            ``servfail``, ``refused``, ``timeout``, ``no-resolver``, ``suspect`` (a denial not believed).
        records: as text, names in lower case without the last dot: ``10 mx.acme.example``, ``93.184.216.34``.
        ttl: seconds for which the answer may be believed.
        detail: one sentence about a failure.
        zone: owner of the SOA record beside a denial, if there was one.

    """

    status: str
    records: tuple[str, ...] = ()
    ttl: float = UNKNOWN_TTL
    detail: str = ""
    zone: str | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing at all is known."""
        return self.status in FAILED

    def unknown(self) -> Unknown:
        """The failure as an answer for the facts."""
        return Unknown(self.status.replace("-", " "), self.detail or _WORDS.get(self.status, ""))


class Resolver:
    """Asks the machine's own (or the policy's) DNS servers; one for a whole run, on one event loop."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._cache: OrderedDict[tuple[str, str], tuple[float, DnsAnswer]] = OrderedDict()
        self._asking: dict[tuple[str, str], asyncio.Task[DnsAnswer]] = {}
        self._honest = False  # whether a name below the root was ever found: a liar finds none
        self._denials: set[str] = set()
        self._room = asyncio.Semaphore(2 * network.concurrency)

    @cached_property
    def servers(self) -> tuple[Upstream, ...]:
        """The resolvers in use, the preferred one first."""
        try:
            if self.network.nameservers is not None:
                return tuple(map(upstream, self.network.nameservers))
            return tuple(Upstream(str(server)) for server in dns.resolver.Resolver().nameservers)
        except dns.resolver.NoResolverConfiguration:
            return ()
        except ValueError as error:
            expected = "IP addresses such as '9.9.9.9' or '127.0.0.1:5353'"
            raise FieldError("Network.nameservers", expected, self.network.nameservers) from error

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """The answer for one name and type (``MX``, ``A``, ``TXT``, ``NS`` ...), from the cache while it is fresh.

        The same question asked by several at once goes out once.
        """
        key = (_key(name), rdtype)
        kept = self._cache.get(key)
        if kept is not None and kept[0] > time.monotonic():
            self._cache.move_to_end(key)
            return kept[1]
        task = self._asking.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._fresh(*key))
            self._asking[key] = task
            task.add_done_callback(lambda _: self._asking.pop(key, None))
        # Shielded: one asker who runs out of time must not take the answer from the others.
        return await asyncio.shield(task)

    async def addresses(self, host: str) -> DnsAnswer:
        """IPv4 and IPv6 addresses of a host in one answer; ``nxdomain`` only once `denied` confirmed it."""
        four, six = await asyncio.gather(self.resolve(host, "A"), self.resolve(host, "AAAA"))
        found = four.records + six.records
        if found:
            ttl = min(answer.ttl for answer in (four, six) if answer.records)
            return DnsAnswer("ok", found, ttl)
        for answer in (four, six):
            if answer.failed:
                return answer
        return await self.denied(host) if four.status == "nxdomain" else four

    async def denied(self, name: str) -> DnsAnswer:
        """A denial looked at twice: asked again, of another server or after a pause, and only of an honest resolver.

        ``nxdomain`` or ``nodata`` when it holds, else what came instead (``suspect``, ``timeout`` ...).
        """
        # The pause comes first: by its end a resolver that denies everything has shown what it is.
        if (_key(name), "SOA") not in self._cache and len(self.servers) < 2:
            await asyncio.sleep(PAUSE_BEFORE_ASKING_AGAIN)
        again = await self.resolve(name, "SOA")
        if again.status in DENIED and not await self.honest(name):
            return DnsAnswer("suspect", detail=_WORDS["suspect"])
        return attrs.evolve(again, status="nodata") if again.status == "ok" else again

    async def canary(self) -> Unknown | None:
        """Whether DNS works at all: one question for the name servers of the root, which burdens nobody.

        None when it works, else `Unknown("no network")`.
        """
        answer = await self.resolve(".", "NS")
        if answer.status == "ok":
            return None
        said = _WORDS.get(answer.status, "the resolver denies that the root of all names exists")
        return Unknown("no network", f"{said}, so nothing online was believed")

    async def honest(self, about: str = "") -> bool:
        """Whether a denial by this resolver may be believed.

        It may once any name was found in this run. Before that the root must answer, and a resolver that says it
        knows the real root must know ``com`` too, or at least not deny domain after domain: one that denies
        everything (a captive portal, a broken VPN) is caught. A denial with the SOA record of a zone above `about`
        is a real one.
        """
        if self._honest:
            return True
        root, com = await asyncio.gather(self.resolve(".", "NS"), self.resolve("com", "NS"))
        if root.status != "ok":
            return self._honest
        own_root = not any(host.endswith(".root-servers.net") for host in root.records)
        if com.status == "ok" or own_root or len(self._denials) <= DENIALS_ON_TRUST:
            return True
        return self._honest or await self._denied_by_zone(about)

    async def _denied_by_zone(self, name: str) -> bool:
        zone = (await self.resolve(name, "SOA")).zone if name else None
        return zone is not None and zone != "." and f".{_key(name)}".endswith(f".{zone}")

    async def aclose(self) -> None:
        """Close the sockets and forget what was being asked."""
        for task in list(self._asking.values()):
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)
        if "servers" in self.__dict__:
            for server in self.servers:
                server.close()

    async def _fresh(self, name: str, rdtype: str) -> DnsAnswer:
        async with self._room:
            answer = await self._ask_servers(name or ".", rdtype)
        self._learn(name, answer)
        self._cache[name, rdtype] = (time.monotonic() + answer.ttl, answer)
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)
        return answer

    def _learn(self, name: str, answer: DnsAnswer) -> None:
        if "." not in name:
            return  # the root and the top-level names that the checks of honesty ask for
        if answer.status == "ok":
            self._honest = True
        elif answer.status == "nxdomain" and len(self._denials) <= DENIALS_ON_TRUST:
            self._denials.add(registrable(name) or name)

    async def _ask_servers(self, name: str, rdtype: str) -> DnsAnswer:
        """Ask one server after another within one time limit; the first definite answer is believed."""
        if not self.servers:
            return DnsAnswer("no-resolver", detail=_WORDS["no-resolver"])
        # A denial is confirmed by the SOA question, so that one goes to the second server first.
        order = self.servers[1:] + self.servers[:1] if rdtype == "SOA" else self.servers
        order = (order * 2)[: max(2, min(3, len(order)))]
        whole = min(self.network.dns_timeout, CANARY_WAIT) if name == "." else self.network.dns_timeout
        answer = DnsAnswer("timeout", detail=_WORDS["timeout"])
        tried: set[Upstream] = set()
        for server in order:
            if server in tried and answer.status != "timeout":
                break
            tried.add(server)
            answer = await _one(server, name, rdtype, whole / len(order))
            if not answer.failed:
                break
        return answer


def _key(name: str) -> str:
    return name.lower().rstrip(".")


async def _one(server: Upstream, name: str, rdtype: str, wait: float) -> DnsAnswer:
    try:
        return _read(await server.ask(name, rdtype, wait))
    except ValueError as error:
        return DnsAnswer("nodata", detail=str(error), ttl=LONGEST_NEGATIVE_TTL)
    except TimeoutError:
        return DnsAnswer("timeout", detail=f"no answer from {server} within {wait:.1f} s")
    except OSError as error:
        return DnsAnswer("no-resolver", detail=f"{server} cannot be reached ({error})")


def _read(reply: dns.message.Message) -> DnsAnswer:
    rcode = reply.rcode()
    if rcode not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
        status = "refused" if rcode == dns.rcode.REFUSED else "servfail"
        return DnsAnswer(status, detail=f"the resolver answered {dns.rcode.to_text(rcode)}")
    try:
        chain = dns.message.QueryMessage.resolve_chaining(cast("dns.message.QueryMessage", reply))
    except dns.exception.DNSException as error:
        return DnsAnswer("servfail", detail=f"the answer cannot be followed ({error})")
    if chain.answer is not None and rcode == dns.rcode.NOERROR:
        return DnsAnswer("ok", tuple(map(_text, chain.answer)), float(min(chain.minimum_ttl, LONGEST_TTL)))
    zone = next((_name(r.name) for r in reply.authority if r.rdtype == dns.rdatatype.SOA), None)
    ttl = min(float(chain.minimum_ttl), LONGEST_NEGATIVE_TTL) if zone is not None else UNKNOWN_TTL
    return DnsAnswer("nxdomain" if rcode == dns.rcode.NXDOMAIN else "nodata", ttl=ttl, zone=zone)


def _name(name: Any) -> str:
    return name.to_text(omit_final_dot=True).lower() or "."


def _text(record: Any) -> str:
    match dns.rdatatype.to_text(record.rdtype):
        case "MX":
            return f"{record.preference} {_name(record.exchange)}"
        case "TXT":
            return b"".join(record.strings).decode("utf-8", "replace")
        case "NS" | "CNAME":
            return _name(record.target)
        case _:
            return str(record.to_text())
