"""The rule ``slow-first-answer``: our own first answer came late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.mid_talk import takes_up
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.open_question import open_question
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside, told

_WAITING = ("wait", "you-late", "late", "revert", "not", "still")
"""Concepts of which a sentence that blames a late answer holds one."""


@attrs.frozen(kw_only=True)
class SlowFirstAnswer:
    """Our own first answer came so late that the buyer had gone elsewhere.

    What it looks for:
        The buyer's words that we answered late or not at all; and in the log, that our first answer came `late` or
        more after their first message, and that they have not written since.

    Why it means silence:
        Who asks five sellers talks with those who answer on the first day.

    What it needs:
        A message log with directions, from the first message on.

    When it is wrong:
        The first message on record need not be the first of the talk, and a call in between is not in the log. After
        an order, where the message takes up an older talk (thanks for an offer), or where it asks for nothing (thanks,
        news; at the inquiry any text but thanks asks), nothing is measured.

    What to do:
        Say sorry once, without reasons; ask whether the need is still open; answer everything in one mail.

    Sources:
        C4 and C10 (slow or missing answers of the seller; a first reply after more than a day); weights are
        judgement.
    """

    name: ClassVar[str] = "slow-first-answer"
    late: timedelta = timedelta(days=5)
    """From here on our first answer is late; a weekend and a public holiday are within it."""
    fragment: timedelta = timedelta(days=60)
    """A longer gap says that the log holds only some of our messages, not that nobody answered (judgement)."""

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, else the days that our first answer took."""
        late = told(case, self.name, "slow-us", say("On {day} the buyer wrote that we were late, or let them wait"))
        complaint = tuple(filter(_speaks_of_waiting, late))
        yield from complaint or self._measured(case)

    def _measured(self, case: Case) -> Iterator[Finding]:
        asked = next((place for place, message in enumerate(case.talk) if message.sender == "buyer"), None)
        if asked is None or any(message.sender == "seller" for message in case.talk[:asked]):
            return
        answer = next((message for message in case.talk[asked:] if message.sender == "seller"), None)
        last = case.last("buyer")
        first = case.talk[asked].at
        if answer is None or last is None or last.at > answer.at:
            return
        if not self.late <= answer.at - first <= self.fragment:
            return
        if not _asks(case, case.talk[asked]) or any(order.at <= first for order in case.customer.orders):
            return
        days = (answer.at.astimezone(first.tzinfo).date() - first.date()).days
        because = say(
            "Our first answer came {days} days after the buyer's first message, of {day}.", days=days, day=first.date()
        )
        yield sign(self.name, "late").finding(because, {"asked": first, "answered": answer.at, "days": days})


def _speaks_of_waiting(found: Finding) -> bool:
    """Whether what was only learned holds a word of waiting or lacking: that a paper came is no complaint."""
    sentence = str(found.evidence.get("sentence", ""))
    return found.evidence.get("layer") != "learned" or any(means(one, sentence) for one in _WAITING)


def _asks(case: Case, first: Message) -> bool:
    """Whether the first message asked for an answer: a question or request, or any text of an inquiry but thanks.

    What takes up an older talk (thanks for an offer, samples that came) is not its first message.
    """
    if takes_up(first.text):
        return False
    return bool(open_question(first.text)) or (case.stage is Stage.INQUIRY and not asks_nothing(first.text))
