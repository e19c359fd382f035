"""The cells of a row, written once for every surface: words, times on both clocks, silence, value."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from silentbuyer.data.country_names import english_names
from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.channels import NOTICED, UNRECORDED, display
from silentbuyer.show.wording import percent
from silentbuyer.text.clean import clean
from silentbuyer.worklist.row import GIVE_UP, NOW, TODAY, WAITING, WEEK, Row
from silentbuyer.worklist.sayings import Teller, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP_WORDS: Mapping[str, str] = {
    NOW: mark("Now"),
    TODAY: mark("Today"),
    WEEK: mark("This week"),
    WAITING: mark("Waiting"),
    GIVE_UP: mark("Give up"),
}

KIND_WORDS: Mapping[str, str] = {
    "wait": mark("wait"),
    "reply-now": mark("reply now"),
    "follow-up": mark("write again"),
    "switch-channel": mark("write over another channel"),
    "call": mark("call"),
    "ask-for-contact": mark("ask for a contact"),
    "ask-question": mark("ask a question"),
    "verify-address": mark("check the address"),
    "fix-sending": mark("mend our own sending"),
    "stop": mark("stop"),
    "mark-junk": mark("mark as junk"),
    "market": mark("send news"),
    "offer": mark("make an offer"),
    "claim": mark("claim"),
    "return-to-pool": mark("give back to the pool"),
    "escalate": mark("escalate"),
}
"""What each kind of action tells the salesperson to do; a plugin's own kinds are called what follows the colon."""

CHANNEL_WORDS: Mapping[str, str] = {
    "email": mark("email"),
    "phone": mark("phone"),
    "sms": mark("text message"),
    "fax": mark("fax"),
    "other": mark("other channel"),
}
"""Channels that are words; services keep their names."""

STAGE_WORDS: Mapping[str, str] = {
    "inquiry": mark("inquiry"),
    "quotation": mark("quotation"),
    "sample": mark("sample"),
    "proforma": mark("proforma"),
    "deposit": mark("deposit"),
    "shipment": mark("shipment"),
    "repeat": mark("repeat order"),
}
"""How far the business has come."""

PLAIN = (
    "order", "group", "customer", "buyer", "person", "country", "city", "owner", "stage", "why", "sure", "action",
    "channel", "address", "contact", "when", "their_time", "due", "working_hours", "days", "value", "currency",
    "headline", "advice", "because", "cause", "family", "state", "zone_sure", "draft", "former",
)  # fmt: skip
"""Names of the plain row, in order; a new name is only ever added at the end."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_row(place: int, row: Row) -> dict[str, Any]:
    """One row as plain values, the same for CSV, JSON, Excel and data frames."""
    action = row.action
    values = (
        place, row.group, row.customer, row.label, row.person, row.country, row.city, row.owner, row.stage, row.why,
        round(row.sure, 4), row.kind, row.channel, row.address, person_of(row), row.at,
        row.theirs.isoformat(timespec="minutes") if row.theirs else "", row.due,
        None if row.hours is None else round(row.hours, 2), round(row.days, 2), row.amount, row.currency,
        row.headline, action.advice if action else "", row.because,
        row.cause.value if row.cause else "", row.family, row.state, row.zone_sure, "\n".join(row.draft),
        row.former,
    )  # fmt: skip
    return dict(zip(PLAIN, values, strict=True))


def person_of(row: Row) -> str:
    """Who is reached at the address, where that is not the person on record; else their role."""
    if row.contact is None:
        return ""
    return row.contact.person or ("" if row.contact.role in UNRECORDED else row.contact.role)


def reached(row: Row) -> str:
    """Who is reached: the person on record too, but not at an address that a notice or somebody else named."""
    theirs = row.contact is None or row.contact.role != NOTICED
    return person_of(row) or (row.person if theirs else "")


def name(row: Row, limit: int = 80) -> str:
    """The buyer's name on one line."""
    return clean(row.label, limit)


def verb(row: Row, tell: Teller) -> str:
    """What to do, in a word or two."""
    if row.action is None:
        return tell("nothing is advised")
    return kind_word(row.kind, tell)


def kind_word(kind: str, tell: Teller) -> str:
    """A kind of action in a word or two; of a plugin's own (``acme:ask-bank``) what follows the colon."""
    name = kind.rpartition(":")[2]
    return tell(KIND_WORDS[name]) if name in KIND_WORDS else clean(name, 40).replace("-", " ")


def channel(row: Row, tell: Teller) -> str:
    """The channel as people write it."""
    if not row.channel or row.channel == "unknown":
        return ""
    return tell(CHANNEL_WORDS[row.channel]) if row.channel in CHANNEL_WORDS else clean(display(row.channel), 40)


