"""Whether the person who decides on the buyer's side is said to have agreed: then no decision is waited for there."""

from __future__ import annotations

from datetime import datetime

from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.learned import meant_hits, understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_MOST, _LONGEST, _QUOTED = 40, 4_000, 1_000
_WHO = frozenset({"boss", "committee", "department"})
_OPEN = frozenset({"not", "if", "would", "future", "need", "wait", "until", "still", "first", "when-time"})
"""What leaves a consent open: "the boss must agree first", "once he says ok"."""


def agreed_inside(case: Case, quoted: str, at: datetime) -> bool:
    """Whether the sentence quoted of the buyer tells of a consent, or a later message of theirs does."""
    later = (one for one in case.talk[-_MOST:] if one.sender == "buyer" and one.at > at)
    return consents(quoted) or any(map(consents, (said for one in later for said in _said(one.text))))


def _said(text: str) -> tuple[str, ...]:
    return tuple(one[:_QUOTED] for one in sentences(own_words(text)[:_LONGEST]))


@remembered(2048)
def consents(sentence: str) -> bool:
    """Whether a sentence says that somebody who decides has agreed: "the boss is back and says ok"."""
    words = all_concepts(sentence, languages_of(sentence))
    if "accept" not in words or not words & _WHO or words & _OPEN:
        return False
    if is_question(sentence) or condition_of(sentence) is not None:
        return False
    if any(hit.topic == Act.INTERNAL for hit in meant_hits(sentence)):
        return False  # "forwarded to the boss for approval"
    return all(one.act is not Act.INTERNAL for one in understood(sentence))
