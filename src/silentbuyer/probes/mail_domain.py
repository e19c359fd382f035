"""Can the domain of an address receive mail? What MX, A/AAAA, SPF and DMARC records say, and nothing more.

No mailbox is probed: that needs a talk over SMTP, which says little and gets the asker's network listed
(see docs/explanation/no-smtp-probing.md).
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from silentbuyer.addresses.domains import registrable
from silentbuyer.addresses.ip_blocks import safe_address
from silentbuyer.data.tables import rows
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.facts import Known, Question, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.addresses.network import Network
    from silentbuyer.model.probe import Wire
    from silentbuyer.probes.dns_answers import DnsAnswer
    from silentbuyer.probes.resolver import Resolver

HOSTS_LOOKED_AT = 4
"""Mail hosts of a domain whose addresses are looked up: one good one is enough, and nobody needs more."""

SHORTEST_TTL, LONGEST_TTL = 60.0, 7 * 86400.0


@attrs.frozen(kw_only=True)
class MailDomain:
    """Answers ``mail-domain`` questions; the subject is an ASCII domain such as ``acme.example``.

    The value of a `Known` answer:

    - ``verdict``: ``can_receive`` (an MX host with a public address, or one that could not be looked up),
      ``weak_can_receive`` (A or AAAA only, as RFC 5321 allows), ``cannot_receive`` (the owner or DNS says so);
    - ``why``: ``mx``, ``address-only``, ``null-mx``, ``nxdomain``, ``no-mail-route``, ``private-address``,
      ``spf-refuses-all``, ``bogus-mx``;
    - ``mx``: its hosts, the preferred first; ``null_mx``; ``bogus``: host -> why it cannot take mail;
    - ``provider``: who runs the mail hosts, if the table knows; ``spf``, ``dmarc``: whether a record exists,
      None when that could not be found out; ``dmarc_policy``; ``unchecked``: what else could not be found out.

    `Unknown` (time-out, SERVFAIL, REFUSED, no resolver, a resolver that denies everything) weighs nothing.
    """

    kind: ClassVar[str] = "mail-domain"

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """The verdict on one domain."""
        resolver: Resolver = wire.resolver
        domain = question.subject
        mx = await resolver.resolve(domain, "MX")
        if mx.status == "nxdomain":
            mx = await resolver.denied(domain)
            if mx.status == "nxdomain":
                return _known(domain, "cannot_receive", "nxdomain", ttl=mx.ttl)
        if mx.failed:
            return mx.unknown()
        route = (_by_hosts if mx.status == "ok" else _by_address)(wire, domain, mx)
        answer, policies = await asyncio.gather(route, _policies(resolver, domain))
        return answer if isinstance(answer, Unknown) else _with_policies(answer, policies)


def _with_policies(answer: Known, policies: dict[str, Any]) -> Known:
    value = {**answer.value, **policies}
    # An address without MX that also lets nobody send in its name is meant for no mail at all.
    if value["why"] == "address-only" and policies["spf_refuses_all"]:
        value |= {"verdict": "cannot_receive", "why": "spf-refuses-all"}
    return attrs.evolve(answer, value=value)


def _known(domain: str, verdict: str, why: str, *, ttl: float, **more: Any) -> Known:
    value: dict[str, Any] = {"domain": domain, "verdict": verdict, "why": why, "mx": (), "null_mx": False, "bogus": {}}
    value |= {"provider": None, "spf": None, "dmarc": None, "unchecked": (), **more}
    return Known(value, at=datetime.now(UTC), source="dns", ttl=min(max(ttl, SHORTEST_TTL), LONGEST_TTL))


async def _policies(resolver: Resolver, domain: str) -> dict[str, Any]:
    """SPF and DMARC records; a failing query leaves its own fields unknown and spoils nothing else."""
    spf, dmarc = await asyncio.gather(resolver.resolve(domain, "TXT"), resolver.resolve(f"_dmarc.{domain}", "TXT"))
    owner = registrable(domain)
    if dmarc.status in ("nodata", "nxdomain") and owner not in (None, domain):
        dmarc = await resolver.resolve(f"_dmarc.{owner}", "TXT")
    sender, policy = _tagged(spf, "v=spf1"), _tagged(dmarc, "v=dmarc1")
    found: dict[str, Any] = {"spf": sender and bool(sender[0]), "dmarc": policy and bool(policy[0])}
    found["spf_refuses_all"] = bool(sender and sender[0].split() == ["v=spf1", "-all"])
    found["dmarc_policy"] = _policy_word(policy[0]) if policy else ""
    found["unchecked"] = tuple(
        f"{name} ({answer.status})" for name, answer in (("spf", spf), ("dmarc", dmarc)) if answer.failed
    )
    return found


def _tagged(answer: DnsAnswer, tag: str) -> tuple[str] | None:
    """The record that begins with `tag`, empty if there is none, in a tuple; None when that is not known."""
    if answer.failed:
        return None
    return (next((text.lower() for text in answer.records if text.lower().startswith(tag)), ""),)


def _policy_word(record: str) -> str:
    tags = (tag.partition("=") for tag in record[:500].split(";"))
    return next((value.strip() for name, _, value in tags if name.strip() == "p"), "")


async def _by_hosts(wire: Wire, domain: str, mx: DnsAnswer) -> Known | Unknown:
    """The verdict of the MX records: one host that may be reached is enough; it is no only if all are bogus."""
    ranked = sorted((int(rank), host) for rank, _, host in (record.partition(" ") for record in mx.records))
    hosts = tuple(host for _, host in ranked if host != ".")
    if not hosts:
        return _known(domain, "cannot_receive", "null-mx", ttl=mx.ttl, null_mx=True)
    looked_at = hosts[:HOSTS_LOOKED_AT]
    bogus: dict[str, str] = {}
    for host in looked_at:
        fault = await _fault(wire, host)
        if fault is None:
            break
        bogus[host] = fault
    facts: dict[str, Any] = {"mx": hosts, "bogus": bogus, "provider": provider(hosts), "ttl": mx.ttl}
    if len(bogus) < len(hosts):
        return _known(domain, "can_receive", "mx", **facts)
    if not await wire.resolver.honest(domain):
        return Unknown("suspect", mark("the mail hosts are denied by a resolver that denies names known to exist"))
    return _known(domain, "cannot_receive", "bogus-mx", **facts)


async def _fault(wire: Wire, host: str) -> str | None:
    """Why a mail host cannot take mail from outside; None when it can or when that could not be found out."""
    if "." not in host or host.endswith((".localhost", ".localdomain")):
        return "a name without a domain, such as localhost"
    if _literal(host):
        return "an IP address in place of a host name"
    found = await wire.resolver.addresses(host)
    if found.status == "ok":
        return None if _public(found.records, wire.network) else f"only private addresses ({found.records[0]})"
    return {"nxdomain": "the host does not exist", "nodata": "the host has no address"}.get(found.status)


async def _by_address(wire: Wire, domain: str, mx: DnsAnswer) -> Known | Unknown:
    """The verdict where there is no MX record: mail may go to the domain's own address (RFC 5321, 5.1)."""
    found = await wire.resolver.addresses(domain)
    if found.failed:
        unknown: Unknown = found.unknown()
        return attrs.evolve(unknown, detail=say("no MX record, and {detail}", detail=as_sentence(unknown.detail)))
    if found.status != "ok":
        if not await wire.resolver.honest(domain):
            return Unknown("suspect", mark("no MX record, and the resolver denies names that are known to exist"))
        return _known(domain, "cannot_receive", "no-mail-route", ttl=mx.ttl)
    public = _public(found.records, wire.network)
    verdict, why = ("weak_can_receive", "address-only") if public else ("cannot_receive", "private-address")
    return _known(domain, verdict, why, ttl=found.ttl, addresses=found.records)


def _literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _public(addresses: Iterable[str], network: Network) -> bool:
    """Whether any of the addresses can be reached from outside, or is in a network that the policy allows."""
    return any(safe_address(address, allow_networks=network.allow_networks) for address in addresses)


@cache
def _providers() -> dict[str, str]:
    return {row["suffix"]: row["provider"] for row in rows("mail/mx_providers.csv")}


def provider(hosts: Iterable[str]) -> str | None:
    """Who runs these mail hosts, by the ends of their names; None when the table does not know them."""
    table = _providers()
    for host in hosts:
        labels = host.split(".")
        for start in range(len(labels) - 1):
            name = table.get(".".join(labels[start:]))
            if name:
                return name
    return None
