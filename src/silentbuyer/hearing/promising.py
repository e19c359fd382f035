"""Whether a sentence promises: its writer will come back, send, ask somebody or pay, with or without a day."""

from __future__ import annotations

from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.model.acts import Act
from silentbuyer.values.lazy import remembered


@remembered(2048)
def promises(sentence: str) -> bool:
    """Whether a sentence promises something, by a phrase or as the learned layer understands it."""
    if is_question(sentence):
        return False
    phrased = any(hit.topic == "promise" for hit in find(sentence))
    return phrased or any(one.act is Act.PROMISES for one in understood(sentence))
