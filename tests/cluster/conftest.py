import sys
from pathlib import Path

import pytest

# `--import-mode=importlib` gives tests no package; what several of them share stands at the top of tests/.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

DEADLY = '''"""A plugin whose rule kills its process with signal 9, once: where MARK is not there yet."""
import os, signal
from pathlib import Path
import silentbuyer as sb

MARK = Path({mark!r})


@sb.rule("deadly-once")
def deadly(case):
    """Kills the process that judges one buyer for the first time."""
    if case.customer.id == {whom!r} and not MARK.exists():
        MARK.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return ()
'''


@pytest.fixture
def deadly(tmp_path):
    """The path of a plugin that kills the worker that judges L00033 for the first time, and where it notes that."""
    mark = tmp_path / "killed"
    (tmp_path / "deadly.py").write_text(DEADLY.format(mark=str(mark), whom="L00033"), encoding="utf-8")
    return tmp_path / "deadly.py", mark
