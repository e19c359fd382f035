"""Office calendars of places: weeks that changed, holidays, make-up days, doubts, and what is not known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from silentbuyer import Customer
from silentbuyer.calendars import calendar_for, locate
from silentbuyer.calendars.calendar_tables import office_windows, week, zone_shares
from silentbuyer.calendars.days import year_of
from silentbuyer.calendars.movable import days_of, easter, orthodox_easter, pesach, ramadan, sukkot
from silentbuyer.calendars.seasons import overlays, seasons
from silentbuyer.errors import CalendarError


def works(country, day, subdivision=None, **kw):
    return calendar_for(country, subdivision, **kw).works_on(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("country", "day", "open_"),
    [
        ("AE", "2021-11-19", False),  # a Friday of the old week
        ("AE", "2021-11-21", True),  # a Sunday of the old week
        ("AE", "2026-11-20", True),  # a half Friday of the new week
        ("AE", "2026-11-21", False),
        ("SA", "2013-06-20", False),  # a Thursday before the change
        ("SA", "2013-07-04", True),  # a Thursday after it
        ("SA", "2026-02-06", False),
        ("IR", "2024-11-21", True),  # a short Thursday before the vote
        ("IR", "2026-11-20", False),
        ("NP", "2022-05-29", False),  # a Sunday within the trial of two days
        ("NP", "2022-06-12", True),  # a Sunday after it
        ("IL", "2026-02-08", True),
        ("IL", "2026-02-06", False),
        ("CN", "2026-02-14", True),  # a make-up Saturday
        ("CN", "2026-02-20", False),
        ("CN", "2026-10-10", True),
        ("GB", "2026-04-06", True),  # Easter Monday is none in Scotland, see below
        ("TR", "2026-10-28", True),  # a half day
        ("JP", "2026-12-31", False),
        ("BR", "2026-02-17", False),
        ("MX", "2026-04-03", False),
        ("SE", "2026-12-24", False),
    ],
)  # fmt: skip
def test_the_office_opens(country, day, open_):
    if country == "GB":
        assert not works("GB", day)
        assert works("GB", day, "SCT")
        return
    assert works(country, day) is open_


def test_half_days_end_at_one():
    office = calendar_for("TR")
    start = datetime(2026, 10, 28, tzinfo=ZoneInfo("Europe/Istanbul"))
    assert office.hours(start, start + timedelta(days=1)) == 3.5


def test_ramadan_has_its_own_hours():
    office = calendar_for("SA")
    start = datetime(2026, 3, 2, tzinfo=ZoneInfo("Asia/Riyadh"))
    assert office.hours(start, start + timedelta(days=1)) == 6
    later = datetime(2026, 4, 6, tzinfo=ZoneInfo("Asia/Riyadh"))
    assert office.hours(later, later + timedelta(days=1)) == 8


def test_the_short_thursday_of_iran_counts_half():
    office = calendar_for("IR")
    start = datetime(2024, 11, 21, tzinfo=ZoneInfo("Asia/Tehran"))
    assert office.hours(start, start + timedelta(days=1)) == 4
    later = datetime(2026, 11, 19, tzinfo=ZoneInfo("Asia/Tehran"))
    assert office.hours(later, later + timedelta(days=1)) == 2


@pytest.mark.parametrize("day", [date(2026, 6, 19), date(2027, 6, 25), date(2028, 6, 23)])
def test_midsummer_eve_is_the_friday_before_midsummer_day(day):
    assert {row.day: row.share for row in year_of("SE", None, day.year).days}[day] >= 0.9


def test_subdivisions_are_weighed_by_their_people():
    germany = {row.day: row for row in year_of("DE", None, 2026).days}
    assert germany[date(2026, 6, 4)].share == pytest.approx(0.62, abs=0.12)  # Corpus Christi: BW BY HE NW RP SL
    britain = {row.day: row.share for row in year_of("GB", None, 2026).days}
    assert britain[date(2026, 4, 6)] > 0.85
    assert {row.day: row.share for row in year_of("DE", "BY", 2026).days}[date(2026, 6, 4)] == 1.0


def test_computed_lunar_dates_are_smeared_over_their_neighbours():
    rows = [row for row in year_of("AE", None, 2027).days if "Fitr" in row.name]
    shares = [row.share for row in rows]
    assert shares[0] == pytest.approx(0.15)
    assert shares[-1] == pytest.approx(0.15)
    assert max(shares) > 0.97


def test_lone_days_between_a_holiday_and_a_weekend_are_bridges():
    rows = {row.day: row for row in year_of("DE", "BY", 2026).days}
    assert rows[date(2026, 5, 15)].name == "bridge day"
    assert rows[date(2026, 5, 15)].share == 0.5
    assert date(2026, 5, 15) not in {row.day for row in year_of("JP", None, 2026).days}


def test_days_beside_great_feasts():
    assert {row.day: row.share for row in year_of("IN", None, 2025).days}[date(2025, 10, 21)] == 0.6
    assert {row.day: row.name for row in year_of("US", "NY", 2026).days}[date(2026, 11, 27)] == "day after Thanksgiving"


def test_an_unknown_country_keeps_its_weekends_and_says_so():
    assert not works("XX", "2026-11-21")
    assert "no holiday calendar" in year_of("XX", None, 2026).notes[0]
    assert year_of(None, None, 2026).days == ()
    assert calendar_for(None).zone == "UTC"
    notes = calendar_for("DE", "ZZ").notes(2026, 2026)
    assert "DE-ZZ" in notes[0]


def test_years_outside_every_calendar_are_flagged():
    assert "computed, not announced" in year_of("DE", None, 2033).notes[0]
    assert not works("DE", "2033-12-26")
    assert any("no holidays of" in note for note in year_of("LK", None, 2033).notes) or year_of("LK", None, 2033).days


def test_places_may_be_given_in_full_or_wrongly():
    assert calendar_for("DE", "DE-BY") is calendar_for("DE", "BY")
    assert calendar_for("US", "CA").zone == "America/Los_Angeles"
    assert calendar_for("US", zone=ZoneInfo("America/Chicago")).zone == "America/Chicago"
    for wrong in ("de", "DEU", 5, ""):
        with pytest.raises(CalendarError, match="two capitals"):
            calendar_for(wrong)


def test_hours_over_a_silence_in_a_change_of_week():
    office = calendar_for("AE")
    start = datetime(2021, 12, 26, tzinfo=UTC)
    assert office.hours(start, datetime(2022, 1, 9, tzinfo=UTC)) == pytest.approx(
        office.hours(start, datetime(2022, 1, 1, tzinfo=UTC))
        + office.hours(datetime(2022, 1, 1, tzinfo=UTC), datetime(2022, 1, 9, tzinfo=UTC))
    )


def test_easter_east_and_west():
    assert [easter(year) for year in (2024, 2025, 2026)] == [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5)]
    assert [orthodox_easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 5, 5),
        date(2025, 4, 20),
        date(2026, 4, 12),
    ]


def test_day_rules():
    assert days_of("12-24", 2026, "DE") == (date(2026, 12, 24),)
    assert days_of("EASTER-47", 2026, "BR") == (date(2026, 2, 17),)
    assert days_of("CNY-1", 2026, "CN") == (date(2026, 2, 16),)
    assert days_of("W33", 2026, "SE", end=True) == (date(2026, 8, 16),)
    assert len(days_of("EIDFITR", 2033, "TR")) == 2
    with pytest.raises(ValueError, match="not a day rule"):
        days_of("someday", 2026, "DE")


def test_every_row_of_the_tables_is_readable_and_sourced():
    from silentbuyer.data import tables

    for name in ("weeks", "hours", "seasons", "overlays", "ramadan_hours", "feasts"):
        rows = tables.rows(f"calendars/{name}.csv")
        assert rows
        assert all(row["source"] and row["confidence"] in {"high", "medium", "low"} for row in rows), name
    for country, shares in zone_shares().items():
        assert sum(share for _, share in shares) == pytest.approx(1.0, abs=0.01), country
        assert all(ZoneInfo(zone) for zone, _ in shares)
    for country in zone_shares():
        assert week(country).off
        assert office_windows(country)
        for year in (2025, 2026, 2027):
            assert all(season.first <= season.last and 0 < season.share < 1 for season in seasons(country, year))
            assert all(0 < overlay.share <= 1 for overlay in overlays(country, year))


def test_seasons_wrap_over_the_new_year_and_states_share_those_of_the_union():
    christmas = next(season for season in seasons("DE", 2026) if "Christmas" in season.name)
    assert (christmas.first, christmas.last) == (date(2026, 12, 24), date(2027, 1, 6))
    assert any("mid-August" in season.name for season in seasons("SK", 2026))
    assert not any("mid-August" in season.name for season in seasons("IT", 2026))
    assert seasons(None, 2026) == ()


def test_ramadan_of_a_year():
    (span,) = ramadan(2026)
    assert abs((span[0] - date(2026, 2, 18)).days) <= 1
    assert 28 <= (span[1] - span[0]).days <= 29


@pytest.mark.parametrize("year", range(2000, 2050))
def test_passover_and_sukkot_follow_the_hebrew_calendar(year):
    holidays = pytest.importorskip("holidays")
    days = holidays.country_holidays("IL", years=year, language="en_US")
    assert pesach(year) == min(day for day, name in days.items() if name.startswith("Pesach"))
    assert sukkot(year) == min(day for day, name in days.items() if name.startswith("Sukkot"))


@pytest.mark.parametrize(
    ("country", "city", "day"),
    [
        ("DE", "Dresden", "2026-11-18"), ("AU", "Melbourne", "2026-11-03"), ("IN", "Kolkata", "2026-10-19"),
        ("GB", "Edinburgh", "2026-11-30"), ("ES", "Barcelona", "2026-06-24"), ("AT", "Wien", "2026-11-15"),
        ("US", "Boston", "2026-04-20"), ("CH", "Geneva", "2026-09-10"), ("DE", "München", "2026-06-04"),
        ("IT", "Milano", "2026-12-07"),
    ],
)  # fmt: skip
def test_a_city_gives_the_state_whose_holidays_it_keeps(country, city, day):
    now = datetime.fromisoformat(f"{day}T09:00+00:00")
    best = locate(Customer(id="1", country=country, city=city), now).best
    assert best.subdivision
    assert not calendar_for(country, best.subdivision).works_on(date.fromisoformat(day))


def test_a_fixed_national_day_is_not_smeared_with_the_lunar_feast_that_falls_on_it():
    days = {row.day: row for row in year_of("TN", None, 2026).days if row.kind == "holiday"}
    assert (days[date(2026, 3, 20)].name, days[date(2026, 3, 20)].share) == ("Independence Day", 1.0)


@pytest.mark.parametrize(
    ("country", "day", "least", "most"),
    [
        ("HK", "2026-04-03", 0.8, 1.0), ("NL", "2026-04-03", 0.2, 0.6), ("ID", "2026-03-20", 0.5, 0.9),
        ("IL", "2026-04-01", 0.5, 1.0), ("IL", "2026-09-20", 0.9, 1.0), ("US", "2026-12-24", 0.5, 0.7),
    ],
)  # fmt: skip
def test_customary_days_off_concern_their_share_of_the_offices(country, day, least, most):
    shares = {row.day: row.share for row in year_of(country, None, 2026).days}
    assert least <= shares[date.fromisoformat(day)] <= most


@pytest.mark.parametrize(
    "day",
    ["2018-04-02", "2020-04-13", "2021-04-06", "2022-04-18", "2023-04-10", "2019-05-13", "2021-05-19", "2019-12-26",
     "2021-12-27", "2022-12-27", "2023-12-26"],
)  # fmt: skip
def test_general_holidays_of_hong_kong_are_days_off_before_they_become_statutory_ones(day):
    assert not calendar_for("HK").works_on(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-04-06", "2027-03-29", "2025-12-26", "2026-05-25"])
def test_and_stay_certain_once_they_are_statutory(day):
    shares = {row.day: row.share for row in year_of("HK", None, int(day[:4])).days}
    assert shares[date.fromisoformat(day)] == 1.0


def test_the_week_of_the_national_day_is_off_before_its_notice_and_the_doubt_is_told():
    china = calendar_for("CN")
    clock = ZoneInfo("Asia/Shanghai")
    week = [
        china.hours(datetime(2027, 10, day, tzinfo=clock), datetime(2027, 10, day + 1, tzinfo=clock))
        for day in range(1, 9)
    ]
    assert max(week[:7]) == 0 < week[7]
    assert any("2027 were not announced" in note for note in year_of("CN", None, 2027).notes)
    assert year_of("CN", None, 2026).notes == ()


@pytest.mark.parametrize(("country", "day", "least"), [("US", "2027-02-15", 0.9), ("CA", "2027-02-15", 0.7)])
def test_a_day_that_states_keep_under_several_names_is_one_day(country, day, least):
    """Presidents' Day and Washington's Birthday, Family Day and Louis Riel Day."""
    rows = [row for row in year_of(country, None, 2027).days if row.day == date.fromisoformat(day)]
    assert [row.share >= least for row in rows] == [True]


def test_a_year_of_which_no_list_is_known_keeps_its_fixed_days_and_says_so():
    """The package knows Sri Lanka to 2026."""
    found = year_of("LK", None, 2027)
    assert "no list of holidays is known of LK for 2027" in found.notes[0]
    assert date(2027, 2, 4) in {row.day for row in found.days}
    assert year_of("LK", None, 2026).notes == ()
    assert year_of("UA", None, 2027).notes == (), "martial law keeps none: that is known"
