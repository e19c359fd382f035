"""A new plugin passes its own tests as written, and the third-party example does too, installed as its users install it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from silentbuyer.cli.new_plugin import new_plugin
from silentbuyer.errors import PluginError

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "silentbuyer-dhgate"


def run_its_tests(folder, source):
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-c",
            str(folder / "pyproject.toml"),
            str(folder),
        ],
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


@pytest.mark.parametrize("name", ["global-sources", "ec21"])
def test_a_new_plugin_passes_its_own_tests_as_written(tmp_path, name):
    folder = new_plugin(name, tmp_path)

    done = run_its_tests(folder, folder / "src")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["", "DH gate", "../up", "a" * 50, "9lives", "x;rm"])
def test_a_name_that_does_not_fit_is_refused(tmp_path, name):
    with pytest.raises(PluginError, match="a name must be"):
        new_plugin(name, tmp_path)


def test_nothing_is_overwritten(tmp_path):
    new_plugin("silentbuyer-twice", tmp_path)

    with pytest.raises(PluginError, match="exists already"):
        new_plugin("twice", tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(PluginError, match="cannot be written"):
        new_plugin("fine", tmp_path / "file")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The example installed from its wheel into a folder of its own."""
    target, wheels = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(EXAMPLE)]
    subprocess.run(wheel, check=True, capture_output=True)
    install = [*pip, "install", "--no-deps", "--no-index", "--target", str(target), *map(str, wheels.glob("*.whl"))]
    subprocess.run(install, check=True, capture_output=True)
    return target


def test_the_third_party_example_passes_its_tests_from_its_wheel(installed):
    done = run_its_tests(EXAMPLE, installed)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_third_party_example_is_found_by_its_entry_point(installed):
    done = subprocess.run(
        [sys.executable, "-m", "silentbuyer", "diagnose", str(EXAMPLE / "sheet.csv"), "--offline", "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
    assert "dhgate-quiet" in done.stdout
    assert "dhgate" in done.stderr, "the reader and its mapping are named"
