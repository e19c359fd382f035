"""What still stands open between buyer and seller, over the whole log and every channel."""

from __future__ import annotations

import re
from datetime import timedelta

from silentbuyer.conversation.asked_thing import hands_over, keeps_word, things_asked
from silentbuyer.conversation.circulars import is_circular
from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.left_waiting import is_missed, leaves_open
from silentbuyer.conversation.matter import MOST, STALE, TELLS, Matter
from silentbuyer.conversation.thing_words import has, kinds_in, will_send
from silentbuyer.hearing.answering import answers_something, asks_nothing, sends_along
from silentbuyer.hearing.asks_something import asks_back
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import is_call, open_question, questions, shortened
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.granted import granted
from silentbuyer.owed.promised import promised_in
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.values.lazy import once

_AT_ONCE = timedelta(days=2)
"""Within which a question of ours is the answer to theirs, and no reminder (judgement)."""

_ONE_WORD = timedelta(days=1)
"""Within which messages of the buyer's with none of ours between them are one word (judgement)."""

_PAPER = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,6}(?:-?\d{1,5})?(?![A-Za-z0-9-])")
_NO_PAPER = frozenset(
    {
        "FOB", "CIF", "CFR", "CNF", "DDP", "DAP", "EXW", "FCA", "MOQ", "USD", "EUR", "RMB", "CNY", "PI", "PO", "OK",
        "TT", "LC", "ASAP", "DHL", "UPS", "TNT", "EMS", "UK", "US", "USA", "UAE", "EU", "RFQ", "SKU", "HS", "LED",
    }
)  # fmt: skip
"""Capitals that are terms of any deal, and no paper to send."""


@once
def open_request(case: Case) -> Matter | None:
    """The buyer's newest question or request that we have written after, on whichever channel, but not answered.

    Their thanks and wishes in between change nothing. Where our first word after it asks them something back, they are
    to answer first, and it does not stand open; a thing that was asked for by its name does (`asked_thing`), also
    through words of theirs that leave it open (`left_waiting`).
    A question that nothing of ours follows is the last word of the talk: `open_question` finds it there.
    """
    talk = [message for message in case.talk[-MOST:] if case.now - message.at <= STALE]
    ours: list[Message] = []
    theirs: list[str] = []
    for place, message in reversed(list(enumerate(talk))):
        if message.sender == "seller":
            ours.append(message)
        elif message.sender == "buyer" and ours and _said_yes(ours[-1], message):
            return None  # what they asked was granted in a word
        elif message.sender == "buyer" and ours and (left := _thing_left(ours, message, theirs)):
            missed = is_missed((message.text, *theirs), left)
            return Matter(message=message, sentence=left, since=len(ours), is_thing=True, is_missed=missed)
        elif message.sender == "buyer" and _is_nudge(message, talk[:place]):
            continue  # what is called after was asked before
        elif message.sender == "buyer" and not theirs and (asked := _asked(message)):
            if not ours or asked_back(message, ours[-1]):
                return None
            left = asked if not _answered(ours, message) else _paper_left(ours, message)
            return Matter(message=message, sentence=left, since=len(ours)) if left else None
        elif message.sender == "buyer" and not asks_nothing(message.text) and not _goes_on(talk, place):
            theirs.append(message.text)  # they went on: of what was asked before only a thing may be waited for
    return None


def _said_yes(ours: Message, theirs: Message) -> bool:
    """Whether our first word after the only question of a message is a yes or a no to it: "Sure, anytime"."""
    asked = [one for one in sentences(own_words(theirs.text)) if is_question(one)]
    return len(asked) == 1 and granted(theirs, asked[0], ours)


def _is_nudge(message: Message, before: list[Message]) -> bool:
    """Whether a message is a bare "??", or our name called: "Anna?" after "Anna, good day"."""
    if not is_call(message.text):
        return False
    called = own_words(message.text).strip(" ?？!\n")
    return any(own_words(one.text).strip().startswith(called) for one in before if one.sender == "buyer")


