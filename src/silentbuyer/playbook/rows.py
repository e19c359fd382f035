"""The rows of ``data/playbook.toml``, read once and sorted by cause and stage."""

from __future__ import annotations

from datetime import timedelta
from functools import cache, partial
from string import Formatter
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.model.customer import Stage
from silentbuyer.model.draft_words import NO_LETTER
from silentbuyer.model.findings import Cause
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import lazy

if TYPE_CHECKING:
    from silentbuyer.model.own_cause import Advice

ANY = "*"


@attrs.frozen(kw_only=True, slots=False)
class Row:
    """One row of the playbook: what to do for a cause, when, over which channel, and what must hold for it.

    Attributes:
        when: ``now``, ``next``, ``open``, ``urgent``, ``cadence``, ``soon``, ``usual``, ``return``, ``reorder``,
            ``park``, ``quarter`` or ``along``.
        within: hours after `Action.not_before` by which it should be done.
        channel: ``email``, ``current``, ``asked``, ``other``, ``phone`` or ``none``.
        needs: names of conditions that must all hold (`Desk.holds`).
        sign: a finding that must be there; it is the reason given, and its cause the one that is answered.
        draft: variant of the draft template.
        own_drafts: the letter in a plugin's own words, language -> lines.

    """

    cause: str
    kind: str
    when: str
    channel: str
    advice: str
    source: str
    weight: float = attrs.field(default=1.0, converter=float)
    within: float = attrs.field(default=72.0, converter=float)
    stages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    sign: str = ""
    draft: str = ""
    own_drafts: FrozenMap[str, str] = attrs.field(factory=FrozenMap)

    def at(self, stage: Stage) -> bool:
        """Whether the row holds at a stage."""
        return not self.stages or stage.value in self.stages

    @lazy
    def span(self) -> timedelta:
        """`within` as a span of time."""
        return timedelta(hours=self.within)

    @lazy
    def fills(self) -> tuple[str, ...]:
        """The places to fill in the advice."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.advice) if name)

    @lazy
    def named(self) -> str:
        """How an action names the row that it came from."""
        return f"playbook {self.cause}/{self.kind}: {self.source}"


@cache
def table() -> tuple[Row, ...]:
    """All rows in the order of the file."""
    return tuple(_row(row) for row in toml("playbook.toml")["row"])


def _row(row: FrozenMap[str, Any]) -> Row:
    return Row(**row)


def rows_for(cause: Cause | str, stage: Stage) -> tuple[Row, ...]:
    """The rows of one cause (or of `ANY`) that hold at a stage, whatever was found."""
    own = cause.own if isinstance(cause, Cause) else None
    if own is None:
        return _rows_for(cause, stage)
    return tuple(row for row in map(partial(_own_row, own.name), own.advice) if row.at(stage))


def _own_row(cause: str, advice: Advice) -> Row:
    """A plugin's advice as a row of the playbook."""
    return Row(
        cause=cause,
        kind=advice.kind,
        when=advice.when,
        channel=advice.channel,
        advice=advice.sentence,
        source=advice.source,
        weight=advice.weight,
        within=advice.within,
        stages=advice.stages,
        draft=advice.draft or ("" if advice.drafts or advice.channel != "none" else NO_LETTER),
        own_drafts=advice.drafts,
    )


@cache
def _rows_for(cause: Cause | str, stage: Stage) -> tuple[Row, ...]:
    return tuple(row for row in table() if row.cause == cause and not row.sign and row.at(stage))


@cache
def signed_rows(stage: Stage) -> tuple[Row, ...]:
    """The rows that answer a finding at a stage."""
    return tuple(row for row in table() if row.sign and row.at(stage))


@cache
def cadence() -> tuple[tuple[int, ...], int]:
    """Working days to wait after our last message, by unanswered messages so far, and then calendar days."""
    row = toml("playbook.toml")["cadence"]
    return tuple(row["working_days"]), row["then_days"]


@cache
def after_offer() -> int:
    """Working days that a buyer is left to look at a quotation or a sample before the first word on it."""
    return int(toml("playbook.toml")["cadence"]["after_offer"])


@cache
def grace(name: str) -> int:
    """Working days that a buyer is left after a day of theirs, by the name of the line (``after_named``)."""
    return int(toml("playbook.toml")["cadence"][name])


@cache
def limits() -> FrozenMap[str, float]:
    """The thresholds of the playbook by name."""
    row = toml("playbook.toml")["limits"]
    return FrozenMap({name: float(value) for name, value in row.items() if not isinstance(value, str)})


@cache
def days(name: str) -> timedelta:
    """A threshold that is a number of days, as a span of time."""
    return timedelta(days=limits()[name])
