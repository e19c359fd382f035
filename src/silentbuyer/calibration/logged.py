"""A log as letters of ours: when each was sent, in which situation, after how many working hours it was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

import attrs

from silentbuyer.calendars.history import letters, likely_hours
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.replies import Wait
from silentbuyer.calendars.situations import situations
from silentbuyer.calendars.zones import locate
from silentbuyer.conversation.awaiting import waiting_talk
from silentbuyer.mailbox.away_replies import absences
from silentbuyer.model.customer import Customer
from silentbuyer.model.log_order import settled
from silentbuyer.model.repeated import told_once
from silentbuyer.model.reply_law import ReplyLaw, Situation

_FIRST_YEAR = 1990


@attrs.frozen(kw_only=True)
class LoggedLetter:
    """One letter of ours in a log.

    Attributes:
        customer: id of the buyer.
        sent, end: when it was sent, and when it was answered, followed up, or the log ended.
        hours: effective hours of the buyer between the two.
        answered: whether the buyer's answer ended the wait.
        situation: as `silentbuyer.calendars.situations` says.

    """

    customer: str
    sent: datetime
    end: datetime
    hours: float
    answered: bool
    situation: Situation


def end_of(customers: Iterable[Customer]) -> datetime | None:
    """The moment of the last message of all logs; None without one."""
    return max((message.at for customer in customers for message in customer.messages), default=None)


def logged_letters(customer: Customer, now: datetime) -> tuple[LoggedLetter, ...]:
    """The letters to one buyer up to a moment, the oldest first; the last may still wait for its answer."""
    log = told_once(settled(customer.messages))
    talk = waiting_talk([m for m in log if m.kind == "message" and m.at <= now and m.at.year >= _FIRST_YEAR])
    if not talk:
        return ()
    outlook = Outlook(locate(customer, now).best, absences(customer, now))
    known = situations(customer, talk)
    waits = [(one.sent, one.end, one.answered, one.situation) for one in letters(talk, known)]
    if talk[-1].sender == "seller" and talk[-1].at < now:
        waits.append((talk[-1].at, now, False, known[-1]))
    return tuple(
        LoggedLetter(
            customer=customer.id,
            sent=sent,
            end=end,
            hours=likely_hours(outlook.worlds(sent, end), answered=answered),
            answered=answered,
            situation=situation,
        )
        for sent, end, answered, situation in waits
    )


def waits_before(earlier: Sequence[LoggedLetter], now: Situation, law: ReplyLaw) -> list[Wait]:
    """The buyer's own history as it counts for a letter in a situation, under a law."""
    odds, hours = law.log_odds(now), law.log_hours(now)
    return [
        Wait(
            one.hours,
            one.answered,
            easier=law.log_odds(one.situation) - odds,
            slower=law.log_hours(one.situation) - hours,
        )
        for one in earlier
    ]


def by_customer(log: Iterable[LoggedLetter]) -> list[list[LoggedLetter]]:
    """The letters of each buyer, the oldest first."""
    ordered = sorted(log, key=lambda one: (one.customer, one.sent))
    return [list(rows) for _, rows in groupby(ordered, key=lambda one: one.customer)]
