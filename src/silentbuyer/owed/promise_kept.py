"""Whether a later message of ours keeps a promise: what it hands over, answers or states."""

from __future__ import annotations

import re
from datetime import timedelta

from silentbuyer.conversation.asked_thing import hands_over, keeps_word
from silentbuyer.conversation.circulars import is_circular
from silentbuyer.conversation.thing_words import has, things_in
from silentbuyer.hearing.answering import answers_something, sends_along
from silentbuyer.hearing.asks_something import asks
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.open_question import says_little
from silentbuyer.model.acts import Act
from silentbuyer.model.customer import Message
from silentbuyer.owed.promised import is_offer, only_waits
from silentbuyer.owed.shared_words import shares
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, is_short, sentences

_SOON = timedelta(days=7)
"""Within which what we state is the answer that we promised (judgement)."""

_GREETING_WORDS, _GREETING_SIGNS = 9, 8
"""Words (signs) up to which a sentence with a greeting is no more than that (judgement)."""

_PAUSE = re.compile("[,;，；、]")
"""Between the pieces of a sentence: "red is fine, no charge from 500 pcs" answers before it offers."""

_INTRODUCES = re.compile(
    r"^\W*(?:this is|here is|it is|soy|aqui e|aqui es|aqui|hier ist|hier spricht|ici|c.est|sono|sou|to ja|z tej strony"
    r"|это|ini|day la|em la|ben|hier)\s[^\W\d_]+(?:\s[^\W\d_]+){0,4}\W*$"
)

_EMPTY = frozenset({Act.ABSENT, Act.COURTESY, Act.AUTOMATIC})
"""Acts of ours that answer nothing: a notice of days off, a wish, a machine's text."""


def keeps(ours: Message, promised: str, asked: str, after: timedelta) -> bool:
    """Whether a later message of ours keeps a promise; where we were to send something, no push of ours does.

    What we state within a few days of "I ask the factory" is its answer.
    """
    if is_circular(ours.text, promised):
        return False
    worded = [one for one in sentences(own_words(ours.text)) if not _is_empty(one)]
    if things_in(promised):
        kept = "\n".join(worded)
        return bool(kept or not own_words(ours.text).strip()) and keeps_word(kept, promised)
    if has("sales", promised) or any(has("pushes", one) for one in sentences(asked) if asks(one)):
        return answers_something(ours.text)
    said = f"{asked}\n{promised}"
    if not worded:
        return not own_words(ours.text).strip()  # a text that is missing may have kept it
    stated = list(filter(_states, worded))
    told = [piece for one in stated for piece in _PAUSE.split(one) if piece.strip() and not has("pushes", piece)]
    soon = bool(told) and after <= _SOON and not means("send", promised)
    return soon or hands_over("\n".join(worded), said) or any(shares(one, said) for one in stated)


def _states(sentence: str) -> bool:
    """Whether a sentence of ours says something: no offer, no promotion, no name under a letter."""
    return answers_something(sentence) and not (is_offer(sentence) or has("sales", sentence) or _is_bare(sentence))


def _is_empty(sentence: str) -> bool:
    """Whether a sentence greets, wishes well, waits, is sorry, says who writes or when we are closed."""
    short = is_short(sentence, words=_GREETING_WORDS, signs=_GREETING_SIGNS)
    greets = short and (means("greeting", sentence) or _INTRODUCES.search(fold(sentence)) is not None)
    # "This is the drawing" hands over, and "closed till Monday, the drawing is attached" does too.
    told = has("sent", sentence) or sends_along(sentence) or (any(map(str.isdecimal, sentence)) and greets)
    idle = greets or only_waits(sentence) or (short and means("sorry", sentence))
    return not told and (idle or not _EMPTY.isdisjoint(one.act for one in understood(sentence)))


def _is_bare(sentence: str) -> bool:
    return says_little(sentence) and not any(map(str.isdecimal, sentence))
