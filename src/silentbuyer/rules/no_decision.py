"""The rule ``no-decision``: nobody on the buyer's side decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.our_words import DUNNED
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import topics
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.sentences import sentences

_OTHER_PROMISES = ("pay", "paid", "money", "send")
"""What a promise may be of besides a word."""


@attrs.frozen(kw_only=True)
class NoDecision:
    """Nobody on the buyer's side decides: no "no", no "yes", no date.

    What it looks for:
        Words that they still think it over, hesitate, are in no hurry or that nobody wants to decide, in the buyer's
        own messages. Also that the buyer promised to come back `times` times, each at least `apart` after the last,
        and has not; a promise to pay or to send something is none of coming back.

    Why it means silence:
        Without a cost of waiting there is nothing to write about.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Who compares offers has not decided either: where the same message says so, rule comparing-quotes speaks. A
        person who "thinks it over" may wait for a boss, which is rule internal-decision: where they say so, both
        are weighed. Promises that we answered with a question may have been kept by telephone.

    What to do:
        Name what waiting costs and what the smallest safe step is; ask for a no as willingly as for a yes.

    Sources:
        E4 (most are just busy); weights are judgement.
    """

    name: ClassVar[str] = "no-decision"
    times: int = 2
    apart: timedelta = timedelta(days=3)

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, else that they put it off again and again."""
        said = heard(case)
        undecided, comparing = said.get("undecided"), said.get("comparing")
        if "chose-other" in said or (undecided and comparing and comparing.at >= undecided.at):
            return
        if undecided is not None:
            yield undecided.finding(
                self.name, "said", say("On {day} the buyer wrote that they have not made up their mind")
            )
        else:
            yield from self._put_off(case)

    def _put_off(self, case: Case) -> Iterator[Finding]:
        told = list(self._promises(case)) if case.turn == "buyer" else []
        if len(told) >= self.times:
            day = told[-1].at.date()
            because = say("The buyer promised to come back {n} times, last on {day}.", n=len(told), day=day)
            yield sign(self.name, "put-off-again").finding(because, {"times": len(told), "at": told[-1].at})

    def _promises(self, case: Case) -> Iterator[Message]:
        last: Message | None = None
        ours: Message | None = None
        for message in case.talk[-40:]:
            if message.sender == "seller":
                ours = message
                continue
            later = last is None or message.at - last.at >= self.apart
            if message.sender == "buyer" and later and _will_come_back(message) and not (ours and _is_of_money(ours)):
                last = message
                yield message


def _is_of_money(message: Message) -> bool:
    """Whether a message of ours is about payment: what is promised in answer to it is the money."""
    words = words_of(message)
    return DUNNED in topics(words) or any(means(word, one) for one in sentences(words) for word in ("pay", "paid"))


def _will_come_back(message: Message) -> bool:
    """Whether a message promises a word, and not money or goods: who promised to pay has not promised to come back."""
    hit = topics(words_of(message)).get("promise")
    return hit is not None and not any(means(other, hit.sentence) for other in _OTHER_PROMISES)
