"""The buyer's last word in a language that no layer reads, which nothing of ours has answered."""

from __future__ import annotations

from silentbuyer.conversation.asked_thing import hands_over
from silentbuyer.conversation.matter import STALE, Matter
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.values.lazy import once


@once
def left_unread(case: Case) -> Matter | None:
    """That message, where we wrote nothing since, or nothing but reminders and pushes: somebody has to read it.

    What a language model understood, or a listener of the caller's own, has been read.
    """
    last = case.last("buyer")
    if last is None or last not in case.talk or case.now - last.at > STALE or not is_unread(last.text):
        return None
    if last.at in case.understood or case.acts_in(last):
        return None
    ours = [message for message in case.talk if message.sender == "seller" and message.at > last.at]
    if any(hands_over(message.text, "") for message in ours):
        return None
    return Matter(message=last, sentence=" ".join(own_words(last.text).split())[:200], since=len(ours))
