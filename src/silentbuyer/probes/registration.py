"""When was a domain registered? Asked of the registry over RDAP, and only when the policy allows it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from silentbuyer.addresses.urls import host_of
from silentbuyer.data.tables import rows
from silentbuyer.language.saying import mark, say
from silentbuyer.model.facts import Known, Question, Unknown

if TYPE_CHECKING:
    from silentbuyer.model.probe import Wire
    from silentbuyer.pages.look import Page

WEEK, HOUR = 7 * 86_400.0, 3_600.0
GAP = 1.0
"""Seconds between two questions to one registry: all of them limit, and none says how much (judgement)."""

_REFUSALS = {401, 403, 418, 422, 429, 503}


@attrs.frozen(kw_only=True)
class Registration:
    """Answers ``registration`` questions; the subject is a registrable domain such as ``acme.com``.

    The value: ``registered`` (ISO date), ``expires`` (ISO date or None), ``registrar`` (name or None), ``server``.
    `Unknown` unless `Network.registration` is set; for endings whose registry has no RDAP service; and when the
    registry refuses (401, 403, 422, 429 are limits, not facts about the domain) or does not answer.

    Attributes:
        servers: ending -> base URL in place of ``data/sites/rdap.csv`` (a test's own registry).
        gap: seconds between two questions to one registry.

    """

    kind: ClassVar[str] = "registration"
    servers: Mapping[str, str] | None = None
    gap: float = GAP

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """What the registry says about one domain."""
        if not wire.network.registration:
            return Unknown(
                mark("not asked"), mark("asking registries about a domain's age is off (Network.registration)")
            )
        domain = question.subject
        base = (rdap_servers() if self.servers is None else self.servers).get(domain.rpartition(".")[2])
        if base is None:
            said = say("the registry of .{ending} offers no RDAP that we know", ending=domain.rpartition(".")[2])
            return Unknown(mark("no service"), said)
        url = f"{base.rstrip('/')}/domain/{domain}"
        async with _turn(wire, host_of(url), self.gap):
            page = await wire.fetcher.fetch(url)
        return _answer(page)


@cache
def rdap_servers() -> dict[str, str]:
    """Ending -> base URL of its registry's RDAP service."""
    return {row["ending"]: row["server"] for row in rows("sites/rdap.csv")}


class _Turn:
    """One registry's turn: one question at a time, and a pause after it."""

    def __init__(self, lock: asyncio.Lock, gap: float) -> None:
        self._lock, self._gap = lock, gap

    async def __aenter__(self) -> None:
        await self._lock.acquire()

    async def __aexit__(self, *_: object) -> None:
        asyncio.get_running_loop().call_later(self._gap, self._lock.release)


def _turn(wire: Wire, host: str, gap: float) -> _Turn:
    # The locks live with the fetcher of the run: a registry sees one of us, not one for each question.
    locks: dict[str, asyncio.Lock] = wire.fetcher.registries
    return _Turn(locks.setdefault(host, asyncio.Lock()), gap)


def _answer(page: Page) -> Known | Unknown:
    if page.fault:
        return Unknown(page.fault, page.detail)
    if page.status in _REFUSALS:
        said = say("the registry answered {status}, which says nothing about the domain", status=page.status)
        return Unknown(mark("rate limit"), said)
    if page.status != 200:
        return Unknown(mark("no answer"), say("the registry answered {status}", status=page.status))
    try:
        facts = json.loads(page.body)
    except (ValueError, RecursionError) as error:
        return Unknown(mark("rubbish"), say("the registry's answer is no JSON ({error})", error=str(error)))
    value = _value(facts, host_of(page.final_url)) if isinstance(facts, dict) else None
    if value is None:
        return Unknown(mark("no date"), mark("the registry does not say when the domain was registered"))
    return Known(value, at=datetime.now(UTC), source="rdap", ttl=WEEK)


def _value(facts: Mapping[str, Any], server: str) -> dict[str, Any] | None:
    events = {str(event.get("eventAction")): _day(event.get("eventDate")) for event in _items(facts, "events")}
    registered = events.get("registration")
    if registered is None:
        return None
    return {
        "registered": registered,
        "expires": events.get("expiration"),
        "registrar": next(_registrars(facts), None),
        "server": server,
    }


def _day(text: object) -> str | None:
    try:
        return datetime.fromisoformat(text).date().isoformat() if isinstance(text, str) else None
    except ValueError:
        return None


def _items(facts: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = facts.get(name)
    return (item for item in found if isinstance(item, Mapping)) if isinstance(found, list) else iter(())


def _registrars(facts: Mapping[str, Any]) -> Iterator[str]:
    for entity in _items(facts, "entities"):
        roles = entity.get("roles")
        card = entity.get("vcardArray")
        if isinstance(roles, list) and "registrar" in roles and isinstance(card, list) and len(card) == 2:
            for field in card[1] if isinstance(card[1], list) else ():
                if isinstance(field, list) and len(field) > 3 and field[0] == "fn" and isinstance(field[3], str):
                    yield field[3][:120]
