"""To whom an action goes: the person and the address or number on the channel that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from silentbuyer.model.channels import NOTICED, Reach, channel_name

if TYPE_CHECKING:
    from silentbuyer.playbook.desk import Desk
    from silentbuyer.playbook.rows import Row

_TO_SUCCESSOR = "successor"


def whom(desk: Desk, row: Row, channel: str | None) -> str:
    """``Ana Souza, ana@aquapura.com.br``: as much of it as is known; empty for what reaches nobody."""
    if channel is None:
        return ""
    if _TO_SUCCESSOR in row.needs:
        return desk.successor
    return ", ".join(_known(desk, channel))


def reach_of(desk: Desk, channel: str) -> Reach | None:
    """The way that an action takes over a channel."""
    found = desk.ways.phone if channel == "phone" else None
    return found or next((one for one in desk.ways.reaches if one.channel == channel and one.status.usable), None)


def _known(desk: Desk, channel: str) -> Iterator[str]:
    customer = desk.case.customer
    found = reach_of(desk, channel)
    mine = ("", customer.email, customer.phone, *customer.channels.values())
    own = found is None or (found.address in mine and found.role != NOTICED)
    person = (found.person if found else "") or (customer.name if own else "")
    if person:
        yield person
    address = (found.address if found else "") or _written_from(desk, channel)
    if address:
        yield address


def _written_from(desk: Desk, channel: str) -> str:
    """The address that the talk on a channel went to, where the record has none."""
    talk = (m for m in reversed(desk.case.talk) if channel_name(m.channel) == channel and m.address)
    return next((message.address or "" for message in talk), "")
