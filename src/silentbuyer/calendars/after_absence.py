"""What follows an absence: the first moment after it, the backlog it leaves, and how long a season is waited out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from silentbuyer.calendars.country import CountryCalendar, calendar_for
from silentbuyer.calendars.doubts import Doubt, midnight
from silentbuyer.calendars.holiday_names import holiday_name
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.zones import Whereabouts
from silentbuyer.data.time_zones import zone_of
from silentbuyer.language.saying import say

LONG_ABSENCE_DAYS = 3
"""Working days from which an absence leaves a backlog."""

SEASON_WAIT, HALF_WAIT = timedelta(days=14), timedelta(days=7)
"""How long a season alone is waited out, for nobody told that this buyer is away in it: one that empties most offices,
and one that empties half of them (judgement)."""

_MOST_AWAY, _MANY_AWAY = 0.5, 0.4


def after_absence(outlook: Outlook, after: datetime) -> tuple[datetime, list[str]]:
    """The earliest moment that leaves the buyer's absence and the morning after it alone."""

    def latest(season: Doubt) -> float:
        return (after + (SEASON_WAIT if season.rules else HALF_WAIT)).timestamp()

    start, notes = after, []
    for _ in range(6):
        stamp = start.timestamp()
        holding = [
            (end if doubt.kind == "absence" else min(end, latest(doubt)), doubt)
            for doubt in outlook.doubts(stamp, stamp + 1)
            if doubt.share >= _MOST_AWAY and doubt.kind != "holiday"
            for begin, end in doubt.stretches
            if begin <= stamp < end and (doubt.kind == "absence" or stamp < latest(doubt))
        ]
        if not holding:
            break
        end, doubt = max(holding, key=lambda pair: pair[0])
        back = datetime.fromtimestamp(end, UTC).astimezone(zone_of(outlook.place.zone))
        calendar = calendar_for(outlook.place.country, outlook.place.subdivision, outlook.place.zone)
        first = calendar.add_days(back.date(), 0)
        if doubt.kind == "absence":
            first = calendar.add_days(first, 1)
            notes.append(say("the buyer is back on {day}; one working day is left for the backlog", day=back.date()))
        else:
            notes.append(
                say("many are away for {name}: nothing before {day}", name=holiday_name(doubt.name), day=back.date())
            )
        start = max(start, datetime.fromtimestamp(midnight(first, outlook.place.zone), UTC))
    return start, notes


def season_end(where: Whereabouts, now: datetime) -> datetime | None:
    """The end of the season that it is at the buyer's, of whatever share of the offices; None outside of any."""
    stamp = now.timestamp()
    ends = [
        end
        for doubt in Outlook(where.best).doubts(stamp, stamp + 1)
        if doubt.kind == "season" and not doubt.spread
        for begin, end in doubt.stretches
        if begin <= stamp < end
    ]
    return datetime.fromtimestamp(max(ends), UTC) if ends else None


def rest_before(outlook: Outlook, calendar: CountryCalendar, day: datetime) -> int:
    """Weekdays of the buyer's week that were off directly before a day, with a break that ended before a weekend."""
    date, count = day.date() - timedelta(days=1), 0
    while not calendar.works_on(date) and count < 40:
        count += outlook.plain.works_on(date)
        date -= timedelta(days=1)
    noons = (day - timedelta(hours=12), day.replace(year=date.year, month=date.month, day=date.day, hour=12))
    return count + LONG_ABSENCE_DAYS * any(_many_away(outlook, noon.timestamp()) for noon in noons)


def _many_away(outlook: Outlook, stamp: float) -> bool:
    """Whether many were away at a moment, for a season or because they said so."""
    return any(
        doubt.share >= _MANY_AWAY and doubt.kind != "holiday" and not doubt.spread
        for doubt in outlook.doubts(stamp, stamp + 1)
    )
