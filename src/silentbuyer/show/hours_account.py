"""The printed account of a silence: whole hours (or minutes) that add up to the time that has elapsed, always."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from silentbuyer.language.saying import mark, say
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from silentbuyer.model.silence import Discount, Silence

_LISTED = 4
_KINDS = {
    "night": mark("nights"),
    "weekend": mark("weekends"),
    "holiday": mark("holidays"),
    "season": mark("seasonal break"),
    "absence": mark("absence"),
}
_PLAIN = ("weekends", "nights")
_UNTOLD = mark("not accounted for")


def apportioned(parts: Sequence[float], total: int) -> list[int]:
    """Parts as whole numbers that sum to a total, each at most one off its share: the largest remainders go up."""
    whole = sum(parts)
    if whole <= 0.0:
        return [0] * len(parts)
    exact = [part / whole * total for part in parts]
    found = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda n: (found[n] - exact[n], n))
    for n in order[: total - sum(found)]:
        found[n] += 1
    return found


def lines(silence: Silence) -> tuple[int, int, list[tuple[str, int]], int]:
    """Time worked, time elapsed, what each other part was lost to, and the minutes in one unit of all these."""
    elapsed = silence.elapsed.total_seconds() / 60
    unit = 1 if silence.effective_hours < 1.0 else 60
    sums = _sums(silence)
    told = silence.effective_hours + sum(hours for _, hours in sums)
    rest = elapsed / 60 - told
    if rest > 1 / 60:
        sums.append((_UNTOLD, rest))
    total = round(elapsed / unit)
    worked, *lost = apportioned([silence.effective_hours, *(hours for _, hours in sums)], total)
    return worked, total, [(name, n) for (name, _), n in zip(sums, lost, strict=True) if n], unit


def _sums(silence: Silence) -> list[tuple[str, float]]:
    """Hours by what they were lost to: days with a name first, the most first, at most four; then the week's own."""
    sums: dict[str, float] = {}
    for item in silence.discounts:
        name = _named(item)
        sums[name] = sums.get(name, 0.0) + item.hours
    ranked = sorted(sums.items(), key=lambda pair: -pair[1])
    named = [pair for pair in ranked if pair[0] not in _PLAIN]
    if len(named) > _LISTED + 1:
        more = named[_LISTED:]
        named = [*named[:_LISTED], (say("{n} more", n=len(more)), sum(hours for _, hours in more))]
    return [*named, *(pair for pair in ranked if pair[0] in _PLAIN)]


def _named(item: Discount) -> str:
    if item.name:
        return item.name if clean(item.name, 60) == item.name else clean(item.name, 60)
    return say(_KINDS.get(item.kind, item.kind))


def length(count: int, unit: int) -> str:
    """A length of time in full: ``12 h 48 min``, ``96 h``."""
    hours, minutes = divmod(count * unit, 60)
    if not minutes:
        return say("{hours:,} h", hours=hours)
    return say("{hours:,} h {minutes} min", hours=hours, minutes=minutes) if hours else say("{n} min", n=minutes)
