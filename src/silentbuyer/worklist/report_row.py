"""One row of the report: who, why, what to do, when on both clocks, silence, value; a phone can show it, too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.buyer_card import address, html
from silentbuyer.worklist.row import GIVE_UP
from silentbuyer.worklist.sayings import Teller

if TYPE_CHECKING:
    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist


def anchors(work: Worklist) -> dict[int, str]:
    """The name of each place's row, made of the customer's id, so that a link holds next week, too."""
    seen: set[str] = set()
    found = {}
    for place, row in enumerate(work, 1):
        name = anchor(row.customer)
        found[place] = name if name not in seen else f"{name}~{place}"
        seen.add(name)
    return found


def anchor(customer: str) -> str:
    """A customer's id as the name of an element: letters and digits of ASCII stay, the rest becomes its code."""
    kept = (char if char.isascii() and (char.isalnum() or char in "-.") else f"_{ord(char):x}_" for char in customer)
    return "b-" + "".join(kept)[:120]


def line(place: int, row: Row, tell: Teller, *, name: str, card: str, packed: str) -> str:
    """The list item; `card` stands in it as it is, or `packed` says where the script finds it."""
    inner = "".join(
        (
            f"<b>{place}</b>",
            _who(row, tell),
            _why(row),
            _do(row, tell),
            _when(row, tell),
            _silence(row, tell),
            _worth(row),
        )
    )
    fold = f' data-k="{packed}"' if packed else ""
    return (
        f'<li class="r sb-{row.tone}" id="{name}"{_data(row, tell)}>{inner}'
        f'<details class="d"{fold}><summary>{html(tell("Card"))}</summary>{card}</details></li>\n'
    )


def _data(row: Row, tell: Teller) -> str:
    """What the script filters and sorts by."""
    texts = {"o": clean(row.owner, 60), "c": row.country, "y": row.why, "s": cells.stage(row, tell)}
    numbers = {
        "t": int(row.at.timestamp()) if row.at else None, "v": row.amount,
        "h": None if row.hours is None else round(row.hours), "p": round(row.sure * 100),
    }  # fmt: skip
    shown = [f' data-{key}="{escape(value, quote=True)}"' for key, value in texts.items() if value]
    return "".join([*shown, *(f' data-{key}="{value:g}"' for key, value in numbers.items() if value is not None)])


def _who(row: Row, tell: Teller) -> str:
    beside = " · ".join(isolated(part, 40) for part in (row.country, row.person, row.customer) if part)
    change = (
        f' <span class="new">{html(changed(row, tell), 40)}</span>'
        if row.former is not None and changed(row, tell)
        else ""
    )
    return f'<div><bdi class="w1">{html(row.label, 80)}</bdi>{change}<small>{beside}</small></div>'


def isolated(text: str, limit: int) -> str:
    """A text that cannot turn the direction of what stands beside it."""
    return html(text, limit) if text.isascii() else f"<bdi>{html(text, limit)}</bdi>"


def changed(row: Row, tell: Teller) -> str:
    """What is different from the former list: new in it, or in another group than then."""
    if row.former == "":
        return tell("new")
    if row.former is None or row.former == row.group or row.former not in cells.GROUP_WORDS:
        return ""
    return tell("was: {group}", group=tell(cells.GROUP_WORDS[row.former]))


def _why(row: Row) -> str:
    return f'<div class="y">{html(row.why, 60)} {cells.sure(row)}<i style="width:{row.sure:.0%}"></i></div>'


def _do(row: Row, tell: Teller) -> str:
    step = " ".join(filter(None, (cells.verb(row, tell), cells.channel(row, tell))))
    return f"<div>{html(step, 80)}<small>{address(row, tell)}</small></div>"


def _when(row: Row, tell: Teller) -> str:
    if row.group == GIVE_UP:
        return "<div></div>"
    at, there, due = cells.when(row, tell), cells.theirs(row, tell), cells.due(row, tell)
    beside = f' <small class="i">({html(there)})</small>' if there else ""
    late = ' class="x"' if row.late else ""
    return f"<div><b>{html(at)}</b>{beside}" + (f"<small{late}>{html(due)}</small>" if due else "") + "</div>"


def _silence(row: Row, tell: Teller) -> str:
    if row.hours is None:
        return f"<div>{html(cells.silence(row, tell))}</div>"
    hours = tell("{hours} working h", hours=f"{row.hours:,.0f}")
    return f"<div>{html(hours)}<small>{html(cells.days(row, tell))}</small></div>"


def _worth(row: Row) -> str:
    return f'<div class="n">{html(cells.value(row))}<small>{isolated(row.owner, 40)}</small></div>'
