"""What opens a talk is heard as a whole: whether its writer wants to buy from us or to sell to us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from silentbuyer.data.tables import toml
from silentbuyer.hearing.direction import TABLE, pitched, sells_to_us, wants_ours
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.pitches import pitch_in, wants_to_buy
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.tongue import languages_of

_DOUBT = 0.5
"""Below which chance the words of one sentence accuse nobody in a first message (judgement)."""


def as_it_opens(case: Case, message: Message, said: Iterable[Said], scale: float) -> Iterator[Said]:
    """What is said in a message; of a first one the whole decides whether its writer is no buyer."""
    if not _opens(case, message):
        yield from said
        return
    words = words_of(message)
    chance, plain = sells_to_us(words), pitch_in(words, opens=True) is not None
    if chance >= float(toml(TABLE)["sells"]) and not (plain or wants_to_buy(words) or wants_ours(words)):
        yield _no_buyer(message, words, scale * chance)
    yield from (one for one in said if one.topic != Act.NOT_BUYER or plain or chance >= _DOUBT)


def _opens(case: Case, message: Message) -> bool:
    """Whether it stands before any word of ours, by somebody who has never ordered."""
    first = next((one.at for one in case.talk if one.sender == "seller"), None)
    return message.sender == "buyer" and not case.customer.orders and (first is None or message.at < first)


def _no_buyer(message: Message, words: str, scale: float) -> Said:
    return Said(
        topic=Act.NOT_BUYER.value,
        sentence=pitched(words),
        language=languages_of(words)[0],
        at=message.at,
        scale=scale,
        layer="learned",
    )
