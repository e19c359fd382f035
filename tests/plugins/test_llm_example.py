"""The plugin of examples/silentbuyer-llm passes its own tests, which talk to a real loopback server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).resolve().parents[2] / "examples" / "silentbuyer-llm"
SOURCES = (PLUGIN / "src", PLUGIN.parents[1] / "src")


@pytest.mark.parametrize("name", ["test_probe.py", "test_hostile.py"])
def test_the_plugin_passes_its_own_tests(name):
    pytest.importorskip("llm")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(PLUGIN / "pyproject.toml")]
    paths = os.pathsep.join(map(str, SOURCES))

    done = subprocess.run(
        [*command, str(PLUGIN / "tests" / name)],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        cwd=PLUGIN,
        timeout=110,
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
