"""One sentence of the buyer on a topic, and the finding that quotes it."""

from __future__ import annotations

from datetime import datetime

import attrs

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import Sentence
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign

_READERS = {
    "phrase": "",
    "learned": mark(", as far as we understand the words"),
    "model": mark(", as a language model reads it"),
    "encoder": mark(", as a sentence encoder understands it"),
}
_QUOTE = 240


@attrs.frozen(kw_only=True)
class Said:
    """One sentence on a topic, when it was written, how much it counts (0..1), and what heard it if no phrase did.

    `layer` is ``phrase``, ``learned`` (the table of `learned`), ``model`` (a language model) or ``encoder`` (a sentence
    encoder with the head of `head`); the last two are named in `by`.
    """

    topic: str
    sentence: str
    language: str
    at: datetime
    scale: float
    layer: str = "phrase"
    by: str = ""

    @property
    def quote(self) -> str:
        """The sentence as it is shown, shortened."""
        return self.sentence if len(self.sentence) <= _QUOTE else self.sentence[: _QUOTE - 1] + "…"

    def finding(self, rule: str, name: str, because: str, **more: str) -> Finding:
        """A finding of the sign ``rule/name`` that quotes the sentence; `more` joins its evidence.

        `because` has a place ``{day}`` for the day on which it was written: before the verb, so that it is not taken
        for a day in the text.
        """
        values = {**(dict(because.values) if isinstance(because, Sentence) else {}), "day": self.at.date()}
        head = say(because.message if isinstance(because, Sentence) else because, **values)
        text = say('{head}{reader}: "{quote}"', head=head, reader=say(_READERS[self.layer]), quote=self.quote)
        evidence = {"sentence": self.quote, "at": self.at, "language": self.language, "topic": self.topic, **more}
        evidence |= {"layer": self.layer} if self.layer != "phrase" else {}
        evidence |= {"by": self.by} if self.by else {}
        return sign(rule, name).finding(text, evidence, scale=self.scale)
