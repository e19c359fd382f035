"""What does the buyer's website show? One guarded look, read once for every rule that asks."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

import attrs

from silentbuyer.addresses.domains import registrable
from silentbuyer.addresses.urls import host_of, literal_address
from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.pages.classify import Verdict, classify
from silentbuyer.pages.document import Document
from silentbuyer.pages.fingerprint import fingerprint
from silentbuyer.pages.harvest import Harvest, harvest
from silentbuyer.pages.signatures import Network, Signature, Signatures, signatures
from silentbuyer.pages.states import READ, SiteState

if TYPE_CHECKING:
    from silentbuyer.model.probe import Wire
    from silentbuyer.pages.look import Page

LARGE = 65_536
"""Bytes from which a page is read in a thread, so that none can hold up the others."""

SHARE_OF_TIME = 0.9
_NO_PAGE = frozenset({"not-found", "gone", "soft-404"})
DAY, HOUR = 86_400.0, 3_600.0
_TTL = {
    SiteState.UNREACHABLE: HOUR,
    SiteState.HTTP_ERROR: HOUR,
    SiteState.ALIVE_UNREAD: HOUR,
    SiteState.BLOCKED_BY_POLICY: HOUR,
}
"""Seconds that an answer may be believed; a day unless it is one that may pass soon."""


@attrs.frozen(kw_only=True)
class Website:
    """Answers ``website`` questions; the subject is a normal URL such as ``https://acme.example/``.

    The value of a `Known` answer: ``state`` (a `SiteState`), ``marks`` and ``evidence`` beside it; ``url``,
    ``final_url``, ``hops``, ``status``, ``tls``; ``title``, ``description``, ``text`` (at most 6,000 characters),
    ``named`` (what logo and structured data call the company),
    ``languages``, ``phones``, ``emails``, ``channels`` (channel -> address), ``closed_until`` (ISO date: the last day
    of an announced closure, or None); ``farewell`` (the sentence that says the company has closed for good, or an
    empty text); ``moved_to`` and ``moved_said`` (the domain at which it says to be found now, and its words);
    ``fingerprint`` (see `silentbuyer.pages.fingerprint`); ``seen_from`` (how it
    was looked at). When it was looked at is `Known.at`.

    `Unknown` when DNS could not be asked, when there is no network, or when our own manners left no time.

    Attributes:
        more: signatures beside those of ``data/sites``, for example a local registrar's parking page.

    """

    kind: ClassVar[str] = "website"
    more: tuple[Signature, ...] = attrs.field(default=(), converter=tuple)

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """One look at the site, judged."""
        now = datetime.now(UTC)
        servers = asyncio.ensure_future(_name_servers(question.subject, wire))
        try:
            page: Page = await wire.fetcher.fetch(question.subject)
            network = Network(servers=await servers, aliases=page.aliases, addresses=page.addresses)
        finally:
            servers.cancel()
        if unknown := await _not_seen(page, wire):
            return unknown
        verdict, document, found = await self._read(page, network, wire, now)
        if _missing(verdict, page) and (root := await self._at_root(page, network, wire, now)):
            page, (verdict, document, found) = root
        value = _value(page, verdict, document, found, network)
        return Known(value, at=now, source="http", ttl=_TTL.get(verdict.state, DAY))

    async def _at_root(
        self, page: Page, network: Network, wire: Wire, now: datetime
    ) -> tuple[Page, tuple[Verdict, Document, Harvest]] | None:
        """The home page of a site whose page on record is no longer there; None when that shows nothing either."""
        left = wire.network.timeout * SHARE_OF_TIME - (datetime.now(UTC) - now).total_seconds()
        try:
            async with asyncio.timeout(max(left, 0.0)):
                root: Page = await wire.fetcher.fetch(f"{page.url.partition('://')[0]}://{host_of(page.url)}/")
        except TimeoutError:
            return None
        if root.fault or (root.status or 0) >= HTTPStatus.BAD_REQUEST:
            return None
        root = attrs.evolve(root, url=page.url, remarks=(*root.remarks, "root-instead"))
        return root, await self._read(root, network, wire, now)

    async def _read(self, page: Page, network: Network, wire: Wire, now: datetime) -> tuple[Verdict, Document, Harvest]:
        if len(page.body) > LARGE:
            async with wire.fetcher.pace.reading():
                return await asyncio.to_thread(self.read, page, network, now)
        return self.read(page, network, now)

    def read(self, page: Page, network: Network, now: datetime) -> tuple[Verdict, Document, Harvest]:
        """The verdict on a page, its document, and what it offers (nothing when no company is behind it)."""
        verdict, document = classify(page, network, self._marks())
        if verdict.state not in READ:
            return verdict, document, Harvest()
        own = registrable(host_of(page.final_url)) or ""
        return verdict, document, harvest(document, now.date(), own=own)

    def _marks(self) -> Signatures:
        return signatures().with_more(self.more) if self.more else signatures()


def _missing(verdict: Verdict, page: Page) -> bool:
    """Whether the very page on record is not there, so that the site's root may show more."""
    deep = urlsplit(page.url).path not in {"", "/"}
    return deep and verdict.state == SiteState.HTTP_ERROR and bool(_NO_PAGE & set(verdict.marks))


async def _name_servers(url: str, wire: Wire) -> tuple[str, ...]:
    """The name servers of the site's registrable domain; empty when they are not known."""
    host = host_of(url)
    domain = None if literal_address(host) else registrable(host)
    if not domain:
        return ()
    answer = await wire.resolver.resolve(domain, "NS")
    return tuple(answer.records) if answer.status == "ok" else ()


async def _not_seen(page: Page, wire: Wire) -> Unknown | None:
    """Why nothing was learned about the site itself, if so."""
    if page.fault in {"busy", "ours"}:
        return Unknown("busy" if page.fault == "busy" else "not asked", page.detail)
    if page.fault == "dns":
        answer = await wire.resolver.addresses(host_of(page.url))
        return answer.unknown() if answer.failed else Unknown("dns", page.detail)
    if page.fault in {"refused", "timeout"} and "Network is unreachable" in page.detail:
        return Unknown("no network", page.detail)
    return None


def _value(page: Page, verdict: Verdict, document: Document, found: Harvest, network: Network) -> dict[str, Any]:
    state = verdict.state
    final = registrable(host_of(page.final_url)) or host_of(page.final_url)
    return {
        "state": str(state),
        "marks": verdict.marks,
        "evidence": verdict.evidence,
        "url": page.url,
        "final_url": page.final_url,
        "hops": page.hops,
        "status": page.status,
        "tls": page.tls,
        "title": document.title,
        "description": document.description,
        "text": document.text,
        "named": document.named,
        "languages": found.languages,
        "phones": found.phones,
        "emails": found.emails,
        "channels": dict(found.channels),
        "farewell": found.farewell,
        "moved_to": found.moved_to,
        "moved_said": found.moved_said,
        "closed_until": found.closed_until.isoformat() if found.closed_until else None,
        "fingerprint": fingerprint(
            state=state, domain=final, title=document.title, name_servers=network.servers, certificate=page.certificate
        ),
        "seen_from": "this machine, by one GET",
    }
