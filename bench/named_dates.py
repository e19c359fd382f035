"""How many of the days that sentences name are read, by language: ``python bench/named_dates.py [table.tsv]``.

The table has a row for each sentence: language, day of writing, first and last day meant, the sentence (tab-separated;
a head line with these names may add columns). "met" counts spans that share a day with what is meant, "close" those of
which both ends are at most a week off, "exact" those that are equal. The usual table is an exam: it is only measured.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from silentbuyer.dates.date_reading import named_dates

EXAM = Path(__file__).parent / "hearing_exam" / "dates.tsv"
NAMES = ("lang", "written", "earliest", "latest", "text")
WEEK = 7


def read(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    headed = "written" in lines[0].split("\t")
    yield from csv.DictReader(lines, None if headed else NAMES, delimiter="\t", quoting=csv.QUOTE_NONE)


def judged(row: dict[str, str]) -> str:
    """How well the best of the spans read in a row fits."""
    if row["earliest"] == "-":
        return "none meant"
    first, last = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
    best = "missed"
    for span in named_dates(row["text"], date.fromisoformat(row["written"])):
        off = max(abs((span.earliest - first).days), abs((span.latest - last).days))
        met = span.earliest <= last and first <= span.latest
        grade = "exact" if off == 0 else "close" if off <= WEEK else "met" if met else "missed"
        best = max(best, grade, key=("missed", "met", "close", "exact").index)
    return best


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAM
    found: dict[str, Counter[str]] = {}
    for row in read(path):
        found.setdefault(row["lang"], Counter())[judged(row)] += 1
    total = sum(found.values(), Counter[str]())
    print("lang   rows  met  close  exact")
    for name, counts in [*sorted(found.items()), ("all", total)]:
        exact, close = counts["exact"], counts["exact"] + counts["close"]
        print(f"{name:6} {counts.total():4} {close + counts['met']:4} {close:6} {exact:6}")


if __name__ == "__main__":
    main()
