"""Whether a last word is thanks and wishes in any language that the learned layer reads: it asks nothing of us."""

from __future__ import annotations

from silentbuyer.hearing.answering import brief, courteous
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.model.acts import Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import remembered

_LONGEST, _WORDS, _SIGNS = 300, 12, 24
"""Characters of a message, and words (signs) of a sentence, beyond which more is said than a kind word (judgement)."""

_SURE = 0.88
"""How sure the learned layer must be of a courtesy that no table holds (judgement)."""

_KIND = frozenset({"closing", "courtesy"})


@remembered(1024)
def is_kind_word(text: str) -> bool:
    """Whether every sentence of a message is a courtesy, and none asks, states a figure or says anything else."""
    own = own_words(text)
    said = sentences(own) if len(own) <= _LONGEST else ()
    return bool(said) and all(courteous(one) or _is_kind(one) for one in said)


def _is_kind(sentence: str) -> bool:
    folded = fold(sentence)
    if is_question(sentence) or not brief(folded, _WORDS, _SIGNS) or any(map(str.isdecimal, folded)):
        return False
    heard = understood(sentence)
    likeliest = max(heard, key=lambda one: one.chance, default=None)
    kind = likeliest is not None and likeliest.act is Act.COURTESY and likeliest.chance >= _SURE
    sure = kind and all(one.act in (Act.COURTESY, Act.AGREES) for one in heard)  # "great, sis"
    return sure and {hit.topic for hit in find(sentence)} <= _KIND
