"""Trains ``data/text/head-<encoder>.bin``, the head on a sentence encoder, from ``tools/hearing_corpus``.

``python tools/train_hearing_head.py semantic-lite [vectors.npz [scores.npy [stored]]]``: needs the extra of that name besides the
group ``train``, and first ``tools/train_hearing.py``. What the learned layer makes of a sentence that it has not seen joins
the vector. Vectors of earlier runs are read from and written to the second file, as making them takes minutes; the
scores are those that ``tools/train_hearing.py`` writes. With ``stored`` only the lines are learned from whose vectors are
in that file: a slow encoder need not read all of them.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import hearing_net
import numpy as np
import train_hearing as base
from corpus_lines import Line, lines_of_corpus

from silentbuyer.hearing.head import SPREAD
from silentbuyer.model.acts import REASONS
from silentbuyer.sectors.encoders import encoder_of

WIDTH, ROUNDS, BATCH, RATE, KEPT = 256, 10, 256, 3e-3, 0.6
FOLDS = 2
"""Halves: what is left out is seen by a head trained on the other half only, so that the marks err to the strict side."""


FALSE = 0.03
"""Of ordinary sentences, how many the head may take for a reason: it speaks where the learned layer, which takes 4.5 of 100,
is silent, so that both together are to stay near that."""


def vectors_of(name: str, texts: list[str], store: Path | None) -> np.ndarray:
    """One vector a text, those of the store not made again."""
    found: dict[str, np.ndarray] = {}
    if store is not None and store.exists():
        kept = np.load(store, allow_pickle=False)
        found = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in found]
    encode = encoder_of(name).encode
    for at in range(0, len(missing), 64):
        part = missing[at : at + 64]
        found.update(zip(part, np.asarray(encode(part), dtype="float16"), strict=True))
    if store is not None and missing:
        np.savez(store, texts=np.array(list(found)), vectors=np.stack(list(found.values())))
    return np.stack([found[text] for text in texts]).astype("float32")


def left_out(lines: list[Line], task: base.Labels) -> np.ndarray:
    """What the learned layer makes of each line that it has not seen."""
    keys = base.keys_of(lines)
    return base.left_out(base.table_of(keys, base.strongest(keys, task)), task.said, task.fold, task.weight)


def only_stored(store: Path, lines: list, task: base.Labels, known: np.ndarray) -> tuple[list, base.Labels, np.ndarray]:
    """The lines whose vectors are in the store, with their labels and scores."""
    there = set(np.load(store, allow_pickle=False)["texts"].tolist())
    kept = np.array([line.text in there for line in lines])
    print(f"{kept.sum()} of {len(lines)} lines have vectors")
    return [line for line, has in zip(lines, kept, strict=True) if has], task.of(kept), known[kept]


def joined(vectors: np.ndarray, middle: np.ndarray, known: np.ndarray) -> np.ndarray:
    """What the network sees: the centred unit vector, the learned layer's scores, a one."""
    centred = vectors - middle
    units = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
    return np.hstack([units, np.tanh(known / SPREAD), np.ones((len(units), 1))]).astype("float32")


def fit(x: np.ndarray, said: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two layers of weights by Adam with dropout, the same for the same seed; scores mean what the learned layer's do."""
    chance, truth = np.random.RandomState(base.SEED), hearing_net.truth_of(said, base.REASON)
    first = (chance.randn(x.shape[1], WIDTH) * (32 / x.shape[1]) ** 0.5).astype("float32")
    layers = [first, np.zeros((WIDTH + 1, truth.told.shape[1]), "float32")]
    slow, fast = [np.zeros_like(one) for one in layers], [np.zeros_like(one) for one in layers]
    step = 0
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS) + 1e-4
        order = chance.permutation(len(x))
        for at in range(0, len(x), BATCH):
            rows = order[at : at + BATCH]
            step += 1
            for place, steep in enumerate(_steep(x[rows], partial(truth.wrong, rows=rows), layers, chance)):
                slow[place] += 0.1 * (steep - slow[place])
                fast[place] += 0.001 * (steep**2 - fast[place])
                pull = (slow[place] / (1 - 0.9**step)) / (np.sqrt(fast[place] / (1 - 0.999**step)) + 1e-8)
                layers[place] -= rate * pull
    return layers[0], hearing_net.folded(layers[1], base.REASON)


def _steep(
    x: np.ndarray, wrong_of: Callable[[np.ndarray], np.ndarray], layers: list[np.ndarray], chance: np.random.RandomState
) -> list[np.ndarray]:
    first, second = layers
    inner = x @ first
    kept = (chance.rand(*inner.shape) < KEPT).astype("float32") / KEPT * (inner > 0)
    seen = np.hstack([inner * kept, np.ones((len(x), 1), "float32")])
    wrong = wrong_of(seen @ second) * (4 / len(x))
    return [x.T @ ((wrong @ second[:-1].T) * kept) + 1e-5 * first, seen.T @ wrong + 1e-5 * second]


def scores_of(x: np.ndarray, layers: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    inner = np.maximum(x @ layers[0], 0)
    return np.hstack([inner, np.ones((len(x), 1), "float32")]) @ layers[1]


def packed(middle: np.ndarray, layers: tuple[np.ndarray, np.ndarray], told: dict) -> bytes:
    """The bytes of a head: a head line, then each layer a byte a weight."""
    bodies, shapes = [], []
    for array in (middle[None, :], *layers):
        scale = float(np.abs(array).max() / 127)
        shapes.append([*array.shape, round(scale, 9)])
        bodies.append(np.rint(array / scale).clip(-127, 127).astype("int8").tobytes())
    line = json.dumps({"layers": shapes, **told}, separators=(",", ":")).encode()
    return zlib.compress(line + b"\n" + b"".join(bodies), 9)


def main() -> int:
    name, store = sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None
    lines = lines_of_corpus()
    task = base.labels_of(lines)
    given = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    known = np.load(given) if given else left_out(lines, task)
    if store is not None and "stored" in sys.argv[4:]:
        lines, task, known = only_stored(store, lines, task, known)
    vectors = vectors_of(name, [line.text for line in lines], store)
    middle = vectors.mean(axis=0)
    x, said = joined(vectors, middle, known), task.said
    scores = np.zeros(said.shape)
    for part in range(FOLDS):
        train, test = task.fold % FOLDS != part, task.fold % FOLDS == part
        scores[test] = scores_of(x[test], fit(x[train], said[train]))
    lines_of = [base.chance_of(base.likeliest(scores)[:, c], said[:, c]) for c in range(said.shape[1])]
    marks = base.marks_of(base.likeliest(scores), task, lines_of, FALSE)
    told = {
        "acts": [act.value for act in base.ACTS],
        "marks": [at for at, _, _ in marks],
        "precision": [share for _, share, _ in marks],
    }
    path = base.DATA / f"head-{name}.bin"
    path.write_bytes(packed(middle, fit(x, said), told))
    reasons = [c for c, act in enumerate(base.ACTS) if act in REASONS]
    over, truth = base.likeliest(scores)[:, reasons] >= np.array(told["marks"])[reasons], task.said[:, reasons]
    print(f"{path.name}: {path.stat().st_size:,} bytes; reasons: recall {(over & truth).sum() / truth.sum():.3f}, "
          f"precision {(over & truth).sum() / over.sum():.3f}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
