"""A sentence: plain text to whoever reads it, with the message and the values that it was made of.

The text is in one language; `told` makes the same sentence in another. A value is plain data: text that is never
translated (names, addresses, what the buyer wrote), a number, a date, a moment, a tuple of them, or a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Self

from silentbuyer.language.catalogues import ENGLISH, Catalogue, catalogue
from silentbuyer.language.filling import NotFilled, fill, shown_by
from silentbuyer.language.recognised import FEWEST, LETTERS, recognised

DEEPEST = 8
"""Sentences within sentences in one saved file."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_QUOTES = "'\"“"


class Sentence(str):
    """Text in one language that knows how to be said in another.

    It equals, hashes and behaves as its text. What is cut or joined of it is plain text and stays in its language.

    Attributes:
        message: the English template; for text that came without one the text itself.
        many: the English template for another number than one, where `message` counts something; else empty.
        values: (name, value) for each place of the template.
        language: the language that the text is in.
        also: language code -> the template in that language, for a plugin's words that no catalogue holds.

    """

    __slots__ = ("also", "language", "many", "message", "values")
    also: Mapping[str, str]
    message: str
    many: str
    values: tuple[tuple[str, Any], ...]
    language: str

    def __new__(
        cls,
        text: str,
        message: str,
        *,
        many: str = "",
        values: tuple[tuple[str, Any], ...] = (),
        language: str = "en",
        also: Mapping[str, str] = _NOTHING,
    ) -> Self:
        """The text as it is; `say`, `plural` and `told` make it of its template."""
        made = super().__new__(cls, text)
        made.message, made.many, made.values, made.language, made.also = message, many, values, language, also
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (str(self), self.message, self.many, self.values, self.language, dict(self.also))


def _made(  # noqa: PLR0917 - as pickled, one after the other
    text: str,
    message: str,
    many: str,
    values: tuple[tuple[str, Any], ...],
    language: str,
    also: Mapping[str, str] = _NOTHING,
) -> Sentence:
    return Sentence(text, message, many=many, values=values, language=language, also=also or _NOTHING)


def worded(
    message: str,
    values: tuple[tuple[str, Any], ...],
    *,
    many: str = "",
    words: Catalogue = ENGLISH,
    also: Mapping[str, str] = _NOTHING,
) -> Sentence:
    """A sentence of a template and its values, said in the language of a catalogue.

    A translation that does not fit the values gives way to the English, and that to the template itself.
    """
    found = dict(values)
    template = words.template(message, many, found.get("n", 1))
    template = also.get(words.language, template) if also else template
    for one in dict.fromkeys((template, ENGLISH.template(message, many, found.get("n", 1)))):
        try:
            text = fill(one, found, lambda value: _shown(value, words))
        except NotFilled:
            continue
        return Sentence(text, message, many=many, values=values, language=words.language, also=also)
    return Sentence(message, message, many=many, values=values, language=words.language, also=also)


def _shown(value: Any, words: Catalogue) -> str:
    return shown_by(words.word, value, lambda text: told(text, words) if isinstance(text, Sentence) else text)


def told(text: str, words: Catalogue) -> Sentence:
    """The same sentence in the language of a catalogue.

    Text without a message is looked up as it stands, then recognised by its form; else it stays as it is.
    """
    known = isinstance(text, Sentence) and (text.values or text.also or str(text) != text.message)
    if isinstance(text, Sentence) and (known or text.message in words.messages):
        return worded(text.message, text.values, many=text.many, words=words, also=text.also)
    return _plain_text(text, words, LETTERS) if text else Sentence("", "", language=words.language)


def _plain_text(text: str, words: Catalogue, least: int) -> Sentence:
    found = None if text in words.messages or words.language == "en" else recognised(text, words, least)
    if found is None:
        return worded(text, (), words=words)
    return worded(found[0], tuple((name, _part(value, words)) for name, value in found[1]), words=words)


def _part(value: str, words: Catalogue) -> Any:
    """What stood in a place of a recognised text: a sentence again where it is one; names and quotations stay."""
    if value in words.messages and value[:1].isupper():
        return worded(value, (), words=words)  # a name that has one of its own: a holiday, a country
    if " " not in value or value[0] in _QUOTES:
        return value
    again = _plain_text(value, words, FEWEST)
    return again if again.message in words.messages else value


def as_sentence(text: str) -> Sentence:
    """A text as a sentence: one that came as a constant is looked up as it stands when it is said."""
    return text if isinstance(text, Sentence) else Sentence(text, text)


def speak(text: str, language: str) -> str:
    """The same sentence in a language by its code.

    Raises:
        LanguageError: for a language without a catalogue.

    """
    return text if language_of(text) == language == "en" else told(text, catalogue(language))


def language_of(text: str) -> str:
    """The language that a text says it is in; English where it does not say."""
    return text.language if isinstance(text, Sentence) else "en"


def message_of(text: str) -> str:
    """The English message of a text: what a program may compare, whatever language it is in."""
    return text.message if isinstance(text, Sentence) else text


def to_data(text: Sentence) -> dict[str, Any]:
    """Message and values as plain data for JSON."""
    data: dict[str, Any] = {"message": text.message}
    if text.many:
        data["many"] = text.many
    if text.values:
        data["values"] = {name: _plain(value) for name, value in text.values}
    if text.also:
        data["also"] = dict(text.also)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        return {"text": str(value), **to_data(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def from_data(text: str, data: Any, language: str = "en", left: int = DEEPEST) -> str:
    """The sentence that `to_data` wrote; the plain text where the data is not of that shape."""
    try:
        values = tuple((str(name), _value(value, language, left)) for name, value in data.get("values", {}).items())
        also = {str(code): str(said) for code, said in data.get("also", {}).items()} or _NOTHING
        many = str(data.get("many", ""))
        return Sentence(text, str(data["message"]), many=many, values=values, language=language, also=also)
    except (AttributeError, KeyError, TypeError, ValueError):
        return text


def _value(value: Any, language: str, left: int) -> Any:
    if left <= 0:
        raise ValueError(f"sentences nested deeper than {DEEPEST} levels")
    if isinstance(value, list):
        return tuple(_value(item, language, left - 1) for item in value)
    if not isinstance(value, Mapping):
        return value
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    if "date" in value:
        return date.fromisoformat(value["date"])
    return from_data(str(value["text"]), value, language, left - 1)
