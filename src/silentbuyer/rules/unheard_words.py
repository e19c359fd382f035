"""The rule ``unheard-words``: what the buyer wrote was not understood, and that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import attrs

from silentbuyer.conversation.answers_ours import answers_ours
from silentbuyer.hearing.faintly import Faint, given_reason
from silentbuyer.hearing.unheard import Unheard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.our_turn import our_turn
from silentbuyer.owed.unread_words import unread_words
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.clean import clean

NAMED = 3
"""Messages that are named one by one; of more only the number is told."""

_QUOTE, _SENTENCE = 120, 200

_OURS = 0.5
"""From which chance it is our turn, so that their reason matters less (judgement)."""


@attrs.frozen(kw_only=True)
class UnheardWords:
    """A message of the buyer says something that was not understood: a person must read it.

    What it looks for:
        Messages of the buyer that are more than a courtesy, and in which no known phrase, act, question or day was
        heard: the script or the language may be one that is not read, or the words may be new. A short answer to a
        plain question of ours ("230V single phase", "the blue one") is none of them. Where no reason is heard by its
        name, a sentence of the newest turns that seems to give one is quoted, without saying which.

    Why it means silence:
        It does not. The reason may stand there in plain words; until somebody has read it, none is claimed.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A plain remark that gives no reason is named as well; reading it costs a minute.

    What to do:
        Read the message, or let somebody read it who knows the language, before anything is sent.

    Sources:
        Judgement: a colleague who has not understood says so. Of the reasons in talks left out the learned layer knows
        four in five as reasons, and which one it is of fewer than half.
    """

    name: ClassVar[str] = "unheard-words"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """A sentence that gives a reason, whichever; then the messages that were not understood."""
        given = given_reason(case)
        if given is not None and our_turn(case) < _OURS and not answers_ours(case, given.message):
            yield _given(given)
        yield from _not_understood(case)


def _not_understood(case: Case) -> Iterator[Unknown]:
    """The messages that were not understood: the newest by name, what is more than that in one line."""
    last, found = case.last("buyer"), unread_words(case)
    for one in found[:NAMED]:
        day = one.message.at.date()
        is_last = one.message is last
        about = say("what the buyer wrote last") if is_last else say("what the buyer wrote on {day}", day=day)
        yield Unknown(say("not understood"), _detail(one), about=about)
    if len(found) > NAMED:
        yield _rest([one.message for one in found[NAMED:]])


def _given(given: Faint) -> Finding:
    day, quote = given.message.at.date(), clean(given.sentence, _SENTENCE)
    because = say('On {day} the buyer seems to give a reason, which one is not sure: "{quote}"', day=day, quote=quote)
    evidence = {"sentence": quote, "at": given.message.at, "chance": round(given.chance, 2), "layer": "learned"}
    return sign("unheard-words", "given").finding(because, evidence)


def _detail(one: Unheard) -> str:
    day, quote = one.message.at.date(), clean(one.message.text, _QUOTE)
    if one.script:
        return say(
            'the message of {day} is written in {script}, which no layer reads: "{quote}"',
            day=day,
            script=one.script,
            quote=quote,
        )
    if one.sentence:
        quote = clean(one.sentence, _QUOTE)
        return say('no layer understood this sentence of the message of {day}: "{quote}"', day=day, quote=quote)
    return say('no layer understood the message of {day}: "{quote}"', day=day, quote=quote)


def _rest(messages: Sequence[Message]) -> Unknown:
    detail = say(
        "no layer understood {n} more of the buyer's messages, from {first} to {last}",
        n=len(messages),
        first=messages[-1].at.date(),
        last=messages[0].at.date(),
    )
    return Unknown(say("not understood"), detail, about=say("what the buyer wrote before"))
