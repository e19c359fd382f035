"""The address that a message names to be written to in place of its writer's."""

from __future__ import annotations

import re
from datetime import datetime

from silentbuyer.model.case import Case

_ADDRESS = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}\b")
_LONGEST = 6000


def named_contact(case: Case, at: datetime) -> str:
    """The first new mail address in what the other side wrote at a moment; empty when it names none.

    Addresses that are on record for the buyer, or that we wrote from, are not new.
    """
    known = {contact.lower() for contact in case.customer.channels.values()}
    known |= {message.address.lower() for message in case.log if message.address}
    for message in case.log:
        if message.at == at and message.sender != "seller":
            found = (match.group().strip(".").lower() for match in _ADDRESS.finditer(message.text[:_LONGEST]))
            return next((address for address in found if address not in known), "")
    return ""
