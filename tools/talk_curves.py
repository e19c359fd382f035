"""How likely what is heard in a talk is right there, from the scores of talks left out: reasons are rarer than in the corpus.

A logistic curve through the likeliest reason of each sentence: its level, a bias of its own for each reason (drawn to the
common one, as many are rare), where the message stands, and how near the sentences around come to that reason. Another one
tells how likely a phrase is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from corpus_lines import Line
from scipy.optimize import minimize

from silentbuyer.hearing.features import longness
from silentbuyer.hearing.listening import FIRST
from silentbuyer.hearing.meant import ACTS_OF, FARTHEST
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.surroundings import Levels, Surroundings
from silentbuyer.hearing.talk_place import TalkPlace, places_of
from silentbuyer.model.acts import REASONS, Act

FOOT, DRAWN, UNSURE = -6.0, 1.0, 0.3
"""The score under which no reason is looked at; how much biases are drawn to the common one; what an unsure label counts."""
ACTS = tuple(Act)
REASON = np.array([act in REASONS for act in ACTS])
REASONS_AT = tuple(np.flatnonzero(REASON).tolist())
ALIKE = {Act.TERMS: Act.PRICE}
"""Reasons that stand for one cause."""


def told(lines: Sequence[Line], scores: np.ndarray, levelled: np.ndarray) -> dict:
    """The weights that `hearing.in_talk` reckons with."""
    rows = [at for at, line in enumerate(lines) if line.talk]
    around = surroundings_of_lines([lines[at] for at in rows], levelled[rows])
    learned, known = [], []
    for at in rows:
        if one := likeliest(lines[at], levelled[at]):
            learned.append(one[1:])
            known.append([*seen(lines[at], levelled[at], one[0], around), *(one[0] is each for each in ACTS)])
    line = curve(np.array(known, float), learned, len(known[0]) - len(ACTS))
    phrased = [row for at in rows for row in _phrases(lines[at], scores[at], around)]
    known_of_phrases = np.array([one for one, _, _ in phrased])
    of_phrases = curve(known_of_phrases, [(right, weight) for _, right, weight in phrased], known_of_phrases.shape[1])
    own = len(known[0]) - len(ACTS)
    return {"learned": rounded(line[:own]), "bias": rounded(line[-1] + line[own:-1]), "phrased": rounded(of_phrases)}


def surroundings_of_lines(lines: Sequence[Line], levels: np.ndarray) -> dict[tuple[str, int], Surroundings]:
    """What stands around the sentences of each message of each talk."""
    said: dict[tuple[str, int], list[tuple[str, Levels]]] = defaultdict(list)
    for line, row in zip(lines, levels, strict=True):
        said[line.talk, line.place].append((line.text, row.tolist()))
    beside: dict[str, list[int]] = defaultdict(list)
    for talk, at in sorted(said):
        beside[talk].append(at)
    found = {}
    for (talk, at), place in places_of_lines(lines).items():
        order = beside[talk]
        number = order.index(at)
        rows = [[row for _, row in said[talk, other]] for other in order]
        earlier, later = rows[number - 1] if number else [], rows[number + 1] if number + 1 < len(rows) else []
        found[talk, at] = Surroundings(place, said[talk, at], earlier=earlier, later=later)
    return found


def places_of_lines(lines: Sequence[Line]) -> dict[tuple[str, int], TalkPlace]:
    """Where each message stands in its talk: messages with none of ours between them are one turn."""
    said: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        said[line.talk][line.place].append(line.text)
    found = {}
    for talk, messages in said.items():
        order = sorted(messages)
        gaps = zip(order, (-1, *order), strict=False)
        ours = [after - 1 for after, before in gaps if after - before > 1]
        asking = [at < FIRST and open_question("\n".join(messages[own])) is not None for at, own in enumerate(order)]
        places = places_of(order, ours, [len(messages[at]) for at in order], asking)
        found |= {(talk, at): place for at, place in zip(order, places, strict=True)}
    return found


def likeliest(line: Line, row: np.ndarray) -> tuple[Act, bool, float] | None:
    """A sentence's likeliest reason, whether it is right, and how much the line counts."""
    at = int(np.flatnonzero(REASON)[row[REASON].argmax()])
    if row[at] < FOOT:
        return None
    act = ACTS[at]
    right = ALIKE.get(act, act) in {ALIKE.get(Act(one), Act(one)) for one in line.acts}
    return act, right, 1.0 if line.is_sure else UNSURE


def seen(line: Line, row: np.ndarray, act: Act, around: dict[tuple[str, int], Surroundings]) -> list[float]:
    """What is known of a reason: its level, how far ahead that is, the length, whether it asks, and what stands around."""
    at = ACTS.index(act)
    ahead = row[at] - max(row[other] for other in REASONS_AT if other != at)
    signs = around[line.talk, line.place].signs(line.text, (at,), REASONS_AT)
    return [float(row[at]), float(ahead), longness(line.text), float(is_question(line.text)), *signs]


def _phrases(
    line: Line, row: np.ndarray, around: dict[tuple[str, int], Surroundings]
) -> Iterator[tuple[list[float], bool, float]]:
    """What is known of each phrase of a reason, whether it is meant, and how much the line counts."""
    best = row[REASON].max()
    for topic in sorted({hit.topic for hit in find(line.text)}):
        if own := [ACTS.index(Act(act)) for act in ACTS_OF.get(topic, (topic,)) if act in REASONS]:
            score = max(row[at] for at in own)
            signs = around[line.talk, line.place].signs(line.text, own, REASONS_AT)
            seen = [float(np.clip(score, -FARTHEST, FARTHEST)), max(-FARTHEST, score - best), longness(line.text)]
            right = any(ACTS[at].value in line.acts for at in own)
            yield [*seen, *signs], right, 1.0 if line.is_sure else UNSURE


def curve(known: np.ndarray, rows: Sequence[tuple], free: int) -> np.ndarray:
    """The weights of a logistic curve, the common bias last; those behind the first `free` are drawn to nothing."""
    signs = np.array([1.0 if right else -1.0 for right, _ in rows])
    weight = np.array([counts for _, counts in rows])
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


def rounded(values: Sequence[float] | np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in values]
