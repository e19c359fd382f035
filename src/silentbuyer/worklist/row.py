"""One buyer as one row of the worklist: who, why, what to do over which address, and when on both clocks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.diagnosis import Action, Diagnosis
from silentbuyer.model.findings import Cause
from silentbuyer.model.lead import lead_of
from silentbuyer.model.silence import NAMED
from silentbuyer.playbook.plan import leading, standing
from silentbuyer.show import headline
from silentbuyer.show.first_draft import draft_lines
from silentbuyer.worklist.addressing import address_for

if TYPE_CHECKING:
    from silentbuyer.model.customer import Contact

NOW, TODAY, WEEK, WAITING, GIVE_UP = "now", "today", "week", "waiting", "give-up"
GROUPS = (NOW, TODAY, WEEK, WAITING, GIVE_UP)
"""The groups in the order of the list."""

GIVEN_UP = frozenset({"stop", "mark-junk", "return-to-pool"})
"""Kinds of action after which nobody is written to."""

_WEEK = timedelta(days=7)


@attrs.frozen(kw_only=True)
class Row:
    """One line of the list; times are timezone-aware.

    Attributes:
        group: one of `GROUPS`.
        customer, label: the record's id, and what a salesperson calls the buyer.
        cause: the cause that leads, or None where only its family is named; `why` is either in words.
        sure: how sure that is (0..1).
        tone: the colour name of the family.
        action: what to do; None where nothing is advised.
        contact: the address for it; None where there is none on record.
        at: when, on the seller's clock; `theirs` is the same moment on the buyer's, None where nothing is timed.
        zone_sure: whether the buyer's zone is certain.
        due: when it should be done at the latest, on the seller's clock.
        rank: class of urgency, the higher the earlier; `chance` and `deadline` as in a plan's `Task`.
        hours: the buyer's working hours that passed in silence; None where nobody waits for them.
        days: days that passed.
        draft: the message, line by line; empty where none is sent.
        former: the group in a former list; empty for who is new in it, None without a former list.

    """

    group: str
    customer: str
    label: str
    person: str = ""
    country: str = ""
    city: str = ""
    owner: str = ""
    amount: float | None = None
    currency: str = ""
    stage: str = ""
    cause: Cause | None = None
    family: str = ""
    why: str = ""
    sure: float = 0.0
    tone: str = "open"
    headline: str = ""
    because: str = ""
    action: Action | None = None
    contact: Contact | None = None
    at: datetime | None = None
    theirs: datetime | None = None
    zone_sure: bool = True
    due: datetime | None = None
    now: datetime
    rank: int = 0
    chance: float = 0.0
    deadline: float = 1.0
    hours: float | None = None
    days: float = 0.0
    state: str = "none"
    draft: tuple[str, ...] = ()
    former: str | None = None

    @property
    def kind(self) -> str:
        """The action's kind; what waits and is due is written again."""
        if self.action is None:
            return ""
        return "follow-up" if self.action.kind == "wait" and self.group in (NOW, TODAY) else self.action.kind

    @property
    def channel(self) -> str:
        """The channel of the action: a call is one, though the number stands under a messenger."""
        wanted = self.action.channel or "" if self.action else ""
        return self.contact.channel if self.contact is not None and wanted != "phone" else wanted

    @property
    def address(self) -> str:
        """The address, number or handle; empty where none is on record or none is needed."""
        return self.contact.value if self.contact is not None else ""

    @property
    def late(self) -> bool:
        """Whether it should have been done by now."""
        return self.due is not None and self.due < self.now


def row_of(d: Diagnosis, *, drafts: bool = True) -> Row:
    """The row of one diagnosis; without `drafts` no message is written, which saves time where none is shown."""
    action = leading(d)
    lead, buyer, silence = lead_of(d.causes), d.buyer, d.silence
    at, due = _home(d, action.not_before if action else None), _home(d, action.due if action else None)
    moment = at or due
    rank, chance, deadline = standing(d, action) if action else (0, 0.0, 1.0)
    waits = silence.since is not None and silence.state != "none"
    told = d.causes[0].findings if lead.cause is not None else ()
    return Row(
        group=_group(d, action, moment),
        customer=d.customer,
        label=d.label,
        person=buyer.person or "",
        country=buyer.country or "",
        city=buyer.city or "",
        owner=buyer.owner or "",
        amount=buyer.amount,
        currency=buyer.currency or "",
        stage=d.stage.value if d.stage_source != "assumed" else "",
        cause=lead.cause,
        family=lead.family,
        why=headline.short(d),
        sure=lead.probability,
        tone=headline.tone(d),
        headline=d.headline,
        because=told[0].because if told else "",
        action=action,
        contact=address_for(action, buyer) if action else None,
        at=moment,
        theirs=_theirs(action) if silence.zone is None or silence.zone_confidence >= NAMED else None,
        zone_sure=action is None or action.local_time is not None,
        due=due,
        now=_home(d, d.now) or d.now,
        rank=rank,
        chance=chance,
        deadline=deadline,
        hours=silence.effective_hours if waits else None,
        days=silence.elapsed.total_seconds() / 86400 if waits else 0.0,
        state=silence.state,
        draft=draft_lines(action) if action and drafts else (),
    )


def _home(d: Diagnosis, at: datetime | None) -> datetime | None:
    """A moment on the seller's clock; on the clock that it carries where the seller's is not known."""
    return at.astimezone(zone_of(d.seller.zone)) if at is not None and d.seller.zone else at


def _theirs(action: Action | None) -> datetime | None:
    return (action.not_before or action.due) if action else None


def _group(d: Diagnosis, action: Action | None, moment: datetime | None) -> str:
    if action is None:
        return WAITING
    if action.kind in GIVEN_UP:
        return GIVE_UP
    if moment is None or moment <= d.now or (action.not_before is None and action.due is not None):
        return NOW
    now = _home(d, d.now) or d.now
    ours = moment.astimezone(now.tzinfo)
    if ours.date() == now.date():
        return TODAY
    return WEEK if ours - now <= _WEEK and action.kind != "wait" else WAITING
