"""What only a language model or a sentence encoder heard, and how much of it counts."""

from __future__ import annotations

from silentbuyer.hearing.head import precision_of as head_precision
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.acts import Act, HeardAct
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message

MODEL_SHARE = 0.5
"""How much of a sentence counts that only a language model heard: until somebody has measured theirs (judgement)."""


def by_model(case: Case, message: Message, act: Act) -> Said | None:
    """The sentence in which a language model heard an act in one message, or None."""
    return next((as_said(heard, 1.0) for heard in case.acts_in(message) if heard.act is act), None)


def as_said(act: HeardAct, scale: float) -> Said:
    """An act as a sentence on its topic, counted by the layer that heard it."""
    layer, share = _layer_of(act)
    topic, sentence = act.act.value, act.sentence
    return Said(topic=topic, sentence=sentence, language="", at=act.at, scale=scale * share, layer=layer, by=act.by)


def _layer_of(act: HeardAct) -> tuple[str, float]:
    """The layer that heard an act, and how much of it counts: of an encoder the share in which it was right."""
    made, _, name = act.by.partition(":")
    return ("encoder", head_precision(name, act.act)) if made == "encoder" else ("model", MODEL_SHARE)
