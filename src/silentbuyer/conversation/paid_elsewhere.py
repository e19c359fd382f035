"""Where the buyer says that they paid: to an account that a mail in our name gave them, and that we named nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.paid import has_paid
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.sentences import any_of, fold, sentences
from silentbuyer.values.lazy import once, remembered

TOPIC = "pay-diverted"
_MOST = 40


@once
def paid_elsewhere(case: Case) -> Said | None:
    """The buyer's newest sentence on an account that is another than ours, in a message that says they paid.

    Where we wrote of a new account ourselves, it is no other one.
    """
    talk = case.talk[-_MOST:]
    if any(_is_other(one) for m in talk if m.sender == "seller" for one in sentences(words_of(m))):
        return None
    return next((said for m in reversed(talk) if m.sender == "buyer" for said in _told(m)), None)


def _told(message: Message) -> Iterator[Said]:
    said = sentences(words_of(message))
    if any(map(_has_left, said)):
        for one in filter(_is_other, said):
            yield Said(topic=TOPIC, sentence=one, language="", at=message.at, scale=1.0)


def _has_left(sentence: str) -> bool:
    if has_paid(sentence):
        return True
    told = _words("sent").search(fold(sentence)) is not None
    return told and not is_question(sentence) and not means("not", sentence) and condition_of(sentence) is None


@remembered(2048)
def _is_other(sentence: str) -> bool:
    """Whether a sentence names an account that is new or changed, or that a letter of ours is said to have given."""
    folded = fold(sentence).replace("account for", "")
    if not _words("account").search(folded) or is_question(sentence):
        return False
    return any(_words(name).search(folded) is not None for name in ("other", "yours"))


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(toml("text/paid_elsewhere.toml")[name])
