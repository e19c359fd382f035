import sys
from pathlib import Path

# `--import-mode=importlib` gives tests no package; the diagnoses made by hand stand beside those of `show`.
sys.path.insert(0, str(Path(__file__).parents[1] / "show"))
