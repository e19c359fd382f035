"""What we sent last that waits for a word of the buyer's: an offer, a proforma, or a deposit that we asked for."""

from __future__ import annotations

from collections.abc import Iterator

from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.concepts import means
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences

_MOST, _LONGEST = 40, 4_000
_MISSED = ("not", "still", "wait", "missing")
_NAMES = {Stage.QUOTATION: "offered", Stage.PROFORMA: "proforma", Stage.SAMPLE: "sample"}


def our_step(case: Case) -> tuple[str, Message] | None:
    """What our newest message that sent anything has sent (``offered``, ``proforma``, ``sample``), and the message."""
    for message in reversed(case.talk[-_MOST:]):
        found = [one.stage for one in shown(message)] if message.sender == "seller" else []
        if found:
            name = _NAMES.get(max(found, key=list(Stage).index))
            return (name, message) if name else None
    return None


def deposit_is_due(case: Case) -> bool:
    """Whether a deposit is what is open: the buyer agreed to the proforma, or we remind them of it in so many words."""
    agreed = case.told is not None and case.told.stage is Stage.PROFORMA and case.told.sender == "buyer"
    return agreed or case.stage is Stage.DEPOSIT or any(map(_reminds_of_deposit, _since_their_word(case)))


def _since_their_word(case: Case) -> Iterator[Message]:
    for message in reversed(case.talk[-_MOST:]):
        if message.sender != "seller":
            return
        yield message


def _reminds_of_deposit(message: Message) -> bool:
    said = sentences(own_words(message.text)[:_LONGEST])
    return any(means("advance-payment", one) and any(means(word, one) for word in _MISSED) for one in said)
