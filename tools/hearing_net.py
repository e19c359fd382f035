"""Fits the network of the learned layer: features through one inner layer of cells to acts, all acts at once.

Adam over parts of the lines with dropout of features and of cells, the same bytes for the same seed on one machine.
"""

from __future__ import annotations

import attrs
import numpy as np
from scipy.sparse import csr_matrix

CELLS, ROUNDS, BATCH, RATE = 64, 14, 256, 1e-2
KEPT_FEATURES, KEPT_CELLS = 0.9, 0.7
STEEP = 8.0
"""What the steepness is multiplied by before Adam, so that its small constant does not matter."""


@attrs.frozen(eq=False)
class Net:
    """Weights of the first layer (the last row is the cells' bias) and of the second (likewise)."""

    first: np.ndarray
    second: np.ndarray

    def scores(self, x: csr_matrix) -> np.ndarray:
        """A row of scores a row of `x`, whose last column is a one."""
        cells = np.maximum(x @ self.first, 0)
        return np.hstack([cells, np.ones((len(cells), 1), "float32")]) @ self.second


def fit(x: csr_matrix, said: np.ndarray, weight: np.ndarray, seed: int) -> Net:
    """The network that tells the acts of the lines."""
    chance = np.random.RandomState(seed)
    x, truth, weight = x.astype("float32").tocsr(), said.astype("float32"), weight.astype("float32")
    share = truth.mean(axis=0).clip(1e-4)
    second = np.zeros((CELLS + 1, truth.shape[1]), "float32")
    second[-1] = np.log(share / (1 - share))
    layers = [chance.normal(0, 0.1, (x.shape[1], CELLS)).astype("float32"), second]
    slow, fast = [np.zeros_like(one) for one in layers], [np.zeros_like(one) for one in layers]
    step, steps = 0, ROUNDS * -(-x.shape[0] // BATCH)
    for _ in range(ROUNDS):
        order = chance.permutation(x.shape[0])
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            rate = RATE * (1 - step / steps) + 1e-5
            step += 1
            for place, steep in enumerate(_steep(x[rows], truth[rows], weight[rows], layers, chance)):
                slow[place] += 0.1 * (steep - slow[place])
                fast[place] += 0.001 * (steep * steep - fast[place])
                root = np.sqrt(fast[place] / (1 - 0.999**step)) + 1e-8
                layers[place] -= rate / (1 - 0.9**step) * slow[place] / root
    return Net(*layers)


def _steep(
    x: csr_matrix, truth: np.ndarray, weight: np.ndarray, layers: list[np.ndarray], chance: np.random.RandomState
) -> tuple[np.ndarray, np.ndarray]:
    """How the loss grows with each weight, over some lines of which some features and cells are left out."""
    first, second = layers
    x.data *= (chance.random_sample(len(x.data)) < KEPT_FEATURES).astype("float32") / KEPT_FEATURES**0.5
    cells = x @ first
    kept = (chance.random_sample(cells.shape) < KEPT_CELLS).astype("float32") / KEPT_CELLS * (cells > 0)
    seen = np.hstack([cells * kept, np.ones((len(cells), 1), "float32")])
    wrong = (1 / (1 + np.exp(-seen @ second)) - truth) * weight[:, None] * (STEEP / len(truth))
    return x.T @ ((wrong @ second[:-1].T) * kept), seen.T @ wrong
