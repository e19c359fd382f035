"""Catalogues: the messages of one language, ours, those that plugins bring, and a user's own.

A catalogue is a gettext file ``<language>/LC_MESSAGES/<any name>.po``: ours beside this module, a plugin's in the
folder ``language`` of its package, a user's own in any folder. It is read when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.errors import LanguageError
from silentbuyer.language.po_file import PoFile, read

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

GROUP = "silentbuyer"
_CODE = re.compile(r"[a-z]{2,3}")


@attrs.frozen(eq=False)
class Catalogue:
    """What one language says for the messages.

    Attributes:
        language: its ISO 639 code.
        messages: English template -> the forms of its translation, one a plural form.
        form: which form is for a number.
        faults: what could not be read, for people; the rest holds all the same.

    """

    language: str
    messages: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    form: Callable[[int], int] = attrs.field(default=lambda n: int(n != 1), repr=False)
    faults: tuple[str, ...] = ()

    def word(self, message: str) -> str:
        """A message without places in this language; itself where there is no translation."""
        return self.messages.get(message, (message,))[0]

    def template(self, message: str, many: str, n: Any) -> str:
        """The template for a message, in the form for a number where it counts."""
        found = self.messages.get(message)
        if not many:
            return found[0] if found else message
        number = n if isinstance(n, int | float) and isfinite(n) else 1
        if not found:
            return message if number == 1 else many
        place = self.form(int(number) if number == int(number) else 2)
        return found[place] if place < len(found) else found[-1]


ENGLISH = Catalogue("en")


def code(language: str) -> str:
    """The code of a language by itself: ``zh`` of ``zh_CN.UTF-8``; empty when it is none."""
    short = re.split(r"[-_.@]", language.strip().lower(), maxsplit=1)[0]
    return short if _CODE.fullmatch(short) else ""


def catalogue(language: str, folders: Iterable[str | Path] = ()) -> Catalogue:
    """The catalogue of a language: the user's own folders first, then ours, then the plugins'.

    Raises:
        LanguageError: for a language without any catalogue.

    """
    short, own = code(language), tuple(Path(folder) for folder in folders)
    if short == "en" and not own:
        return ENGLISH
    return _ours(short, language) if not own else _made(short, language, own)


@cache
def _ours(short: str, language: str) -> Catalogue:
    return _made(short, language, ())


def _made(short: str, language: str, own: tuple[Path, ...]) -> Catalogue:
    found = [*_of_folders(own, short), *_installed(short)] if short else []
    if not found and short != "en":
        raise LanguageError("language", f"one of {', '.join(languages())} or one with a catalogue of its own", language)
    messages: dict[str, tuple[str, ...]] = {}
    for one in reversed(found):
        messages |= one.messages
    form = found[0].form if found else ENGLISH.form
    return Catalogue(short, messages, form, tuple(fault for one in found for fault in one.faults))


def languages() -> tuple[str, ...]:
    """The languages that are installed, English first."""
    home = files("silentbuyer").joinpath("language")
    ours = sorted(item.name for item in home.iterdir() if _CODE.fullmatch(item.name) and item.is_dir())
    return ("en", *ours)


@cache
def _installed(short: str) -> tuple[PoFile, ...]:
    """Our own catalogue of a language and those of the installed plugins, which are not imported for it."""
    homes: list[Traversable] = [files("silentbuyer").joinpath("language")]
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        homes += _beside(point)
    return tuple(_of_folders(homes, short))


def _beside(point: Any) -> Iterable[Path]:
    """The folder ``language`` of the package that an entry point names, as its distribution lists it."""
    package = point.value.partition(":")[0].partition(".")[0]
    listed = (point.dist.files if point.dist is not None else None) or ()
    heads = {one.locate() for one in listed if one.parts[:2] == (package, "language")}
    return sorted({Path(str(head)).parents[2] for head in heads if str(head).endswith(".po")})


def _of_folders(homes: Iterable[Traversable | Path], short: str) -> Iterable[PoFile]:
    for home in homes:
        folder = home.joinpath(short, "LC_MESSAGES")
        if folder.is_dir():
            for item in sorted(folder.iterdir(), key=lambda one: one.name):
                if item.name.endswith(".po"):
                    yield read(item)
