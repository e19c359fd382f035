"""Plain text recognised by its form: an error of ours, or a sentence of a file whose message was not kept.

A text that is no `Sentence` is compared with the templates of a catalogue; what stands in their places are its values.
Nothing is evaluated: a template is only taken apart into its fixed words, which must all be there in their order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import attrs

from silentbuyer.language.catalogues import Catalogue
from silentbuyer.language.filling import parts

LONGEST = 2_000
"""Characters of a text that is looked at."""

LETTERS = 8
"""Letters that the fixed words of a template must have, so that two texts are not alike by chance (judgement)."""
FEWEST = 5
"""The same for what stands within a recognised text."""
_ANY = "(.{0,1500}?)"
_WORD = r"('[^']{0,200}'|\"[^\"]{0,200}\"|\S{0,200}?)"
"""A place with nothing fixed between it and the next one: a quotation or a word."""


@attrs.frozen
class _Form:
    """A template: how many letters of it are fixed, its longest part, and the names of its places."""

    message: str
    fixed: int
    longest: str
    names: tuple[str, ...]


def recognised(text: str, words: Catalogue, least: int = LETTERS) -> tuple[str, tuple[tuple[str, Any], ...]] | None:
    """The message of a text and its values, by the template with most fixed words; None where none fits."""
    if len(text) > LONGEST:
        return None
    for form in _forms(words):
        if form.fixed >= least and form.longest in text and (match := _pattern(form.message).fullmatch(text)):
            return form.message, tuple(zip(form.names, match.groups(), strict=True))
    return None


@lru_cache(8)
def _forms(words: Catalogue) -> tuple[_Form, ...]:
    made = [form for message in words.messages if "{" in message and (form := _form(message)) is not None]
    return tuple(sorted(made, key=lambda form: -form.fixed))


def _form(message: str) -> _Form | None:
    found = parts(message)
    fixed = [before for before, _, _ in found]
    letters = sum(char.isalpha() for piece in fixed for char in piece)
    names = tuple(dict.fromkeys(name for _, name, _ in found if name))
    if letters < FEWEST or not names:
        return None
    return _Form(message, letters, max(fixed, key=len), names)


@lru_cache(512)
def _pattern(message: str) -> re.Pattern[str]:
    """The fixed words as they are, each place as any text; a place that comes twice holds the same twice."""
    seen: list[str] = []
    pieces = []
    found = parts(message)
    for place, (before, name, _) in enumerate(found):
        pieces.append(re.escape(before))
        if name in seen:
            pieces.append(rf"\{seen.index(name) + 1}")
        elif name:
            seen.append(name)
            then, following, _ = found[place + 1]
            pieces.append(_WORD if following and not then else _ANY)
    return re.compile("".join(pieces), re.DOTALL)
