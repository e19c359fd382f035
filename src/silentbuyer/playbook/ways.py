"""The ways to one buyer: which channels reach them, which are worn out, and which the next message takes."""

from __future__ import annotations

import attrs

from silentbuyer.conversation.awaiting import awaiting
from silentbuyer.conversation.named_contact import named_contact
from silentbuyer.identity.mailbox_life import mail_is_dead
from silentbuyer.model.case import Case
from silentbuyer.model.channels import ADDRESSED, UNRECORDED, Reach, best, channel_name, phone, status_for
from silentbuyer.model.customer import Message
from silentbuyer.playbook.rows import limits
from silentbuyer.values.lazy import lazy

_MESSENGERS = ADDRESSED - {"email", "phone"}
_LETTERS = frozenset({"email", "phone"})
_NAMES_WAYS = frozenset({"message", "auto-reply"})
_BACK = 80


@attrs.frozen(slots=False)
class Ways:
    """The channels of one case; `successor` is whom to write to now, if anybody was named.

    A number that a message names is left out where `doubted`: nobody knows who wrote it there. `unheard`: nothing tells
    why the buyer is silent, so that the way itself may be why.
    """

    case: Case
    successor: str = ""
    doubted: bool = False
    unheard: bool = False

    @lazy
    def reaches(self) -> tuple[Reach, ...]:
        """The buyer's channels, the best first; a mail address that is known to be dead is none."""
        return tuple(
            reach
            for reach in self.all_reaches
            if reach.channel != "email" or not mail_is_dead(self.case, reach.address)
        )

    @lazy
    def all_reaches(self) -> tuple[Reach, ...]:
        """Every way to the buyer: those on record, and the messengers that they wrote over without an address there."""
        known = self.case.reaches
        if self.doubted:
            known = tuple(reach for reach in known if reach.role not in UNRECORDED)
        written = {channel_name(m.channel): m for m in self.case.talk[-_BACK:] if m.sender == "buyer"}
        more = (
            Reach(
                channel=name, address=message.address or "", status=status_for(self.case.customer, name, self.case.now)
            )
            for name, message in sorted(written.items())
            if name in _MESSENGERS and all(reach.channel != name for reach in known)
        )
        return (*known, *more)

    @lazy
    def other_mail(self) -> str:
        """Another mail address that a message or a notice of theirs names; empty when none does."""
        theirs = (m for m in reversed(self.case.log[-_BACK:]) if m.sender == "buyer" and m.kind in _NAMES_WAYS)
        return next(filter(None, (named_contact(self.case, message.at) for message in theirs)), "")

    @lazy
    def usable(self) -> frozenset[str]:
        """The buyer's channels that work."""
        return frozenset([reach.channel for reach in self.reaches if reach.status.usable])

    @lazy
    def phone(self) -> Reach | None:
        """The number to call."""
        return phone(self.reaches)

    @lazy
    def running(self) -> str | None:
        """The channel that the talk ran on last, as far as it is known; None before any word."""
        named = (message.channel for message in reversed(self.case.talk) if message.channel != "unknown")
        return next(map(channel_name, named), None)

    @lazy
    def theirs(self) -> str | None:
        """The messenger that the buyer wrote over last, where it works: they chose it, whatever we wrote over since."""
        written = (m for m in reversed(self.case.talk[-_BACK:]) if m.sender == "buyer" and m.channel != "unknown")
        found = next((channel_name(message.channel) for message in written), None)
        return found if found and found not in _LETTERS and self._reaches(found) else None

    @lazy
    def sent(self) -> tuple[Message, ...]:
        """Our messages since the buyer's last word that wait for an answer."""
        return awaiting(self.case)

    @lazy
    def worn(self) -> bool:
        """Whether so many of our messages are unanswered that the channel should change.

        Of mails and letters on a platform, or over two channels, fewer are enough where nothing tells why: a messenger
        shows what was read.
        """
        count, known = len(self.sent), {channel_name(message.channel) for message in self.sent}
        if count >= limits()["change_channel_after"]:
            return True
        seldom_read = len(known) > 1 or known.isdisjoint(_MESSENGERS)
        return self.unheard and seldom_read and count >= limits()["change_letters_after"]

    @lazy
    def tried(self) -> frozenset[str]:
        """The channels of our unanswered messages, and the one the talk ran on."""
        return frozenset(channel_name(m.channel) for m in self.sent) | frozenset([self.running] if self.running else [])

    @lazy
    def current(self) -> str | None:
        """The channel for the next message: the buyer's own last, else the running one, else the best they have."""
        if "@" in self.successor:
            return "email"
        if self.theirs:
            return self.theirs
        if self.running and self.running != "phone" and self._reaches(self.running):
            return self.running
        found = best(self.reaches)
        return found.channel if found else None

    def _reaches(self, channel: str) -> bool:
        return channel in self.usable or (not self._on_record(channel) and self._works(channel))

    def _on_record(self, channel: str) -> bool:
        return any(reach.channel == channel for reach in self.reaches)

    def _works(self, channel: str) -> bool:
        if channel in ADDRESSED and not any(message.address for message in self.case.talk):
            return False
        if channel == "email" and self.case.customer.email and "email" not in self.usable:
            return False
        return status_for(self.case.customer, channel, self.case.now).usable

    @lazy
    def other(self) -> str | None:
        """The best channel that was not tried since the buyer's last word.

        Who has only ever written over a messenger is not looked for in a mailbox.
        """
        shunned = {"email"} if self.theirs in _MESSENGERS and not self._wrote_mail else set()
        found = best(tuple(reach for reach in self.reaches if reach.channel not in shunned), tried=self.tried)
        return found.channel if found else None

    @property
    def _wrote_mail(self) -> bool:
        theirs = (message for message in self.case.log[-_BACK:] if message.sender == "buyer")
        return any(channel_name(message.channel) in ("email", "unknown") for message in theirs)

    @lazy
    def moved(self) -> bool:
        """Whether the next message goes over another channel: this one is worn out, or works no longer."""
        gone = self.running is not None and self.current not in (self.running, self.theirs)
        return bool(self.other) and (self.worn or gone)
