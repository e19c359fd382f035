"""The tool that holds the shipped holidays against outside calendars says what differs, and only what is new."""

from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from silentbuyer.calendars.snapshot import snapshot


@pytest.fixture(scope="module")
def tool():
    spec = spec_from_file_location("check", Path(__file__).parents[2] / "tools" / "check_holidays.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same(country, year):
    return {row.day for row in snapshot().days(country, None, year) if row.kind == "off"}


def test_a_calendar_that_agrees_has_no_disagreement(tool):
    found, common, asked = tool.disagreements("twin", same)
    assert (found, asked) == (set(), len(tool.COUNTRIES) * len(tool.YEARS))
    assert common > 500


def test_a_day_more_and_a_day_less_are_both_named(tool):
    def other(country, year):
        if (country, year) != ("DE", 2026):
            return None
        return same(country, year) - {date(2026, 5, 1)} | {date(2026, 5, 6), date(2026, 5, 9), date(2026, 5, 10)}

    found, _, asked = tool.disagreements("other", other)
    assert asked == 1
    assert found == {("DE", "other", "ours", date(2026, 5, 1)), ("DE", "other", "other", date(2026, 5, 6))}


def test_a_sunday_counts_where_offices_work_on_it(tool):
    sunday = date(2026, 5, 10)
    assert tool.in_week("SA", {sunday, sunday - timedelta(days=2)}) == {sunday}
    assert tool.in_week("DE", {sunday}) == set()


def test_the_stored_list_is_read(tool, tmp_path):
    path = tmp_path / "known.txt"
    path.write_text(
        "BR 2026 vs workalendar: only-holidays 04-03 Good Friday; 11-20 Zumbi 10-11 | only-workalendar 12-31 x\n"
        "CN workalendar: no data 2026\n",
        encoding="utf-8",
    )
    assert tool.known(path) == {
        ("BR", "workalendar", "ours", date(2026, 4, 3)),
        ("BR", "workalendar", "ours", date(2026, 11, 20)),
        ("BR", "workalendar", "workalendar", date(2026, 12, 31)),
    }
    assert tool.known(None) == set()
