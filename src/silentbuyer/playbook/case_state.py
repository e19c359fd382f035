"""What a case and its ranked causes say by themselves: what was found, is unread, overdue, under way, or refused."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

import attrs

from silentbuyer.conversation.money_state import money_state
from silentbuyer.conversation.on_the_way import on_the_way, under_way
from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.answering import answers_something, wishes
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.unheard import Unheard
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.model.lead import lead_of
from silentbuyer.owed.unread_words import to_be_read
from silentbuyer.playbook.named_day import day_ahead, day_passed
from silentbuyer.playbook.rows import days
from silentbuyer.playbook.tells_to_pay import tells_to_pay
from silentbuyer.text.quotation import own_words
from silentbuyer.values.lazy import lazy

LEFT_OPEN = frozenset(
    {
        "your-turn/left-open", "your-turn/terms-left-open", "your-turn/thing-left-open", "your-turn/thing-missed",
        "your-turn/likely-open",
    }
)  # fmt: skip
_ARRIVED = frozenset(
    {"goods-at-port/we-wrote", "goods-at-port/trouble", "goods-at-port/held", "goods-at-port/collected"}
)
"""What says that the goods are there already, though no date is on record."""

_OPTED_OUT = ("no-current-need/opt-out", "no-current-need/opt-out-likely")
_MOST = 80
_NONE_OF_IT = dict.fromkeys(NOTHING_WRONG, 0.0)


@attrs.frozen(slots=False)
class CaseState:
    """How things stand with one buyer, as far as it depends on no channel and no moment."""

    case: Case
    causes: tuple[CauseScore, ...]
    absences: tuple[Any, ...] = ()

    @lazy
    def probability(self) -> dict[Cause, float]:
        """Cause -> probability, with the whole family's mass for the leading cause of "nothing is wrong yet"."""
        found = {score.cause: score.probability for score in self.causes}
        family = [found[cause] for cause in NOTHING_WRONG]
        found |= _NONE_OF_IT
        found[NOTHING_WRONG[family.index(max(family))]] = math.fsum(family)
        return found

    @lazy
    def findings(self) -> dict[str, Finding]:
        """The findings by sign, of whichever cause."""
        told = [score.findings for score in self.causes if score.findings]
        return {finding.sign: finding for findings in told for finding in findings if finding.sign}

    @lazy
    def unread(self) -> tuple[Unheard, ...]:
        """What the buyer wrote that nobody understood, the newest first, since we first sent an offer or an answer."""
        if self.case.turn == "buyer" and under_way(self.case) in ("shipped", "made"):
            return ()  # while their order is made or on its way nobody looks for a reason in older words
        # Whoever answered the inquiry has read it; what came later may have been passed over, as it was here.
        read = _first_answer(self.case)
        return tuple(one for one in to_be_read(self.case) if read is None or one.message.at >= read)

    @property
    def unexplained(self) -> bool:
        """Whether words of theirs were not understood, no reason stands out, and an answer is overdue."""
        if not self.unread:
            return False
        family = lead_of(self.causes).family
        usual = self.causes[0].cause in NOTHING_WRONG and self.overdue
        dated = day_ahead(self.findings) or day_passed(
            self.findings
        )  # a day of theirs is a reason to write, or to wait
        return (not family or usual) and dated is None

    @property
    def unread_asks_money(self) -> bool:
        """Whether what was not understood tells us to pay something."""
        return any(tells_to_pay(one.sentence or own_words(one.message.text)) for one in self.unread)

    @property
    def unread_last(self) -> bool:
        """Whether nothing but what was not understood stands in the buyer's last message."""
        last = self.case.last("buyer")
        return bool(self.unread) and self.unread[0].message is last and open_question(last.text) is None

    @property
    def left_open(self) -> bool:
        """Whether a question of the buyer's stands open though we wrote after it."""
        return not LEFT_OPEN.isdisjoint(self.findings)

    def score_of(self, sign: str) -> CauseScore:
        """The score of the cause that the finding of this sign says most for."""
        weights = self.findings[sign].weights
        cause = max(weights, key=weights.__getitem__)
        return next(score for score in self.causes if score.cause == cause)

    @property
    def overdue(self) -> bool:
        """Whether most replies would have come by now, and nothing that was found says why none is due yet."""
        ours = (score for score in self.causes if score.cause in NOTHING_WRONG)
        waits = self.case.silence.state != "none"
        return waits and not self.case.silence.is_usual and all(supporter(score) is None for score in ours)

    @lazy
    def money(self) -> str:
        """How far the money is by the newest word on it: ``open`` (also where none is), ``sent`` or ``in``."""
        state = money_state(self.case)
        return state.state if state is not None else "open"

    @lazy
    def spoke_kindly(self) -> bool:
        """Whether a message of ours since the buyer's last word wishes them well."""
        return any(wishes(message.text) for message in self.case.unanswered)

    @lazy
    def opted_out(self) -> bool:
        """Whether the buyer asked, in their own words, not to be written to, and has asked us nothing since."""
        found = next((self.findings[sign] for sign in _OPTED_OUT if sign in self.findings), None)
        if found is None:
            return False
        at = found.evidence.get("at")
        said = datetime.fromisoformat(at) if isinstance(at, str) else self.case.now
        return not any(open_question(m.text) for m in self.case.talk if m.sender == "buyer" and m.at > said)

    @property
    def consent(self) -> bool:
        """Whether marketing messages may be sent: the buyer agreed, and did not take it back in their own words."""
        return self.case.customer.consent is True and not self.opted_out

    @property
    def told_away(self) -> bool:
        """Whether the buyer or their mailbox said that they are away."""
        return any(one.kind == "absence" and one.since <= self.case.now for one in self.absences)

    @property
    def dormant(self) -> bool:
        """Whether the buyer has kept silent for so long that only a new reason brings them back."""
        talk = self.case.talk
        return bool(talk) and self.case.now - talk[-1].at >= days("dormant_days")

    @property
    def arrival_ahead(self) -> bool:
        """Whether goods are on their way to the buyer's port, or will be before long."""
        arrival = self.case.customer.arrival
        if arrival is None:
            here = under_way(self.case) in ("made", "ready")  # nothing of it has left us
            return not here and on_the_way(self.case) and _ARRIVED.isdisjoint(self.findings)
        return timedelta(0) < arrival - self.case.now <= days("arrival_ahead_days")

    @property
    def _at_sea(self) -> bool:
        """Whether goods are at sea or in port, or will be once the deposit has come: else nothing is urgent there."""
        ordered = self.case.stage is Stage.DEPOSIT
        return (
            ordered or self.arrival_ahead or under_way(self.case) == "shipped" or not _ARRIVED.isdisjoint(self.findings)
        )

    @property
    def no_emergency(self) -> bool:
        """Whether no emergency contact is on record."""
        return not any(contact.role == "emergency" for contact in self.case.customer.contacts)


def _first_answer(case: Case) -> datetime | None:
    """When we first sent an offer, a proforma or a sample, else when we first wrote something of substance."""
    ours = [message for message in case.talk[-_MOST:] if message.sender == "seller"]
    offered = (message.at for message in ours if any(shown(message)))
    return next(offered, None) or next((m.at for m in ours if answers_something(m.text)), None)


def supporter(score: CauseScore) -> Finding | None:
    """The strongest finding that speaks for a cause; None when the prior alone does."""
    for finding in score.findings:
        if finding.weights[score.cause] > 0:
            return finding
    return None
