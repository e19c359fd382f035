"""What the options leave open: the language to speak, and how many rows there will be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.seller import Seller

_LINES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
_DATA = frozenset({"json", "jsonl", "rows"})
_PIECE = 1 << 20


def language_of(options: Namespace, seller: Seller) -> str:
    """The language that was asked for; else the profile's own, if one was given, else the locale's.

    For a draft the option says the language of the message, not that of what stands around it.
    """
    from silentbuyer.language.catalogues import catalogue, code
    from silentbuyer.language.default_language import chosen

    if options.lang and (options.command != "draft" or options.voice.language == code(options.lang) != "en"):
        return catalogue(options.lang).language
    own = seller.languages if getattr(options, "seller", None) else ()
    return chosen((seller.language, *own) if seller.language else own, os.environ)


def spoken(diagnosis: Diagnosis, options: Namespace) -> Diagnosis:
    """The diagnosis in the language of the run; data for programs stay English unless a language is asked for."""
    same = not speaks(options) or diagnosis.language == options.language
    return diagnosis if same else diagnosis.in_language(options.language)


def speaks(options: Namespace) -> bool:
    """Whether the output is in the language of the run at all."""
    return options.format not in _DATA or bool(options.lang)


def rows_of(options: Namespace) -> int | None:
    """How many rows a file of lines has, at most; None where that cannot be told without reading it as a table."""
    path = Path(getattr(options, "file", "") or "-")
    if getattr(options, "only", None) or path.suffix.lower() not in _LINES or not path.is_file():
        return None
    with path.open("rb") as file:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
    return max(lines - 1, 1)
