"""What a plain output keeps of each diagnosis: text, and what is told at the end; it travels lightly between processes.

A diagnosis of 7 kB takes a fifth of its own making to be packed and unpacked. Where nobody wants more of it than its
lines in one file, the process that made it writes them, and the first process only puts them in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from silentbuyer.cli.choices import speaks
from silentbuyer.cli.output import TEXTS
from silentbuyer.cli.tally import Told

if TYPE_CHECKING:
    from argparse import Namespace

    from silentbuyer.model.diagnosis import Diagnosis


@attrs.frozen
class Piece:
    """What one diagnosis comes to in a plain output.

    Attributes:
        text: what the output shows of it.
        kept: its JSON, which is kept on disk until the run is done; empty where nothing is kept.
        told: what the closing lines count.
        unknowns: whether anything could not be checked.

    """

    text: str
    kept: str
    told: Told
    unknowns: bool


@attrs.frozen
class Pieces:
    """How diagnoses become pieces, in any process.

    Attributes:
        format: of the output, one of `TEXTS`.
        language: of the output; None leaves the diagnoses' own.
        keeps: whether their JSON is kept as well.

    """

    format: str
    language: str | None
    keeps: bool

    def __call__(self, diagnosis: Diagnosis) -> Piece:
        """The piece of one diagnosis."""
        other = self.language is not None and diagnosis.language != self.language
        said = diagnosis.in_language(self.language) if other and self.language else diagnosis
        kept = diagnosis.to_json() if self.keeps else ""
        same = kept and said is diagnosis and self.format in {"json", "jsonl"}
        text = kept if same else TEXTS[self.format](said)
        return Piece(text, kept, Told.of(diagnosis), bool(diagnosis.unknowns))


def pieces_of(options: Namespace, *, keeps: bool) -> Pieces | None:
    """How the pieces are made that the options ask for; None where something wants the diagnoses themselves."""
    more = (options.html, options.ics, options.xlsx, options.explain, getattr(options, "save_facts", None))
    if options.format not in TEXTS or options.command == "draft" or any(more):
        return None
    return Pieces(options.format, options.language if speaks(options) else None, keeps)
