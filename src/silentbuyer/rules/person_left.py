"""Whether the person we write to has left the firm, and who has taken over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, ClassVar

import attrs

from silentbuyer.conversation.named_contact import named_person
from silentbuyer.data.tables import toml
from silentbuyer.identity.mailbox_life import buyer_address
from silentbuyer.language.saying import mark, say
from silentbuyer.mailbox.date_words import fold, weekdays_spoken
from silentbuyer.model.signs import sign
from silentbuyer.text.sentences import sentences

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer, Message
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9._-]{1,190}\.[A-Za-z]{2,24}")
_SPACES = re.compile(r"\s+")
LONGEST = 6000


@attrs.frozen
class Departure:
    """What a text says: the words that tell of the departure, and the address of the successor, if there is one."""

    words: str
    successor: str | None = None


_OF_A_MAILBOX = frozenset({"no longer monitored", "no longer in use", "no longer active"})
"""Words of the table that say what became of a mailbox, and not of the person."""


@cache
def _words(part: str) -> tuple[str, ...]:
    return tuple(phrase for phrases in toml("mailbox/person_left.toml")[part].values() for phrase in phrases)


def _for_good(phrase: str, words: str) -> bool:
    """Whether some sentence with the phrase names neither a weekday nor an office or address that was left."""
    return any(
        phrase in f"{sentence} "
        and not weekdays_spoken().search(fold(sentence))
        and not any(w in sentence for w in _words("stays"))
        for sentence in sentences(words)
    )


def departure(text: str, not_these: Iterable[str] = ()) -> Departure | None:
    """Whether a text says that its writer has left, and the first address in it that is none of `not_these`."""
    short = text[:LONGEST]
    words = _SPACES.sub(" ", short.replace("\u2019", "'")).lower()
    found = next((phrase for phrase in _words("left") if phrase in words and _for_good(phrase, words)), None)
    if found is None:
        return None
    known = {address.lower() for address in not_these}
    named = (match.group(0).strip("'.").lower() for match in _ADDRESS.finditer(short))
    return Departure(found.strip(), next((address for address in named if address not in known), None))


@attrs.frozen(kw_only=True)
class PersonLeft:
    """Whether the person we write to has left the firm, and who has taken over.

    What it looks for:
        Automatic replies and bounces that say so in about thirty languages ("no longer with the company", "nicht
        mehr im Unternehmen", "已离职"), and the successor's address in them.

    Why it means silence:
        Nobody reads the mailbox any more, while the firm and its need may well go on.

    What it needs:
        Messages of kind ``auto-reply`` or ``bounce`` in the log; nothing is asked online.

    When it is wrong:
        A person may leave a project, not the firm; a later mail that the same person wrote overrules the notice.
        An address in the text can be a general desk in place of a successor: that is who to write to all the same.

    What to do:
        Write to the successor, and in copy to the company's general address, with a short summary of the offer.

    Sources:
        C2 C3 C5 E3; the table data/mailbox/person_left.toml.
    """

    name: ClassVar[str] = "person-left"

    def needs(self, customer: Customer) -> Iterable[Question]:  # noqa: ARG002 - the log alone is read
        """Nothing: the notice is in the log."""
        return ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """One finding from the last notice, unless the person wrote again later."""
        address = buyer_address(case.customer)
        mine = {address.normal} if address else set()
        mine |= {message.address.lower() for message in case.log if message.sender == "seller" and message.address}
        last = case.last("buyer")
        for message in reversed([m for m in case.log if m.kind in ("auto-reply", "bounce")]):
            found = departure(f"{message.subject}\n{message.text}", mine)
            if found is not None and (last is None or message.at > last.at):
                yield self._finding(case, message, found)
                return

    def _finding(self, case: Case, message: Message, found: Departure) -> Finding:
        evidence = {"at": message.at, "words": found.words, "successor": found.successor or ""}
        if found.successor:
            evidence["person"] = named_person(case, message.at, found.successor)
            gone = mark("The person has left the firm; write to {successor}, whom the reply names.")
            shut = mark("The mailbox is no longer read; write to {successor}, which the reply names.")
            said = say(shut if found.words in _OF_A_MAILBOX else gone, successor=found.successor)
            return sign(self.name, "successor").finding(said, evidence)
        left = mark("The person has left the firm ({words}); ask the firm who has taken over.")
        shut = mark("The mailbox is no longer read ({words}); ask the firm where to write now.")
        said = say(shut if found.words in _OF_A_MAILBOX else left, words=repr(found.words))
        return sign(self.name, "left").finding(said, evidence)
