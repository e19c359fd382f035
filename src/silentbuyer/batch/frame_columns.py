"""The one table of the columns that diagnoses have in a data frame or a Parquet file, versioned, and a row of it.

The table is plain Python, so that it is documented without pyarrow; `arrow` turns it into an Arrow schema.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.calendars.zones import ASSERT
from silentbuyer.data.time_zones import zone_of
from silentbuyer.show import wording
from silentbuyer.show.first_draft import in_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silentbuyer.batch.provenance import BadRow
    from silentbuyer.model.action import Action
    from silentbuyer.model.diagnosis import Diagnosis

VERSION = 1
"""Version of the columns: a column is only ever added at the end; whatever else changes raises it."""

LEAST = 0.01
"""Probability from which a cause stands in the lists `causes` and `probabilities`."""


@attrs.frozen
class Column:
    """One column: its name, the kind of its values, and what they mean.

    Kinds: ``text``, ``number`` (float), ``whole`` (integer), ``moment`` (a time in UTC), ``clock`` (what a clock on
    somebody's wall shows at that moment, without a zone), ``texts`` and ``numbers`` (lists).
    """

    name: str
    kind: str
    meaning: str


COLUMNS = (
    Column("row", "whole", "place of the record in the input, from 1"),
    Column("customer", "text", "id of the record; empty where it has none that can be read"),
    Column("fault", "text", "why the record could not be read; empty for one that was diagnosed"),
    Column("label", "text", "what a salesperson calls the buyer"),
    Column("stage", "text", "how far the business has come"),
    Column("cause", "text", "the likeliest cause"),
    Column("probability", "number", "of the likeliest cause, from 0 to 1"),
    Column("family", "text", "the family of causes that leads; empty text where no reason stands out"),
    Column("headline", "text", "why and how sure in one sentence"),
    Column("second_cause", "text", "the next cause"),
    Column("second_probability", "number", "of the next cause"),
    Column("causes", "texts", f"all causes of at least {LEAST:.0%}, the likeliest first"),
    Column("probabilities", "numbers", "of these causes, in the same order"),
    Column("because", "text", "the finding that moved the likeliest cause most"),
    Column("reasons", "texts", "all findings behind the likeliest cause"),
    Column("silence", "text", "the silence in one sentence"),
    Column("silent_since", "moment", "when it began to be the buyer's turn"),
    Column("silent_since_buyer", "clock", "the same by the buyer's clock; empty where their zone is not certain"),
    Column("silent_since_seller", "clock", "the same by the seller's clock"),
    Column("elapsed_hours", "number", "wall-clock hours of the silence"),
    Column("effective_hours", "number", "working hours of the buyer in it, on average over what is not certain"),
    Column("effective_low", "number", "the least that they may be"),
    Column("effective_high", "number", "the most that they may be"),
    Column("p_reply", "number", "probability that a reply still comes"),
    Column("state", "text", "none, on-time, late, abnormal or closed"),
    Column("back_on", "moment", "when the buyer is expected to be working again, if an absence is known"),
    Column("buyer_zone", "text", "IANA name of the buyer's time zone"),
    Column("buyer_zone_confidence", "number", "how sure that zone is, from 0 to 1"),
    Column("seller_zone", "text", "IANA name of the seller's time zone"),
    Column("action", "text", "kind of the next step"),
    Column("advice", "text", "the next step in words"),
    Column("channel", "text", "where to do it"),
    Column("not_before", "moment", "the earliest good moment"),
    Column("not_before_buyer", "clock", "the same by the buyer's clock; empty where their zone is not certain"),
    Column("not_before_seller", "clock", "the same by the seller's clock"),
    Column("due", "moment", "when it should be done at the latest"),
    Column("due_buyer", "clock", "the same by the buyer's clock; empty where their zone is not certain"),
    Column("due_seller", "clock", "the same by the seller's clock"),
    Column("actions", "texts", "kinds of all steps, the first to be done first"),
    Column("draft", "text", "a draft of the message of the next step, on one line"),
    Column("unknowns", "texts", "what was not or could not be checked, and why"),
    Column("complaints", "texts", "faults of rules, probes and plugins that were caught"),
    Column("remarks", "texts", "what was mended or kept aside when the record was read"),
    Column("now", "moment", "the moment that the diagnosis was made for"),
    Column("version", "text", "version of silentbuyer that made it"),
)
NAMES = tuple(column.name for column in COLUMNS)
_NOTHING: Mapping[str, Any] = dict.fromkeys(NAMES)


@attrs.frozen
class _Clocks:
    """The two clocks beside UTC; None is a clock that is not known for certain."""

    buyer: str | None
    seller: str | None

    def of(self, name: str, moment: datetime | None) -> dict[str, Any]:
        """A moment in UTC and by both clocks."""
        return {
            name: moment.astimezone(UTC) if moment else None,
            f"{name}_buyer": _shown(moment, self.buyer),
            f"{name}_seller": _shown(moment, self.seller),
        }


def _shown(moment: datetime | None, zone: str | None) -> datetime | None:
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None) if moment and zone else None


def frame_row(d: Diagnosis, number: int) -> dict[str, Any]:
    """One diagnosis as a row of typed values."""
    sure = d.silence.zone_confidence >= ASSERT
    clocks = _Clocks(d.silence.zone if sure else None, d.seller.zone)
    act = d.actions[0] if d.actions else None
    return {
        **_NOTHING,
        "row": number,
        "customer": d.customer,
        "label": d.label,
        "stage": d.stage.value,
        "family": d.family,
        "headline": d.headline,
        **_causes(d),
        **_silence(d, clocks),
        "seller_zone": d.seller.zone,
        **(_step(act, clocks) if act else {}),
        "actions": [action.kind for action in d.actions],
        "draft": in_one_line(d),
        "unknowns": [str(unknown) for unknown in d.unknowns],
        "complaints": [str(complaint) for complaint in d.complaints],
        "remarks": [str(remark) for remark in d.remarks],
        "now": d.now.astimezone(UTC),
        "version": d.version,
    }


def _causes(d: Diagnosis) -> dict[str, Any]:
    lead, second = d.causes[0], d.causes[1] if len(d.causes) > 1 else None
    likely = [score for score in d.causes if score.probability >= LEAST]
    reasons = [finding.because for finding in lead.findings]
    return {
        "cause": lead.cause.value,
        "probability": lead.probability,
        "second_cause": second.cause.value if second else None,
        "second_probability": second.probability if second else None,
        "causes": [score.cause.value for score in likely],
        "probabilities": [score.probability for score in likely],
        "because": reasons[0] if reasons else None,
        "reasons": reasons,
    }


def _silence(d: Diagnosis, clocks: _Clocks) -> dict[str, Any]:
    silence = d.silence
    return {
        "silence": wording.silence_sentence(silence),
        **clocks.of("silent_since", silence.since),
        "elapsed_hours": silence.elapsed.total_seconds() / 3600,
        "effective_hours": silence.effective_hours,
        "effective_low": silence.low,
        "effective_high": silence.high,
        "p_reply": silence.p_reply,
        "state": silence.state,
        "back_on": silence.back_on.astimezone(UTC) if silence.back_on else None,
        "buyer_zone": silence.zone,
        "buyer_zone_confidence": silence.zone_confidence,
    }


def _step(act: Action, clocks: _Clocks) -> dict[str, Any]:
    return {
        "action": act.kind,
        "advice": act.advice,
        "channel": act.channel,
        **clocks.of("not_before", act.not_before),
        **clocks.of("due", act.due),
    }


def fault_row(bad: BadRow, number: int) -> dict[str, Any]:
    """The row of a record that could not be read: its place and the reason; everything else is empty."""
    where = f"{bad.column}: " if bad.column else ""
    got = f", got {bad.value!r}" if bad.value else ""
    return {**_NOTHING, "row": number, "fault": f"{where}must be {bad.expected}{got}"}
