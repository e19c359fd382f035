"""The shared DNS resolver: every answer with its status, kept as long as it may be believed.

"Could not find out" never looks like "does not exist": a time-out, SERVFAIL, REFUSED and a missing resolver each
have their own status, and an NXDOMAIN counts only when it was said twice by a resolver that tells the truth.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING

import attrs
import dns.resolver

from silentbuyer.addresses.domains import registrable
from silentbuyer.errors import FieldError
from silentbuyer.language.saying import mark, say
from silentbuyer.model.facts import Unknown
from silentbuyer.probes.dns_answers import DENIED, LONGEST_NEGATIVE_TTL, WORDS, DnsAnswer, read_reply
from silentbuyer.probes.dns_wire import Upstream, upstream

if TYPE_CHECKING:
    from silentbuyer.addresses.network import Network

CACHE_SIZE = 50_000
PAUSE_BEFORE_ASKING_AGAIN = 0.25
CANARY_WAIT = 1.5
DENIALS_ON_TRUST = 2
"""How many different domains may be denied, none having been found yet, by a resolver that does not know ``com``."""


class Resolver:
    """Asks the machine's own (or the policy's) DNS servers; one for a whole run, on one event loop."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._cache: OrderedDict[tuple[str, str], tuple[float, DnsAnswer]] = OrderedDict()
        self._asking: dict[tuple[str, str], asyncio.Task[DnsAnswer]] = {}
        self._honest = False  # whether a name below the root was ever found: a liar finds none
        self._denials: set[str] = set()
        self._impossible: frozenset[str] = frozenset()
        self.lies: frozenset[str] = frozenset()
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
        if found and self.lies.issuperset(found):
            return DnsAnswer("suspect", detail=mark("the resolver gives this address for names that do not exist"))
        if found:
            ttl = min(answer.ttl for answer in (four, six) if answer.records)
            return DnsAnswer("ok", found, ttl, aliases=four.aliases or six.aliases)
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
            return DnsAnswer("suspect", detail=WORDS["suspect"])
        return attrs.evolve(again, status="nodata") if again.status == "ok" else again

    async def canary(self) -> Unknown | None:
        """Whether DNS works and tells the truth, before any answer is believed; None when it does.

        One question for the name servers of the root, which burdens nobody, and one each for two names that cannot
        exist: a network that answers those sends every name to a page of its own. Where only names that do not exist
        lead there, as with some providers, the addresses are kept as `lies` and believed for no name.
        """
        names = (f"{secrets.token_hex(12)}.invalid", f"silentbuyer-{secrets.token_hex(12)}.com")
        self._impossible = frozenset(names)
        asked = (self.resolve(name, "A") for name in names)
        answer, *impossible = await asyncio.gather(self.resolve(".", "NS"), *asked)
        if answer.status != "ok":
            said = say(WORDS.get(answer.status, mark("the resolver denies that the root of all names exists")))
            return Unknown(mark("no network"), say("{why}, so nothing online was believed", why=said))
        self.lies = frozenset(record for one in impossible for record in one.records)
        if not self.lies:
            return None
        return await self._captured(answer)

    async def _captured(self, root: DnsAnswer) -> Unknown | None:
        """Whether the lies are told about a name as well that exists for certain: a server of the root."""
        real = await self.resolve(root.records[0], "A")
        if real.records and not self.lies.issuperset(real.records):
            return None
        said = say(
            "every name, even one that cannot exist, leads to one page, as in a network that wants a log-in first; "
            "nothing online was believed"
        )
        return Unknown("no network", said)

    async def prompt(self, within: float) -> bool:
        """Whether our own way to a resolver is quick just now, by a name that is nobody's."""
        if not self.servers:
            return False
        try:
            await self.servers[0].ask(f"{secrets.token_hex(8)}.invalid", "A", within)
        except (TimeoutError, OSError):
            return False
        return True

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
        if "." not in name or name in self._impossible:
            return  # the root, the top-level and the made-up names that the checks of honesty ask for
        if answer.records and self.lies.issuperset(answer.records):
            return  # a lie proves no honesty
        if answer.status == "ok":
            self._honest = True
        elif answer.status == "nxdomain" and len(self._denials) <= DENIALS_ON_TRUST:
            self._denials.add(registrable(name) or name)

    async def _ask_servers(self, name: str, rdtype: str) -> DnsAnswer:
        """Ask one server after another within one time limit; the first definite answer is believed."""
        if not self.servers:
            return DnsAnswer("no-resolver", detail=WORDS["no-resolver"])
        # A denial is confirmed by the SOA question, so that one goes to the second server first.
        order = self.servers[1:] + self.servers[:1] if rdtype == "SOA" else self.servers
        order = (order * 2)[: max(2, min(3, len(order)))]
        whole = min(self.network.dns_timeout, CANARY_WAIT) if name == "." else self.network.dns_timeout
        answer = DnsAnswer("timeout", detail=WORDS["timeout"])
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
        return read_reply(await server.ask(name, rdtype, wait))
    except ValueError as error:
        return DnsAnswer("nodata", detail=str(error), ttl=LONGEST_NEGATIVE_TTL)
    except TimeoutError:
        said = say("no answer from {server} within {wait:.1f} s", server=str(server), wait=wait)
        return DnsAnswer("timeout", detail=said)
    except OSError as error:
        return DnsAnswer(
            "no-resolver", detail=say("{server} cannot be reached ({error})", server=str(server), error=str(error))
        )
