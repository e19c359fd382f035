"""The shipped holidays: all places, losslessly, in tens of kilobytes; `holidays` itself stays unimported."""

import re
import subprocess
import sys
import warnings
from datetime import date

import pytest

from silentbuyer.calendars.live import live_days, supported
from silentbuyer.calendars.snapshot import parse, snapshot
from silentbuyer.data.tables import resource

SAMPLE = ["DE", "BR", "CN", "SA", "IN", "TR", "US", "JP", "IL", "GB", "CH", "TH"]


def test_it_is_small_and_names_what_it_was_made_from():
    data = resource("calendars/holidays.bin").read_bytes()
    assert len(data) < 60_000
    opened = parse(data)
    assert re.fullmatch(r"holidays \d+\.\d+", opened.version)
    assert opened.last - opened.first + 1 >= 5


def test_every_country_and_subdivision_is_in_it():
    for country, subdivisions in supported().items():
        assert snapshot().has(country), country
        assert all(snapshot().has(country, name) for name in subdivisions), country
    assert not snapshot().has("XX")
    assert not snapshot().has("DE", "XX")


@pytest.mark.parametrize("country", SAMPLE)
def test_nothing_is_lost(country):
    for subdivision in (None, *supported()[country][:6]):
        for year in (snapshot().first, 2026, snapshot().last):
            assert set(snapshot().days(country, subdivision, year)) == set(live_days(country, subdivision, year))


def test_unknown_places_and_years_are_none():
    assert snapshot().days("XX", None, 2026) is None
    assert snapshot().days("DE", "XX", 2026) is None
    assert snapshot().days("DE", None, snapshot().last + 1) is None


def test_subdivisions_are_told_by_their_differences():
    more, less = snapshot().differences("DE", 2026)["BY"]
    assert date(2026, 6, 4) in {row.day for row in more}
    assert less == ()
    assert snapshot().differences("SG", 2026) == {}


def test_make_up_days_and_half_days_are_marked():
    china = {row.day: row.kind for row in snapshot().days("CN", None, 2026)}
    assert [china[date(2026, 2, day)] for day in (14, 17, 28)] == ["workday", "off", "workday"]
    turkey = {row.day: row.kind for row in snapshot().days("TR", None, 2026)}
    assert turkey[date(2026, 10, 28)] == "half"


def test_computed_lunar_dates_are_marked():
    assert any(row.estimated for row in snapshot().days("AE", None, 2027))
    assert not any(row.estimated for row in snapshot().days("DE", None, 2027))


def test_holidays_is_not_imported_within_the_snapshot():
    code = (
        "import sys, datetime as d; from silentbuyer.calendars import calendar_for; "
        "u = d.UTC; calendar_for('CN').hours(d.datetime(2026, 1, 1, tzinfo=u), d.datetime(2026, 9, 1, tzinfo=u)); "
        "assert 'holidays' not in sys.modules; "
        "calendar_for('CN').hours(d.datetime(2032, 1, 1, tzinfo=u), d.datetime(2032, 3, 1, tzinfo=u)); "
        "assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


SECTION = re.compile(r"^([A-Z]{2}) (20\d\d) vs (\S+): only-holidays (.*) \| only-\S+ (.*)$")


def test_the_disagreements_with_outside_calendars_are_the_stored_ones(judges):
    """What only `holidays` has is in the snapshot, what it lacks is not: nothing new has crept in."""
    text = (judges / "time" / "holiday_disagreements_2024_2027.txt").read_text(encoding="utf-8")
    checked = 0
    for line in text.splitlines():
        match = SECTION.match(line)
        if match is None:
            continue
        country, year, _, ours, theirs = match.groups()
        days = {row.day for row in snapshot().days(country, None, int(year)) if row.kind == "off"}
        for found, wanted in ((ours, True), (theirs, False)):
            for month, day in re.findall(r"(\d\d)-(\d\d) ", found + " "):
                assert (date(int(year), int(month), int(day)) in days) is wanted, line
                checked += 1
    assert checked > 300


def test_the_tool_builds_the_shipped_file():
    """The file is what the tool makes of the installed `holidays`, when that is the version it was made from."""
    from importlib.metadata import version
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    if snapshot().version != f"holidays {version('holidays')}":
        pytest.skip("the snapshot was made from another version of holidays")
    spec = spec_from_file_location("build", Path(__file__).parents[2] / "tools" / "build_holiday_snapshot.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    years = snapshot().first, snapshot().last
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = tool.encode(tool.calendars(*years), *years)
    assert parse(made) == snapshot()
