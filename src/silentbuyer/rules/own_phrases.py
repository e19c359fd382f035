"""A plugin's own phrases as a rule: what buyers say of a matter, in any language, and what it speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.hearing.listening import recent_messages, words_of
from silentbuyer.hearing.phrasebook import Lexicon, book_of, phrase_of
from silentbuyer.hearing.phrases import facts_in
from silentbuyer.language.saying import say
from silentbuyer.language.sentence import worded
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Cause, Finding, as_cause
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.values.frozen import FrozenMap

_LONGEST = 120
_QUOTE = 240


def _said(value: Any) -> FrozenMap[str, tuple[str, ...]]:
    if not isinstance(value, Mapping) or not value:
        raise PluginError(f"phrases must map languages to phrases: {{'en': ('sanctions list',)}}, got {value!r:.80}")
    found = {str(language): (texts,) if isinstance(texts, str) else tuple(texts) for language, texts in value.items()}
    for texts in found.values():
        for text in texts:
            if not isinstance(text, str) or not text.strip(" *|!") or text.strip()[0] in "*|!" or len(text) > _LONGEST:
                raise PluginError(f"a phrase begins with a word and has up to {_LONGEST} characters, got {text!r:.80}")
    return FrozenMap(found)


def _bits(value: Any) -> FrozenMap[Cause, float]:
    try:
        return FrozenMap({as_cause(cause): float(bits) for cause, bits in value.items()})
    except (AttributeError, TypeError, ValueError) as error:
        raise PluginError(f"weights must map causes to bits: {error}") from None


@attrs.frozen(kw_only=True)
class Phrases:
    """Words by which buyers tell a matter; a rule, to be registered with `register_rules`.

    What it looks for:
        A phrase in the buyer's own words of the last year since their last order, as a fact: not denied, asked or
        supposed.

    Why it means silence:
        As the plugin says in `because`.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A word that also means something else.

    What to do:
        As the plugin's advice says.

    Sources:
        As the plugin names them in `source`.

    Attributes:
        name: of the rule, beginning with the plugin's name: ``acme-sanctions``.
        phrases: language -> phrases. ``word*`` is any word that begins so, ``a|b`` either, a lone ``*`` up to five
            words between; what stands behind ``!`` takes the meaning away.
        weights: cause -> bits.
        because: an English sentence with a place ``{day}``; the buyer's sentence is quoted behind it. `words` says it
            in other languages by their code.
        group: facts that depend on each other share one; empty is the rule's name.

    Raises:
        PluginError: for phrases or weights that are none.

    """

    name: str
    phrases: FrozenMap[str, tuple[str, ...]] = attrs.field(converter=_said)
    weights: FrozenMap[Cause, float] = attrs.field(converter=_bits)
    because: str
    words: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=FrozenMap)
    group: str = ""
    source: str = "judgement"

    needs = nothing_outside

    @property
    def signs(self) -> tuple[str, ...]:
        """The one sign that its findings have."""
        return (f"{self.name}/said",)

    def judge(self, case: Case) -> Iterable[Finding]:
        """The newest sentence in which one of the phrases stands."""
        for at, language, sentence in self.heard(case):
            yield self._finding(language, sentence, at)
            return

    def heard(self, case: Case) -> Iterator[tuple[datetime, str, str]]:
        """The buyer's sentences in which a phrase stands, the newest message first: moment, language, sentence."""
        for message in recent_messages(case):
            if message.sender == "buyer":
                for phrase, sentence in facts_in(words_of(message), _book(self)):
                    yield message.at, phrase.language, sentence

    def _finding(self, language: str, sentence: str, at: datetime) -> Finding:
        quote = sentence if len(sentence) <= _QUOTE else sentence[: _QUOTE - 1] + "…"
        head = worded(self.because, (("day", at.date()),), also=self.words)
        text = say('{head}{reader}: "{quote}"', head=head, reader="", quote=quote)
        return Finding(
            weights=self.weights,
            because=text,
            evidence={"sentence": quote, "at": at, "language": language},
            group=self.group or self.name,
            rule=self.name,
            source=self.source,
            sign=self.signs[0],
        )


@lru_cache(maxsize=256)
def _book(phrases: Phrases) -> Lexicon:
    said = phrases.phrases.items()
    return book_of(phrase_of(phrases.name, language, text) for language, texts in said for text in texts)
