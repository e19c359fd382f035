"""Absences are mixtures: a season that few keep thins the hours and is named, but explains no silence and puts none off."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import silentbuyer as sb
from silentbuyer.calendars.calendar_tables import rows
from silentbuyer.calendars.country import calendar_for, default_zone
from silentbuyer.calendars.seasons import most_away, seasons

# Country, subdivision, the day of our message early in a season that a quarter or a third of the offices keep (or in
# the school holidays of the region), and what the account calls it.
WEAK = [
    ("BE", None, "2027-07-12", "building holidays of July"),
    ("BE", None, "2027-07-14", "building holidays of July"),
    ("AR", None, "2027-01-04", "January holidays"),
    ("CL", None, "2027-02-02", "February holidays"),
    ("KR", None, "2027-07-28", "summer holidays"),
    ("CZ", None, "2027-08-16", "mid-August holidays"),
    ("HU", None, "2027-08-16", "mid-August holidays"),
    ("RO", None, "2027-08-16", "mid-August holidays"),
    ("NL", None, "2027-08-16", "mid-August holidays"),
    ("DE", "NW", "2027-07-20", "school holidays (Summer Break)"),
    ("DE", "BY", "2027-08-03", "school holidays (Summer Break)"),
    ("PL", None, "2027-07-05", "school holidays (Summer Break)"),
]


def told(country, subdivision, day, working_days, *, replies=0, wrote=None):
    zone = ZoneInfo(default_zone(country))
    calendar = calendar_for(country, subdivision, str(zone))
    sent = calendar.next_working(datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=zone))
    log = [sb.Message(at=sent - timedelta(days=40), sender="buyer", text="Please quote 20 UV units.")]
    for week in range(replies):
        asked = calendar.next_working(sent - timedelta(days=38 - 2 * week))
        log += [
            sb.Message(at=asked, sender="seller", text="One more detail for you."),
            sb.Message(at=asked + timedelta(hours=2), sender="buyer", text="Thank you, well received."),
        ]
    if wrote:
        log.append(sb.Message(at=datetime.fromisoformat(wrote).replace(tzinfo=zone), sender="buyer", text="Thank you."))
    log = sorted([*log, sb.Message(at=sent, sender="seller", text="Our quotation is attached.")], key=lambda m: m.at)
    customer = sb.Customer(id="1", country=country, subdivision=subdivision, stage="quotation", messages=log)
    now = calendar.advance(sent, 8 * working_days)
    return sb.diagnose(customer, sb.Seller(country="GB"), now=now, online=False, plugins=()), now


@pytest.mark.parametrize("days", [1, 2, 3, 5])
@pytest.mark.parametrize(("country", "subdivision", "day", "name"), WEAK)
def test_a_season_that_few_keep_is_told_and_explains_nothing(country, subdivision, day, name, days):
    found, now = told(country, subdivision, day, days)
    assert found.cause not in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE}
    assert found.silence.back_on is None
    assert name in {row.name for row in found.silence.discounts}
    assert found.actions[0].not_before - now <= timedelta(days=9), "no wait of weeks follows from a season alone"


@pytest.mark.parametrize(("country", "subdivision", "day", "name"), WEAK)
def test_who_answered_eight_times_within_two_hours_is_not_on_a_holiday_of_weeks(country, subdivision, day, name):
    for days in (2, 5):
        found, _ = told(country, subdivision, day, days, replies=8)
        assert found.silence.own_replies >= 6, "a reply in a break of theirs may not be counted"
        assert {row.name for row in found.silence.discounts} >= {name}
        assert found.cause not in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE}
        assert found.silence.back_on is None


@pytest.mark.parametrize(("country", "day"), [("IT", "2027-08-09"), ("SE", "2027-07-12"), ("FR", "2027-08-05")])
def test_a_season_that_many_keep_still_explains_a_silence(country, day):
    assert told(country, None, day, 3)[0].cause in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE}


def test_who_writes_well_inside_a_season_is_not_away_all_through_it():
    quiet, _ = told("ES", None, "2027-08-24", 3)
    at_work, _ = told("ES", None, "2027-08-24", 3, wrote="2027-08-23T09:00")
    assert quiet.cause is sb.Cause.AWAY
    assert at_work.cause is not sb.Cause.AWAY


def test_of_a_half_empty_season_the_prior_has_said_it_all():
    """July in Sweden: nearly half are away, so one silent day cannot make it more than likely."""
    found, _ = told("SE", None, "2027-07-12", 1)
    assert found.causes[0].probability < 0.7


@pytest.mark.parametrize(
    ("country", "day", "share"), [("IT", "2027-08-10", 0.6), ("BE", "2027-07-15", 0), ("DE", "2027-10-01", 0)]
)
def test_how_many_a_season_empties(country, day, share):
    at = datetime.fromisoformat(day).date()
    assert most_away(country, at, at) == share


WEAKEST = [
    (row["country"], row["name"]) for row in rows("seasons") if float(row["share"]) <= 0.35 and row["country"] != "EU"
]


@pytest.mark.parametrize(("country", "name"), WEAKEST)
def test_no_season_of_the_table_that_a_third_keep_leads_alone(country, name):
    begin = next(one.first for one in seasons(country, 2027) if one.name == name)
    for days in (1, 2, 3, 5):
        found, _ = told(country, None, (begin + timedelta(days=4)).isoformat(), days)
        assert found.cause not in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE}


@pytest.mark.parametrize("days", [1, 3, 5])
@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("RU", "2027-05-04"),
        ("AR", "2026-12-28"),
        ("PE", "2026-12-28"),
        ("MY", "2027-02-09"),
        ("SG", "2027-02-09"),
    ],
)
def test_no_season_that_a_third_keeps_leads(country, day, days):
    found, _ = told(country, None, day, days)
    assert found.cause not in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE}
