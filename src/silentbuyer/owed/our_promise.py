"""What we promised and have not done: over the whole log and every channel, whatever else we wrote since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from silentbuyer.conversation.asked_thing import reminds_us
from silentbuyer.conversation.call_notes import is_call_note
from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.left_waiting import is_missed, leaves_open, says_waiting, settles_first, wants_to_hear
from silentbuyer.conversation.matter import MOST, STALE, TELLS, Matter
from silentbuyer.conversation.thing_words import has, things_in
from silentbuyer.dates.date_reading import named_dates
from silentbuyer.hearing.answering import asks_nothing, is_receipt
from silentbuyer.hearing.asks_something import asks
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import is_call, open_question, says_little
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.promise_kept import keeps
from silentbuyer.owed.promised import ANY_DAY, due, is_tied, promised_in
from silentbuyer.owed.shared_words import shares
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import is_short, sentences
from silentbuyer.values.lazy import once

_SPOKEN_OF = 4
"""Messages before a promise in which the thing is named that it speaks of (judgement)."""

_FEW_WORDS, _FEW_SIGNS = 4, 8
"""Words (signs) up to which a courtesy is nothing but that (judgement)."""

_ACCEPTED_WORDS, _ACCEPTED_SIGNS = 20, 40
"""Words (signs) of a message that takes our word (judgement)."""

_WAITING_WORDS = 300
"""Characters up to which a message that waits is nothing but that."""


def open_promise(case: Case, delay: timedelta) -> Matter | None:
    """Our newest promise without a condition, `delay` old and due, that nothing of ours kept and nothing settled.

    Thanks and wishes of the buyer settle nothing, nor does a word that they wait for it or still have not got it, or
    that asks where it is; whatever else they wrote after it does, for they went on. What we asked beside it only
    matters where they have written nothing since.
    """
    found = promise_made(case)
    if found is None or case.now - found.message.at < delay:
        return None
    return found if due(found.sentence, found.message.at.date()) <= case.now.date() else None


def promise_made(case: Case) -> Matter | None:
    """The same, also while its day is still ahead."""
    found = _unkept(case)
    return found if found is not None and case.now - found.message.at <= STALE else None


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
        promised = "" if is_call_note(message) else promised_in(text)
        asks_first = _asks_first(text) and not (things_in(promised) and theirs) and not any(map(says_waiting, theirs))
        if promised and not asks_first and not is_tied(promised) and not _told_beside(text, promised):
            before, asked = _before(talk, place), _asked(talk, place)
            if any(keeps(one, promised, asked, one.at - message.at) for one in ours) or not _all_wait(
                theirs, promised, before
            ):
                return None
            missed = is_missed(theirs, promised, before) or any(asks_after(one, promised) for one in theirs)
            return Matter(message=message, sentence=_whole(promised, text)[:200], since=len(ours), is_missed=missed)
        ours.append(message)
    return None


def _whole(promised: str, text: str) -> str:
    """The promise with the sentence before it, where it says nothing alone: "He is back on Monday. Then I send."."""
    said = sentences(text)
    place = said.index(promised) if promised in said else 0
    if not place or not says_little(promised):
        return promised
    joined = (f"{said[place - 1]}{gap}{promised}" for gap in (" ", ""))
    return next((one for one in joined if one in text), promised)


def _told_beside(text: str, promised: str) -> bool:
    """Whether what was to be asked is told in the same message: "I ask the director... Best price 6.45"."""
    if things_in(promised) or means("send", promised):
        return False
    said = sentences(text)
    behind = said[said.index(promised) + 1 :] if promised in said else ()
    return any(any(map(str.isdecimal, one)) and not named_dates(one, ANY_DAY) for one in behind)


def _asks_first(text: str) -> bool:
    """Whether a message asks what they must answer first; "how is your order plan?" only pushes."""
    return open_question(text) is not None and any(
        not (has("pushes", one) or means("buy", one)) for one in sentences(text) if asks(one)
    )


def _before(talk: Sequence[Message], place: int) -> str:
    """What was spoken of before a promise that names nothing itself: "finance is on it, you will have it this week"."""
    return "\n".join(own_words(message.text) for message in talk[max(0, place - _SPOKEN_OF) : place])


def _asked(talk: Sequence[Message], place: int) -> str:
    """The buyer's words that a promise answers: those right before it."""
    found: list[str] = []
    for message in reversed(talk[max(0, place - _SPOKEN_OF) : place]):
        if message.sender != "buyer":
            break
        found.append(own_words(message.text))
    return "\n".join(found)


def asks_after(text: str, promised: str) -> bool:
    """Whether a word of theirs asks where it is that we promised: "Sunny tracking?"."""
    return any(is_question(one) and shares(one, promised) for one in sentences(own_words(text)))


def _all_wait(theirs: Sequence[str], promised: str, before: str) -> bool:
    """Whether no word of theirs since a promise settles it."""
    if any(_has_come(text, promised) for text in theirs):
        return False
    named = promised if things_in(promised) else f"{before}\n{promised}"
    return all(
        _still_waits(text)
        or _waits_for(text, promised)
        or asks_after(text, promised)
        or (things_in(named) and not is_unread(text) and leaves_open(text, named, before))
        for text in theirs
    )


def _has_come(text: str, promised: str) -> bool:
    """Whether a sentence of theirs says that what we promised has come, or suits them: "Lap dip approved"."""
    return any(
        shares(one, promised)
        and (means("accept", one) or means("received", one))
        and not (is_question(one) or means("not", one) or means("if", one) or says_waiting(one))
        for one in sentences(own_words(text))
    )


def _waits_for(text: str, promised: str) -> bool:
    """Whether they write that they wait for what we promised, whatever else has come."""
    return any(says_waiting(one) and shares(one, promised) for one in sentences(own_words(text)))


def _still_waits(text: str) -> bool:
    """Whether a word of theirs after our promise settles nothing: thanks, or that they wait for it."""
    if reminds_us(text) or is_call(text) or settles_first(own_words(text)) or wants_to_hear(own_words(text)):
        return True
    if is_receipt(text):
        return False
    if asks_nothing(text) or _is_kind(text) or _takes_our_word(text):
        return True
    words = own_words(text)
    asked = open_question(words)
    if asked is not None and (is_question(asked) or not says_waiting(asked)):
        return False
    if len(words) > _WAITING_WORDS or not says_waiting(words):
        return False
    return TELLS.isdisjoint(topics(words)) and REASONS.isdisjoint(one.act for one in understood(words))


def _takes_our_word(text: str) -> bool:
    """Whether a message takes a promise for good, and still wants the thing: "Fine, but before the next order"."""
    first, *more = sentences(own_words(text)) or ("",)
    if not more or not asks_nothing(first) or not is_short(text, words=_ACCEPTED_WORDS, signs=_ACCEPTED_SIGNS):
        return False
    return not any(is_question(one) or declines(one) or is_receipt(one) for one in more)


def _is_kind(text: str) -> bool:
    """Whether a word or two are heard as a courtesy and nothing else: "Siap", "Prima!"."""
    short = is_short(own_words(text), words=_FEW_WORDS, signs=_FEW_SIGNS)
    return short and {one.act for one in understood(own_words(text))} == {Act.COURTESY}
