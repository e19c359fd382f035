"""What a rule is shown: one buyer, the seller, the facts, the moment and the silence. Nothing else exists for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from silentbuyer.model.acts import HeardAct
from silentbuyer.model.channels import Reach, reaches
from silentbuyer.model.customer import Customer, Message, Stage
from silentbuyer.model.facts import Answer, Facts, Question
from silentbuyer.model.log_order import last_senders, settled
from silentbuyer.model.seller import Seller
from silentbuyer.model.silence import Silence
from silentbuyer.model.told_stage import ToldStage
from silentbuyer.values.lazy import lazy


@attrs.frozen(kw_only=True, slots=False)
class Case:
    """One buyer as a rule sees them at one moment.

    Attributes:
        now: the moment of the diagnosis, timezone-aware; rules have no other clock.
        silence: the effective silence, already measured.
        acts: what a language model heard in the buyer's messages, as far as these bear it out; empty without one.
        understood: the moments of messages in which a plugin's own phrases were heard.
        received: how many messages at the end of the talk only acknowledge a letter of ours, and answer nothing.
        told: how far the business has come by the log, where the record names and implies no stage.

    """

    customer: Customer
    seller: Seller
    now: datetime
    facts: Facts = attrs.field(factory=Facts)
    silence: Silence = attrs.field(factory=Silence)
    acts: tuple[HeardAct, ...] = ()
    understood: frozenset[datetime] = frozenset()
    told: ToldStage | None = None
    received: int = 0

    def answer(self, question: Question) -> Answer:
        """`Known` or `Unknown`: the answer to a question that the rule named in `needs`."""
        return self.facts.answer(question)

    def known(self, question: Question) -> Any | None:
        """The known value, or None when it is unknown."""
        return self.facts.known(question)

    @lazy
    def log(self) -> tuple[Message, ...]:
        """All messages up to now, the oldest first."""
        return tuple(m for m in settled(self.customer.messages) if m.at <= self.now)

    @lazy
    def talk(self) -> tuple[Message, ...]:
        """The messages that people wrote (no auto-replies, bounces or receipts), the oldest first."""
        return tuple(m for m in self.log if m.kind == "message")

    @lazy
    def is_worded(self) -> bool:
        """Whether any message has a text or a subject: of many logs only dates and directions are known."""
        return any(m.text or m.subject for m in self.log)

    @lazy
    def begun(self) -> datetime:
        """When we first wrote, `now` where we have not: what stands before it is the inquiry."""
        return next((message.at for message in self.talk if message.sender == "seller"), self.now)

    def last(self, sender: str, kind: str = "message") -> Message | None:
        """The last message of one sender and kind, or None."""
        for message in reversed(self.log):
            if message.sender == sender and message.kind == kind:
                return message
        return None

    def days_since(self, at: datetime) -> int:
        """Calendar days from the day of a moment, in its own zone, to today: from the 8th to the 15th it is 7."""
        return (self.now.astimezone(at.tzinfo).date() - at.date()).days

    @lazy
    def reaches(self) -> tuple[Reach, ...]:
        """Every channel of the buyer's on record, the best first."""
        return reaches(self.customer, self.now)

    @property
    def _answering(self) -> tuple[Message, ...]:
        """The talk without the last words that only acknowledge."""
        return self.talk[: len(self.talk) - self.received]

    @lazy
    def turn(self) -> str:
        """Whose turn it is to write: ``buyer``, ``seller``, ``unknown`` or ``nobody``.

        Unknown is the direction of the last message, or which message of the last day was the last. Who acknowledges a
        letter of ours is still to answer it.
        """
        if not self.talk:
            return "nobody"
        senders = last_senders(self._answering)
        return (
            {"seller": "buyer", "buyer": "seller"}.get(next(iter(senders)), "unknown")
            if len(senders) == 1
            else "unknown"
        )

    @lazy
    def unanswered(self) -> tuple[Message, ...]:
        """Our messages since the buyer's last word, the oldest first."""
        tail: list[Message] = []
        for message in reversed(self._answering):
            if message.sender == "buyer":
                break
            if message.sender == "seller":
                tail.append(message)
        return tuple(reversed(tail))

    def acts_in(self, message: Message) -> tuple[HeardAct, ...]:
        """The acts that a language model heard in one message."""
        return tuple(act for act in self.acts if act.at == message.at and act.sender == message.sender)

    @lazy
    def stage(self) -> Stage:
        """The stage on record, else what the record implies, else what the log tells, else a first inquiry."""
        if self.customer.stage is not None:
            return self.customer.stage
        if self.customer.arrival is not None:
            return Stage.SHIPMENT
        if self.customer.orders:
            return Stage.REPEAT
        return self.told.stage if self.told is not None else Stage.INQUIRY

    @lazy
    def stage_source(self) -> str:
        """Where the stage comes from: ``record``, ``log``, or ``assumed`` where neither tells of one."""
        on_record = self.customer.stage is not None or self.customer.arrival is not None or self.customer.orders
        return "record" if on_record else "log" if self.told is not None else "assumed"
