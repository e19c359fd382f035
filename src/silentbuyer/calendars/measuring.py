"""Effective silence: how long a buyer has been silent in their own working hours, and whether that is unusual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.account import accounts
from silentbuyer.calendars.doubts import Doubt, local_date, midnight
from silentbuyer.calendars.history import reply_model
from silentbuyer.calendars.nothing_wrong import Part, chance_of, in_their_hours, shares_of
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.replies import ReplyModel, state
from silentbuyer.calendars.zones import ASSERT, Whereabouts, locate
from silentbuyer.conversation.awaiting import begun, is_at_rest, waiting_talk
from silentbuyer.errors import CalendarError
from silentbuyer.language.saying import say
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.log_order import last_senders
from silentbuyer.model.repeated import told_once
from silentbuyer.model.reply_law import ReplyLaw, starting_law
from silentbuyer.model.silence import NAMED, Silence
from silentbuyer.values.lazy import lazy

_FIRST_YEAR = 1990
_LIKELY = 0.05
_ONE = timedelta(days=1)
_SEASON = 60 * 86400.0


def measure(
    customer: Customer,
    now: datetime,
    absences: Iterable[Absence] = (),
    *,
    where: Whereabouts | None = None,
    law: ReplyLaw | None = None,
) -> Silence:
    """The silence of a buyer at a moment.

    It runs from the first message of ours that waits for an answer (`waiting_talk`, `begun`) while the last word is
    ours, for a reminder does not begin it anew; only the chance of a reply is that of our last letter, as such letters
    were measured. When the last word is the buyer's, or ours after it wait for no answer, nobody waits for them and the
    state is ``none``. Where the log
    does not say who wrote, it runs from the last message and says so.
    `absences` are what out-of-office replies (or the user) tell; `where` is what `locate` gave, if that is known;
    `law` says how often and how fast letters are answered, by default as the starting table does.

    Raises:
        CalendarError: when `now` is naive.

    """
    if now.utcoffset() is None:
        raise CalendarError("now", "a timezone-aware datetime", now)
    notes = _log_notes(customer, now)
    whole = _talk(customer, now)
    talk = list(waiting_talk(whole))
    where = where or locate(customer, now)
    if not talk or last_senders(talk) == {"buyer"}:
        sure = min(1.0, where.confidence(now))
        return Silence(notes=(*notes, *where.notes), zone=where.best.zone, zone_confidence=sure)
    if len(last_senders(talk)) > 1:
        notes.append(
            say("both sides wrote on the last day, and the log does not say who was last: silence runs from it")
        )
        talk[-1] = attrs.evolve(talk[-1], sender="unknown")
    elif talk[-1].sender == "unknown":
        notes.append(say("the log does not say in which direction the last message went: silence runs from it"))
    found = _silent(
        customer, talk, _Now(now, where, tuple(absences), law or starting_law(), _wrote(talk)), [*notes, *where.notes]
    )
    return attrs.evolve(found, state="none") if is_at_rest(whole) else found


def _log_notes(customer: Customer, now: datetime) -> list[str]:
    moments = [message.at for message in customer.messages]
    notes = []
    future = sum(moment > now for moment in moments)
    if future:
        notes.append(say("{n} of {all} messages are dated after now and are ignored", n=future, all=len(moments)))
    blank = sum(moment.year < _FIRST_YEAR for moment in moments)
    if blank:
        dated = {"n": blank, "all": len(moments), "year": _FIRST_YEAR}
        notes.append(say("{n} of {all} messages are dated before {year}: a blank date, ignored", **dated))
    if moments not in (sorted(moments), sorted(moments, reverse=True)):
        notes.append(say("the messages are out of order and have been sorted"))
    return notes


def _talk(customer: Customer, now: datetime) -> list[Message]:
    log = told_once(customer.messages)
    return [m for m in log if m.kind == "message" and m.at <= now and m.at.year >= _FIRST_YEAR]


def _wrote(talk: Sequence[Message]) -> tuple[float, ...]:
    """When the buyer wrote themselves, as far back as a season reaches."""
    since = talk[-1].at.timestamp() - _SEASON
    return tuple(moment for m in talk if m.sender == "buyer" and (moment := m.at.timestamp()) >= since)


# -- the silence -------------------------------------------------------------------------------------------------


@attrs.frozen(slots=False)
class _Now:
    """What is looked at: the moment, where the buyer may be, their absences, and the law of replies."""

    moment: datetime
    where: Whereabouts
    absences: tuple[Absence, ...]
    law: ReplyLaw
    wrote: tuple[float, ...] = ()

    @property
    def best(self) -> Outlook:
        """The clock of the likeliest place."""
        return self.outlooks[0]

    @lazy
    def outlooks(self) -> list[Outlook]:
        """The clocks of all candidate places, the likeliest first."""
        return [Outlook(place, self.absences, self.wrote) for place in self.where.candidates]

    def parts(self, since: datetime, model: ReplyModel) -> list[Part]:
        """All candidate places in all their worlds."""
        found = []
        for outlook in self.outlooks:
            place = outlook.place
            for world in outlook.worlds(since, self.moment):
                survival = model.survival(world.soft)
                silent = 1.0 - model.pi + model.pi * survival
                found.append(Part(outlook, world, place.share * world.weight, model.pi * survival, silent))
        return found


def _silent(customer: Customer, talk: Sequence[Message], at: _Now, notes: list[str]) -> Silence:
    now, best = at.moment, at.best
    model = reply_model(customer, talk, best, at.law)
    last = parts = at.parts(talk[-1].at, model)
    p_reply = at.law.put_right(chance_of(last))
    whole = talk[: begun(talk, _ordered(customer, now)) + 1]
    if len(whole) < len(talk):
        model = reply_model(customer, whole, best, at.law)
        parts = at.parts(whole[-1].at, model)
    since = whole[-1].at
    quantile = 1.0 - sum(part.prior * model.survival(part.world.soft) for part in parts)
    effective, discounts = accounts(at.outlooks, since.timestamp(), now.timestamp())
    low, high = _range(parts, effective)
    if talk[-1].sender == "unknown":
        low = 0.0  # If the last word was the buyer's, nobody has waited at all.
    return Silence(
        since=since,
        elapsed=now.astimezone(UTC) - since.astimezone(UTC),  # two moments of one zone differ by the wall clock else
        effective_hours=effective,
        low=low,
        high=high,
        quantile=min(1.0, max(0.0, quantile)),
        p_reply=min(1.0, max(0.0, p_reply)),
        state=state(quantile, p_reply),
        shares=in_their_hours(shares_of(last, talk[-1].at, now), effective),
        discounts=discounts,
        zone=best.place.zone,
        zone_confidence=min(1.0, at.where.confidence(now)),
        back_on=_back_on(best, last, now),
        own_replies=model.own_replies,
        notes=tuple(dict.fromkeys([*notes, *_clock_notes(at, since)])),
    )


def _ordered(customer: Customer, now: datetime) -> datetime | None:
    """When the buyer last ordered."""
    return max((order.at for order in customer.orders if order.at <= now), default=None)


def _range(parts: Sequence[Part], effective: float) -> tuple[float, float]:
    """The least and the most hours in worlds that are not far-fetched."""
    likely = [part.world.hard for part in parts if part.prior >= _LIKELY] or [part.world.hard for part in parts]
    return min([*likely, effective]), max([*likely, effective])


def _clock_notes(at: _Now, since: datetime) -> list[str]:
    place, sure = at.where.best, at.where.confidence(at.moment)
    notes = []
    if sure < ASSERT:
        notes.append(_uncertain(place.zone, sure))
    years = (local_date(moment.timestamp(), place.zone).year for moment in (since, at.moment))
    return [*notes, *at.best.hard.notes(*years)]


def _uncertain(zone: str, sure: float) -> str:
    """The doubt about their clock; a zone that is hardly likely is not named."""
    if sure >= NAMED:
        return say("the buyer's clock is not certain ({zone} at {sure:.0%}): hours are a range", zone=zone, sure=sure)
    return say("the buyer's clock is not known (no zone is likelier than {sure:.0%}): hours are a range", sure=sure)


def _back_on(best: Outlook, parts: Sequence[Part], now: datetime) -> datetime | None:
    """The first moment the buyer is expected to work again, when they are most likely away now.

    A season in which hardly more than half of the offices are empty says no such day, however long the silence.
    """
    stamp = now.timestamp()
    mass: dict[Doubt, float] = {}
    total = sum(part.prior * part.alive for part in parts)
    for part in parts:
        for doubt in part.world.away:
            if part.outlook is parts[0].outlook or part.outlook.place == best.place:
                mass[doubt] = mass.get(doubt, 0.0) + part.prior * part.alive
    ends = [
        end
        for doubt, alive in mass.items()
        if total > 0.0 and alive / total >= 0.5 and (doubt.kind != "season" or doubt.rules)
        for begin, end in doubt.stretches
        if begin <= stamp < end
    ]
    day = local_date(stamp, best.place.zone)
    if not ends and best.hard.table(day.year).get(day) is None:
        return None
    if not ends and best.hard.table(day.year)[day].kind != "holiday":
        return None
    start = max([*ends, stamp if ends else midnight(day + _ONE, best.place.zone)])
    return best.hard.next_working(datetime.fromtimestamp(start, now.tzinfo))
