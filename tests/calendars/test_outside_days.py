"""Days off and clocks of outside users' complaints, read where they stand and never copied.

All of them hold.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import silentbuyer as sb
from silentbuyer.calendars import calendar_for
from silentbuyer.calendars.days import year_of
from silentbuyer.calendars.zones import locate
from silentbuyer.data.time_zones import zone_of

NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)


def hours(calendar, day):
    """The working hours of a day on the calendar's own clock."""
    zone = ZoneInfo(calendar.zone) if isinstance(calendar.zone, str) else calendar.zone
    start = datetime.combine(day, time(), zone)
    return calendar.hours(start, datetime.combine(day + timedelta(days=1), time(), zone))


def kind_of(calendar, day):
    """``off``, ``half`` or ``work``, by the calendar's hours."""
    full, found = max(hours(calendar, day + timedelta(days=n)) for n in range(-7, 8)), hours(calendar, day)
    return "off" if found == 0 else "work" if found > 0.75 * full else "half"


def smeared(country, day, name):
    """What is wrong with a fixed day on which a lunar feast falls: off for certain, and not on its neighbours."""
    rows = year_of(country, None, day.year).days
    beside = [row for row in rows if 0 < abs((row.day - day).days) <= 1 and name in row.name]
    found = kind_of(calendar_for(country, firm=True), day)
    return None if found == "off" and not beside else (found, beside)


def test_days_off_of_places(fallen):
    def came(case):
        place, day = re.match(r"(\S+) (\d{4}-\d\d-\d\d)", case["input"]).groups()
        country, _, state = place.partition("-")
        day = date.fromisoformat(day)
        if "firm=True" in case["input"]:
            name = case["input"].partition(" ")[2].partition(" ")[2].partition(",")[0]
            return smeared(country, day, name)
        found = kind_of(calendar_for(country, state or None), day)
        return None if found == case["expected"] else found

    assert fallen("records", "holiday", came) == {}


def test_whose_clock_a_record_tells(fallen):
    def came(case):
        zones, _ = case["expected"]
        found = locate(sb.Customer.from_record({"id": "C-1", **case["input"]}), NOW).best.zone
        return None if found in zones else found

    assert fallen("records", "zone", came) == {}


def test_offsets_as_governments_changed_them(fallen):
    def came(case):
        name, numbers = re.match(r"(\S+) at \(([\d, ]+)\)", case["input"]).groups()
        at = datetime(*map(int, numbers.split(", ")), tzinfo=UTC)
        found = at.astimezone(zone_of(name)).strftime("%z")
        return None if found == case["expected"] else found

    assert fallen("records", "zone-history", came) == {}
