"""The worklist as a short Markdown text for a chat, a mail or a wiki: the counts and the first buyers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.head_lines import counts, source
from silentbuyer.worklist.list_text import todo
from silentbuyer.worklist.sayings import Teller, teller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist

_MARKS = re.compile(r"[\\`*_\[\]<>#|~&]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What begins a format, a link or a tag inside a line."""


def digest(work: Worklist, top: int = 20) -> str:
    """The counts and the first `top` rows, with a line on how many follow."""
    return "\n".join([*_lines(work, max(0, top), teller(work.language)), ""])


def _lines(work: Worklist, top: int, tell: Teller) -> Iterator[str]:
    yield f"**{tell('Silent buyers: what to do')}**"
    yield ""
    yield escaped(" · ".join(source(work, tell)))
    yield ""
    yield escaped(counts(work, tell))
    shown = 0
    for group, placed in work.groups:
        kept = placed[: top - shown]
        if kept:
            yield ""
            yield f"**{escaped(tell(cells.GROUP_WORDS[group]))}**"
            yield ""
        for place, row in kept:
            yield from _buyer(place, row, tell)
        shown += len(kept)
    if shown < len(work):
        yield ""
        yield escaped(tell("... and {n} more", n=len(work) - shown))


def _buyer(place: int, row: Row, tell: Teller) -> Iterator[str]:
    facts = (row.country, row.customer, cells.value(row), row.owner)
    beside = " · ".join(escaped(clean(part, 40)) for part in facts if part)
    yield f"{place}. **{escaped(cells.name(row, 60))}** · {beside}"
    reason = " · ".join((f"{row.why} {cells.sure(row)}", cells.silence(row, tell)))
    yield f"   {escaped(reason)}  "
    yield f"   {escaped(todo(row, tell))}"


def escaped(text: str) -> str:
    """A stranger's text in which no Markdown, HTML or link is left."""
    return _MARKS.sub(r"\\\g<0>", text)
