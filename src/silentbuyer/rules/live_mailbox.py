"""Whether mail from the buyer's side proves that the mailbox is alive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import attrs

from silentbuyer.hearing.heard_topics import closing_notice, heard
from silentbuyer.identity.mailbox_life import Life, life
from silentbuyer.identity.sender import borrows
from silentbuyer.language.saying import mark, say
from silentbuyer.mailbox.away_replies import is_absence
from silentbuyer.model.signs import sign
from silentbuyer.rules.person_left import departure

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding


@attrs.frozen(kw_only=True)
class LiveMailbox:
    """Whether mail from the buyer's side proves that the mailbox is alive.

    What it looks for:
        A mail that a person wrote after our first mail, or an automatic reply. A later bounce that calls the
        mailbox dead undoes the proof. An answer from a look-alike or throw-away mailbox beside a firm's website proves
        that the mailbox works, not whose it is.

    Why it means silence:
        It does not; it rules out that the address is false or dead, whatever lists and DNS say. Of honesty it says
        little: who answers may still ask for a fee, and a throw-away mailbox stays one.

    What it needs:
        The log with directions; mails of unknown direction prove nothing.

    When it is wrong:
        Swindlers answer too: a reply proves a mailbox, not an honest buyer, and from a look-alike of the firm's domain
        or a throw-away mailbox it speaks for nobody. After a year or more the person may
        have left, so an old reply says less about reaching them today. A message that reports the end of
        the firm proves nothing, nor does any reply once an automatic one says that the person has left.

    What to do:
        Look for the reason of the silence elsewhere: time, price, the buyer's own decision.

    Sources:
        RFC 3834 (automatic replies); docs/evidence/email.md#strength-of-signs,
        docs/evidence/email.md#decay-of-addresses.
    """

    name: ClassVar[str] = "live-mailbox"
    old: timedelta = timedelta(days=365)
    """A reply older than this says little about reaching the person today."""

    def needs(self, customer: Customer) -> Iterable[Question]:  # noqa: ARG002 - the log alone is read
        """Nothing: the proof is in the log."""
        return ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """At most one finding: the strongest proof of life."""
        proof = life(case)
        if proof is None or _ended(case, proof) or _left(case, proof):
            return
        evidence = {"proof": proof.kind, "at": proof.at}
        day = proof.at.date().isoformat()
        if proof.kind == "auto-reply":
            notice = any(m.at == proof.at and is_absence(m) for m in case.log)
            absent = mark("A notice of absence of {day} proves the mailbox.")
            said = absent if notice else mark("An automatic reply of {day} proves the mailbox.")
            yield sign(self.name, "auto-reply").finding(say(said, day=day), evidence)
            return
        if borrows(case):
            said = say(
                "The buyer wrote after a mail of ours, on {day}: the mailbox works, which does not say whose it is.",
                day=day,
            )
            yield sign(self.name, "reply-of-stranger").finding(said, evidence)
            return
        kind = "old-human-reply" if case.now - proof.at > self.old else "human-reply"
        yield sign(self.name, kind).finding(
            say("The buyer wrote after a mail of ours, on {day}: the mailbox is real.", day=day), evidence
        )


def _ended(case: Case, proof: Life) -> bool:
    """Whether the proof, or what came after it, reports the end of the firm."""
    said = heard(case).get("closing-down")
    if said is not None and said.at >= proof.at:
        return True
    return proof.kind == "auto-reply" and closing_notice(case) is not None


def _left(case: Case, proof: Life) -> bool:
    """Whether an automatic reply, the proof itself or a later one, says that the person has left."""
    later = (m for m in case.log if m.kind == "auto-reply" and m.at >= proof.at)
    return any(departure(f"{message.subject}\n{message.text}") is not None for message in later)
