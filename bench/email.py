"""The benchmark of everything about e-mail; its work is in bench/mail.py.

Whatever script of this folder imports the standard library's ``email`` finds this file first, so when it is imported
in place of being run it steps aside for that.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]

if __name__ == "__main__":
    import runpy

    runpy.run_path(str(HERE / "mail.py"), run_name="__main__")
else:
    from importlib import import_module

    del sys.modules["email"]
    import_module("email")
