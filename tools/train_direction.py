"""Trains ``data/direction.toml``: who sells and who buys in a message that opens a talk, to the same bytes each time.

``python tools/train_direction.py [LEFT_OUT ...]``: needs numpy and scipy (dependency group ``train``), and first
``tools/train_hearing.py``. From the first messages of `tools/direction_corpus` (pitches, buyers, and neither), from the
lines of `tools/hearing_corpus`, and from the first messages of its talks and of `bench/logs`. Prints what is heard in
each file of first messages, left out; files that are named are left out of the table, too.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import attrs
import numpy as np
from corpus_lines import CORPUS, OURS, TALKS, lines_of_corpus, rows_of_talks
from scipy.optimize import minimize

from silentbuyer.hearing.direction import traits
from silentbuyer.model.acts import Act

ROOT = Path(__file__).resolve().parents[1]
FIRST, TABLE = ROOT / "tools/direction_corpus", ROOT / "src/silentbuyer/data/direction.toml"
LOGS = ROOT / "bench/logs"
PITCH, BUYER = "pitch", "buyer"
RIDGE, FEWEST, LEAST = 20.0, 10, 0.005
"""How much weights are drawn to nothing, messages that a trait must stand in, and the least weight that is kept."""
FULL, LOG, LINE, OTHER, EVERY = 10.0, 3.0, 1.0, 0.5, 8
"""What counts a first message, one of a log, a line, and a line that does something else: each eighth, as they are many."""
BARS = (0.5, 0.8, 0.9, 0.95, 0.97, 0.98)
SELLS = 0.97
"""From which chance on a first message is no buyer's: of 420 buyers left out, half of whom speak as sellers do, 6
were taken for one, of 390 pitches 124."""
HEAD = """# Who sells and who buys in a message that opens a talk (`silentbuyer.hearing.direction`): one weighed sum.
# Trained by tools/train_direction.py on messages of both kinds; nobody writes here by hand.
source = "tools/train_direction.py"
date = 2026-12-01
# From which chance on a first message is no buyer's.
sells = {sells}

[direction]
bias = {bias:.3f}

[direction.weights]
"""


@attrs.frozen
class Told:
    """A text, whether its writer sells to us, where it is from, and what it counts."""

    text: str
    sells: bool
    source: str
    weight: float


def first_messages() -> Iterator[tuple[str, str, str, str]]:
    """File, label, language and text of each message of `direction_corpus`."""
    for file in sorted(FIRST.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            label, language, text = line.split("\t")
            yield file.stem, label, language, text.replace("\\n", "\n")


def of_lines() -> Iterator[Told]:
    """The lines of the corpus of hearing that sell to us, and some of the others: many logs begin in the middle."""
    for line in lines_of_corpus():
        if line.talk:
            continue
        if Act.NOT_BUYER in line.acts:
            yield Told(line.text, True, "lines", LINE)
        elif zlib.crc32(line.text.encode()) % EVERY == 0:
            yield Told(line.text, False, "lines", OTHER)


def of_talks() -> Iterator[Told]:
    """What opens each talk of the corpus of hearing, where the buyer does."""
    for file in sorted((CORPUS / TALKS).glob("*.tsv")):
        for _, rows in groupby(rows_of_talks(file), key=lambda row: row[0].rpartition(".")[0]):
            told = list(rows)
            said = [row for row in told if row[0] == told[0][0] and row[1] != OURS]
            if said:
                acts = {act for row in said for act in row[1].split("+")}
                yield Told("\n".join(row[2] for row in said), Act.NOT_BUYER.value in acts, "talks", LINE)


def of_logs() -> Iterator[Told]:
    """What opens each log of the bench of which is known that its writer buys; what turns out otherwise is left out."""
    causes = (line.split("\t") for line in (LOGS / "causes.tsv").read_text(encoding="utf-8").splitlines())
    for name, act, *_ in causes:
        first = json.loads((LOGS / f"{name}.json").read_text(encoding="utf-8"))["customer"]["messages"][0]
        if first["sender"] == "buyer" and act not in (Act.NOT_BUYER, Act.SWINDLE, Act.PRICE_COLLECTING):
            yield Told(first["text"], False, "logs", LOG)


def table_of(told: Sequence[Told]) -> tuple[list[str], np.ndarray]:
    """The traits that stand often enough, and a row of them a text, with a one behind."""
    known = [traits(one.text) for one in told]
    counted = Counter(name for one in known for name in one)
    names = sorted(name for name, number in counted.items() if number >= FEWEST)
    at = {name: place for place, name in enumerate(names)}
    rows = np.zeros((len(told), len(names) + 1), "float32")
    rows[:, -1] = 1
    for row, one in zip(rows, known, strict=True):
        for name, value in one.items():
            if name in at:
                row[at[name]] = value
    return names, rows


def fit(rows: np.ndarray, told: Sequence[Told]) -> np.ndarray:
    """The weights by logistic regression, the bias last."""
    signs = np.array([1.0 if one.sells else -1.0 for one in told])
    weight = np.array([one.weight for one in told])
    drawn = np.append(np.full(rows.shape[1] - 1, RIDGE), 0.0)

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (rows @ line)
        steep = rows.T @ (-weight * signs / (1 + np.exp(np.clip(margins, -50, 50)))) + drawn * line
        return float((weight * np.logaddexp(0, -margins)).sum() + 0.5 * (drawn * line**2).sum()), steep

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x


def heard(chances: np.ndarray, labels: Sequence[str]) -> str:
    """How many of each label are heard as pitches from each bar on."""
    kinds = {label: np.array([one == label for one in labels]) for label in sorted(set(labels), reverse=True)}
    return "; ".join(
        f"{bar}: " + ", ".join(f"{label} {(chances[own] >= bar).sum()}/{own.sum()}" for label, own in kinds.items())
        for bar in BARS
    )


def main() -> int:
    left_out = set(sys.argv[1:])
    first = list(first_messages())
    told = [Told(text, label == PITCH, file, FULL) for file, label, _, text in first] + [
        *of_lines(),
        *of_talks(),
        *of_logs(),
    ]
    names, rows = table_of(told)
    for file in sorted({one[0] for one in first}):
        kept = [at for at, one in enumerate(told) if one.source != file]
        line = fit(rows[kept], [told[at] for at in kept])
        own = [at for at, one in enumerate(told) if one.source == file]
        print(file, "left out:", heard(1 / (1 + np.exp(-rows[own] @ line)), [first[at][1] for at in own]), flush=True)
    kept = [at for at, one in enumerate(told) if one.source not in left_out]
    line = fit(rows[kept], [told[at] for at in kept])
    lines = [
        f'"{name}" = {weight:.3f}\n' for name, weight in zip(names, line[:-1], strict=True) if abs(weight) >= LEAST
    ]
    TABLE.write_text(HEAD.format(sells=SELLS, bias=line[-1]) + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
