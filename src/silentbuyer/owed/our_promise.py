"""What we promised and have not done: over the whole log and every channel, whatever else we wrote since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache, lru_cache

from silentbuyer.conversation.asked_thing import hands_over, keeps_word, reminds_us
from silentbuyer.conversation.circulars import is_circular
from silentbuyer.conversation.left_waiting import is_missed, leaves_open, says_waiting
from silentbuyer.conversation.matter import MOST, STALE, TELLS, Matter
from silentbuyer.conversation.thing_words import has, things_in, will_send
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import answers_something, asks_nothing, is_receipt, sends_along
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import open_question, says_little
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, pieces_of_pattern, sentences
from silentbuyer.values.lazy import once

_SPOKEN_OF = 4
"""Messages before a promise in which the thing is named that it speaks of (judgement)."""

_WAITING_WORDS = 300
"""Characters up to which a message that waits is nothing but that."""


def open_promise(case: Case, delay: timedelta) -> Matter | None:
    """Our newest promise without a condition, `delay` old, that nothing of ours kept and no word of theirs settled.

    Thanks and wishes of the buyer settle nothing, nor does a word that they wait for it or still have not got it;
    whatever else they wrote after it does, for they went on. What we asked beside it only matters where they have
    written nothing since.
    """
    found = _unkept(case)
    return found if found is not None and delay <= case.now - found.message.at <= STALE else None


@once
def _unkept(case: Case) -> Matter | None:
    """Our newest promise that nothing kept or settled, however old it is."""
    ours: list[Message] = []
    theirs: list[str] = []
    talk = case.talk[-MOST:]
    for place, message in reversed(list(enumerate(talk))):
        if message.sender != "seller":
            if message.sender != "buyer":
                return None
            theirs.append(message.text)
            continue
        text = own_words(message.text)
        promised = promised_in(text)
        asks_first = open_question(text) and not (theirs and things_in(promised))
        if promised and not asks_first and not _says("tied", promised):
            before = _before(talk, place)
            if any(_keeps(one, promised, before) for one in ours) or not _all_wait(theirs, promised, before):
                return None
            missed = is_missed(theirs, promised, before)
            return Matter(message=message, sentence=promised[:200], since=len(ours), is_missed=missed)
        ours.append(message)
    return None


def _before(talk: Sequence[Message], place: int) -> str:
    """What was spoken of before a promise that names nothing itself: "finance is on it, you will have it this week"."""
    return "\n".join(own_words(message.text) for message in talk[max(0, place - _SPOKEN_OF) : place])


def _keeps(ours: Message, promised: str, before: str) -> bool:
    """Whether a later message of ours keeps a promise; where we were to send something, no push of ours does."""
    if is_circular(ours.text, promised):
        return False
    if things_in(promised):
        return keeps_word(ours.text, promised)
    if not will_send(promised) or has("sales", promised) or has("pushes", promised):
        return answers_something(ours.text)
    return hands_over(ours.text, f"{before}\n{promised}")


@lru_cache(maxsize=256)
def promised_in(text: str) -> str:
    """The sentence in which we promise something, by a phrase or as the learned layer understands it."""
    phrased = topics(text).get("promise")
    if phrased:
        return phrased.sentence
    heard = understood(text)
    kind = {one.sentence for one in heard if one.act is Act.COURTESY}  # "sorry to hear" promises nothing
    found = (one.sentence for one in heard if one.act is Act.PROMISES and one.sentence not in kind)
    # "We attach the test data" is kept as it is said, unless more is to be sent.
    open_ones = (sentence for sentence in found if will_send(sentence) or not sends_along(sentence))
    learned = next((sentence for sentence in open_ones if not says_little(sentence)), "")
    plain = (one for one in sentences(text) if not is_question(one) and (_says("looks_into", one) or _will_send(one)))
    return learned or next(plain, "")


def _will_send(sentence: str) -> bool:
    return will_send(sentence) and not has("sales", sentence)


def _all_wait(theirs: Sequence[str], promised: str, before: str) -> bool:
    """Whether no word of theirs since a promise settles it."""
    named = promised if things_in(promised) else f"{before}\n{promised}"
    return all(_still_waits(text) or (things_in(named) and leaves_open(text, named, before)) for text in theirs)


def _still_waits(text: str) -> bool:
    """Whether a word of theirs after our promise settles nothing: thanks, or that they wait for it."""
    if reminds_us(text):
        return True
    if is_receipt(text):
        return False
    if asks_nothing(text):
        return True
    words = own_words(text)
    asked = open_question(words)
    if asked is not None and (is_question(asked) or not says_waiting(asked)):
        return False
    if len(words) > _WAITING_WORDS or not says_waiting(words):
        return False
    return TELLS.isdisjoint(topics(words)) and REASONS.isdisjoint(one.act for one in understood(words))


def _says(part: str, text: str) -> bool:
    """Whether a text ties a promise to a deed of the reader's, or says that we look into something."""
    return _pattern(part).search(fold(text)) is not None


@cache
def _pattern(part: str) -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")[part])
