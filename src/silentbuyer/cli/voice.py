"""The language that the command line speaks: its own words, the errors, and whatever the readers tell."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.errors import LanguageError
from silentbuyer.language.catalogues import ENGLISH, Catalogue, catalogue, code, languages
from silentbuyer.language.default_language import chosen
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.language.sentence import told
from silentbuyer.text.clean import clean

SYSTEM = (
    mark("No such file or directory"), mark("Permission denied"), mark("Is a directory"), mark("Not a directory"),
    mark("No space left on device"), mark("Read-only file system"), mark("File name too long"), mark("File exists"),
    mark("{file}: {fault}"), mark("cannot write the output: {fault}"),
    mark("[Errno {number}] No such file or directory: {file}"), mark("unable to open database file"),
    mark("No module named {name}"), mark("ModuleNotFoundError: {fault}"),
    mark("FileNotFoundError: {fault}"),
    mark("Expecting value: {place}"), mark("Extra data: {place}"),
    mark("Expecting property name enclosed in double quotes: {place}"), mark("Can't load plugin: {name}"),
    mark("is not a date that can be read"),
    mark("{field} must be {expected}, got {value}"), mark("{field} in record {record} must be {expected}, got {value}"),
)  # fmt: skip
"""What the operating system and Python say most often, and how an error puts its field and value."""


@attrs.frozen
class Voice:
    """Says things in one language, to the output or to stderr."""

    words: Catalogue = ENGLISH

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.words.language

    def tell(self, message: str, /, **values: Any) -> str:
        """A message of ours with its values."""
        return str(told(say(message, **values), self.words))

    def count(self, one: str, many: str, n: int, **values: Any) -> str:
        """A message of ours that counts."""
        return str(told(plural(one, many, n=n, **values), self.words))

    def told(self, text: object) -> str:
        """A text of another part of the library: a sentence, or plain text that is recognised by its form."""
        return str(told(text if isinstance(text, str) else str(text), self.words))

    def note(self, text: object, limit: int = 600) -> None:
        """One line on stderr, safe and bounded."""
        print(clean(self.told(text), limit), file=sys.stderr)  # noqa: T201 - this is a command line

    def notes(self, lines: Sequence[str] | str) -> None:
        """Several lines on stderr."""
        for line in lines.splitlines() if isinstance(lines, str) and "\n" in lines else _each(lines):
            self.note(line)


def _each(lines: Sequence[str] | str) -> Sequence[str]:
    return ([lines] if lines else []) if isinstance(lines, str) else lines


def voice_of(arguments: Sequence[str], environ: Mapping[str, str]) -> Voice:
    """The voice for a command line that is not parsed yet, so that its help and its faults can be told, too.

    ``--lang`` decides, else the profile that ``--seller`` names, else the machine's locale. Of ``draft`` the option
    names the language of the message: who asks for English may not read it.
    """
    asked = _value(arguments, "--lang")
    if arguments[:1] == ["draft"] and (code(asked) == "en" or code(asked) not in languages()):
        asked = ""
    try:
        return Voice(catalogue(asked or chosen(_spoken(_value(arguments, "--seller")), environ)))
    except LanguageError:  # told in English when the option is looked at
        return Voice()


def _value(arguments: Sequence[str], option: str) -> str:
    """The value of an option, as ``--option value`` or ``--option=value``; the last one counts."""
    found = ""
    for place, given in enumerate(arguments):
        if given == option and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif given.startswith(f"{option}="):
            found = given.partition("=")[2]
    return found


def _spoken(path: str) -> tuple[str, ...]:
    """The languages of a profile; none where it cannot be read, which is told when it is needed."""
    if not path or not Path(path).is_file():
        return ()
    try:
        profile = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    given = [profile.get("language"), *_listed(profile.get("languages"))]
    return tuple(one for one in given if isinstance(one, str))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
