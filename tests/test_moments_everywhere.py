"""Moments in every country, against the `holidays` package itself: no weekend, no feast, no night, and nothing until now."""

import random
from datetime import date, datetime, time, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.calendars.calendar_tables import week
from silentbuyer.calendars.country import default_zone
from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.data.time_zones import zone_of

pytestmark = pytest.mark.no_cover
"""The lines are counted where each part has its own tests, and whole diagnoses at many moments take twice as long with the count."""

holidays = pytest.importorskip("holidays")
COUNTRIES = [one for one in sorted(holidays.list_supported_countries(include_aliases=False)) if snapshot().has(one)]
WAITED = (3, 20, 50, 80, 120, 200, 400, 900)
"""Hours of silence: some nights, a weekend, weeks."""


def rests(country, day):
    weekend = ()
    for since, numbers in week(country, None).off:
        weekend = numbers if since <= day else weekend
    kept = holidays.country_holidays(country, years=day.year, language="en_US").get(day, "")
    return day.weekday() in weekend or (kept != "" and "(estimated)" not in kept)


def report(country, moment, clock, waited):
    log = (
        sb.Message(
            at=moment - waited - timedelta(days=9), sender="buyer", channel="email", text="Please quote 20 units."
        ),
        sb.Message(at=moment - waited, sender="seller", channel="email", text="Our quotation is attached."),
    )
    buyer = sb.Customer(
        id="1", country=country, timezone=clock.key, stage="quotation", email="a@acme.example", messages=log
    )
    return sb.diagnose(buyer, sb.Seller(country="CN", timezone="Asia/Shanghai"), now=moment, online=False, plugins=())


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_moment_is_one_that_a_person_would_choose(country):
    chance, clock = random.Random(f"{country} 2027"), zone_of(default_zone(country))  # noqa: S311 - no secret
    moment = datetime(2027, 1, 1, tzinfo=clock) + timedelta(minutes=chance.randrange(365 * 1440))
    found = report(country, moment, clock, timedelta(hours=chance.choice(WAITED)))

    told = found.silence.effective_hours + sum(row.hours for row in found.silence.discounts)
    assert told == pytest.approx(found.silence.elapsed.total_seconds() / 3600, abs=0.01)
    assert found.actions
    assert all(one.not_before > found.now for one in found.actions if one.kind == "wait")
    for at in (at.astimezone(clock) for one in found.actions for at in (one.not_before, one.due) if one.channel and at):
        assert time(7) <= at.time() <= time(19), f"{at:%a %d %b %H:%M}"
        assert not rests(country, at.date()), f"{at:%a %d %b %H:%M}"


def test_the_other_calendar_sees_a_weekend_and_a_feast():
    assert rests("SA", date(2027, 6, 18))
    assert rests("FR", date(2027, 7, 14))
    assert not rests("FR", date(2027, 7, 15))
