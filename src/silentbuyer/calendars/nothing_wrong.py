"""How likely it is that nothing is wrong yet, and to what that is put down: the hour, a holiday, an absence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import attrs

from silentbuyer.calendars.outlook import Outlook, World
from silentbuyer.model.findings import Cause
from silentbuyer.values.frozen import FrozenMap

_SHORT_HOURS = 2.0
_NIGHT_HOURS = 8.0


@attrs.frozen
class Part:
    """One candidate place in one world, with its prior probability and the chance of a reply in it."""

    outlook: Outlook
    world: World
    prior: float
    alive: float
    silent: float


def chance_of(parts: Sequence[Part]) -> float:
    """The chance that a reply still comes, over all places and worlds."""
    heard = sum(part.prior * part.silent for part in parts)
    return sum(part.prior * part.alive for part in parts) / heard if heard else 0.0


def shares_of(parts: Sequence[Part], since: datetime, now: datetime) -> FrozenMap[Cause, float]:
    """How the mass of "nothing is wrong yet" is split: in each world by what discounted the hours."""
    masses = dict.fromkeys((Cause.WITHIN_USUAL_TIME, Cause.TIME_DIFFERENCE, Cause.HOLIDAY_ABSENCE, Cause.AWAY), 0.0)
    elapsed = (now.timestamp() - since.timestamp()) / 3600
    for part in parts:
        mass = part.prior * part.alive
        for cause, share in _split(part.world, part.outlook.certain(since, now), elapsed).items():
            masses[cause] += mass * share
    total = sum(masses.values())
    if total <= 0.0:
        return FrozenMap({Cause.WITHIN_USUAL_TIME: 1.0})
    return FrozenMap({cause: mass / total for cause, mass in masses.items() if mass > 0.0})


def in_their_hours(shares: FrozenMap[Cause, float], effective: float) -> FrozenMap[Cause, float]:
    """The shares, without a time difference where the buyer has had office hours enough since we first wrote."""
    night = shares.get(Cause.TIME_DIFFERENCE, 0.0)
    if not night or effective <= _NIGHT_HOURS:
        return shares
    rest = dict(shares)
    rest[Cause.WITHIN_USUAL_TIME] = night + rest.get(Cause.WITHIN_USUAL_TIME, 0.0)
    del rest[Cause.TIME_DIFFERENCE]
    return FrozenMap(rest)


def _split(world: World, certain: float, elapsed: float) -> dict[Cause, float]:
    away = world.lost.get(Cause.AWAY, 0.0)
    holiday = world.lost.get(Cause.HOLIDAY_ABSENCE, 0.0) + certain
    free = world.hard + away + holiday
    absent = (away / free, holiday / free) if free > 0.0 else (0.0, 0.0)
    rest = max(0.0, 1.0 - sum(absent))
    shortness = max(0.0, 1.0 - world.hard / _SHORT_HOURS) * min(1.0, elapsed / _NIGHT_HOURS)
    return {
        Cause.AWAY: absent[0],
        Cause.HOLIDAY_ABSENCE: absent[1],
        Cause.TIME_DIFFERENCE: rest * shortness,
        Cause.WITHIN_USUAL_TIME: rest * (1.0 - shortness),
    }
