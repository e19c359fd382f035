"""Says which silentbuyer is imported, and fails when it is the tree's instead of the installed wheel's.

Run it with the Python of the environment that the wheel was installed into: ``python -P tools/check_wheel.py``.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import silentbuyer

home = Path(silentbuyer.__file__).resolve()
print(f"silentbuyer {version('silentbuyer')} from {home.parent}")
if "site-packages" not in home.parts:
    sys.exit("this is the tree, not an installed wheel: unset PYTHONPATH")
missing = [
    name
    for name in ("py.typed", "data/causes.toml", "data/evidence/time.toml", "data/text/acts.bin")
    if not (home.parent / name).exists()
]
if missing:
    sys.exit(f"the wheel lacks {', '.join(missing)}")
