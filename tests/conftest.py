"""Fixtures that every test may use."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

if find_spec("hypothesis"):  # the groups of the heavy tests come without it
    from hypothesis import HealthCheck, settings

    # How long an example takes says something of the machine, and of us only where a benchmark measures it.
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def judges():
    """The folder of outside cases; a user's clone does not have it, and then the test is skipped."""
    folder = SHARED / "judges"
    if not folder.is_dir():
        pytest.skip("the outside cases (../shared/judges) are not here")
    return folder


@pytest.fixture(scope="session")
def fallen(judges):
    """Runs the outside cases of one kind: `fallen("fieldmail", "bounce", came)` gives the ids that did not hold.

    `came` answers a case with None where it holds, else with what came instead.
    """

    def run(name, kind, came):
        lines = (judges / name / "cases.jsonl").read_text(encoding="utf-8").splitlines()
        cases = [case for line in lines if (case := json.loads(line))["kind"] == kind]
        assert cases, f"no outside cases of the kind {kind}"
        return {case["id"]: instead for case in cases if (instead := came(case)) is not None}

    return run


@pytest.fixture(scope="session")
def shared_facts():
    """The folder of outside fact tables, as for `judges`."""
    folder = SHARED / "facts"
    if not folder.is_dir():
        pytest.skip("the outside facts (../shared/facts) are not here")
    return folder


@pytest.fixture
def case_of():
    """Makes a case from fields of the customer."""
    from datetime import UTC, datetime

    import silentbuyer as sb

    def make(**fields):
        now = fields.pop("now", datetime(2026, 3, 12, 2, 0, tzinfo=UTC))
        return sb.Case(customer=sb.Customer(**{"id": "C-1", **fields}), seller=sb.Seller(), now=now)

    return make
