"""The README's first example is as sound to a type checker as it is to Python."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def example(tmp_path):
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    path = tmp_path / "example.py"
    path.write_text(code, encoding="utf-8")
    return path


def test_it_passes_mypy_strict(example, tmp_path):
    pytest.importorskip("mypy")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", "--follow-imports=silent", example],
        check=False, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip

    assert checked.returncode == 0, checked.stdout


def test_it_passes_ty(example):
    ty = Path(sys.executable).with_name("ty")
    if not ty.exists():
        pytest.skip("ty is not installed here")
    checked = subprocess.run(
        [ty, "check", "--python", sys.prefix, example], check=False, capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout
