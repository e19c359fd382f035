"""Out-of-office replies of a buyer, and what they told in person, as absences: since when, and the first day back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.zones import locate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.mailbox.auto_replies import automatic_subject
from silentbuyer.mailbox.cues import speaks_of_absence
from silentbuyer.mailbox.returning import return_date
from silentbuyer.mailbox.told_absences import may_tell, told_absences, told_in
from silentbuyer.model.customer import Customer, Message

LENGTHENED = timedelta(days=4)
"""How soon after the day of return a second automatic reply tells that nobody has come back (judgement)."""

SURE, UNSURE = 0.97, 0.6
"""Confidence of an absence whose return date was read, and of one without a date (judgement)."""

_SUBJECT = 200


def is_absence(message: Message) -> bool:
    """Whether a message is an out-of-office reply of the buyer: an automatic one that speaks of being away.

    An automatic receipt ("we have got your inquiry") is none.
    """
    if message.kind != "auto-reply" or message.sender == "seller":
        return False
    return speaks_of_absence(_whole(message)) or return_date(_whole(message), message.at) is not None


def _whole(message: Message) -> str:
    """Subject and text: the date often stands in the subject alone."""
    subject = message.subject[:_SUBJECT]
    return f"{subject}\n{message.text}" if automatic_subject(subject) else message.text


def absence_of(message: Message, country: str | None = None, zone: str | None = None) -> Absence:
    """The absence that an out-of-office reply tells; without a date in it the confidence is lower.

    `country` decides how numeric dates are read, `zone` what day it was at the buyer's when the reply came.
    """
    received: datetime = message.at.astimezone(zone_of(zone)) if zone else message.at
    back = return_date(_whole(message), received, country)
    text = _whole(message)[:_SUBJECT].strip()
    return Absence(since=message.at, back=back, confidence=SURE if back else UNSURE, text=text)


def absences(customer: Customer, now: datetime) -> tuple[Absence, ...]:
    """The absences that the buyer's automatic replies and own words up to now tell, the oldest first.

    Each mail of ours within one absence earns a reply; one without a date adds nothing to one with a date. A second
    reply soon after the day of return, before a word of theirs, lengthens the first absence: nobody was back.
    """
    log = [m for m in customer.messages if m.at <= now and m.sender != "seller"]
    replies = sorted((m for m in log if is_absence(m)), key=lambda m: m.at)
    if not replies and not any(may_tell(m) for m in log):
        return ()
    zone = locate(customer, now).best.zone
    found = told_absences(log, customer.country, zone)
    for message in replies:
        begun = [told for told in told_in(message, customer.country, zone) if told.since > message.at]
        absence = begun[0] if begun else absence_of(message, customer.country, zone)
        last = found[-1] if found else None
        if last and last.back and absence.back is None and _day(message, zone) < last.back:
            continue
        if last and _lengthened(last, message, log, zone):
            found[-1] = attrs.evolve(last, back=_day(message, zone) + timedelta(days=1))
        found.append(absence)
    return tuple(sorted(found, key=lambda absence: absence.since))


def _lengthened(last: Absence, message: Message, log: Iterable[Message], zone: str) -> bool:
    """Whether a reply comes so soon after the last absence that nobody has been back, and nobody wrote between."""
    day = _day(message, zone)
    if last.back is None or not timedelta(0) <= day - last.back <= LENGTHENED:
        return False
    return not any(one.kind == "message" and last.since < one.at < message.at for one in log)


def _day(message: Message, zone: str) -> date:
    return message.at.astimezone(zone_of(zone)).date()
