"""Whether holidays or a season in the buyer's country explain the silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from silentbuyer.calendars.seasons import MOST, most_away
from silentbuyer.calendars.since_last import holiday_on
from silentbuyer.language.saying import mark, say
from silentbuyer.model.case import Case
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.model.silence import Discount
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.show.wording import count


@attrs.frozen(kw_only=True)
class HolidayAbsence:
    """Public holidays, their bridge days or a season of the buyer's country took most of the waiting time.

    What it looks for:
        Holidays and seasons that fill the wait: the part of "nothing is wrong yet" that they explain is at least
        `least_share`, and the silence is not unusual (quantile below `usual`), or not `hardly` working hours long. A
        season that empties most offices weighs more than one that empties about half of them. A holiday that still
        goes on, with hardly two working days since our last letter, is the reason itself, however long before we
        first wrote.

    Why it means silence:
        Offices are closed or half empty: Chinese New Year, Eid, Carnival, Ferragosto, the weeks around Christmas. The
        seller's own calendar does not show it.

    What it needs:
        The buyer's country, better with its subdivision: German, Swiss, Indian or Spanish holidays differ by region.

    When it is wrong:
        Seasonal shares are guesses until they are fitted to your own log (a season that fewer than 40 % keep explains
        no silence, nor does one in which the buyer has written); lunar dates marked as computed may move by a day;
        some buyers work through.

    What to do:
        Wait; write on the second working day after the break, not into the backlog of the first morning.

    Sources:
        The `holidays` package (snapshot), data/calendars tables with a source in every row, Eurostat absence weeks.
    """

    name: ClassVar[str] = "holiday-absence"
    least_share: float = 0.5
    usual: float = 0.8
    hardly: float = 2.0

    needs = nothing_outside

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """A finding when days off explain the wait; a reason when the calendar is not known."""
        silence = case.silence
        if silence.since is None:
            return
        if case.customer.country is None or any("no holiday" in note for note in silence.notes):
            yield Unknown(say("calendar not known"), self._doubt(case), say("holidays where the buyer is"))
        feast = self._feast(case)
        if feast is not None:
            yield feast
            return
        named = [row for row in silence.discounts if row.kind in {"holiday", "season"} and row.hours >= 1.0]
        if not named or (silence.quantile >= self.usual and silence.effective_hours >= self.hardly):
            return
        season = "season" if _most_away(case) else "half-season"
        for cause, row in ((Cause.HOLIDAY_ABSENCE, "days-off"), (Cause.AWAY, season)):
            share = silence.shares.get(cause, 0.0)
            kinds = [item for item in named if (item.kind == "season") == (cause is Cause.AWAY)] or named
            if share >= self.least_share or (share > 0.3 and self._together(case) >= self.least_share):
                yield sign("holiday-absence", row).finding(
                    self._because(case, kinds, sure=cause is not Cause.AWAY), self._evidence(case, kinds, share)
                )

    def _feast(self, case: Case) -> Finding | None:
        """The holiday that goes on now and began soon after our last letter."""
        since = holiday_on(case)
        if since is None:
            return None
        because = say(
            "Where the buyer is it is holiday ({names}): since our message of {day} they have had {hours}.",
            names=tuple(say(name) for name in since.names),
            day=since.at.date(),
            hours=count(since.worked, "working hour"),
        )
        back = case.silence.back_on
        evidence = {"back_on": back.isoformat() if back else None, "hours": round(since.worked, 1),
                    "country": case.customer.country}  # fmt: skip
        return sign("holiday-absence", "feast").finding(because, evidence)

    def _together(self, case: Case) -> float:
        return sum(case.silence.shares.get(cause, 0.0) for cause in (Cause.HOLIDAY_ABSENCE, Cause.AWAY))

    def _because(self, case: Case, rows: list[Discount], *, sure: bool) -> str:
        parts = tuple(say("{name} {length}", name=say(row.name), length=_length(row.hours)) for row in rows[:3])
        waited = _length(case.silence.elapsed.total_seconds() / 3600)
        # A season empties a share of the offices: nobody has said that this buyer's is among them.
        were = mark("of {waited} waiting these were days off for the buyer: {parts}")
        may = mark("of {waited} waiting these may have been days off for the buyer: {parts}")
        return say(were if sure else may, waited=waited, parts=parts)

    def _evidence(self, case: Case, rows: list[Discount], share: float) -> dict[str, object]:
        days = {row.name: round(row.hours, 1) for row in rows}
        back = case.silence.back_on.isoformat() if case.silence.back_on else None
        return {"hours_by_name": days, "share": round(share, 3), "back_on": back, "country": case.customer.country}

    def _doubt(self, case: Case) -> str:
        return next((note for note in case.silence.notes if "holiday" in note), say("the record names no country"))


def _most_away(case: Case) -> bool:
    """Whether a season in the wait empties most offices; of one that empties half of them the prior has said it all."""
    silence = case.silence
    if silence.since is None:
        return False
    return most_away(case.customer.country, silence.since.date(), case.now.date()) >= MOST


def _length(hours: float) -> str:
    return say("{days:.1f} days", days=hours / 24) if hours >= 24 else say("{hours:.0f} hours", hours=hours)
