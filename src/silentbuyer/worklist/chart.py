"""The patient chart: a time line as an SVG picture without script, with a sentence for who cannot see it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.sayings import Teller, mark
from silentbuyer.worklist.time_line import noons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from silentbuyer.worklist.time_line import Band, Mark, TimeLine

WIDE, HIGH = 720, 124
_TOP, _FLOOR, _AXIS = 18, 88, 53
_OURS, _THEIRS = 37, 69
_LEAST = 120
"""Between two dates at the top, so that they do not touch."""

KINDS = {
    "season": mark("likely closed"),
    "weekend": mark("weekend"),
    "night": mark("night"),
    "holiday": mark("holiday"),
    "absence": mark("away"),
}


def chart(line: TimeLine, tell: Teller) -> str:
    """The picture; it takes its colours from the card's style sheet."""
    scale = Scale(line)
    inner = "".join(_parts(line, scale, tell))
    told = escape(clean(sentence(line, tell), 400), quote=True)
    return f'<svg class="sb-chart" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{told}">{inner}</svg>'


class Scale:
    """Moments as places from left to right."""

    def __init__(self, line: TimeLine) -> None:
        self._begin = line.begin
        self._whole = max((line.end - line.begin).total_seconds(), 1.0)

    def x(self, at: datetime) -> int:
        """The place of a moment, within the picture."""
        share = (at - self._begin).total_seconds() / self._whole
        return round(min(max(share, 0.0), 1.0) * WIDE)


def _parts(line: TimeLine, scale: Scale, tell: Teller) -> Iterator[str]:
    yield f'<path class="c-day" d="M0 {_TOP}H{WIDE}V{_FLOOR}H0z"/>'
    for kind in KINDS:
        yield _bands(kind, [band for band in line.bands if band.kind == kind], scale)
    yield f'<path class="c-axis" d="M0 {_AXIS}H{WIDE}"/>'
    yield from _dates(line, scale, tell)
    if line.window:
        begin, end = (scale.x(at) for at in line.window)
        yield f'<path class="c-next" d="M{begin} {_TOP}H{max(end, begin + 4)}V{_FLOOR}H{begin}z"/>'
    yield from (_message(one, scale) for one in line.marks)
    yield from _lines(line, scale, tell)


def _bands(kind: str, bands: Iterable[Band], scale: Scale) -> str:
    spans: list[tuple[int, int]] = []
    for a, b in sorted((scale.x(band.begin), scale.x(band.end)) for band in bands):
        if spans and a <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(b, spans[-1][1]))
        else:
            spans.append((a, b))
    path = "".join(f"M{a} {_TOP}h{b - a}v{_FLOOR - _TOP}H{a}z" for a, b in spans if b > a)
    return f'<path class="c-{kind}" d="{path}"/>' if path else ""


def _dates(line: TimeLine, scale: Scale, tell: Teller) -> Iterator[str]:
    """As many days at the top as have room."""
    days = max((line.end - line.begin).days, 1)
    step = next(step for step in (1, 2, 3, 4, 7, 14, 28) if WIDE / days * step >= _LEAST or step == 28)
    for number, at in enumerate(noons(line)):
        place = scale.x(at)
        if number % step == 0 and 20 <= place <= WIDE - 20:
            yield f'<text x="{place:g}" y="12" class="c-mid">{escape(cells.short_day(at, tell))}</text>'


def _message(one: Mark, scale: Scale) -> str:
    """Ours above the axis, theirs below; what is no message of a person's is hollow."""
    place = scale.x(one.at)
    y = _THEIRS if one.side == "theirs" else _OURS if one.side == "ours" else _AXIS
    if one.kind == "bounce":
        return f'<path class="c-bounce" d="M{place - 4:g} {y - 4}l8 8m0 -8l-8 8"/>'
    hollow = " c-auto" if one.kind != "message" else ""
    stem = f"M{place:g} {y}V{_AXIS}" if y != _AXIS else ""
    return f'<path class="c-stem" d="{stem}"/><circle class="c-{one.side}{hollow}" cx="{place:g}" cy="{y}" r="4.5"/>'


def _lines(line: TimeLine, scale: Scale, tell: Teller) -> Iterator[str]:
    """The moments that matter, each with its word in a row of its own, so that none touches another."""
    rows = [("c-now", line.now, tell("now")), ("c-usual", line.usual, tell("usual answer"))]
    if line.window:
        rows.append(("c-good", line.window[0], tell("good time")))
    for row, (name, at, word) in enumerate((one for one in rows if one[1] is not None), 1):
        place = scale.x(at) if at is not None else 0
        y = _FLOOR + 11 * row
        side = "c-end" if place > WIDE * 0.72 else "c-start"
        shift = -4 if side == "c-end" else 4
        yield f'<path class="{name}" d="M{place:g} {_TOP}V{y}"/>'
        yield f'<text x="{place + shift:g}" y="{y}" class="{side} {name}-t">{escape(word)}</text>'


def sentence(line: TimeLine, tell: Teller) -> str:
    """The picture in words."""
    ours = sum(one.side == "ours" for one in line.marks)
    theirs = sum(one.side == "theirs" for one in line.marks)
    told = tell(
        "Time line from {begin} to {end}; messages of ours: {ours}, of theirs: {theirs}.",
        begin=cells.day(line.begin, tell), end=cells.day(line.end, tell), ours=ours, theirs=theirs,
    )  # fmt: skip
    off = sorted({tell(KINDS[band.kind]) for band in line.bands if band.kind not in ("night", "weekend")})
    rest = tell(" Days off: {kinds}.", kinds=", ".join(off)) if off else ""
    return told + rest


def legend(line: TimeLine, tell: Teller) -> list[tuple[str, str]]:
    """The colours of the picture and what they mean, as (class, word); the names of days off are told."""
    found: dict[str, str] = {}
    rare = ("absence", "holiday", "season", "weekend", "night")
    for band in sorted(line.bands, key=lambda band: rare.index(band.kind)):
        word = clean(band.name, 24) if band.kind in ("holiday", "season") and band.name else tell(KINDS[band.kind])
        found.setdefault(word, band.kind)
    return [(kind, word) for word, kind in found.items()][:3]
