"""The probe ``meaning`` by a sentence encoder of the extras: on this machine, without any network."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar

import attrs

from silentbuyer.hearing.head import Head, load_head
from silentbuyer.hearing.meaning import MOST_ACTS, NOT_BY_A_MODEL, answer_of, refusal
from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.model.probe import Wire
from silentbuyer.sectors.encoders import encoder_of, numpy
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

MOST_SENTENCES = 30
"""Sentences of one message that are read."""


@attrs.define(slots=False, eq=False)
class EncoderHearing:
    """Answers ``meaning`` questions by a sentence encoder and its trained head; it abstains where it is not sure.

    The value: ``acts``, each with ``act`` and ``quote``, as far as the message bears them out. Nobody is called a
    swindler or no buyer by it.

    Attributes:
        encoder: ``semantic-lite`` or ``semantic``, whose extra must be installed.

    Raises:
        SellerError: when the extra is not installed, at the first question.

    """

    encoder: str = "semantic-lite"
    kind: ClassVar[str] = "meaning"
    online: ClassVar[bool] = False
    patience: ClassVar[float] = 600.0

    @cached_property
    def _loaded(self) -> tuple[Any, Head]:
        return encoder_of(self.encoder).encode, load_head(self.encoder, numpy())

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """What one message says; the subject is its text."""
        _ = wire
        refused = refusal(question.subject)
        return refused if refused is not None else await asyncio.to_thread(self.read, question.subject)

    def read(self, text: str) -> Known | Unknown:
        """What one text says, in this thread."""
        encode, head = self._loaded
        parts = list(sentences(text))[:MOST_SENTENCES]
        heard = head.heard(numpy(), parts, encode(parts), languages_of(text)) if parts else []
        acts = [
            {"act": act.value, "quote": part}
            for part, found in zip(parts, heard, strict=True)
            for act in found
            if act not in NOT_BY_A_MODEL
        ]
        return answer_of(text, {"acts": acts[:MOST_ACTS]}, at=datetime.now(UTC), source=f"encoder:{self.encoder}")
