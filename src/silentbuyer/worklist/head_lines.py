"""The lines above a list: whose it is, as of when, from what, and how many buyers stand in each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.row import GROUPS
from silentbuyer.worklist.sayings import mark

ZONES = (mark("Asia/Shanghai"), mark("Asia/Hong_Kong"), mark("Asia/Taipei"))
"""Clocks that people call by another name than the zone's."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silentbuyer.worklist.sayings import Teller
    from silentbuyer.worklist.work_list import Worklist


def lines_above(work: Worklist, tell: Teller) -> Iterator[str]:
    """Two lines: where the list comes from, and what it holds."""
    yield " · ".join(source(work, tell))
    yield counts(work, tell)


def source(work: Worklist, tell: Teller) -> list[str]:
    """Seller, day and clock, source, how much was checked, version."""
    head = work.head
    parts = [clean(head.seller, 60)] if head.seller else []
    if head.as_of is not None:
        zone = clean(head.zone, 40)
        day = cells.full(head.as_of, tell)
        parts.append(
            tell("as of {moment} ({zone})", moment=day, zone=tell(zone)) if zone else tell("as of {moment}", moment=day)
        )
    buyers = tell("{n} buyers", n=f"{head.buyers:,}") if head.buyers != 1 else tell("1 buyer")
    parts.append(f"{clean(head.source, 60)}: {buyers}" if head.source else buyers)
    parts.append(tell("checked online: {n} of {all}", n=f"{head.checked:,}", all=f"{head.buyers:,}"))
    return [*parts, *([f"silentbuyer {clean(head.version, 20)}"] if head.version else [])]


def counts(work: Worklist, tell: Teller) -> str:
    """How many buyers each group has; of those that wait, the first day on which one wakes up."""
    found = [f"{tell(cells.GROUP_WORDS[group])} {n}" for group, n in zip(GROUPS, work.head.totals, strict=False)]
    line, first = " · ".join(found), work.head.wakes
    return f"{line} · {tell('the first to wake up: {day}', day=cells.day(first, tell))}" if first else line
