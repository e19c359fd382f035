"""Fits the network of the learned layer: features through one inner layer of cells to acts, all acts at once.

Of the reasons and "no reason" one is to be the likeliest (softmax); the other acts stand each by itself (sigmoid). In the
end "no reason" is taken off the reasons, so that a reason's score says how much likelier it is than none. Adam over
parts of the lines with dropout of features and of cells, the same bytes for the same seed on one machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import attrs
import numpy as np
from scipy.sparse import csr_matrix

CELLS, ROUNDS, BATCH, RATE = 64, 8, 2048, 3e-2
KEPT_FEATURES, KEPT_CELLS = 0.8, 0.7
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


@attrs.frozen(eq=False)
class Truth:
    """What is to be learned: a row a line, of the columns first the reasons in parts of one, then none, then the others."""

    told: np.ndarray
    reasons: int

    def wrong(self, scores: np.ndarray, rows: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
        """How far the scores of some lines are off, as much as each line weighs."""
        first = scores[:, : self.reasons + 1]
        likely = np.exp(first - first.max(axis=1, keepdims=True))
        others = 1 / (1 + np.exp(-scores[:, self.reasons + 1 :]))
        off = np.hstack([likely / likely.sum(axis=1, keepdims=True), others]) - self.told[rows]
        return off if weight is None else off * weight[rows][:, None]

    def start(self) -> np.ndarray:
        """The biases to begin with: how frequent each is."""
        share = self.told.mean(axis=0).clip(1e-4)
        return np.where(np.arange(len(share)) <= self.reasons, np.log(share), np.log(share / (1 - share)))


def truth_of(said: np.ndarray, reason: np.ndarray) -> Truth:
    """The acts of lines (a column each), where `reason` tells which columns are reasons."""
    reasons, others = said[:, reason], said[:, ~reason]
    first = np.hstack([reasons, ~reasons.any(axis=1, keepdims=True)]).astype("float32")
    return Truth(np.hstack([first / first.sum(axis=1, keepdims=True), others]).astype("float32"), reasons.shape[1])


def folded(second: np.ndarray, reason: np.ndarray) -> np.ndarray:
    """The second layer with its columns in the order of the acts, "no reason" taken off the reasons."""
    reasons = int(reason.sum())
    found = np.zeros((len(second), len(reason)), "float32")
    found[:, reason] = second[:, :reasons] - second[:, reasons : reasons + 1]
    found[:, ~reason] = second[:, reasons + 1 :]
    return found


class Adam:
    """Takes one layer a step downhill at a time, in place."""

    def __init__(self, layer: np.ndarray) -> None:
        self._layer = layer
        self._slow, self._fast, self._spare = np.zeros_like(layer), np.zeros_like(layer), np.zeros_like(layer)

    def go(self, steep: np.ndarray, rate: float, step: int) -> None:
        """One step; `steep` is used up."""
        layer, slow, fast, spare = self._layer, self._slow, self._fast, self._spare
        np.multiply(steep, 0.1, out=spare)
        slow *= 0.9
        slow += spare
        np.multiply(steep, steep, out=steep)
        steep *= 0.001
        fast *= 0.999
        fast += steep
        np.multiply(fast, 1 / (1 - 0.999**step), out=spare)
        np.sqrt(spare, out=spare)
        spare += 1e-8
        np.divide(slow, spare, out=spare)
        spare *= rate / (1 - 0.9**step)
        layer -= spare


def fit(x: csr_matrix, said: np.ndarray, weight: np.ndarray, reason: np.ndarray, seed: int) -> Net:
    """The network that tells the acts of the lines."""
    chance, truth = np.random.RandomState(seed), truth_of(said, reason)
    x, weight = x.astype("float32").tocsr(), weight.astype("float32")
    second = np.zeros((CELLS + 1, truth.told.shape[1]), "float32")
    second[-1] = truth.start()
    layers = [chance.normal(0, 0.1, (x.shape[1], CELLS)).astype("float32"), second]
    adams = [Adam(layer) for layer in layers]
    step, steps = 0, ROUNDS * -(-x.shape[0] // BATCH)
    for _ in range(ROUNDS):
        order = chance.permutation(x.shape[0])
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            rate = RATE * (1 - step / steps) + 1e-5
            step += 1
            wrong_of = partial(truth.wrong, rows=rows, weight=weight)
            for adam, steep in zip(adams, _steep(x[rows], wrong_of, layers, chance), strict=True):
                adam.go(steep, rate, step)
    return Net(layers[0], folded(layers[1], reason))


def _steep(
    x: csr_matrix, wrong_of: Callable[[np.ndarray], np.ndarray], layers: list[np.ndarray], chance: np.random.RandomState
) -> tuple[np.ndarray, np.ndarray]:
    """How the loss grows with each weight, over some lines of which some features and cells are left out.

    `wrong_of` tells of scores how far they are off, as much as each line weighs.
    """
    first, second = layers
    x.data *= (chance.random_sample(len(x.data)) < KEPT_FEATURES).astype("float32") / KEPT_FEATURES**0.5
    cells = x @ first
    kept = (chance.random_sample(cells.shape) < KEPT_CELLS).astype("float32") / KEPT_CELLS * (cells > 0)
    seen = np.hstack([cells * kept, np.ones((len(cells), 1), "float32")])
    wrong = wrong_of(seen @ second) * (STEEP / x.shape[0])
    return x.T @ ((wrong @ second[:-1].T) * kept), seen.T @ wrong
