"""The rule ``fake-inquiry``: signals of a fake inquiry in what the buyer wrote, and signals of a real one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import attrs

from silentbuyer.conversation.call_notes import is_call_note
from silentbuyer.conversation.doubted import our_doubt, took_at_once
from silentbuyer.hearing.by_talk import told_most
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.fake_signals import inquiry_of, strong_signals, weak_signals
from silentbuyer.rules.inquiry_words import (
    asks_for_money,
    borne_by_buyer,
    concrete_sentence,
    has_signature,
    names_product,
    tells_to_pay,
)
from silentbuyer.rules.log_only import nothing_outside

DECISIVE = 6.0
"""Bits from which one sign decides alone; beside it a figure or a long talk proves no honesty (`weighing.weigh`)."""

_QUOTE = 160
_REAL_STAGES = (Stage.DEPOSIT, Stage.SHIPMENT, Stage.REPEAT)


@attrs.frozen(kw_only=True)
class FakeInquiry:
    """The buyer's own words carry signals of a fake inquiry: signals, never a verdict on a person.

    What it looks for:
        Of the 26 signals that practitioners name (``data/fake_signals.csv``) those that words and the record show:
        fees to be paid first, invitation letters for a visa, phishing, changed bank accounts, or in other words what
        swindlers ask for, a talk that as a whole sounds like a swindler's, odd means of payment,
        delivery elsewhere on credit (the more so where our first price was taken as it was, or where we doubted who
        they are and nothing came), copies of brands, a huge order agreed quickly, a proforma invoice at once, no
        calls, no product in the inquiry, no signature, a general subject, haste, free samples, odd hours, a foreign
        IP address, a competitor's question. Mailbox, domain and website are judged by their own rules, platform
        marks by the platforms' plugins.

    Why it means silence:
        Who never wanted to buy stops writing when nothing is to be had.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Only a fee or visa request, phishing, a demand to pay to a changed account or the sound of the whole talk (of
        74 such talks that were left out 73 were swindlers') decides alone, at any point of the talk, and not against a
        buyer with orders or paid stages. A question about an account, or whether ours has changed, is none of them
        (rule payment-diverted); nor is an invitation asked for in a long and concrete talk.
        Everything else adds up under a cap. A free mailbox, a free sample, haste or an odd hour alone say nothing
        here: they are counted only beside a stronger signal (an Indian buyer of free samples became a real customer).
        Model, certificate, quantity or delivery date in the inquiry, a long talk and orders speak for a real buyer.

    What to do:
        Likely: stop, mark as junk within 24 hours. Doubtful: one qualifying question.

    Sources:
        C3c, C5b, C15-C30, F1-F10 (see the table); weights are judgement.
    """

    name: ClassVar[str] = "fake-inquiry"
    short: int = 40
    signed: int = 80
    long_talk: int = 4

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """Decisive and strong signals, then the weak ones beside them, and what speaks for a real buyer."""
        said = heard(case, since_order=False)
        decisive = list(self._decisive(case, said))
        demanded = any(finding.weights.get(Cause.FAKE_BUYER, 0.0) >= DECISIVE for finding in decisive)
        whole = [] if demanded else list(self._as_a_whole(case))
        left = {topic: one for topic, one in said.items() if topic != "swindle"} if demanded or whole else said
        strong = [*decisive, *whole, *strong_signals(left, trusted=_is_trusted(case))]
        yield from strong
        yield from _on_credit(case, said)
        yield from self._content(case, said)
        if any(finding.weights and max(finding.weights.values()) > 0 for finding in strong):
            yield from weak_signals(case, said)
        if not (demanded or whole or "swindle" in said):
            yield from self._real(case)

    def _decisive(self, case: Case, said: Mapping[str, Said]) -> Iterator[Finding]:
        said = {topic: _in_full(case, one) for topic, one in said.items()}
        trusted = _is_trusted(case)
        other = said.get("swindle")
        if other is not None and "fee" not in said and not trusted and asks_for_money(other.sentence):
            said["fee"] = other  # the same demand in words that no phrase lists
        if "fee" in said and not borne_by_buyer(said["fee"].sentence):
            asks = asks_for_money(said["fee"].sentence)
            yield said["fee"].finding(self.name, "fee" if asks and not trusted else "fee-word", _FEE)
        if "visa" in said:
            real = trusted or self._long_and_concrete(case)
            yield said["visa"].finding(self.name, "visa-word" if real else "visa", _VISA)
        alarmed = "pay-diverted" in said and said["pay-diverted"].layer == "phrase"
        if "bank-change" in said and not alarmed and not is_question(said["bank-change"].sentence):
            asks = tells_to_pay(said["bank-change"].sentence) and not trusted
            yield said["bank-change"].finding(self.name, "bank-change" if asks else "bank-word", _BANK)
        lured = said.get("phishing") or _lured(said)
        if lured is not None:
            yield lured.finding(self.name, "phishing", _PHISHING)

    def _as_a_whole(self, case: Case) -> Iterator[Finding]:
        """What a talk sounds like in which no sentence demands what decides alone."""
        most = None if _is_trusted(case) else told_most(case, Act.SWINDLE)
        if most is not None:
            yield most.finding(self.name, "whole-talk", _WHOLE)

    def _long_and_concrete(self, case: Case) -> bool:
        """Whether a long talk of their own names figures, models or dates: then a visit may be one of business."""
        theirs = [message for message in case.talk if message.sender == "buyer"]
        return len(theirs) >= self.long_talk and any("concrete" in topics(words_of(one)) for one in theirs)

    def _content(self, case: Case, said: Mapping[str, Said]) -> Iterator[Finding]:
        """What the first message holds or lacks."""
        first = inquiry_of(case)
        if first is None:
            return
        text = words_of(first)
        evidence = {"at": first.at, "characters": len(text)}
        about = topics(text)
        concrete = concrete_sentence(text)
        if concrete:
            because = say('The first message is concrete: "{quote}"', quote=concrete[:_QUOTE])
            yield sign(self.name, "concrete").finding(because, evidence)
        elif (
            "concrete" not in about
            and len(text) >= self.short
            and "generic" in about
            and not names_product(case.customer, text)
        ):
            yield sign(self.name, "no-product").finding(
                say("The first message names no product that we know, no figure and no need."), evidence
            )
            if len(text) >= self.signed and not has_signature(case.customer, first):
                because = say("The first message is not signed with a company, telephone or website.")
                yield sign(self.name, "no-signature").finding(because, evidence)
        if "target" in said and not case.customer.company and not case.customer.website:
            because = say("A question for one exact price without any word on the company may come from a competitor.")
            yield sign(self.name, "competitor").finding(because, {"sentence": said["target"].quote})

    def _real(self, case: Case) -> Iterator[Finding]:
        orders = [order for order in case.customer.orders if order.at <= case.now]
        wrote = sum(message.sender == "buyer" and not is_call_note(message) for message in case.talk)
        if orders:
            times = plural("{n} order", "{n} orders", n=len(orders))
            because = say("The buyer has ordered before ({times}).", times=times)
            yield sign(self.name, "known-buyer").finding(because, {"orders": len(orders)})
        elif wrote >= self.long_talk:
            because = say("The buyer has written {wrote} times: fake inquiries rarely last.", wrote=wrote)
            yield sign(self.name, "long-talk").finding(because, {"messages": wrote})


def _is_trusted(case: Case) -> bool:
    """Whether the buyer has ordered, or the record says how far the business has come."""
    return bool(case.customer.orders) or (case.stage in _REAL_STAGES and _is_ours(case))


def _is_ours(case: Case) -> bool:
    """Whether the stage is known from the record or our own word: what a stranger claims proves nothing."""
    return case.told is None or case.told.sender == "seller"


def _in_full(case: Case, said: Said) -> Said:
    """What the buyer wrote counts in full at any point of the talk: later words do not take back a demand."""
    theirs = any(message.at == said.at and message.sender == "buyer" for message in case.talk)
    return attrs.evolve(said, scale=1.0) if theirs and not said.by else said


_WHOLE = mark("Read as a whole, the talk sounds like that of a swindler who poses as a buyer, most of all on {day}")
_BANK = mark("The message of {day} names a changed bank account")
_FEE = mark("The message of {day} asks for a fee or a payment to a third party")
_VISA = mark("The message of {day} asks for an invitation letter or a visa")
_PHISHING = mark("The message of {day} asks to log in, or for a password, to see an order")


def _lured(said: Mapping[str, Said]) -> Said | None:
    """The sentence with the password, when the same message tells to click, log in or confirm."""
    password, lure = said.get("password"), said.get("lure")
    return password if password is not None and lure is not None and password.at == lure.at else None


def _on_credit(case: Case, said: Mapping[str, Said]) -> Iterator[Finding]:
    """An order on credit by a stranger who took the price at once, and our own doubt that has got no answer."""
    if "credit-elsewhere" not in said or _is_trusted(case):
        return
    taken, doubt = took_at_once(case), our_doubt(case)
    if taken is not None:
        day, quote = taken[0].at.date().isoformat(), taken[1][:_QUOTE]
        because = say(
            'The buyer took our first price as it was, on {day}, and wants the goods on credit: "{quote}"',
            day=day,
            quote=quote,
        )
        yield sign("fake-inquiry", "order-on-credit").finding(because, {"at": taken[0].at, "sentence": quote})
    if doubt is not None:
        day, quote = doubt[0].at.date().isoformat(), doubt[1][:_QUOTE]
        because = say('We asked on {day} who they are, and nothing has come since: "{quote}"', day=day, quote=quote)
        yield sign("fake-inquiry", "doubted").finding(because, {"at": doubt[0].at, "ours": quote})
