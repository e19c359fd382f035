"""What the loopback resolver answers: DNS messages made from the declared world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

from silentbuyer.errors import FieldError
from silentbuyer.testing.declaration import Query, Records, Site, Special, Turns
from silentbuyer.testing.world import World

_ROOT_SERVERS = ("a.root-servers.net.", "b.root-servers.net.")
_RCODES = {
    Special.NXDOMAIN: dns.rcode.NXDOMAIN,
    Special.SERVFAIL: dns.rcode.SERVFAIL,
    Special.REFUSED: dns.rcode.REFUSED,
}
_LONGEST_CHAIN = 8


@attrs.frozen
class Reply:
    """Bytes to send (None for silence) after a delay in seconds."""

    wire: bytes | None
    delay: float = 0.0


class Zone:
    """A resolver's view of the world. `mode` replaces every answer when the whole DNS is ill."""

    def __init__(self, world: World, mode: Special | None = None) -> None:
        self.serve(world)
        self.mode = mode
        self.queries: list[Query] = []
        self._asked: Counter[tuple[str, str]] = Counter()

    def serve(self, world: World) -> None:
        """Answer from this world from now on.

        Raises:
            FieldError: for a record that does not read as one of its type.

        """
        for name, site in world.sites.items():
            for kind, records in site.answers.items() if isinstance(site, Site) else ():
                _check(name, kind, records)
        self.world = world

    def reply(self, wire: bytes, transport: str) -> Reply:
        """The answer to the bytes of one query."""
        try:
            query = dns.message.from_wire(wire)
            question = query.question[0]
        except (dns.exception.DNSException, IndexError, ValueError):
            return Reply(None)
        name, kind = question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype)
        self.queries.append(Query(name=name, kind=kind, transport=transport))
        declared = self.mode or (_root() if question.name == dns.name.root else self.world.find(name))
        return self._reply(query, name, kind, declared, transport)

    def _reply(
        self, query: dns.message.Message, name: str, kind: str, declared: Site | Special, transport: str
    ) -> Reply:
        site = declared if isinstance(declared, Site) else Site()
        outcome = declared if isinstance(declared, Special) else self._chain(name, kind)
        if outcome in (Special.SILENT, Special.ABSENT):
            return Reply(None)
        if outcome is Special.GARBAGE:
            return Reply(query.to_wire()[:2] + b"\xff" * 20, site.dns_delay)
        response = _response(query, name, outcome)
        limit = 65535 if transport == "tcp" else max(query.payload, 512)
        if site.truncate and transport == "udp":
            response.answer.clear()
            response.flags |= dns.flags.TC
        # Without want_shuffle dnspython puts the records in random order; tests want the declared one.
        wire = response.to_wire(max_size=limit, prefer_truncation=True, want_shuffle=False)
        return Reply(wire, site.dns_delay)

    def _chain(self, name: str, kind: str) -> Special | _Found:
        found = _Found()
        for _ in range(_LONGEST_CHAIN):
            site = _root() if name == "." else self.world.find(name)
            if isinstance(site, Special):
                return found.but(site) if found.sets and site is Special.NXDOMAIN else site
            alias = self._records(name, "CNAME", site)
            asked = "CNAME" if alias and kind != "CNAME" else kind
            records = alias if asked == "CNAME" and alias else self._records(name, asked, site)
            if isinstance(records, Special):
                return records
            found = found.with_set(name, asked, records, site.ttl)
            if asked == kind or not records:
                break
            name = records[0].rstrip(".").lower()
        return found

    def _records(self, name: str, kind: str, site: Site) -> tuple[str, ...] | Special:
        records: Records = site.answers.get(kind, ())
        if not isinstance(records, Turns):
            return records
        count = self._asked[name, kind]
        self._asked[name, kind] += 1
        return records.at(count)


@attrs.frozen
class _Found:
    """The record sets of an answer, in order, and the code it ends with."""

    sets: tuple[dns.rrset.RRset, ...] = ()
    end: Special | None = None

    def with_set(self, name: str, kind: str, records: tuple[str, ...], ttl: int) -> _Found:
        return attrs.evolve(self, sets=(*self.sets, _rrset(name, kind, records, ttl))) if records else self

    def but(self, end: Special) -> _Found:
        return attrs.evolve(self, end=end)


def _rrset(name: str, kind: str, records: tuple[str, ...], ttl: int) -> dns.rrset.RRset:
    texts = list(map(_quoted, records)) if kind in {"TXT", "SPF"} else list(records)
    rdtype = dns.rdatatype.from_text(kind)
    return dns.rrset.from_text_list(dns.name.from_text(name), ttl, dns.rdataclass.IN, rdtype, texts)


def _check(name: str, kind: str, records: Records) -> None:
    for turn in records.answers if isinstance(records, Turns) else (records,):
        try:
            if isinstance(turn, tuple) and turn:
                _rrset("example.", kind, turn, 0)
        except (dns.exception.DNSException, ValueError) as error:
            raise FieldError(f"Internet: {name}", f"readable {kind} records ({error})", turn) from error


def _root() -> Site:
    return Site(ns=_ROOT_SERVERS, ttl=518400)


def _response(query: dns.message.Message, name: str, outcome: Special | _Found) -> dns.message.Message:
    response = dns.message.make_response(query, recursion_available=True)
    found = outcome if isinstance(outcome, _Found) else _Found(end=outcome)
    response.answer.extend(found.sets)
    response.set_rcode(_RCODES[found.end] if found.end else dns.rcode.NOERROR)
    if found.end is Special.NXDOMAIN or not (found.sets or found.end):
        response.authority.append(_soa(name))
    return response


def _soa(name: str, negative_ttl: int = 60) -> dns.rrset.RRset:
    apex = dns.name.from_text(".".join(name.split(".")[-2:]))
    text = f"ns.invalid. hostmaster.invalid. 1 7200 900 1209600 {negative_ttl}"
    return dns.rrset.from_text(apex, negative_ttl, "IN", "SOA", text)


def _quoted(text: str) -> str:
    if text.startswith('"'):
        return text
    return " ".join(_strings(text)) or '""'


def _strings(text: str, longest: int = 255) -> Iterator[str]:
    for start in range(0, len(text), longest):
        part = text[start : start + longest].replace("\\", "\\\\").replace('"', '\\"')
        yield f'"{part}"'
