"""One row of the report: who, why, what to do, when on both clocks, silence, value; a phone can show it, too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.buyer_card import address, html
from silentbuyer.worklist.row import GIVE_UP
from silentbuyer.worklist.sayings import Teller

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist

FILTERS = ("o", "c", "y", "s")
"""The filters: owner, country, why, stage."""


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


def line(place: int, row: Row, tell: Teller, *, name: str, keys: Keys, card: str, packed: str) -> str:
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
    word = html(tell("Card"))
    # A button weighs a fraction of a fold: thousands of them decide how soon the page can be used.
    fold = f'<details class="d"><summary>{word}</summary>{card}</details>'
    more = f'<button class="d" value="{packed}">{word}</button>' if packed else f"{_say(row)}{fold}"
    return f'<li class="r sb-{row.tone}" id="{name}" data-f="{keys.of(row)}">{inner}{more}</li>\n'


def _say(row: Row) -> str:
    """What to say, in a line: of the first rows, which a salesperson sees before anything is opened."""
    advice = row.action.advice if row.action is not None else ""
    return f'<p class="say" dir="auto">{html(advice, 170)}</p>' if advice else ""


class Keys:
    """What the script filters and sorts by, as numbers: places of texts in the lists of the filters, then values."""

    def __init__(self, work: Worklist, tell: Teller) -> None:
        self._tell = tell
        self.lists: dict[str, dict[str, int]] = {
            name: {value: place for place, (value, _) in enumerate(counts.most_common())}
            for name, counts in self._counts(work.rows).items()
        }
        self.counts: dict[str, Counter[str]] = self._counts(work.rows)

    def _counts(self, rows: Iterable[Row]) -> dict[str, Counter[str]]:
        counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
        for row in rows:
            for name, text in zip(FILTERS, self._texts(row), strict=True):
                if text:
                    counts[name][text] += 1
        return counts

    def _texts(self, row: Row) -> tuple[str, ...]:
        return clean(row.owner, 60), cells.country(row, self._tell), row.why, cells.stage(row, self._tell)

    def of(self, row: Row) -> str:
        """Owner, country, why, stage; moment, value, hours of silence, share; empty where there is none."""
        places = (self.lists[name].get(text) for name, text in zip(FILTERS, self._texts(row), strict=True))
        hours = None if row.hours is None else round(row.hours)
        numbers = (int(row.at.timestamp()) if row.at else None, row.amount, hours, round(row.sure * 100))
        return ",".join("" if one is None else f"{one:.15g}" for one in (*places, *numbers))


def _who(row: Row, tell: Teller) -> str:
    parts = (cells.country(row, tell), row.person, row.customer if row.customer != row.label else "")
    beside = " · ".join(isolated(part, 40) for part in parts if part)
    change = (
        f' <span class="new">{html(changed(row, tell), 40)}</span>'
        if row.former is not None and changed(row, tell)
        else ""
    )
    return f'<div><b class="w1" dir="auto">{html(row.label, 80)}</b>{change}<small>{beside}</small></div>'


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
    return f'<div class="y" style="--w:{row.sure:.0%}">{html(row.why, 60)} {cells.sure(row)}</div>'


def _do(row: Row, tell: Teller) -> str:
    reached = address(row, tell)
    beside = f"<small>{reached}</small>" if reached else ""
    return f"<div>{html(cells.step(row, tell), 80)}{beside}</div>"


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
    owner = f"<small>{isolated(row.owner, 40)}</small>" if row.owner else ""
    return f'<div class="n">{html(cells.value(row))}{owner}</div>'
