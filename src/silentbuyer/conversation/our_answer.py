"""What we answered to a question of the buyer's, and what we asked them last: sentences that a draft quotes."""

from __future__ import annotations

import attrs

from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.answering import answering_sentence, answers_something
from silentbuyer.hearing.asks_something import asking_sentence
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.text.bare_quote import bare

_MOST = 40
_SENT = frozenset({Stage.QUOTATION, Stage.PROFORMA})


@attrs.frozen
class OurWord:
    """A sentence of ours and the message that it stands in; the sentence is empty where the log holds no text."""

    message: Message
    sentence: str


def our_answer(case: Case, asked: Message) -> OurWord | None:
    """Our first message after a question that states something; None where none of ours does so in words."""
    ours = [m for m in case.talk[-_MOST:] if m.sender == "seller" and m.channel != "phone" and m.at >= asked.at]
    for message in ours:
        sentence = answering_sentence(message.text)
        if sentence or (not message.text.strip() and answers_something(message.text)):
            return OurWord(message, bare(sentence) if sentence else "")
    return None


def our_question(case: Case) -> OurWord | None:
    """What we asked first since the buyer's last word: what came later reminds of it; mere reminders are left aside.

    Once we have sent an offer or a proforma, nothing is left of what we asked before it.
    """
    found = None
    for message in reversed(case.talk[-_MOST:]):
        if message.sender != "seller":
            break
        sentence = asking_sentence(message.text)
        found = OurWord(message, bare(sentence)) if sentence else found
        if any(one.stage in _SENT for one in shown(message)):
            break
    return found
