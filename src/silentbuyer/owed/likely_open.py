"""The sentence that most likely stands open with us, where that is likely enough to say so."""

from __future__ import annotations

from datetime import timedelta

from silentbuyer.conversation.asked_thing import keeps_word
from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.matter import TELLS
from silentbuyer.hearing.answering import wishes
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.owed.answers import rivals
from silentbuyer.owed.granted import granted
from silentbuyer.owed.named_wait import named_wait
from silentbuyer.owed.open_matter import asked_back
from silentbuyer.owed.our_turn import is_likely, least_matter
from silentbuyer.owed.promised import due, is_meant, is_tied
from silentbuyer.owed.read_talk import Letter, letter
from silentbuyer.owed.standing import Standing, standing

_OF_TERMS = frozenset({"price", "terms", "target", "wants-discount", "quantity-discount"})

_NOBODY = frozenset({Act.SWINDLE, Act.NOT_BUYER, Act.OPT_OUT})
"""Whoever writes so is owed no answer."""


def likely_open(case: Case, delay: timedelta) -> Standing | None:
    """The likeliest, `delay` old, where it is likely to be our turn by the whole of the talk.

    Of our own words only promises that hang on nothing and are due.
    """
    if not is_likely(case):
        return None
    least = least_matter(case)
    every = [one for one in standing(case) if one.chance >= least and case.now - one.message.at >= delay]
    return next((one for one in sorted(every, key=lambda one: -one.chance) if _is_owed(one, case)), None)


def _is_owed(one: Standing, case: Case) -> bool:
    sentence = one.said.sentence
    if one.is_ours:
        asks = any(said.is_question for said in letter(one.message.text).said)  # they are to answer first
        kind = one.said.hears(Act.COURTESY) or wishes(sentence)  # "whenever you need something, write to me"
        heard = one.said.hears(Act.PROMISES) or letter(one.message.text).promises(one.said)
        meant = (
            heard
            and is_meant(sentence)
            and not (is_tied(sentence) or asks or kind or _has_come(one, case) or _was_sent(one, case))
        )
        return meant and due(sentence, one.message.at.date()) <= case.now.date()
    if TELLS & set(topics(sentence)) or (one.message.at < case.begun and not one.said.is_question):
        return False  # it tells why they wait; or it is the inquiry, of which nobody knows where we answered it
    if (not one.said.is_question and declines(sentence)) or _was_granted(one, case):
        return False
    if _OF_TERMS & set(topics(sentence)) and any(map(_tells_terms, _ours_since(one, case))):
        return False
    wait = named_wait(case)
    if (wait is not None and not one.said.is_question and wait.wait.sentence == sentence) or _was_thanked(one, case):
        return False  # it tells how long something takes on their side, or what they got was what they wanted
    theirs = not _NOBODY.isdisjoint(act.act for act in understood(letter(one.message.text).text))
    ours = next((message for message in case.talk if message.sender == "seller" and message.at > one.message.at), None)
    alone = not rivals(one.said, letter(one.message.text))  # of several wishes one may be answered, another asked of
    return not (theirs or (alone and ours is not None and asked_back(one.message, ours)))


def _was_granted(one: Standing, case: Case) -> bool:
    """Whether it is the only question of its message, and our next word says yes or no to it."""
    ours = next((message for message in case.talk if message.sender == "seller" and message.at > one.message.at), None)
    asked = [said for said in letter(one.message.text).said if said.is_question]
    return ours is not None and asked == [one.said] and granted(one.message, one.said.sentence, ours)


def _has_come(one: Standing, case: Case) -> bool:
    """Whether the buyer wrote since that something has come: of a thing that we were to send."""
    sends = one.said.things or "send" in one.said.concepts
    later = (letter(theirs.text) for theirs in case.talk if theirs.sender == "buyer" and theirs.at > one.message.at)
    told = (said for read in later for said in read.said if not said.is_question)
    return bool(sends) and any("received" in said.concepts and "not" not in said.concepts for said in told)


def _was_sent(one: Standing, case: Case) -> bool:
    """Whether a later message of ours hands over the thing that ours promised by its name."""
    later = (ours.text for ours in case.talk if ours.sender == "seller" and ours.at > one.message.at)
    return bool(one.said.things) and any(keeps_word(text, one.said.sentence) for text in later)


def _was_thanked(one: Standing, case: Case) -> bool:
    """Whether we handed something over after it, and their next word is thanks that ask for nothing more."""
    handed = False
    for message in (message for message in case.talk if message.at > one.message.at):
        read = letter(message.text)
        if message.sender == "seller":
            handed = handed or (any(said.hands_over for said in read.said) and not read.promised)
        elif handed:
            asks = any(said.is_question or said.hears(Act.ASKS) for said in read.said)
            return not asks and any("thanks" in said.concepts for said in read.said)
    return False


def _ours_since(one: Standing, case: Case) -> list[Letter]:
    return [letter(ours.text) for ours in case.talk if ours.sender == "seller" and ours.at > one.message.at]


def _tells_terms(ours: Letter) -> bool:
    """Whether a message of ours names a sum or comes with a file: what was asked of the price may stand in it."""
    return any(said.has_money or said.hands_over for said in ours.said)
