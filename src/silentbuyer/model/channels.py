"""Channels to a buyer: which they have, which work in their country at a date, and in which order to try them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.data.tables import rows
from silentbuyer.language.saying import mark
from silentbuyer.model.customer import Customer
from silentbuyer.values.frozen import FrozenMap

WORLD = "world"
_LAST = 99
ADDRESSED = frozenset({
    "email", "phone", "whatsapp", "wechat", "telegram", "viber", "line", "kakaotalk", "zalo", "skype", "messenger",
    "max",
})  # fmt: skip
"""Channels on which nobody is reached without an address of theirs; a platform's own chat is not among them."""

LATELY = timedelta(days=60)
"""A message of the buyer's as young as this shows that a channel works for them (judgement)."""

HEARD = "from a message"
"""Role of a contact that stands on no record: a message of the buyer's names it."""

NOTICED = "from a notice"
"""The same of a notice of absence: the number may be a colleague's."""

UNRECORDED = frozenset({HEARD, NOTICED})
"""The roles of contacts that stand on no record."""

_BY_NUMBER = ("whatsapp", "viber", "telegram", "max")
_FALLBACK = {"email": 50, "phone": 60}

_DISPLAY = {
    "whatsapp": "WhatsApp", "line": "LINE", "kakaotalk": "KakaoTalk", "max": "MAX", "sms": "SMS",
    "email": mark("email"), "phone": mark("phone"), "fax": mark("fax"),
    "other": mark("other"), "wechat": mark("WeChat"),
}  # fmt: skip
"""How people write what is not a name with one capital at its head."""


@attrs.frozen(kw_only=True)
class Ranked:
    """One place in a country's order of messengers, with the year and source of the claim."""

    channel: str
    position: int
    year: int
    confidence: str
    source: str


@attrs.frozen(kw_only=True)
class Status:
    """What is known against a service in a country at a date; `ok` when nothing is.

    Attributes:
        status: ``ok``, ``closed``, ``blocked``, ``throttled`` or ``restricted``.
        what: what it stops: ``all`` or ``calls``.
        since: the date of the table, as exact as the source was: a day, a month or a year; empty if not known.
        replacement: where its users went; empty if not known.

    """

    channel: str
    status: str = "ok"
    what: str = ""
    since: str = ""
    replacement: str = ""
    note: str = ""
    source: str = ""

    @property
    def usable(self) -> bool:
        """Whether a written message is likely to arrive."""
        return self.what != "all"

    @property
    def callable(self) -> bool:
        """Whether a call over it is likely to work."""
        return self.status == "ok"


@attrs.frozen(kw_only=True)
class Reach:
    """One channel that the buyer has, with its address and status, and whose it is if that is known."""

    channel: str
    address: str
    status: Status
    rank: Ranked | None = None
    role: str = ""
    person: str = ""


@cache
def _names() -> FrozenMap[str, str]:
    return FrozenMap({row["written"]: row["channel"] for row in rows("channels/names.csv")})


@lru_cache(maxsize=1024)
def channel_name(written: str) -> str:
    """The one name of a channel: ``Google Hangouts`` -> ``hangouts``, ``tel`` -> ``phone``."""
    text = " ".join(written.casefold().split())
    return _names().get(text, text)


@cache
def ranking(country: str | None) -> tuple[Ranked, ...]:
    """The messengers of a country, the first choice first; empty when no source is known: ask the buyer."""
    found = (row for row in rows("channels/ranking.csv") if row["country"] == country)
    ranks = (
        Ranked(
            channel=row["channel"],
            position=int(row["position"]),
            year=int(row["year"]),
            confidence=row["confidence"],
            source=row["source"],
        )
        for row in found
    )
    return tuple(sorted(ranks, key=lambda rank: rank.position))


@cache
def _places(country: str | None) -> FrozenMap[str, Ranked]:
    return FrozenMap({rank.channel: rank for rank in ranking(country)})


def _day(text: str) -> date:
    parts = [int(part) for part in text.split("-")] if text else [1]
    return date(*[*parts, 1, 1][:3])


