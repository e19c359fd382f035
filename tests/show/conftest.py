import sys
from pathlib import Path

# `--import-mode=importlib` gives tests no package; the examples stand beside them.
sys.path.insert(0, str(Path(__file__).parent))
