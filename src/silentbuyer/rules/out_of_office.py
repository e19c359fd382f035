"""Whether an automatic reply says that the buyer is away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import ClassVar

import attrs

from silentbuyer.calendars import Absence
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.zones import locate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.hearing.heard_topics import closing_notice
from silentbuyer.language.saying import mark, say
from silentbuyer.mailbox.away_replies import absences
from silentbuyer.mailbox.told_absences import IN_PERSON
from silentbuyer.model.case import Case
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside


@attrs.frozen(kw_only=True)
class OutOfOffice:
    """An automatic reply, or the buyer in person, says that they are away, and mostly until when.

    What it looks for:
        Messages of kind ``auto-reply`` that speak of an absence, in fifteen languages and more, and the first day back
        that they name; and sentences of the buyer's own about a leave, a trip, a fair or a shutdown with its dates,
        whatever else they wrote and we answered. It counts while the absence lasts, and for `grace_days` after it.

    Why it means silence:
        The mail arrived, and nobody is there to answer it. It also proves that the mailbox is alive.

    What it needs:
        The auto-replies themselves: a CRM that drops them takes this away.

    When it is wrong:
        Replies that were never switched off, and dates that can be read in two ways (then none is read, and five
        working days are assumed). An absence told in person is over when the buyer writes in it.

    What to do:
        Wait until the return date and one working day of the buyer more; write to the deputy only if it is urgent.

    Sources:
        RFC 3834; docs/evidence/time.md#out-of-office; the weights are judgement.
    """

    name: ClassVar[str] = "out-of-office"
    grace_days: float = 2.0

    needs = nothing_outside

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """A strong finding while the absence lasts; the proof of a living mailbox in any case."""
        found = [absence for absence in absences(case.customer, case.now) if absence.since <= case.now]
        if not found or closing_notice(case) is not None:
            return
        last = found[-1]
        if not _in_person(last):
            alive = say("A notice of absence came from the buyer's side: the address is theirs.")
            yield sign("out-of-office", "mailbox-alive").finding(alive, {"received": last.since.isoformat()})
        outlook = Outlook(locate(case.customer, case.now).best, tuple(found))
        back = outlook.back(last)
        today = case.now.astimezone(zone_of(outlook.place.zone)).date()
        if case.silence.since is None:
            return
        if today < back:
            opens = outlook.hard.next_working(datetime.combine(back, time(), zone_of(outlook.place.zone)))
            yield self._away(last, str(back), str(opens.date()))
        elif today <= back + timedelta(days=self.grace_days):
            because = say(
                "The buyer should be back since {back}, with the backlog of an absence before them.", back=back
            )
            yield sign("out-of-office", "just-back").finding(because, {"back": str(back)})

    def _away(self, absence: Absence, back: str, opens: str) -> Finding:
        evidence = {
            "received": absence.since.isoformat(),
            "back": back,
            "text": absence.text,
            "dated": absence.back is not None,
        }
        if absence.back is None:
            because = say(
                "A notice of absence says that the buyer is away; it names no day that can be read with certainty."
            )
            return sign("out-of-office", "away-undated").finding(because, evidence)
        notice = mark("A notice of absence says that the buyer is away; the first working day back is {back}.")
        told = mark("The buyer wrote that they are away; the first working day back is {back}.")
        because = say(told if _in_person(absence) else notice, back=opens)
        return sign("out-of-office", "away").finding(because, evidence)


def _in_person(absence: Absence) -> bool:
    """Whether the buyer said it in a message of their own, and no machine did."""
    return absence.source == IN_PERSON
