"""A package whose names are imported when they are first used."""

import importlib
import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["silentbuyer.batch", "silentbuyer.mailbox"])
def test_each_shown_name_is_found_and_a_misspelt_one_is_named(name):
    package = importlib.import_module(name)

    assert dir(package) == sorted(package.__all__)
    assert all(getattr(package, shown) is not None for shown in package.__all__)
    with pytest.raises(AttributeError, match=f"module '{name}' has no attribute 'read_custmers'"):
        _ = package.read_custmers


def test_a_name_is_imported_only_when_it_is_used():
    script = (
        "import sys, silentbuyer.batch as b; assert 'silentbuyer.batch.write' not in sys.modules; "
        "b.safe_cell; assert 'silentbuyer.batch.write' in sys.modules and 'safe_cell' in vars(b)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
