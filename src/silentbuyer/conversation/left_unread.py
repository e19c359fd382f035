"""The buyer's last word in a language that no layer reads, which nothing of ours has answered."""

from __future__ import annotations

from silentbuyer.conversation.asked_thing import hands_over
from silentbuyer.conversation.circulars import is_circular
from silentbuyer.conversation.matter import STALE, Matter
from silentbuyer.hearing.answering import answers_something
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import says_little
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import is_short
from silentbuyer.values.lazy import once

_FEW_WORDS, _FEW_SIGNS = 3, 8
"""Words (signs) up to which a message that is not read is taken for a courtesy (judgement)."""


@once
def left_unread(case: Case) -> Matter | None:
    """That message, where we wrote nothing since, or nothing but reminders and pushes: somebody has to read it.

    A few words without a question mark are mostly thanks or a yes. What a language model understood, or a listener of
    the caller's own, has been read.
    """
    last = case.last("buyer")
    if last is None or last not in case.talk or case.now - last.at > STALE or not is_unread(last.text):
        return None
    if last.at in case.understood or case.acts_in(last):
        return None
    ours = [message for message in case.talk if message.sender == "seller" and message.at > last.at]
    if any(hands_over(message.text, "") or _tells(message.text) for message in ours):
        return None
    if is_short(own_words(last.text), words=_FEW_WORDS, signs=_FEW_SIGNS) and not is_question(last.text):
        return None
    return Matter(message=last, sentence=" ".join(own_words(last.text).split())[:200], since=len(ours))


def _tells(text: str) -> bool:
    """Whether a message of ours states something and is no sales letter: whoever wrote it may have read theirs."""
    return answers_something(text) and not (is_circular(text, "") or says_little(own_words(text)))
