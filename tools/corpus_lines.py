"""The lines of ``tools/hearing_corpus``: sentences of every language, lines of many languages, and sentences of whole talks."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import attrs

from silentbuyer.text.tongue import languages_of

CORPUS = Path(__file__).parent / "hearing_corpus"
MIXED, TALKS = "mixed", "talks"
"""Stand for the language of lines in many languages: nothing is learned of languages from them."""
OURS, END = "ours", ".end"
"""Stands for the acts of a sentence of ours; ends the name of the line that tells why the buyer fell silent in the end."""
UNSURE = "?"
"""Stands behind the acts of a line of a talk that a colleague might label otherwise."""


@attrs.frozen
class Line:
    """A sentence, what it does, its language (or `MIXED`, `TALKS`), those its message is read in.

    Of a sentence of a talk also the talk, the place of its message there, and whether nobody would label it otherwise.
    """

    language: str
    acts: frozenset[str]
    text: str
    tongues: tuple[str, ...]
    talk: str = ""
    place: int = 0
    is_sure: bool = True


def lines_of_corpus() -> list[Line]:
    """All lines; of lines with several ways one is chosen."""
    return [*_single(), *_of_talks()]


def foreign() -> Iterator[tuple[str, str]]:
    """Language and text of lines in languages that are not heard, so that they are not taken for one that is."""
    for file in sorted((CORPUS / "tongues").glob("*.txt")):
        yield from ((file.stem, line) for line in file.read_text(encoding="utf-8").splitlines())


def _single() -> Iterator[Line]:
    for file in (*sorted(CORPUS.glob("*.tsv")), *sorted((CORPUS / MIXED).glob("*.tsv"))):
        for line in file.read_text(encoding="utf-8").splitlines():
            acts, tab, text = line.partition("\t")
            if tab and not line.startswith("#"):
                text = one_way(text)
                yield Line(MIXED if file.parent != CORPUS else file.stem, _acts(acts), text, languages_of(text))


def _of_talks() -> Iterator[Line]:
    """The sentences of talks, each read in the languages of its message."""
    for file in sorted((CORPUS / TALKS).glob("*.tsv")):
        rows = [row for row in rows_of_talks(file) if row[1] != OURS and not row[0].endswith(END)]
        for message, said in groupby(rows, key=lambda row: row[0]):
            sentences = list(said)
            tongues = languages_of("\n".join(text for _, _, text in sentences))
            for _, acts, text in sentences:
                sure = not acts.endswith(UNSURE)
                talk, _, place = message.rpartition(".")
                yield Line(TALKS, _acts(acts.removesuffix(UNSURE)), text, tongues, talk, int(place), sure)


def rows_of_talks(file: Path) -> list[list[str]]:
    """Talk and message, acts, and text of each line of a file of talks."""
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def _acts(told: str) -> frozenset[str]:
    return frozenset(told.split("+")) - {"none"}


def one_way(text: str) -> str:
    """One of the ways of a line, always the same one, whatever stands beside the line in the corpus."""
    chance = random.Random(zlib.crc32(text.encode()))
    return re.sub(r"\{([^{}]*)\}", lambda ways: chance.choice(ways[1].split("|")), text)
