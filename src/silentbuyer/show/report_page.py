"""Many diagnoses as one whole HTML page: counts by cause, a list to work through, and a card for each."""

from __future__ import annotations

import tempfile
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from silentbuyer.show import wording
from silentbuyer.show.card import article
from silentbuyer.show.listing import HEADS, cells
from silentbuyer.show.style import sheet
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self, TextIO

    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.findings import Cause

TITLE = "Why these buyers are silent"
_SPOOL = 8_000_000
_NUMBER = ' class="n"'
_HEAD = (
    "<thead><tr>"
    + "".join(f'<th scope="col"{_NUMBER if name == "sure" else ""}>{name.capitalize()}</th>' for name in HEADS)
    + "</tr></thead>"
)


def page(diagnoses: Iterable[Diagnosis], *, title: str = TITLE) -> str:
    """The page as text."""
    with PageWriter(title) as writer:
        for diagnosis in diagnoses:
            writer.add(diagnosis)
        return "".join(writer.chunks())


def overview(diagnoses: Sequence[Diagnosis], limit: int) -> str:
    """The work list alone, of the first so many, for a notebook."""
    rows = "".join(_row(diagnosis) for diagnosis in diagnoses[:limit])
    rest = f"<p>… and {len(diagnoses) - limit:,} more</p>" if len(diagnoses) > limit else ""
    return f"<table>\n{_HEAD}\n<tbody>\n{rows}</tbody></table>{rest}"


class PageWriter:
    """Collects diagnoses one by one: the list stays in memory, the cards wait in a temporary file.

    It changes as it goes, because a page begins with a list that is complete only at the end.
    """

    def __init__(self, title: str = TITLE) -> None:
        self._title = title
        self._rows: list[str] = []
        self._causes: Counter[Cause] = Counter()
        self._cards = tempfile.SpooledTemporaryFile(_SPOOL, mode="w+", encoding="utf-8")  # noqa: SIM115 - __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cards.close()

    def add(self, d: Diagnosis) -> None:
        """Take one diagnosis into the list, the counts and the cards."""
        anchor = f"buyer-{len(self._rows) + 1}"
        self._rows.append(_row(d, anchor))
        self._causes[d.cause] += 1
        self._cards.write(article(d, anchor) + "\n")

    def chunks(self) -> Iterator[str]:
        """The finished page, piece by piece."""
        yield _head(self._title, len(self._rows))
        yield _counts(self._causes)
        yield '<h2 id="list">Work list</h2>\n<div class="wide">'
        yield f"<table>\n{_HEAD}\n<tbody>\n"
        yield from self._rows
        yield "</tbody></table></div>\n<h2>Every buyer</h2>\n"
        self._cards.seek(0)
        while piece := self._cards.read(65_536):
            yield piece
        yield "</main>\n</body>\n</html>\n"

    def write(self, stream: TextIO) -> None:
        """The finished page into a text stream."""
        stream.writelines(self.chunks())


def _head(title: str, count: int) -> str:
    # The policy forbids everything but the style sheet, so that even a mistake in escaping could run nothing.
    name = escape(clean(title, 120))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{name}</title>
<style>{sheet("page")}{sheet("card")}</style>
</head>
<body>
<main>
<h1>{name}</h1>
<p class="soft">{count:,} buyers. What could not be checked adds nothing to any cause.</p>
"""


def _counts(causes: Counter[Cause]) -> str:
    total = sum(causes.values())
    rows = "".join(
        f'<tr><td>{wording.cause_label(cause)}</td><td class="n">{count:,}</td>'
        f'<td class="n">{wording.percent(count / total)}</td></tr>\n'
        for cause, count in causes.most_common()
    )
    number = '<th scope="col" class="n">'
    head = f'<tr><th scope="col">Likeliest cause</th>{number}Buyers</th>{number}Share</th></tr>'
    table = f"<table><thead>{head}</thead>\n<tbody>\n{rows}</tbody></table>"
    return f'<h2>Causes</h2>\n<div class="wide">{table}</div>\n'


def _row(d: Diagnosis, anchor: str = "") -> str:
    label, cause, sure, silent, step, at = (escape(cell) for cell in cells(d))
    name = f'<a href="#{anchor}"><bdi>{label}</bdi></a>' if anchor else f"<bdi>{label}</bdi>"
    return (
        f'<tr><td>{name}</td><td>{cause}</td><td class="n">{sure}</td>'
        f"<td>{silent}</td><td>{step}</td><td>{at}</td></tr>\n"
    )
