"""What the buyer wrote that nobody understood, over the whole talk: until a person has read it, a reading is owed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from silentbuyer.conversation.answers_ours import answers_ours
from silentbuyer.hearing.answering import asks_nothing, sends_along
from silentbuyer.hearing.asks_something import asks_back
from silentbuyer.hearing.faintly import faint_reasons
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.listening import recent_messages, words_of
from silentbuyer.hearing.mood import STATED, is_question
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.settled import is_at_peace
from silentbuyer.hearing.unheard import Unheard, unheard
from silentbuyer.model.acts import REASONS
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.named_wait import named_wait
from silentbuyer.owed.shared_words import shares
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, is_short, sentences
from silentbuyer.values.lazy import once

_WORDS, _SIGNS = 5, 11
"""Words (of scripts without spaces: signs) up to which a sentence beside others holds no reason (judgement)."""


_INTRODUCED = 8
"""Words up to which a sentence with the buyer's name is no more than that name (judgement)."""

_NAME = 4
"""Letters from which a word of a name is taken for one."""


@once
def unread_words(case: Case) -> tuple[Unheard, ...]:
    """The buyer's messages, the newest first, in which something beyond a courtesy was not understood.

    A message whose day was understood is none of them, nor is a short answer to a plain question of ours.
    """
    if not case.is_worded:
        return ()
    wait = named_wait(case)
    whole = unheard(case)
    parts = [one for one in _parts(case) if one.message not in [known.message for known in whole]]
    found = sorted((*whole, *parts), key=lambda one: one.message.at, reverse=True)
    found = [one for one in found if wait is None or one.message.at != wait.at]
    return tuple(one for one in found if not answers_ours(case, one.message) and not _introduces(case, one.message))


@once
def to_be_read(case: Case) -> tuple[Unheard, ...]:
    """What a person must read, the newest first: what was not understood, may give a reason, or may be unanswered.

    Only of the buyer's last turn: what they wrote before our answer and their own next word has passed.
    """
    turn = _last_turn(case)
    found = [one for one in unread_words(case) if one.message in turn and not _is_at_peace(one)]
    for one in (*_faint(case, turn), *_doubtful(case)):
        if one.message not in [known.message for known in found]:
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.message.at, reverse=True))


def _last_turn(case: Case) -> list[Message]:
    """The buyer's messages since our last one before their last word; a bare wish or thanks is no turn of its own."""
    turn: list[Message] = []
    for message in reversed(case.talk):
        if message.sender == "buyer":
            turn.append(message)
        elif turn and not all(_is_wish(one) for one in turn):
            break
    return turn


def _is_wish(message: Message) -> bool:
    return asks_nothing(message.text) and is_short(own_words(message.text), words=_WORDS, signs=_SIGNS)


def _is_at_peace(one: Unheard) -> bool:
    """Whether all that was not understood is friendly, or tells of a trouble that is over."""
    return all(map(is_at_peace, (one.sentence,) if one.sentence else sentences(own_words(one.message.text))))


def _parts(case: Case) -> Iterator[Unheard]:
    """Earlier messages, after the inquiry, with a sentence that says nothing to us, where no reason was heard."""
    if not STATED.isdisjoint(heard(case)):
        return
    for message in recent_messages(case):
        theirs = message.sender == "buyer" and message.at > case.begun and message.at not in case.understood
        sentence = _strange(case, message) if theirs and not case.acts_in(message) else ""
        if sentence:
            yield Unheard(message=message, script="", sentence=sentence)


def _faint(case: Case, turn: Collection[Message]) -> Iterator[Unheard]:
    """What comes near to a reason in the buyer's last turn, where no reason was heard anywhere."""
    if STATED.isdisjoint(heard(case)) and REASONS.isdisjoint(heard(case)):
        for one in faint_reasons(case):
            if one.message in turn:
                yield Unheard(message=one.message, script="", sentence=one.sentence)


def _doubtful(case: Case) -> Iterator[Unheard]:
    """The question of the buyer's last turn, which we wrote after, but with no word, figure or paper of it.

    Whether it was answered a person must say; where it was, no reason was told all the same.
    """
    if not STATED.isdisjoint(heard(case)):
        return
    ours: list[str] = []
    for message in reversed(case.talk):
        text = own_words(message.text)
        if message.sender == "seller":
            ours.append(text)
        elif message.sender != "buyer" or not ours or message.at < case.begun:
            return
        elif asked := open_question(message.text):
            if not any(sends_along(one) or shares(one, asked) or asks_back(one) for one in ours):
                yield Unheard(message=message, script="", sentence=asked)
            return
        elif not asks_nothing(message.text):
            return


def _strange(case: Case, message: Message) -> str:
    """The first long sentence that no layer understood; figures specify, and a name introduces: they are left out."""
    words = words_of(message)
    told = {one.sentence for one in understood(words)} | {hit.sentence for hit in find(words)}
    left = (
        one for one in sentences(own_words(message.text)) if not (one in told or is_question(one) or is_at_peace(one))
    )
    long = (one for one in left if not is_short(one, words=_WORDS, signs=_SIGNS))
    return next((one for one in long if not any(map(str.isdecimal, one)) and not _names_them(case, one)), "")


def _introduces(case: Case, message: Message) -> bool:
    """Whether all that a message says is who writes."""
    said = sentences(own_words(message.text))
    return len(said) == 1 and is_short(said[0], words=_INTRODUCED, signs=_SIGNS) and _names_them(case, said[0])


def _names_them(case: Case, sentence: str) -> bool:
    """Whether a sentence holds the buyer's own name, or the firm's."""
    names = fold(f"{case.customer.name} {case.customer.company}").split()
    said = fold(sentence)
    return any(name in said for name in names if len(name) >= _NAME)