@cache
def status(channel: str, country: str | None, on: date) -> Status:
    """What is known against a service for a buyer in `country` (None: not known) on a day."""
    for scope, since, until, found in _against(channel):
        if scope in (WORLD, country) and since <= on and not (until and until <= on):
            return found
    return Status(channel=channel)


@cache
def _against(channel: str) -> tuple[tuple[str, date, date | None, Status], ...]:
    """What the table says against a service: where, since when, until when, and its status."""
    return tuple(
        (row["scope"], _day(row["since"]), _day(row["until"]) if row["until"] else None, _status(row))
        for row in rows("channels/status.csv")
        if row["channel"] == channel
    )


def ever_stopped(channel: str) -> bool:
    """Whether the table says anything against a service, for any buyer on any day."""
    return bool(_against(channel))


def _status(row: FrozenMap[str, str]) -> Status:
    names = ("channel", "status", "what", "since", "replacement", "note", "source")
    return Status(**{name: row[name] for name in names})


def used_lately(customer: Customer, at: datetime) -> frozenset[str]:
    """The channels over which the buyer wrote within `LATELY`: a block in their country does not stop this buyer."""
    heard = (m for m in customer.messages if m.sender == "buyer" and m.kind == "message")
    return frozenset(channel_name(m.channel) for m in heard if timedelta(0) <= at - m.at <= LATELY)


def status_for(customer: Customer, channel: str, at: datetime) -> Status:
    """What is known against a service for this buyer: nothing that their own messages over it refute."""
    found = status(channel, customer.country, at.date())
    refuted = not found.usable and found.status != "closed" and channel in used_lately(customer, at)
    return Status(channel=channel) if refuted else found


def display(channel: str) -> str:
    """A channel's name as people write it."""
    return _DISPLAY.get(channel, channel.capitalize())


def reaches(customer: Customer, at: datetime) -> tuple[Reach, ...]:
    """Every channel on record, the best first: working ones by the country's ranking, then mail, phone and others."""
    order = _places(customer.country)
    found = [
        Reach(
            channel=name,
            address=address,
            status=status_for(customer, name, at),
            rank=order.get(name),
            role=role,
            person=person,
        )
        for name, address, role, person in _addresses(customer)
    ]
    if len(found) > 1:
        found.sort(key=_order)
    return tuple(found)


def _addresses(customer: Customer) -> list[tuple[str, str, str, str]]:
    own = [("email", customer.email, "", ""), ("phone", customer.phone, "", "")]
    more = [(channel_name(c.channel), c.value, c.role, c.person) for c in customer.contacts]
    return [(name, address, role, person) for name, address, role, person in (*own, *more) if address]


def _order(reach: Reach) -> tuple[bool, int, str, str]:
    position = reach.rank.position if reach.rank else _FALLBACK.get(reach.channel, _LAST - 1)
    return (not reach.status.usable, position, reach.channel, reach.address)


def best(found: tuple[Reach, ...], *, tried: frozenset[str] = frozenset()) -> Reach | None:
    """The best working channel for a written message that was not tried yet; phone numbers are for calls."""
    for reach in found:
        if reach.status.usable and reach.channel not in tried and reach.channel != "phone":
            return reach
    return None


def phone(found: tuple[Reach, ...]) -> Reach | None:
    """A number to call: an emergency contact's first, else a telephone, else the number behind a messenger."""
    numbers = [reach for reach in found if _dials(reach)]
    if not numbers:
        return None
    emergency = [reach for reach in numbers if reach.role == "emergency"]
    plain = [reach for reach in numbers if reach.channel == "phone"]
    return next(iter((*emergency, *plain, *numbers)), None)


def _dials(reach: Reach) -> bool:
    if reach.channel == "phone":
        return True
    # A messenger that goes by mobile numbers gives a number that an ordinary call reaches, even where it is blocked.
    digits = sum(map(str.isdecimal, reach.address[:40]))
    return reach.channel in _BY_NUMBER and digits >= 7
