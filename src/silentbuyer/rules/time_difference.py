"""Whether the buyer has simply not been at work since we wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from silentbuyer.calendars import golden_overlap
from silentbuyer.calendars.zones import ASSERT
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside


@attrs.frozen(kw_only=True)
class TimeDifference:
    """The buyer has had hardly any working hour since we wrote: night there, or a weekend on other days than ours.

    What it looks for:
        Less than `short_hours` effective hours although at least `long_hours` hours have passed; and, apart from
        that, whether our office hours and the buyer's meet for less than `overlap_hours` a working day.

    Why it means silence:
        Nobody answers a mail that arrived after closing time. Sellers count days; the buyer has only lived a night.

    What it needs:
        The moment of our last message, and the buyer's country (better: zone, state, city or mails of their own with
        a ``Date:`` offset).

    When it is wrong:
        Office hours by country rest on weak sources, and some buyers work at night. When the zone is not at least
        80 % certain nothing is said.

    What to do:
        Wait for the buyer's next morning and write into it; call only in the hours that both sides share.

    Sources:
        The seed article's first cause; docs/evidence/time.md#effective-time; IANA tzdata; GeoNames.
    """

    name: ClassVar[str] = "time-difference"
    short_hours: float = 2.0
    long_hours: float = 8.0
    overlap_hours: float = 1.0

    needs = nothing_outside

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """A finding while the buyer has had no chance to answer; a reason when their clock is not known."""
        silence = case.silence
        if silence.state == "none" or silence.since is None:
            return
        if silence.zone_confidence < ASSERT:
            yield Unknown(say("zone not certain"), self._doubt(case), say("the buyer's local time"))
            return
        elapsed = silence.elapsed.total_seconds() / 3600
        resting = sum(row.hours for row in silence.discounts if row.kind in {"night", "weekend"})
        if silence.high < self.short_hours and elapsed >= self.long_hours and resting >= elapsed / 2:
            worked = f"{silence.effective_hours:.1f}"
            because = say(
                "{elapsed:.0f} hours have passed, but only {worked} of them were working hours of the buyer",
                elapsed=elapsed,
                worked=worked,
            )
            yield sign("time-difference", "asleep").finding(because, self._evidence(case, elapsed))
        yield from self._narrow(case)

    def _narrow(self, case: Case) -> Iterable[Finding]:
        if case.silence.quantile >= 0.8:
            return
        windows = golden_overlap(case.customer, case.seller, case.now, days=5)
        shared = sum((end - begin).total_seconds() for begin, end in windows) / 3600 / 5
        if shared < self.overlap_hours:
            because = say("our office hours and the buyer's meet for {shared:.1f} hours a day", shared=shared)
            yield sign("time-difference", "narrow-overlap").finding(because, {"shared_hours_a_day": round(shared, 2)})

    def _evidence(self, case: Case, elapsed: float) -> dict[str, object]:
        silence = case.silence
        return {
            "elapsed_hours": round(elapsed, 2),
            "effective_hours": round(silence.effective_hours, 2),
            "zone": silence.zone,
            "zone_confidence": round(silence.zone_confidence, 3),
        }

    def _doubt(self, case: Case) -> str:
        notes = [note for note in case.silence.notes if "country" in note or "clock" in note or "zone" in note]
        return notes[0] if notes else say("country, state, city, phone prefix or a mail's own offset would tell")
