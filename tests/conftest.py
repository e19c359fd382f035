"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

os.environ.setdefault("SILENTBUYER_BLOCK", "")


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
