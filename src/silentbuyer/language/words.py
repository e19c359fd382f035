"""Translations that a plugin hands over with its rules, where it is no installed package with catalogues of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.language.catalogues import code
from silentbuyer.language.sentence import Sentence, as_sentence
from silentbuyer.values.frozen import FrozenMap

T = TypeVar("T")


def _language(_: object, __: Any, value: Any) -> None:
    if not isinstance(value, str) or code(value) != value:
        raise PluginError(f"language must be an ISO 639 code such as 'zh', got {value!r:.80}")


def _messages(value: Any) -> FrozenMap[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for pair in value.items() for one in pair):
        raise PluginError(f"messages must map English templates to their translations, got {value!r:.80}")
    return FrozenMap(value)


@attrs.frozen(kw_only=True)
class Words:
    """What the sentences of a plugin are in one language (`register_words`).

    Attributes:
        name: the plugin's name.
        language: ISO 639 code of the language.
        messages: English template, as the plugin says it (``"No login for {days} days."``) -> its translation.

    Raises:
        PluginError: for a language that is no code, or messages that are no texts.

    """

    name: str
    language: str = attrs.field(validator=_language)
    messages: FrozenMap[str, str] = attrs.field(converter=_messages, repr=False)

    @property
    def key(self) -> str:
        """Whose words they are in which language."""
        return f"{self.name}:{self.language}"


def by_message(words: Iterable[Words]) -> dict[str, dict[str, str]]:
    """English template -> language -> translation."""
    found: dict[str, dict[str, str]] = {}
    for one in words:
        for message, said in one.messages.items():
            found.setdefault(message, {}).setdefault(one.language, said)
    return found


def with_words(text: str, known: Mapping[str, Mapping[str, str]]) -> str:
    """The sentence, which can also be said in the languages that are known for it."""
    sentence = as_sentence(text)
    also = known.get(sentence.message)
    if not also:
        return text
    return Sentence(
        str(sentence), sentence.message, many=sentence.many, values=sentence.values, language=sentence.language,
        also={**also, **sentence.also},
    )  # fmt: skip
