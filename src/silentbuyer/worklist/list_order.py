"""The order of a list: group, then who waits by the moment to wake up, the others by class and score."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from silentbuyer.playbook.plan import score
from silentbuyer.worklist.row import GROUPS, WAITING, Row


def order(rows: Sequence[Row], values: Mapping[str, float] | None = None) -> Callable[[Row], tuple[float, ...]]:
    """The key of the order: group, then who waits by the moment to wake up, the others by class and score."""
    usual = _medians(rows)
    last = datetime(9999, 1, 1, tzinfo=UTC)

    def worth(row: Row) -> float:
        if values is not None:
            found, one = values.get(row.customer), _median(list(values.values()))
        else:
            found, one = row.amount, usual.get(row.currency, 1.0)
        return 1.0 if found is None or found < 0 else found / one

    def key(row: Row) -> tuple[float, ...]:
        place = float(GROUPS.index(row.group))
        if row.group == WAITING:
            return (place, (row.at or last).timestamp())
        return (place, float(-row.rank), -score(worth(row), row.chance, row.deadline))

    return key


def _medians(rows: Iterable[Row]) -> dict[str, float]:
    amounts: dict[str, list[float]] = {}
    for row in rows:
        if row.amount is not None:
            amounts.setdefault(row.currency, []).append(row.amount)
    return {currency: _median(found) for currency, found in amounts.items()}


def _median(amounts: Sequence[float]) -> float:
    known = sorted(amount for amount in amounts if amount > 0 and math.isfinite(amount))
    return known[len(known) // 2] if known else 1.0