def _goes_on(talk: list[Message], place: int) -> bool:
    """Whether a message of the buyer's goes on with theirs right before it, as people write in a chat."""
    before = talk[place - 1] if place else None
    return before is not None and before.sender == "buyer" and talk[place].at - before.at <= _ONE_WORD


def _thing_left(ours: list[Message], message: Message, since: list[str]) -> str | None:
    """The sentence that asks for a thing by its name, where nothing of ours since hands it over or promises it."""
    asked = [one for one in things_asked(message.text) if Act.SWINDLE not in {act.act for act in understood(one)}]
    if not asked or any(_promises_more(one.text) for one in ours):
        return None
    left = (one for one in asked if _is_left(ours, one, since))
    return next(map(shortened, left), None)


def _is_left(ours: list[Message], asked: str, since: list[str]) -> bool:
    """Whether something that a sentence asks for was not handed over: a drawing may have been, and a report not."""
    wanted = kinds_in(asked).values()
    parts = wanted if len(wanted) > 1 else (asked,)
    return any(not _handed(ours, part) and all(leaves_open(text, part) for text in since) for part in parts)


def _handed(ours: list[Message], asked: str) -> bool:
    """Whether a message of ours settles it; of those after the first, whatever states something of something else."""
    return hands_over(ours[-1].text, asked) or any(keeps_word(one.text, asked) for one in ours[:-1])


def _promises_more(text: str) -> bool:
    """Whether a message of ours promises something, and no better price: "I ask my manager for 2 %"."""
    promised = promised_in(own_words(text))
    return bool(promised) and (will_send(promised) or not has("pushes", promised))


def _answered(ours: list[Message], theirs: Message) -> bool:
    """Whether a message of ours answers theirs, which may ask for more than its first question."""
    asked = own_words(theirs.text)
    return any(answers_something(one.text, asked) and not is_circular(one.text, asked) for one in ours)


def _paper_left(ours: list[Message], theirs: Message) -> str | None:
    """A request to send papers that they name ("the LDT file, LM-80"), of which nothing of ours speaks.

    Whoever answers one of two questions has answered; a paper that was asked for by its name is still missed, unless a
    message of ours names it, sends something along, or says when it comes.
    """
    said = "\n".join(own_words(message.text) for message in ours)
    if sends_along(said) or promised_in(said):
        return None
    several = questions(theirs.text)
    for asked in several if len(several) > 1 else ():
        papers = {paper for paper in _PAPER.findall(asked) if paper not in _NO_PAPER}
        if papers and means("send", asked) and not any(paper.casefold() in said.casefold() for paper in papers):
            return asked
    return None


def asked_back(theirs: Message, ours: Message) -> bool:
    """Whether our first word after theirs, at once and on the same channel, asks them for something first."""
    return ours.channel == theirs.channel and ours.at - theirs.at <= _AT_ONCE and asks_back(ours.text)


def _asked(message: Message) -> str | None:
    if any(one.act is Act.SWINDLE for one in understood(own_words(message.text))):
        return None  # nobody owes an answer to a demand for fees
    asked = None if asks_nothing(message.text) else open_question(message.text)
    if asked is None:
        return _needed(message)
    if is_question(asked):
        return asked
    return None if TELLS & set(topics(asked)) or declines(asked) or _sends_elsewhere(asked, message) else asked


def _needed(message: Message) -> str | None:
    """The sentence that names what and how many the buyer needs: an inquiry, though it asks no question."""
    said = sentences(own_words(message.text))
    needs = (one for one in said if any(map(str.isdecimal, one)) and means("need", one) and not means("not", one))
    found = next(needs, None)
    return None if found is None or TELLS & set(topics(found)) else found


def _sends_elsewhere(asked: str, message: Message) -> bool:
    """Whether a request is to write to somebody else: it asks us, and not for an answer."""
    words = asked if "@" not in asked else own_words(message.text)
    return any(one.act is Act.WRONG_PERSON for one in understood(words))
