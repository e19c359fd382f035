"""What the buyer's calendar left of the time since our last letter: their working hours, and the days off in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import attrs

from silentbuyer.calendars.account import accounts
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.zones import locate
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Cause

FEW = 16.0
"""Working hours, two days, in which nobody need have answered our last letter (judgement)."""

_MOSTLY = 0.5
_LISTED = 2
_LEAST = 1.0


@attrs.frozen
class SinceLast:
    """The time since our last letter.

    Attributes:
        at: when the letter was written.
        worked: the buyer's working hours since then.
        names: the holidays and breaks that took most of the rest.

    """

    at: datetime
    worked: float
    names: tuple[str, ...]


def holiday_on(case: Case) -> SinceLast | None:
    """The account, where a holiday still goes on and left hardly two working days since our last letter."""
    silence = case.silence
    share = silence.shares.get(Cause.HOLIDAY_ABSENCE, 0.0)
    if silence.back_on is None or silence.back_on <= case.now or share < _MOSTLY or not silence.discounts:
        return None
    since = since_last(case)
    return since if since is not None and since.names and since.worked <= FEW else None


def since_last(case: Case) -> SinceLast | None:
    """The account of the time since our last letter, at the likeliest place; None where we wrote none."""
    letter = case.last("seller")
    if letter is None:
        return None
    place = attrs.evolve(locate(case.customer, case.now).best, share=1.0)
    worked, discounts = accounts((Outlook(place),), letter.at.timestamp(), case.now.timestamp())
    named = [row.name for row in discounts if row.kind in ("holiday", "season") and row.name and row.hours >= _LEAST]
    return SinceLast(letter.at, worked, _apart(named)[:_LISTED])


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """The names without those that only say the same feast again: "Nowruz Holiday" beside "Nowruz holidays"."""
    feasts = {name.casefold().removesuffix("s").removesuffix(" holiday"): name for name in reversed(names)}
    return tuple(name for name in names if name in feasts.values())
