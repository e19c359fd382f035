"""The worklist as a plain HTML table for a notebook: escaped, no script, readable without a style sheet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.head_lines import lines_above
from silentbuyer.worklist.row import GIVE_UP
from silentbuyer.worklist.sayings import Teller, mark, teller
from silentbuyer.worklist.tones import GROUND, INK

if TYPE_CHECKING:
    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist

HEADS = (
    mark("No."), mark("Buyer"), mark("Why"), mark("What to do"), mark("When (theirs)"), mark("Silent"), mark("Value"),
    mark("Owner"),
)  # fmt: skip


def table(work: Worklist, most: int = 50) -> str:
    """The first rows under a caption that tells what the list holds."""
    tell = teller(work.language)
    heads = "".join(f'<th scope="col" style="text-align:start">{escape(tell(head))}</th>' for head in HEADS)
    rows = "\n".join(_row(place, row, tell) for place, row in enumerate(work.rows[:most], 1))
    more = len(work) - most
    rest = f"<p>{escape(tell('... and {n} more', n=f'{more:,}'))}</p>" if more > 0 else ""
    caption = "<br>".join(escape(line) for line in lines_above(work, tell))
    return (
        f'<table lang="{work.language}"><caption style="text-align:start">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>{rest}"
    )


def _row(place: int, row: Row, tell: Teller) -> str:
    who = (
        f"<bdi>{escape(cells.name(row, 60))}</bdi> <small>{escape(clean(f'{row.country} {row.customer}', 60))}</small>"
    )
    ground = f"background:{GROUND[row.tone]};color:{INK[row.tone]}"
    why = f'<span style="{ground};padding:0 .4em;border-radius:.6em">{escape(row.why)} {cells.sure(row)}</span>'
    do = " ".join(filter(None, (cells.verb(row, tell), cells.channel(row, tell))))
    step = f"{escape(do)} <bdi>{escape(cells.address(row, tell))}</bdi>"
    cellular = (str(place), who, why, step, escape(moment(row, tell)), escape(cells.silence(row, tell)),
                escape(cells.value(row)), f"<bdi>{escape(clean(row.owner, 40))}</bdi>")  # fmt: skip
    return "<tr>" + "".join(f'<td style="text-align:start">{cell}</td>' for cell in cellular) + "</tr>"


def moment(row: Row, tell: Teller) -> str:
    """The moment on the seller's clock with the buyer's in brackets."""
    at, there = cells.when(row, tell), cells.theirs(row, tell)
    return "" if row.group == GIVE_UP else f"{at} ({there})" if there else at
