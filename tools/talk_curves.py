"""How likely what is heard in a talk is right there, from the scores of talks left out: reasons are rarer than in the corpus.

A logistic curve through the likeliest reason of each sentence: its score, a bias of its own for each reason (drawn to the
common one, as many are rare), and where the message stands. Another one tells how likely a phrase is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from corpus_lines import Line
from scipy.optimize import minimize

from silentbuyer.hearing.features import longness
from silentbuyer.hearing.meant import ACTS_OF, FARTHEST
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.talk_place import TalkPlace, places_of
from silentbuyer.model.acts import REASONS, Act

FOOT, DRAWN, UNSURE = -6.0, 1.0, 0.3
"""The score under which no reason is looked at; how much biases are drawn to the common one; what an unsure label counts."""
ACTS = tuple(Act)
REASON = np.array([act in REASONS for act in ACTS])
ALIKE = {Act.TERMS: Act.PRICE}
"""Reasons that stand for one cause."""


def told(lines: Sequence[Line], scores: np.ndarray, levelled: np.ndarray) -> dict:
    """The weights that `hearing.in_talk` reckons with."""
    rows = [at for at, line in enumerate(lines) if line.talk]
    where = places_of_lines([lines[at] for at in rows])
    learned = [one for at in rows if (one := _likeliest(lines[at], levelled[at]))]
    spots = [where[lines[at].talk, lines[at].place] for at in rows if _likeliest(lines[at], levelled[at])]
    known = np.array(
        [
            [score, *spot.signs, *(act is each for each in ACTS)]
            for (act, score, _, _), spot in zip(learned, spots, strict=True)
        ]
    )
    line = _curve(known.astype(float), learned, 1 + len(TalkPlace.NAMES))
    phrased = [(row, where[lines[at].talk, lines[at].place]) for at in rows for row in _phrases(lines[at], scores[at])]
    known_phrases = np.array([[*seen, *spot.signs] for (seen, _, _), spot in phrased])
    of_phrases = _curve(
        known_phrases, [(None, 0.0, right, weight) for (_, right, weight), _ in phrased], known_phrases.shape[1]
    )
    names = len(TalkPlace.NAMES)
    return {
        "learned": _rounded(line[: 1 + names]), "bias": _rounded(line[-1] + line[1 + names : -1]),
        "phrased": _rounded([*of_phrases[:3], of_phrases[-1]]), "phrased_place": _rounded(of_phrases[3:-1]),
    }  # fmt: skip


def places_of_lines(lines: Sequence[Line]) -> dict[tuple[str, int], TalkPlace]:
    """Where each message stands in its talk: messages with none of ours between them are one turn."""
    sizes: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        sizes[line.talk][line.place] += 1
    found = {}
    for talk, messages in sizes.items():
        order = sorted(messages)
        ours = [after - 1 for after, before in zip(order[1:], order, strict=False) if after - before > 1]
        places = places_of(order, ours, [messages[at] for at in order])
        found |= {(talk, at): place for at, place in zip(order, places, strict=True)}
    return found


def _likeliest(line: Line, row: np.ndarray) -> tuple[Act, float, bool, float] | None:
    """A sentence's likeliest reason, its score, whether it is right, and how much the line counts."""
    at = int(np.flatnonzero(REASON)[row[REASON].argmax()])
    if row[at] < FOOT:
        return None
    act = ACTS[at]
    right = bool(
        {ALIKE.get(each, each).value for each in (act,)} & {ALIKE.get(Act(one), Act(one)).value for one in line.acts}
    )
    return act, float(row[at]), right, 1.0 if line.is_sure else UNSURE


def _phrases(line: Line, row: np.ndarray) -> Iterator[tuple[list[float], bool, float]]:
    """What is known of each phrase of a reason, whether it is meant, and how much the line counts."""
    best = row[REASON].max()
    for topic in sorted({hit.topic for hit in find(line.text)}):
        if own := [act for act in ACTS_OF.get(topic, (topic,)) if act in REASONS]:
            score = max(row[ACTS.index(Act(act))] for act in own)
            seen = [float(np.clip(score, -FARTHEST, FARTHEST)), max(-FARTHEST, score - best), longness(line.text)]
            yield seen, any(Act(act).value in line.acts for act in own), 1.0 if line.is_sure else UNSURE


def _curve(known: np.ndarray, rows: Sequence[tuple], free: int) -> np.ndarray:
    """The weights of a logistic curve, the common bias last; those behind the first `free` are drawn to nothing."""
    signs = np.array([1.0 if right else -1.0 for _, _, right, _ in rows])
    weight = np.array([counts for *_, counts in rows])
    known = np.hstack([known, np.ones((len(known), 1))])
    drawn = np.array([DRAWN if free <= at < known.shape[1] - 1 else 0.0 for at in range(known.shape[1])])

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (known @ line)
        steep = known.T @ (-weight * signs / (1 + np.exp(np.clip(margins, -50, 50)))) + drawn * line
        return float((weight * np.logaddexp(0, -margins)).sum() + 0.5 * (drawn * line**2).sum()), steep

    found = minimize(loss, np.zeros(known.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    over = known @ found >= 0
    right = signs > 0
    print(
        f"talks: {right.mean():.3f} of {len(rows)} right; of those held to be so {right[over].mean():.3f}, found {over[right].mean():.3f}"
    )
    return found


def _rounded(values: Sequence[float] | np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in values]
