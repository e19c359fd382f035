"""What the mail servers already told us: a dead mailbox, a full one, or that it is our own mail that is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from silentbuyer.identity.mailbox_life import bounces
from silentbuyer.language.saying import mark, say
from silentbuyer.model.signs import sign

if TYPE_CHECKING:
    from silentbuyer.mailbox.bounces import Bounce
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer, Message
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding

_SAID = {
    "dead": mark("Our mail to {who} came back: the mailbox does not exist ({words})."),
    "dead-again": mark("Our mails to {who} came back on different days: the mailbox does not exist ({words})."),
    "full": mark("Our mail to {who} came back because the mailbox is full; it is busy or left alone, not false."),
    "sender-blocked": mark("It is not {who}, it is us: their server refuses our mail ({words})."),
    "temporary": mark("One mail to {who} was delayed; servers try again by themselves."),
    "temporary-again": mark("Mails to {who} were delayed again and again and may never have arrived ({words})."),
    "too-large": mark("Our mail to {who} came back because of its size ({words}); nobody has read it."),
    "other": mark("Our mail to {who} came back, for a reason that says nothing about the person ({words})."),
}


@attrs.frozen(kw_only=True)
class BouncedMail:
    """What the mail servers said when our mail came back.

    What it looks for:
        Bounces in the log about the buyer's address: a mailbox that does not exist, one that is full, a block of
        our own mail (5.7.x, spam lists, missing reverse DNS, SPF or DKIM), or a passing fault. A later reply by a
        person, or a later auto-reply, overrules an earlier bounce.

    Why it means silence:
        The buyer has not seen our mail. If the server refuses us, no follow-up by mail will arrive either, however
        good it is: mend the sending first.

    What it needs:
        Messages of kind ``bounce`` in the log, from a mailbox (`silentbuyer.mailbox`) or typed in with the server's
        words as text.

    When it is wrong:
        Two of three "permanent" errors are no dead mailbox, so codes alone are not believed; still a server may
        say "user unknown" of a mail that its filter disliked. One delayed mail means nothing. Where the buyer's last
        word came over another channel, and ours went over it, a lost mail weighs `beside` of it: the talk reached them.

    What to do:
        Dead: ask for the right address over another channel. Full: call or write over another channel. Blocked:
        have SPF, DKIM, reverse DNS and blocklist entries of our own domain mended, and write over another channel
        in the meantime.

    Sources:
        RFC 3463, RFC 3464; docs/evidence/email.md#status-codes for how often each code means a dead mailbox.
    """

    name: ClassVar[str] = "bounced-mail"
    apart: timedelta = timedelta(hours=24)
    """Two bounces further apart than this are two witnesses."""
    memory: timedelta = timedelta(days=180)
    """Full boxes, blocks and delays older than this say nothing about today."""
    beside: float = 0.35
    """How much a mail that came back counts where the talk runs over another channel."""

    def needs(self, customer: Customer) -> Iterable[Question]:  # noqa: ARG002 - the log alone is read
        """Nothing: the bounces are in the log."""
        return ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """One finding for each verdict that still holds."""
        held = self._standing(case)
        for verdict in dict.fromkeys(bounce.verdict for _, bounce in held):
            same = [(message, bounce) for message, bounce in held if bounce.verdict == verdict]
            yield self._finding(case, verdict, same)

    def _standing(self, case: Case) -> list[tuple[Message, Bounce]]:
        alive = [m.at for m in case.log if m.sender == "buyer" and m.channel == "email" and m.kind != "bounce"]
        last = max(alive, default=None)
        return [
            (message, bounce)
            for message, bounce in bounces(case)
            if (last is None or message.at > last)
            and (bounce.verdict == "dead" or case.now - message.at <= self.memory)
        ]

    def _finding(self, case: Case, verdict: str, same: list[tuple[Message, Bounce]]) -> Finding:
        first, (last, bounce) = same[0][0], same[-1]
        again = verdict in ("dead", "temporary") and last.at - first.at > self.apart
        kind = f"{verdict}-again" if again else "too-large" if _too_large(bounce) else verdict
        named = {"who": (bounce.address or case.customer.label)[:120], "words": _words(bounce)}
        said = say(_SAID[kind], **{name: word for name, word in named.items() if f"{{{name}}}" in _SAID[kind]})
        scale = self.beside if verdict in _NOT_REACHED and _talks_elsewhere(case) else 1.0
        return sign(self.name, kind).finding(said, _evidence(bounce, len(same), last), scale=scale)


_NOT_REACHED = frozenset({"dead", "full"})
"""Verdicts by which a mail did not reach its reader."""


def _talks_elsewhere(case: Case) -> bool:
    """Whether the buyer's last word came over another channel than mail, and we have written over it since."""
    last = case.last("buyer")
    return last is not None and last.channel != "email" and any(m.channel == last.channel for m in case.unanswered)


def _too_large(bounce: Bounce) -> bool:
    """Whether the mail itself was too big (RFC 3463: x.2.3 and x.3.4), which says nothing about the reader."""
    return bounce.verdict == "other" and (bounce.status[2:] in ("2.3", "3.4") or "size exceeds" in bounce.because)


def _words(bounce: Bounce) -> str:
    return bounce.because or bounce.status or say("no reason given")


def _evidence(bounce: Bounce, count: int, last: Message) -> dict[str, Any]:
    given = attrs.asdict(bounce) | {"bounces": count, "last": last.at}
    return {key: value for key, value in given.items() if value not in (None, "")}
