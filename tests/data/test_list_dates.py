"""Lists say how old they are, and where the next version comes from."""

from datetime import date, timedelta
from importlib.metadata import version

from silentbuyer.data import list_dates
from silentbuyer.data.list_dates import STALE_AFTER, list_states, provenance

TODAY = date(2026, 11, 21)


def by_name(today=TODAY):
    return {state.name: state for state in list_states(today)}


def test_every_list_has_name_version_date_and_size():
    states = by_name()
    assert {"disposable", "free-mail", "relays", "role-words", "not-disposable", "bounce-phrases"} <= states.keys()
    assert all(state.title and state.version and state.package for state in states.values())
    assert states["disposable"].version == version("disposable-email-domains")
    assert states["disposable"].entries > 5000
    assert states["free-mail"].entries > 1000


def test_a_list_is_stale_after_ninety_days_and_says_what_to_do():
    fresh = by_name()["free-mail"]
    assert (fresh.stale, fresh.advice) == (False, "")
    old = by_name(fresh.date + STALE_AFTER + timedelta(days=1))["free-mail"]
    assert old.stale
    assert "pip install -U silentbuyer" in old.advice
    assert not by_name(fresh.date + STALE_AFTER)["free-mail"].stale


def test_findings_carry_where_a_list_stands():
    assert provenance("disposable")["list"] == "disposable"
    assert set(provenance("relays")) == {"list", "version", "date"}


def test_a_version_that_the_table_does_not_know_is_dated_by_its_files():
    assert list_dates._date({"versions": {}}, "disposable-email-domains", "99") >= date(2020, 1, 1)


def test_a_package_that_is_missing_has_no_date_and_is_stale():
    assert list_dates._version("no-such-distribution-at-all") == "not installed"
    assert list_dates._date({}, "no-such-distribution-at-all", "not installed") is None
    undated = list_dates.ListState(name="x", title="x", package="x", version="?", date=None, stale=True)
    assert "has no date" in undated.advice
