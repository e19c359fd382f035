import sys
from pathlib import Path

# `--import-mode=importlib` gives tests no package; what several of them share stands at the top of tests/.
sys.path.insert(0, str(Path(__file__).parents[1]))