def step(row: Row, tell: Teller) -> str:
    """What to do and over which channel; who calls needs no word for the telephone."""
    over = "" if row.kind == "call" and row.channel == "phone" else channel(row, tell)
    return " ".join(filter(None, (verb(row, tell), over)))


def country(row: Row, tell: Teller) -> str:
    """The country by its name in the language of the list; as it was given where it is no code."""
    named = english_names().get(row.country)
    return tell(named) if named else clean(row.country, 40)


def stage(row: Row, tell: Teller) -> str:
    """How far the business has come."""
    return tell(STAGE_WORDS[row.stage]) if row.stage in STAGE_WORDS else clean(row.stage, 30)


def address(row: Row, tell: Teller) -> str:
    """The address; where one is needed and none is on record, that."""
    if row.address:
        return clean(row.address, 120)
    return tell("no address on record") if row.action is not None and row.action.channel else ""


def sure(row: Row) -> str:
    """How sure the reason is."""
    return percent(row.sure)


def when(row: Row, tell: Teller) -> str:
    """When, on the seller's clock; what could begin already is to be done now."""
    if row.at is None:
        return tell("now") if row.group == NOW else ""
    if row.at <= row.now and row.group != GIVE_UP:
        return tell("now")
    return "" if row.group == GIVE_UP else moment(row.at, row.now, tell)


def theirs(row: Row, tell: Teller) -> str:
    """The same moment on the buyer's clock, for brackets; what is done now is told by their clock of now."""
    if row.theirs is None or row.group == GIVE_UP or not when(row, tell):
        return ""
    at = max(row.theirs, row.now.astimezone(row.theirs.tzinfo))
    ours = max(row.at or row.now, row.now)
    day = f"{tell(_DAYS[at.weekday()])} " if at.date() != ours.date() else ""
    return f"{'' if row.zone_sure else '≈'}{day}{at:%H:%M}"


def moment(at: datetime, now: datetime, tell: Teller) -> str:
    """A moment as short as it may be: today the hour alone, else the day too; the year where it is another."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return full(at, tell) if at.year != now.year else f"{day(at, tell)} {at:%H:%M}"


def day(at: datetime, tell: Teller) -> str:
    """A day as ``Wed 19 Aug``."""
    return tell(
        "{weekday} {day} {month}", weekday=tell(_DAYS[at.weekday()]), day=at.day, month=tell(_MONTHS[at.month - 1])
    )


def weekday(at: datetime, tell: Teller) -> str:
    """The day of the week as ``Wed``."""
    return tell(_DAYS[at.weekday()])


def stamp(at: datetime, zone: str | None, tell: Teller) -> str:
    """A moment of a message: day, year and hour on a clock, or on the one that it carries."""
    there = at.astimezone(zone_of(zone)) if zone else at
    return full(there, tell)


def full(at: datetime, tell: Teller) -> str:
    """A moment with its year, on the clock that it carries: ``Wed 19 Aug 2026 10:00``."""
    weekday_, month = tell(_DAYS[at.weekday()]), tell(_MONTHS[at.month - 1])
    return tell(
        "{weekday} {day} {month} {year} {clock}",
        weekday=weekday_, day=at.day, month=month, year=str(at.year), clock=f"{at:%H:%M}",
    )  # fmt: skip


def short_day(at: datetime, tell: Teller) -> str:
    """A day as ``19 Aug``."""
    return tell("{day} {month}", day=at.day, month=tell(_MONTHS[at.month - 1]))


def due(row: Row, tell: Teller) -> str:
    """By when, where that is still to come or has passed."""
    if row.due is None or row.group in (GIVE_UP, WAITING):
        return ""
    return tell("was due {moment}" if row.late else "by {moment}", moment=moment(row.due, row.now, tell))


def silence(row: Row, tell: Teller) -> str:
    """Working hours first, days beside them."""
    if row.hours is None:
        return tell("your turn") if row.rank == 2 else "–"
    hours = tell("{hours} working h", hours=f"{row.hours:,.0f}")
    return f"{hours} · {days(row, tell)}"


def days(row: Row, tell: Teller) -> str:
    """Days that passed; hours below two days."""
    return tell("{n} d", n=f"{row.days:,.0f}") if row.days >= 2 else tell("{n} h", n=f"{row.days * 24:,.0f}")


def value(row: Row) -> str:
    """What the business is worth."""
    if row.amount is None:
        return ""
    whole = f"{row.amount:,.0f}" if row.amount == int(row.amount) or abs(row.amount) >= 1000 else f"{row.amount:,.2f}"
    return clean(f"{row.currency} {whole}".strip(), 30)
