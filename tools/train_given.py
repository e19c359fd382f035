"""Trains ``data/given_reason.toml``: whether a sentence of a talk gives a reason at all, whichever it is.

``python tools/train_given.py SCORES.npy``: needs numpy and scipy (dependency group ``train``) and the scores of sentences left
out that ``tools/train_hearing.py SCORES.npy`` wrote. Which reason it is, is told surely of fewer than half of those that
are given; that one is given, of four in five. Prints what is found at each bar, left out by talks.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import talk_curves
from corpus_lines import Line, lines_of_corpus
from train_hearing import labels_of, tilts_of

from silentbuyer.hearing.features import longness
from silentbuyer.model.acts import REASONS

TABLE = Path(__file__).resolve().parents[1] / "src/silentbuyer/data/given_reason.toml"
FOLDS = 10
PRECISIONS = (0.75, 0.8, 0.85, 0.9)
GIVEN, SURE = 0.45, 0.6
HEAD = """# Whether a sentence of a talk gives a reason at all (`silentbuyer.hearing.faintly`): one weighed sum.
# Trained by tools/train_given.py on talks left out of the training of the learned layer; nobody writes here by hand.
# given: the chance from which a person is to read it; sure: from which the report says that it gives one.  learned: weights of the likeliest reason's level, its lead, the
# length, whether it asks, and what stands around it.  bias: of each act.
source = "tools/train_given.py"
date = 2026-12-01
"""
NAMES = {act.value for act in REASONS}


def main() -> int:
    lines, scores = lines_of_corpus(), np.load(sys.argv[1])
    long = np.array([longness(line.text) for line in lines])
    levelled = scores + np.outer(long, tilts_of(scores, labels_of(lines).said, long))
    known, told, folds, own = rows_of(lines, levelled)
    chances = np.zeros(len(known))
    for fold in range(FOLDS):
        kept = folds != fold
        chances[~kept] = with_one(known[~kept]) @ talk_curves.curve(
            known[kept], [told[at] for at in np.flatnonzero(kept)], own
        )
    report(1 / (1 + np.exp(-chances)), np.array([right for right, _ in told]), lines)
    line = talk_curves.curve(known, told, own)
    learned, bias = talk_curves.rounded(line[:own]), talk_curves.rounded(line[-1] + line[own:-1])
    TABLE.write_text(f"{HEAD}given = {GIVEN}\nsure = {SURE}\nlearned = {learned}\nbias = {bias}\n", encoding="utf-8")
    return 0


def rows_of(
    lines: Sequence[Line], levelled: np.ndarray
) -> tuple[np.ndarray, list[tuple[bool, float]], np.ndarray, int]:
    """What is known of each sentence of a talk, whether it gives a reason and what it counts, its part, and own columns."""
    talks = [at for at, line in enumerate(lines) if line.talk]
    around = talk_curves.surroundings_of_lines([lines[at] for at in talks], levelled[talks])
    known, told, folds, own = [], [], [], 0
    for at in talks:
        line, row = lines[at], levelled[at]
        if one := talk_curves.likeliest(line, row):
            seen = talk_curves.seen(line, row, one[0], around)
            own = len(seen)
            known.append([*seen, *(one[0] is each for each in talk_curves.ACTS)])
            told.append((not NAMES.isdisjoint(line.acts), one[2]))
            folds.append(zlib.crc32(line.talk.encode()) % FOLDS)
    return np.array(known, float), told, np.array(folds), own


def with_one(known: np.ndarray) -> np.ndarray:
    return np.hstack([known, np.ones((len(known), 1))])


def report(chances: np.ndarray, right: np.ndarray, lines: Sequence[Line]) -> None:
    given = sum(1 for line in lines if line.talk and line.is_sure and not NAMES.isdisjoint(line.acts))
    order = np.argsort(-chances)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    for least in PRECISIONS:
        last = int(np.flatnonzero(share >= least)[-1])
        print(
            f"right in {least}: {last + 1} from {chances[order[last]]:.2f}, {right[order][: last + 1].sum()} of {given} reasons"
        )


if __name__ == "__main__":
    sys.exit(main())
