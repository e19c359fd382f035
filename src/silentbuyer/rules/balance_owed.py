"""The rule ``balance-owed``: money is due, and the buyer keeps quiet about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.money_state import money_came
from silentbuyer.conversation.our_words import DUNNED, ours
from silentbuyer.conversation.paid_elsewhere import paid_elsewhere
from silentbuyer.hearing.concepts import means, meant_in
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.learned import Understood, understood
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import mark, say
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside

_NOT_AHEAD = frozenset({"not", "advance-payment"})
_AS_A_RULE = frozenset(
    {"supplier", "new", "accept", "refuse", "only", "can", "credit-terms", "letter-of-credit", "terms"}
)
_OWING = frozenset({"paid", "still", "until", "late"})


@attrs.frozen(kw_only=True)
class BalanceOwed:
    """A balance is owed and hidden: who cannot pay does not like to write.

    What it looks for:
        The buyer's words that they have not paid yet or will pay later, how often they said so (`times` messages at
        least `apart` are a promise broken), and our own reminders of an open balance that nobody answered. Once we have
        reminded them, a promise to pay counts as such words.

    Why it means silence:
        Every mail of ours reminds them of the money, and every answer would have to name a day.

    What it needs:
        The texts of the messages of both sides.

    When it is wrong:
        The payment may have come in and not be on record here: look at the account first. A bank that does not let
        the money out is rule money-blocked, and where a thief may lead the payment away the rule is silent.
        What was said before we confirmed that the money has come is settled.

    What to do:
        Look at the account, then call whoever pays. Ask for one date and one amount in writing, offer two
        instalments, and ship nothing more until then.

    Sources:
        C5 (overdue payment: trouble on the buyer's side); weights are judgement.
    """

    name: ClassVar[str] = "balance-owed"
    times: int = 2
    apart: timedelta = timedelta(days=5)

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """Promises of payment that were broken, else the buyer's words; and our own reminder."""
        if "pay-diverted" in heard(case) or paid_elsewhere(case) is not None:
            return  # who was robbed, or may be, owes nothing that anybody should ask for now
        days, promise = self._promised(case)
        told = (heard(case, since_order=False).get("owes"), promise)
        dunned = DUNNED in ours(case)
        spoken = [one for one in told if one is not None and not _refuses(one.sentence) and (dunned or _names_it(one))]
        spoken = [one for one in spoken if not means("customer", one.sentence)]  # their customer owes them
        paid = money_came(case) if spoken or dunned else None
        said = max((one for one in spoken if paid is None or one.at > paid), key=lambda one: one.at, default=None)
        if said is not None and len(days) >= self.times:
            because = say(
                "The buyer has put off the payment {n} times, first on {first}, and last wrote on {day}",
                n=len(days),
                first=days[0],
            )
            yield said.finding(self.name, "broken-promises", because)
        elif said is not None:
            wrote = _WILL_PAY if said is promise else say("On {day} the buyer wrote that a payment is still open")
            yield said.finding(self.name, "said", wrote)
        yield from self._dunned(case, paid)

    def _promised(self, case: Case) -> tuple[list[str], Said | None]:
        """The days on which the buyer wrote of the open payment, each at least `apart` after the one before.

        Beside them the last promise that answers a reminder of ours, where it is one of them.
        """
        found: list[str] = []
        last: datetime | None = None
        promise: Said | None = None
        dunned = reminded = False
        answered: datetime | None = None
        for message in case.talk[-40:]:
            if message.sender == "seller":
                reminded, answered = DUNNED in topics(words_of(message)), None
                dunned = dunned or reminded
            elif message.sender == "buyer":
                reminded = reminded and (answered is None or message.at - answered <= _SAME_ANSWER)
                answered = message.at
                if (said := _of_payment(message, dunned=dunned, reminded=reminded)) is None:
                    continue
                promise = said if dunned else promise
                if last is None or message.at - last >= self.apart:
                    last = message.at
                    found.append(last.date().isoformat())
        return found, promise

    def _dunned(self, case: Case, paid: datetime | None) -> Iterator[Finding]:
        dunned = ours(case).get(DUNNED)
        last = case.last("buyer")
        if dunned is not None and (paid is None or dunned.at > paid) and (last is None or last.at < dunned.at):
            because = say(
                'We wrote on {day} that money is due, without an answer: "{quote}"',
                day=dunned.at.date(),
                quote=dunned.quote,
            )
            evidence = {"sentence": dunned.quote, "at": dunned.at, "language": dunned.language}
            yield sign(self.name, "we-dun").finding(because, evidence)


def _refuses(sentence: str) -> bool:
    """Whether a sentence says that nothing is paid in advance: a word on the terms, and no debt."""
    found = meant_in(sentence)
    return found >= _NOT_AHEAD and not found.isdisjoint(_AS_A_RULE) and found.isdisjoint(_OWING)


def _names_it(said: Said) -> bool:
    """Whether a sentence names the payment, or a phrase heard it: no debt is read out of empty pockets."""
    return said.layer != "learned" or any(means(concept, said.sentence) for concept in _PAYMENT)


_SAME_ANSWER = timedelta(days=2)
"""How long after their first answer to a reminder what they write still answers it (judgement)."""

_LIKELY = 0.6
"""How likely a promise must be that is taken for one to pay (judgement)."""

_PAYMENT = ("pay", "paid", "debt", "time-to-pay", "advance-payment")
_WILL_PAY = mark("On {day} the buyer wrote, asked for the money, that it will come")


def _of_payment(message: Message, *, dunned: bool, reminded: bool) -> Said | None:
    """What a message says of an open payment: that it is owed, or, once we have reminded them, that it will be paid.

    What is promised in answer to a reminder is the payment, whether or not it is named.
    """
    words = words_of(message)
    heard_in = topics(words)
    if "owes" in heard_in:
        return _said(heard_in["owes"].sentence, message)
    promised = heard_in["promise"].sentence if "promise" in heard_in else None
    promised = promised or next((one.sentence for one in understood(words) if _promises(one)), None)
    meant = promised and dunned and (reminded or means("pay", promised))
    return _said(promised, message) if promised and meant else None


def _promises(one: Understood) -> bool:
    return one.act is Act.PROMISES and one.chance >= _LIKELY


def _said(sentence: str, message: Message) -> Said:
    return Said(topic="owes", sentence=sentence, language="", at=message.at, scale=1.0)
