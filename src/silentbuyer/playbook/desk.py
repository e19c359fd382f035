"""What the playbook has on its desk for one case: channels, moments, and what is known or to be asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import attrs

from silentbuyer.language.saying import mark
from silentbuyer.model.channels import channel_name, display, ranking
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import is_told
from silentbuyer.owed.offer_end import price_end
from silentbuyer.playbook.case_state import LEFT_OPEN, CaseState
from silentbuyer.playbook.given import given
from silentbuyer.playbook.handed import successor_of
from silentbuyer.playbook.moments import Moments
from silentbuyer.playbook.named_day import day_ahead
from silentbuyer.playbook.ways import Ways
from silentbuyer.values.lazy import lazy

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Whereabouts

_NOT_BY_THEIR_WORD = frozenset({Cause.FAKE_BUYER, Cause.NOT_A_BUYER, Cause.PAYMENT_DIVERTED})
"""Where a number that a message names is none to use: nobody knows who wrote it there."""

_NO_MESSENGER = frozenset({"email", "phone"})


@cache
def _preferred(country: str | None) -> str:
    known = [display(rank.channel) for rank in ranking(country) if rank.channel != "email"]
    return known[0] if known else mark("the messenger they use")


PROMISED = frozenset({"your-turn/our-promise", "your-turn/promise-missed", "your-turn/likely-promised"})
"""The findings that a promise of ours stands open."""


@attrs.frozen(slots=False)
class Desk(CaseState):
    """One case with its ranked causes, as the rows of the playbook see it."""

    where: Whereabouts | None = None

    @lazy
    def ways(self) -> Ways:
        """The channels to the buyer."""
        lead = self.causes[0]
        unheard = lead.cause in NOTHING_WRONG or not is_told(lead)
        return Ways(self.case, self.successor, lead.cause in _NOT_BY_THEIR_WORD, unheard)

    @property
    def asked(self) -> str | None:
        """The channel on which the buyer's open question or our promise stands, while it works; else the current."""
        for sign in (
            *sorted(LEFT_OPEN),
            "your-turn/left-unread",
            "your-turn/not-come",
            *sorted(PROMISED, reverse=True),
        ):
            found = self.findings.get(sign)
            channel = channel_name(str(found.evidence.get("channel", ""))) if found else ""
            if channel in self.ways.usable and channel != "phone":
                return channel
        return self.ways.current

    @lazy
    def preferred(self) -> str:
        """What to ask a buyer of this country for: the messenger used most there, or whatever they use."""
        return _preferred(self.case.customer.country)

    @lazy
    def moments(self) -> Moments:
        """The moments of this case."""
        lead = self.causes[0]
        heard = lead.cause not in NOTHING_WRONG and is_told(lead)
        return Moments(self.case, self.absences, self.where, lead.findings, day_ahead(self.findings), heard)

    @lazy
    def missing(self) -> list[str]:
        """What to ask for: the telephone number, messenger and mail address that are not on record yet."""
        wanted = [mark("a telephone number")] if "phone" not in self.given else []
        wanted += [self.preferred] if self.ways.usable <= _NO_MESSENGER else []
        wanted += [mark("an e-mail address")] if "email" not in self.ways.usable else []
        return wanted or [mark("another contact person")]

    @lazy
    def given(self) -> frozenset[str]:
        """What the record or the buyer's words give already, by name (`playbook.given`)."""
        held = {
            "phone": self.ways.phone is not None,
            "messenger": not self.ways.usable <= _NO_MESSENGER,
            "email": "email" in self.ways.usable,
            "emergency": not (self.no_emergency and self._at_sea),
            "repeat": bool(self.case.customer.orders),
            "company": bool(self.case.customer.about),
            "date": self.moments.after_named is not None,
        }
        return given(self.case, self.findings, held)

    @property
    def successor(self) -> str:
        """Who a reply or the buyer says to write to now; empty when nobody was named, or mail there goes nowhere."""
        return ", ".join(filter(None, successor_of(self.case, self.findings)))

    @lazy
    def price_ends(self) -> date | None:
        """The last day of our price, while it is still to come and nothing is agreed."""
        end = price_end(self.case)
        agreed = self.case.stage in (Stage.DEPOSIT, Stage.SHIPMENT)
        return end if end is not None and not agreed and end >= self.moments.here.date() else None
