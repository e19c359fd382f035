"""Days off that no table of ours knows: a town's feast, a strike, a trade's fair, a firm's own holidays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.zones import Candidate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import PluginError
from silentbuyer.language.sentence import Sentence
from silentbuyer.values.frozen import FrozenMap

_MOST_DAYS = 60


def _upper(value: Any) -> tuple[str, ...]:
    return tuple(str(one).upper() for one in ((value,) if isinstance(value, str) else value))


def _day(_: object, field: Any, value: Any) -> None:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise PluginError(f"{field.name} must be a date, got {value!r:.80}")


def _share(_: object, __: Any, value: float) -> None:
    if not 0.0 < value <= 1.0:
        raise PluginError(f"share must be above 0 and up to 1, got {value!r:.80}")


@attrs.frozen(kw_only=True)
class DaysOff:
    """Days on which offices of a place are closed (`register_days_off`).

    Attributes:
        name: what a salesperson calls it, in English; `labels` in other languages by their code.
        first, last: the days on the buyer's calendar, both off.
        countries: ISO 3166 codes of where it holds.
        subdivisions: ISO 3166-2 codes without the country (``SP``); empty is all of it.
        share: how likely a buyer there is off, up to 1.
        source: where it is written.

    Raises:
        PluginError: for days that are none, are in the wrong order, or are more than two months.

    """

    name: str
    first: date = attrs.field(validator=_day)
    last: date = attrs.field(validator=_day)
    countries: tuple[str, ...] = attrs.field(converter=_upper)
    subdivisions: tuple[str, ...] = attrs.field(default=(), converter=_upper)
    share: float = attrs.field(default=1.0, converter=float, validator=_share)
    labels: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=FrozenMap)
    source: str = "judgement"

    def __attrs_post_init__(self) -> None:
        if not timedelta(0) <= self.last - self.first <= timedelta(days=_MOST_DAYS):
            raise PluginError(f"{self.name}: last must be 0 to {_MOST_DAYS} days after first, got {self.last}")

    @property
    def key(self) -> str:
        """The name with its days and places: the same feast comes every year."""
        return f"{self.name} {self.first} {','.join(self.countries + self.subdivisions)}"

    def at(self, place: Candidate) -> bool:
        """Whether it holds at a place."""
        return place.country in self.countries and (not self.subdivisions or place.subdivision in self.subdivisions)

    def absence(self, place: Candidate) -> Absence:
        """The days as a stretch of time by the clock of a place."""
        begin = datetime(self.first.year, self.first.month, self.first.day, tzinfo=zone_of(place.zone))
        return Absence(
            since=begin,
            back=self.last + timedelta(days=1),
            confidence=self.share,
            source=Sentence(self.name, self.name, also=self.labels),
            kind="holiday",
        )


def holding(days: Iterable[DaysOff], place: Candidate, now: datetime) -> tuple[Absence, ...]:
    """Those of a year around a moment that hold at a place."""
    year = timedelta(days=366)
    return tuple(one.absence(place) for one in days if one.at(place) and abs(one.first - now.date()) <= year)
