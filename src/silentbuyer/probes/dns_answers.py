"""What DNS said about one name and record type, as a value: the status, the records as text, how long it holds."""

from __future__ import annotations

from typing import Any, cast

import attrs
import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype

from silentbuyer.language.saying import mark, say
from silentbuyer.model.facts import Unknown

DENIED = ("nodata", "nxdomain")
FAILED = ("servfail", "refused", "timeout", "no-resolver", "suspect")

LONGEST_TTL = 86400.0
LONGEST_NEGATIVE_TTL = 3600.0
UNKNOWN_TTL = 60.0

WORDS = {
    "servfail": mark("the resolver failed to find out (SERVFAIL)"),
    "refused": mark("the resolver refused the question"),
    "timeout": mark("no DNS answer came in time"),
    "no-resolver": mark("no DNS resolver could be reached"),
    "suspect": mark("the resolver denies names that are known to exist, so its denials are not believed"),
}

_REASONS = (mark("servfail"), mark("refused"), mark("timeout"), mark("no resolver"), mark("suspect"))
"""The statuses as an `Unknown` gives them for its reason."""


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
        aliases: the CNAME targets on the way to the records, in order.

    """

    status: str
    records: tuple[str, ...] = ()
    ttl: float = UNKNOWN_TTL
    detail: str = ""
    zone: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether nothing at all is known."""
        return self.status in FAILED

    def unknown(self) -> Unknown:
        """The failure as an answer for the facts."""
        return Unknown(self.status.replace("-", " "), self.detail or WORDS.get(self.status, ""))


def read_reply(reply: dns.message.Message) -> DnsAnswer:
    """A reply as an answer; rcodes that say nothing about the name become failures."""
    rcode = reply.rcode()
    if rcode not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
        status = "refused" if rcode == dns.rcode.REFUSED else "servfail"
        return DnsAnswer(status, detail=say("the resolver answered {code}", code=dns.rcode.to_text(rcode)))
    if reply.flags & dns.flags.TC:
        return DnsAnswer("servfail", detail=say("the answer was cut off, over TCP as well"))
    try:
        chain = dns.message.QueryMessage.resolve_chaining(cast("dns.message.QueryMessage", reply))
    except dns.exception.DNSException as error:
        return DnsAnswer("servfail", detail=say("the answer cannot be followed ({error})", error=str(error)))
    if chain.answer is not None and rcode == dns.rcode.NOERROR:
        aliases = tuple(_name(record.target) for rrset in chain.cnames for record in rrset)
        life = float(min(chain.minimum_ttl, LONGEST_TTL))
        return DnsAnswer("ok", tuple(map(_text, chain.answer)), life, aliases=aliases)
    if rcode == dns.rcode.NOERROR and reply.answer and not chain.cnames:
        return DnsAnswer("servfail", detail=say("the answer speaks of other names than the one that was asked for"))
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
