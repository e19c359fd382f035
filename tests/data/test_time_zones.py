"""The time zone data: the newer copy wins, zones pickle, and the release stands in the diagnosis."""

import copy
import json
import pickle
import zoneinfo
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

import silentbuyer as sb
from silentbuyer.data import time_zones
from silentbuyer.data.time_zones import packaged_version, system_version, tz_version, zone_of


@pytest.fixture
def fresh():
    """Caches emptied before and after: the answer depends on what the machine has."""
    caches = (zone_of, tz_version, time_zones._package_wins, system_version)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def _system(tmp_path, release, name="tzdata.zi"):
    tmp_path.joinpath(name).write_text(f"# version {release}\n" if name == "tzdata.zi" else f"{release}\n", "utf-8")
    return (str(tmp_path),)


@pytest.mark.parametrize("name", ["tzdata.zi", "+VERSION"])
def test_the_systems_release_is_read_from_its_files(tmp_path, name, fresh):
    assert system_version(_system(tmp_path, "2025b", name)) == "2025b"
    assert system_version(("/nowhere",)) == ""


@pytest.mark.parametrize(("release", "wins"), [("2024a", "package"), ("2999a", "system"), ("", "package")])
def test_the_newer_copy_wins(tmp_path, monkeypatch, release, wins, fresh):
    monkeypatch.setattr(zoneinfo, "TZPATH", _system(tmp_path, release) if release else ())
    expected = packaged_version() if wins == "package" else release
    assert tz_version() == expected
    assert (type(zone_of("Europe/Berlin")) is ZoneInfo) is (wins == "system")


def test_a_zone_of_the_package_is_a_zone_as_any_other(tmp_path, monkeypatch, fresh):
    monkeypatch.setattr(zoneinfo, "TZPATH", ())
    zone = zone_of("America/Sao_Paulo")
    assert zone.key == "America/Sao_Paulo"
    at = datetime(2026, 7, 1, 12, tzinfo=zone)
    assert at == datetime(2026, 7, 1, 15, tzinfo=UTC)
    assert pickle.loads(pickle.dumps(at)) == copy.deepcopy(at) == at
    assert pickle.loads(pickle.dumps(zone)) is zone


def test_an_unknown_name_is_refused(fresh):
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        zone_of("Mars/Olympus")


def test_the_release_stands_in_the_diagnosis_and_older_ones_are_read():
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    found = sb.diagnose(sb.Customer(id="1", country="DE"), sb.Seller(country="CN"), now=now, online=False)
    assert found.tzdata == tz_version() != ""
    data = json.loads(found.to_json())
    assert sb.Diagnosis.from_dict(data) == found
    del data["tzdata"]
    assert sb.Diagnosis.from_dict(data).tzdata == ""
