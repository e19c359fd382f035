"""Whether the buyer holds an order back until a matter of ours is settled: "until you solve the broken pots"."""

from __future__ import annotations

from datetime import timedelta

from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

_BACK = timedelta(days=60)
"""How long before a complaint may have been made that an order is held for (judgement)."""

_UNTIL = frozenset({"until", "when-time"})
_OURS = frozenset({"complain", "defect", "problem", "not-working"})
_HELD = frozenset({"wait", "postpone", "stop"})
_BROKEN = frozenset({"defect", "not-working", "complain", "broken", "damage"})


def held_for_us(case: Case, said: Said) -> bool:
    """Whether the sentence holds something back until what they complained of is settled."""
    words = all_concepts(said.sentence, languages_of(said.sentence))
    if not words & _UNTIL or "buy" not in words:
        return False
    return bool(words & (_OURS | _HELD)) and _complained(case, said)


def _complained(case: Case, said: Said) -> bool:
    theirs = (m for m in case.talk if m.sender == "buyer" and said.at - _BACK <= m.at < said.at)
    told = (one for message in theirs for one in sentences(own_words(message.text)))
    return any(all_concepts(one, languages_of(one)) & _BROKEN for one in told)
