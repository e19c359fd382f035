"""The matter in other hands: where somebody else was named to be written to, every step goes to them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from silentbuyer.identity.mailbox_life import mail_is_dead
from silentbuyer.model.case import Case
from silentbuyer.model.channels import UNRECORDED
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import Finding
from silentbuyer.playbook.context import draft_context
from silentbuyer.values.frozen import FrozenMap

_NAMED = (
    ("person-left/successor", "successor"), ("wrong-person/said", "to"), ("wrong-person/long-leave", "to"),
    ("wrong-person/mailbox-moved", "to"),
)  # fmt: skip
"""The findings that may name who is to be written to, and under which word of their evidence."""


def successor_of(case: Case, findings: Mapping[str, Finding]) -> tuple[str, str]:
    """Name and address of who is to be written to now; empty when nobody was named, or mail there goes nowhere."""
    for sign, word in _NAMED:
        found = findings.get(sign)
        address = str(found.evidence.get(word, "")) if found else ""
        if found and address and not ("@" in address and mail_is_dead(case, address)):
            return str(found.evidence.get("person", "")), address
    return "", ""


def handed_context(case: Case, causes: tuple[CauseScore, ...]) -> FrozenMap[str, str]:
    """What drafts are filled from: the name of who was named, and as `former` the one on record."""
    now = handed(case, causes)
    context = draft_context(now)
    moved = now is not case and case.customer.name
    return context.adding("former", case.customer.name or "") if moved else context


def handed(case: Case, causes: tuple[CauseScore, ...]) -> Case:
    """The case with the person who was named in the place of the one on record.

    Numbers and handles on record are the former person's, so they are left out; those that stand beside the new
    address are not.
    """
    signs = {name for name, _ in _NAMED}
    found = {f.sign: f for score in causes for f in score.findings if f.sign in signs}
    person, address = successor_of(case, found) if found else ("", "")
    if "@" not in address:
        return case
    beside = " ".join(m.text for m in case.log if m.sender == "buyer" and address in m.text.lower())
    named = tuple(one for one in case.customer.contacts if one.role in UNRECORDED and one.value in beside)
    customer = attrs.evolve(case.customer, name=person or None, email=address, phone=None, contacts=named)
    return attrs.evolve(case, customer=customer)
