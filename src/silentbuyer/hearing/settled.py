"""Whether a sentence tells of a trouble that is over: "we got the import licence" is no barrier."""

from __future__ import annotations

from silentbuyer.hearing.concepts import concepts_in, meant_in
from silentbuyer.hearing.learned import understood
from silentbuyer.model.acts import Act
from silentbuyer.text.tongue import languages_of

TROUBLES = frozenset(
    {Act.MONEY_BLOCKED.value, Act.IMPORT_BARRIER.value, Act.COST_WAIT.value, Act.PAY_DIVERTED.value}
)  # fmt: skip
"""Topics that are named in the same words while they last and once they are over."""

_OVER = frozenset({"received", "paid", "done", "accept"})
_LASTS = frozenset(
    {"not", "no-longer", "wait", "refuse", "still", "fail", "ban", "if", "would", "when-time", "need", "new-account",
     "your-name", "ask", "question-word", "question-mark", "high", "lost", "document", "tariff", "sanctions", "fraud",
     "again", "war", "problem", "only", "message", "close-business", "cancel", "postpone"}
)  # fmt: skip


_KIND_ACTS = frozenset({Act.COURTESY, Act.AGREES})
_PRAISE, _OPENS = "nice", 2
"""The concept of a friendly word, and among how many first words it opens a sentence (judgement)."""

_NO_PEACE = frozenset(
    {"not", "no-longer", "if", "need", "wait", "ask-please", "question-mark", "question-word", "still"}
)


def is_at_peace(sentence: str) -> bool:
    """Whether a sentence opens with a friendly word, or says that a trouble is over: nobody has to read it first.

    "Great, then all is clear", "the bank's problem is solved".
    """
    placed = [found for _, found in concepts_in(sentence, languages_of(sentence))]
    words = frozenset().union(*placed)
    acts = {one.act for one in understood(sentence)}
    if acts and acts <= _KIND_ACTS:
        return True
    if words & _NO_PEACE:
        return False
    return any(_PRAISE in found for found in placed[:_OPENS]) or {"problem", "done"} <= words


def is_settled(topic: str, sentence: str) -> bool:
    """Whether the sentence says that what the topic means has been got, paid or done, and names nothing still open."""
    if topic not in TROUBLES:
        return False
    found = meant_in(sentence)
    return not found.isdisjoint(_OVER) and found.isdisjoint(_LASTS)
