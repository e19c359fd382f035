"""The buyer's last words, shown where no cause is sure: a person may hear in them what the program did not."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from silentbuyer.hearing.answering import asks_nothing, courteous
from silentbuyer.language.saying import say
from silentbuyer.language.sentence import speak
from silentbuyer.model.draft_words import READ_FIRST
from silentbuyer.model.lead import lead_of
from silentbuyer.show.headline import quotes_given
from silentbuyer.text.clean import clean
from silentbuyer.text.pictures import without_pictures
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silentbuyer.model.customer import Message
    from silentbuyer.model.diagnosis import Diagnosis

_QUOTE = 300
_CLOSED = frozenset({"your-turn/closing-word", "your-turn/closing-word-old"})
"""Findings that quote the last message as one that asks for nothing: it is not quoted as a riddle above them."""

_LEAST = 10
"""Letters and figures beside courtesies from which a message says something (judgement); of scripts that write words in
few signs half as many."""


def last_words(d: Diagnosis) -> str:
    """What they wrote in their last turn beyond courtesies, quoted; empty where a cause leads, or there is nothing.

    Where the first step is to read it, it is quoted there; where it seems to give a reason, in the head line.
    """
    if lead_of(d.causes).cause is not None or (d.actions and d.actions[0].context.get("draft") == READ_FIRST):
        return ""
    if quotes_given(d) or not _CLOSED.isdisjoint(one.sign for one in d.findings):
        return ""
    message = next(filter(_says_something, _last_turn(d)), None)
    if message is None:
        return ""
    quote, day = clean(own_words(message.text), _QUOTE), message.at.date()
    return speak(say('The buyer wrote on {day}: "{quote}"', day=day, quote=quote), d.language)


def _last_turn(d: Diagnosis) -> Iterator[Message]:
    """What they wrote since our last word before it, the newest first: what we have answered since is settled."""
    talk = [one for one in reversed(d.buyer.messages) if one.kind == "message"]
    theirs = dropwhile(lambda one: one.sender != "buyer", talk)
    return takewhile(lambda one: one.sender == "buyer", theirs)


def _says_something(message: Message) -> bool:
    """Whether a person of theirs wrote it, and more in it than thanks and wishes."""
    if asks_nothing(message.text):
        return False
    said = "".join(one for one in sentences(without_pictures(own_words(message.text))) if not courteous(one))
    return sum(1 + (sign > "\u0dff") for sign in said if sign.isalnum()) >= _LEAST
