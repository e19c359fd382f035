"""Many diagnoses as flat rows (for files and frames) and as an aligned table (for a terminal)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silentbuyer.show import headline, moment_words, wording
from silentbuyer.show.first_draft import in_one_line
from silentbuyer.show.wrapping import wrapped
from silentbuyer.text.clean import clean, fit, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silentbuyer.model.diagnosis import Action, Diagnosis

COLUMNS = (
    "customer", "label", "stage", "cause", "probability", "second_cause", "second_probability", "silence",
    "elapsed_hours", "effective_hours", "p_reply", "state", "action", "advice", "channel", "not_before",
    "due", "local_time", "because", "unknowns", "complaints", "now", "family", "headline", "draft", "to",
)  # fmt: skip
"""Names of the flat row, in order; a new name is only ever added at the end."""


def flat_row(d: Diagnosis) -> dict[str, Any]:
    """One diagnosis as a flat row of text and numbers; times are ISO 8601 with offset."""
    second = d.causes[1] if len(d.causes) > 1 else None
    act = d.actions[0] if d.actions else None
    lead = d.causes[0].findings
    return {
        "customer": d.customer,
        "label": d.label,
        "stage": d.stage.value,
        "cause": d.cause.value,
        "probability": round(d.probability, 4),
        "second_cause": second.cause.value if second else None,
        "second_probability": round(second.probability, 4) if second else None,
        "silence": wording.silence_sentence(d.silence),
        "elapsed_hours": round(d.silence.elapsed.total_seconds() / 3600, 2),
        "effective_hours": round(d.silence.effective_hours, 2),
        "p_reply": round(d.silence.p_reply, 4),
        "state": d.silence.state,
        "action": act.kind if act else None,
        "advice": act.advice if act else None,
        "channel": act.channel if act else None,
        "not_before": act.not_before.isoformat() if act and act.not_before else None,
        "due": act.due.isoformat() if act and act.due else None,
        "local_time": act.local_time if act else None,
        "because": lead[0].because if lead else None,
        "unknowns": "; ".join(map(str, d.unknowns)),
        "complaints": "; ".join(map(str, d.complaints)),
        "now": d.now.isoformat(),
        "family": d.family,
        "headline": d.headline,
        "draft": in_one_line(d),
        "to": act.to or None if act else None,
    }


HEADS = ("buyer", "cause", "sure", "silent", "next", "when")
_WIDTHS = (19, 4, 14, 15, 16)


def table_lines(columns: int = 100) -> TableLines:
    """A table of this width, whose lines are made one diagnosis at a time."""
    return TableLines(columns)


class TableLines:
    """Lines of a table with fixed columns, so that a million rows need no more memory than one."""

    def __init__(self, columns: int) -> None:
        # The buyer's name takes what the others leave; below 12 columns it would say nothing.
        self._widths = (max(12, columns - sum(_WIDTHS) - 2 * len(_WIDTHS)), *_WIDTHS)

    def head(self) -> list[str]:
        """The heading and the rule under it."""
        return [self._line(HEADS), "  ".join("-" * columns for columns in self._widths)]

    def line(self, d: Diagnosis) -> str:
        """One diagnosis."""
        return self._line(cells(d))

    def _line(self, texts: tuple[str, ...]) -> str:
        fitted = (fit(text, columns) for text, columns in zip(texts, self._widths, strict=True))
        return "  ".join(fitted).rstrip()


def cells(d: Diagnosis) -> tuple[str, ...]:
    """Buyer, cause, how sure, how long silent, next step and when, as short texts."""
    act = d.actions[0] if d.actions else None
    at = _when(act, d) if act else ""
    hours = d.silence.elapsed.total_seconds() / 3600
    waiting = d.silence.since is not None and d.silence.state != "none"
    silent = f"{_tight(hours)}, {d.silence.effective_hours:.0f}h work" if waiting else "-"
    return (clean(d.label, 60), headline.short(d), headline.share(d), silent, wording.first_step(d), at)


def _when(act: Action, d: Diagnosis) -> str:
    at = act.not_before or act.due
    return "at once" if act.not_before and act.not_before <= d.now else moment_words.short_moment(at)


def _tight(hours: float) -> str:
    return wording.span(hours).replace(" days", "d").replace(" h", "h").replace(" min", "m")


def aligned(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], columns: int = 100) -> Iterator[str]:
    """A small table whose columns are as wide as their widest cell; the last one is wrapped to fit the width."""
    shown = [tuple(clean(cell, 1000) for cell in row) for row in rows]
    widths = [max(width(row[index]) for row in [heads, *shown]) for index in range(len(heads) - 1)]
    room = max(30, columns - sum(widths) - 2 * len(widths))
    last = min(room, max(width(row[-1]) for row in [heads, *shown]))
    for row in [heads, (*("-" * size for size in widths), "-" * last), *shown]:
        lead = [fit(cell, size) for cell, size in zip(row, widths, strict=False)]
        for piece in list(wrapped(row[-1], room)) or [""]:
            yield "  ".join([*lead, piece]).rstrip()
            lead = [" " * size for size in widths]
