"""The head on a sentence encoder: a small trained network from a sentence's vector to acts, with its marks.

Trained by ``tools/train_hearing_head.py`` on the corpus of the learned layer; it hears an act only above the mark from
which it was right on sentences left out, and a reason only where it is stated as a fact.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any

import attrs

from silentbuyer.data.tables import resource
from silentbuyer.hearing.learned import BY_ASKING, likeliest, scores_of
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.model.acts import REASONS, Act

HEADS = frozenset({"semantic", "semantic-lite"})
"""Encoders that have a head."""

SPREAD = 4.0
"""By what the scores of the learned layer are divided before they join the vector."""


@attrs.frozen(kw_only=True, eq=False)
class Head:
    """The network as arrays: the middle of all vectors, two layers of weights (the last row is the bias), marks."""

    middle: Any
    first: Any
    second: Any
    acts: tuple[Act, ...]
    marks: tuple[float, ...]

    def heard(
        self, numpy: Any, sentences: list[str], vectors: Any, languages: tuple[str, ...]
    ) -> list[tuple[Act, ...]]:
        """The acts of each sentence, the surest first, from its vector and what the learned layer makes of it."""
        known = numpy.array([scores_of(sentence, languages) for sentence in sentences]) / SPREAD
        scores = self.scores(numpy, vectors, known)
        return [self._sure(row.tolist(), sentence) for row, sentence in zip(scores, sentences, strict=True)]

    def scores(self, numpy: Any, vectors: Any, known: Any) -> Any:
        """Vectors and the learned layer's scores, a row a sentence, to a score an act."""
        centred = numpy.asarray(vectors, dtype="float32") - self.middle
        units = centred / numpy.maximum(numpy.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        one = numpy.ones((len(units), 1), dtype="float32")
        inner = numpy.maximum(numpy.hstack([units, numpy.tanh(known), one]) @ self.first, 0)
        return numpy.hstack([inner, one]) @ self.second

    def _sure(self, scores: list[float], sentence: str) -> tuple[Act, ...]:
        over = [
            (mark - score, act, score)
            for score, act, mark in zip(scores, self.acts, self.marks, strict=True)
            if score >= mark
        ]
        return tuple(act for act in likeliest(sorted(over)) if act not in _unstated(sentence))


def _unstated(sentence: str) -> frozenset[Act]:
    if condition_of(sentence) is not None:
        return REASONS
    return REASONS - BY_ASKING if is_question(sentence) else frozenset()


def precision_of(encoder: str, act: Act) -> float:
    """How often the head was right where it heard an act in sentences left out of its training, 0..1.

    Nothing for an encoder without a head: saved facts may name any.
    """
    if encoder not in HEADS:
        return 0.0
    told = _told(encoder)[0]
    return float(dict(zip(told["acts"], told["precision"], strict=True)).get(act.value, 0.0))


def load_head(encoder: str, numpy: Any) -> Head:
    """The head of an encoder, its weights back from bytes."""
    told, body = _told(encoder)
    arrays, at = [], 0
    for rows, columns, scale in told["layers"]:
        flat = numpy.frombuffer(body, dtype="int8", count=rows * columns, offset=at)
        arrays.append(flat.reshape(rows, columns).astype("float32") * scale)
        at += rows * columns
    middle, first, second = arrays
    return Head(
        middle=middle, first=first, second=second, acts=tuple(map(Act, told["acts"])), marks=tuple(told["marks"])
    )


@cache
def _told(encoder: str) -> tuple[dict[str, Any], bytes]:
    head, _, body = zlib.decompress(resource(f"text/head-{encoder}.bin").read_bytes()).partition(b"\n")
    return json.loads(head), body
