"""The rule ``missing-contacts``: too few ways to reach the buyer, above all before goods reach the port."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.awaiting import awaiting
from silentbuyer.conversation.money_state import money_came
from silentbuyer.conversation.on_the_way import on_the_way
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.channels import ADDRESSED, channel_name
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside

_OPTED_OUT = frozenset({"opt-out"})
"""Who asked not to be written to is looked for on no other way."""


@attrs.frozen(kw_only=True)
class MissingContacts:
    """There is only one way to reach the buyer, or none, or no emergency contact while goods are on their way.

    What it looks for:
        The number of different channels on record, and a contact with the role ``emergency`` once a deposit has come,
        before the arrival date, or while goods seem to be under way (an order of the last months, and no word in the
        log of their being there). Mails that nobody ever answered to a buyer without any address on
        record count as none.

    Why it means silence:
        One address that fails makes a whole buyer fall silent. Goods that wait for clearance need somebody who
        answers the telephone.

    What it needs:
        Addresses, contacts, the stage and the arrival date on record.

    When it is wrong:
        Contacts may be in a telephone and not in the record. One channel alone says almost nothing about the cause;
        it is weighed accordingly and only after two unanswered messages, and not at all where the buyer has written
        over it.

    What to do:
        Ask for a telephone number, the messenger of their country and an emergency contact while you are in contact.

    Sources:
        The seed article (collect and order customer information); weights are judgement.
    """

    name: ClassVar[str] = "missing-contacts"
    ahead: timedelta = timedelta(days=45)

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """What is missing on record."""
        channels = sorted({reach.channel for reach in case.reaches} | _written_over(case))
        talked = {message.channel for message in case.talk}
        if not channels and talked <= {"email"} and case.last("buyer") is None:
            # Mails that nobody ever answered, without an address on record: perhaps another system has one.
            because = say("There is no address of any kind on record.")
            yield sign(self.name, "none").finding(because, {"channels": []}, scale=0.75 if talked else 1.0)
        elif (
            _OPTED_OUT.isdisjoint(heard(case))
            and len({*channels, *map(channel_name, talked)}) <= 1
            and len(awaiting(case)) >= 2
        ):
            yield _single(case, channels or sorted(talked))
        yield from self._emergency(case)

    def _emergency(self, case: Case) -> Iterator[Finding]:
        arrival = case.customer.arrival
        coming = arrival is not None and timedelta(0) < arrival - case.now <= self.ahead
        # What only the log tells is no plan of a shipment: goods may be there already, or wait in our own store.
        expected = arrival is None and case.told is None and (_is_paid(case) or on_the_way(case))
        if not coming and not expected:
            return
        if not any(contact.role == "emergency" for contact in case.customer.contacts):
            because = say("Goods are on their way or will be, and no emergency contact for the clearance is on record.")
            evidence = {"arrival": arrival, "stage": case.stage}
            yield sign(self.name, "no-emergency").finding(because, evidence)


def _is_paid(case: Case) -> bool:
    """Whether the deposit is there, by our own word: before that no goods are made, and none are under way."""
    return case.stage is Stage.DEPOSIT and money_came(case) is not None


def _written_over(case: Case) -> set[str]:
    """The messengers that the buyer wrote over, whether or not the record names them."""
    theirs = {channel_name(message.channel) for message in case.talk if message.sender == "buyer"}
    return theirs & (ADDRESSED - {"email", "phone"})


def _single(case: Case, channels: list[str]) -> Finding:
    """One channel alone; where the buyer has written over it, it works, and nothing speaks for a dead one."""
    only, sent = channels[0], len(awaiting(case))
    used = any(message.sender == "buyer" and channel_name(message.channel) == only for message in case.talk)
    because = say(
        "Only one way to reach the buyer is known ({only}), and our last {sent} messages are unanswered.",
        only=say(only),
        sent=sent,
    )
    return sign("missing-contacts", "single-used" if used else "single").finding(because, {"channels": channels})
