"""Writes a world as files: ``python -m bench.world cold 2500 --seed 1 --folder out/cold``.

``crm.csv`` and ``messages.csv`` are what a seller has (``silentbuyer diagnose crm.csv --messages messages.csv``), and
``truth.csv`` is what the world knows: it is for scoring and never for the library.
"""

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .made import buyers
from .numbers import WORLDS, world_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.world", description=__doc__.splitlines()[0])
    parser.add_argument("world", help=f"{', '.join(WORLDS)}, or drawn-N")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("out"))
    options = parser.parse_args()
    numbers = world_of(options.world)
    made = list(buyers(numbers, options.count, options.seed))
    options.folder.mkdir(parents=True, exist_ok=True)
    _write(options.folder / "crm.csv", (buyer.row for buyer in made))
    _write(options.folder / "messages.csv", (row for buyer in made for row in buyer.log))
    _write(options.folder / "truth.csv", ({"id": b.row["id"], **_truth(b.truth)} for b in made))
    print(f"{len(made)} buyers of the world {numbers.name}, whose log ends at {numbers.now.isoformat()}")


def _truth(truth: Any) -> dict[str, Any]:
    return {"cause": truth.cause, "answers": truth.answers, "comes": truth.comes}


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    listed = [{**row, "at": row["at"].isoformat()} if "at" in row else row for row in rows]
    fields = list(dict.fromkeys(key for row in listed for key in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(listed)
