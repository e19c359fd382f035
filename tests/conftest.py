"""Fixtures that every test may use."""

from pathlib import Path

import pytest

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
