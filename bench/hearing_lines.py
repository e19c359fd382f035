"""How much is heard in single lines of real talk: ``python bench/hearing_lines.py [folder]``.

Each file of the folder (``bench/hearing_situated``) holds lines ``acts<TAB>text`` of one language, held aside from
``tools/hearing_corpus``. Prints reasons heard, wrong ones, and what ordinary lines were taken for.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from hearing import ALIKE, REASON_NAMES, heard

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "hearing_situated"
BESIDE = ("promises", "asks", "opt-out")


def count(acts: set[str], found: set[str], total: Counter[str]) -> None:
    """One line joins the total."""
    if acts & REASON_NAMES:
        total["reasons"] += 1
        total["heard"] += bool(found & acts & REASON_NAMES)
        total["wrong"] += bool((found - acts) & REASON_NAMES)
    else:
        total["ordinary"] += 1
        total["taken"] += bool(found & REASON_NAMES)
    for name in BESIDE:
        total[name] += name in acts
        total[f"{name} heard"] += name in acts and name in found
        total[f"{name} false"] += name in found and name not in acts


def main() -> int:
    total = Counter[str]()
    for file in sorted(FOLDER.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            acts, _, text = line.partition("\t")
            count({ALIKE.get(act, act) for act in acts.split("+")}, heard(text), total)
    told, right = total["reasons"], total["heard"]
    print(f"reasons heard: {right} of {told} ({right / told:.2f}), another in {total['wrong']}")
    print(f"ordinary lines taken for a reason: {total['taken']} of {total['ordinary']}")
    for name in BESIDE:
        print(f"{name}: {total[f'{name} heard']} of {total[name]}, falsely in {total[f'{name} false']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
