"""The worklist for a terminal: two lines a buyer, grouped; on a narrow terminal each part on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean, fit, width
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.head_lines import lines_above
from silentbuyer.worklist.row import GIVE_UP, WAITING
from silentbuyer.worklist.sayings import Teller, teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist

_OBVIOUS = ("email", "phone")
"""Channels that their address names."""

NARROW = 72
"""Columns below which a buyer takes three lines."""


def text(work: Worklist, columns: int = 100, paint: Callable[[str, str], str] | None = None) -> str:
    """The whole list, without a newline at its end."""
    return "\n".join(lines(work, columns, paint))


def lines(work: Worklist, columns: int = 100, paint: Callable[[str, str], str] | None = None) -> Iterator[str]:
    """The list line by line; no line is wider than `columns` terminal columns."""
    tell, colour = teller(work.language), paint or _plain
    room = max(columns, 30)
    yield from (piece for line in lines_above(work, tell) for piece in _wrapped(line, room))
    for group, placed in work.groups:
        yield ""
        count = tell("{group} ({n})", group=tell(cells.GROUP_WORDS[group]), n=len(placed))
        yield colour("group", fit(count, min(room, 60)).rstrip())
        for place, row in placed:
            yield from _buyer(place, row, room, tell, colour)


def _plain(_: str, given: str) -> str:
    return given


def _buyer(place: int, row: Row, columns: int, tell: Teller, colour: Callable[[str, str], str]) -> Iterator[str]:
    number, reason = f"{place:>3}  ", f"{row.why} {cells.sure(row)}"
    facts = " · ".join(filter(None, (cells.silence(row, tell), cells.value(row), clean(row.owner, 20))))
    if columns < NARROW:
        yield f"{number}{_who(row, columns - 5)}".rstrip()
        yield colour(row.tone, fit(f"     {reason} · {facts}", columns).rstrip())
    else:
        left = (columns - 9) * 37 // 100
        middle = min(26, (columns - 9) * 30 // 100)
        right = columns - 9 - left - middle
        yield f"{number}{_who(row, left)}  {colour(row.tone, fit(reason, middle))}  {fit(facts, right)}".rstrip()
    yield from _wrapped(f"     {todo(row, tell)}", columns, "       ")


def _who(row: Row, columns: int) -> str:
    """Name, country and id in exactly so many columns; of these the name gives way."""
    beside = "".join(f" · {part}" for part in (clean(row.country, 2), clean(row.customer, 16)) if part)
    if row.customer == row.label:
        beside = ""
    name = cells.name(row, 60)
    room = columns - width(beside)
    return fit(f"{fit(name, room).rstrip() if width(name) > room else name}{beside}", columns)


def todo(row: Row, tell: Teller) -> str:
    """What to do, over which channel, at which address, and when, in one line."""
    whom = clean(cells.reached(row), 40)
    at_whom = f"({whom})" if whom and row.group != GIVE_UP else ""
    over = "" if row.channel in _OBVIOUS and row.address else cells.channel(row, tell)
    step = " ".join(filter(None, (cells.verb(row, tell), over, cells.address(row, tell), at_whom)))
    if row.group == GIVE_UP:
        return f"→ {step}"
    at, there = cells.when(row, tell), cells.theirs(row, tell)
    moment = tell("{moment} ({there} there)", moment=at, there=there) if there else at
    if row.group == WAITING and at:
        moment = tell("until {moment}", moment=moment)
    return "→ " + " · ".join(filter(None, (moment, step, cells.due(row, tell))))


def _wrapped(line: str, columns: int, then: str = "") -> Iterator[str]:
    """Lines of at most so many terminal columns, broken at blanks where there are any."""
    left = line
    while width(left) > columns:
        cut = len(fit(left, columns).rstrip().removesuffix("…")) or 1
        at = left.rfind(" ", len(then) + 8, cut + 1)
        at = at if at > 0 else cut
        yield left[:at].rstrip()
        left = f"{then}{left[at:].lstrip()}"
    yield left
