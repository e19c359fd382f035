"""Whose mail is whose: the mails of an archive put into the logs of the customers they concern."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import attrs

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.mailbox.archives import Progress, Raw, read_archive
from silentbuyer.mailbox.letter_text import is_unread
from silentbuyer.mailbox.letters import Letter, Ours, letters_of
from silentbuyer.mailbox.mailbox_keys import firms_of, index_of, mailbox_key, owner_of
from silentbuyer.model.customer import COLLEAGUE, Contact, Customer, Message
from silentbuyer.records.talk_report import TalkReport


@attrs.frozen(kw_only=True)
class Matched:
    """What came of an archive.

    Attributes:
        customers: the customers as given, those concerned with the new messages in their logs.
        mails: how many mails were read; each is counted in exactly one of the fields below.
        taken: mails that went into a log, by address or by Message-ID.
        others: mails about nobody among the customers.
        faults: mails that could not be read, each with its place and the reason.
        unread: mails among `taken` whose text is there and could not be read (encrypted, packed, nothing but files).
        undirected: mails among `taken` neither from nor to any of `mine`: nobody knows who wrote to whom.
        colleagues: people of the customers' own company domains whose mails were taken, ``name <address>``.

    """

    customers: tuple[Customer, ...]
    mails: int = 0
    taken: int = 0
    others: int = 0
    faults: tuple[str, ...] = ()
    unread: int = 0
    undirected: int = 0
    colleagues: tuple[str, ...] = ()

    def report(self, source: str, before: Collection[Customer] = ()) -> TalkReport:
        """The counts of this archive; `before` are the customers as they were, to count whom it told something of."""
        lost = "1 mail" if self.undirected == 1 else f"{self.undirected:,} mails"
        asked = f"{lost} neither from nor to you, direction unknown: say --mine ADDRESS"
        known = {customer.id: len(customer.messages) for customer in before}
        return TalkReport(
            source=source,
            kind="mailbox",
            channel="email",
            messages=self.mails,
            taken=self.taken,
            others=self.others,
            refused=len(self.faults),
            unread=self.unread,
            undirected=self.undirected,
            buyers=sum(len(customer.messages) > known.get(customer.id, 0) for customer in self.customers),
            faults=self.faults,
            questions=(asked,) * bool(self.undirected and self.undirected == self.taken),
        )


def read_mailbox(
    path: str | Path, customers: Iterable[Customer], mine: Collection[str], *, progress: Progress | None = None
) -> Matched:
    """An archive (``.eml``, mbox, Maildir, or a folder of them) read into the logs of the customers.

    `mine` are the seller's own addresses or domains: they tell who wrote. A mail concerns a customer by the address
    of the other side (the record's address or an e-mail contact), a bounce by its failed address, and both else by
    the Message-ID of the mail that they answer: a buyer may answer from another address. A letter of somebody else
    under the company domain of one customer alone is that customer's too; the person becomes a contact of theirs. The
    archive is read once, in bounded memory beside the messages that are kept.

    Raises:
        RecordError: when there is nothing to read at this path.

    """
    return match(read_archive(path, progress=progress), customers, mine)


def match(raws: Iterable[Raw], customers: Iterable[Customer], mine: Collection[str]) -> Matched:
    """The same for mails that are already at hand."""
    buyers = tuple(customers)
    work = _Work(Ours.of(mine), index_of(buyers), firms_of(buyers))
    for raw in raws:
        work.add(raw)
    work.settle()
    return Matched(
        customers=tuple(
            _with_messages(_with_colleagues(buyer, work.met.get(place, {})), work.logs.get(place, ()))
            for place, buyer in enumerate(buyers)
        ),
        mails=work.mails,
        taken=work.taken,
        others=work.mails - work.taken - len(work.faults),
        faults=tuple(work.faults),
        unread=work.unread,
        undirected=work.undirected,
        colleagues=tuple(f"{name} <{address}>" for met in work.met.values() for address, name in met.items()),
    )


MOST_WAITING = 20_000
"""Answers to mails that were not read yet; older ones are let go of, so that memory stays bounded."""
WAITING_TEXT = 2000


@attrs.define
class _Work:
    ours: Ours
    index: dict[str, list[int]]
    firms: dict[str, int] = attrs.field(factory=dict)
    logs: dict[int, list[Message]] = attrs.field(factory=dict)
    homes: dict[str, list[int]] = attrs.field(factory=dict)  # Message-ID of a kept mail -> customers
    waiting: deque[tuple[Letter, int]] = attrs.field(factory=lambda: deque(maxlen=MOST_WAITING))
    faults: list[str] = attrs.field(factory=list)
    mails: int = 0
    taken: int = 0
    unread: int = 0
    undirected: int = 0
    met: dict[int, dict[str, str]] = attrs.field(factory=dict)  # customer -> colleagues by address
    _done: set[int] = attrs.field(factory=set)

    def add(self, raw: Raw) -> None:
        """Read one mail; what no address places waits for its Message-ID."""
        self.mails += 1
        for letter in letters_of(raw, self.ours):
            if letter.message is None:
                self.faults.append(say("{source}: {told}", source=letter.source, told=as_sentence(letter.fault)))
            elif (places := self._places(letter)) is not None:
                self._keep(letter, places, self.mails)
            elif letter.answers and letter.message.sender != "seller":
                homes = self._homes_of(letter)
                if homes is None:
                    self.waiting.append((_light(letter), self.mails))
                else:
                    self._keep(letter, homes, self.mails)

    def _places(self, letter: Letter) -> list[int] | None:
        """The customers of a letter by its address, else by the firm of its writer or reader."""
        address = letter.address or ""
        found = self.index.get(address) or self.index.get(mailbox_key(address))
        if found is not None or letter.message is None or letter.message.kind != "message":
            return found
        firm = self.firms.get(owner_of(address))
        if firm is None:
            return None
        if letter.message.sender == "buyer":
            self.met.setdefault(firm, {})[address] = letter.person
        return [firm]

    def settle(self) -> None:
        """Place what waited: answers and bounces to mails that a customer's log holds."""
        for letter, mail in self.waiting:
            homes = self._homes_of(letter)
            if homes is not None:
                self._keep(letter, homes, mail)
        self.waiting.clear()

    def _homes_of(self, letter: Letter) -> list[int] | None:
        return next((self.homes[known] for known in letter.answers if known in self.homes), None)

    def _keep(self, letter: Letter, places: list[int], mail: int) -> None:
        message = letter.message
        if message is None:  # never: `add` has sorted these out
            return
        for place in places:
            self.logs.setdefault(place, []).append(message)
        if message.message_id and message.kind == "message":
            self.homes[message.message_id] = places
        if mail not in self._done:
            self._done.add(mail)
            self.taken += 1
            self.unread += is_unread(message.text)
            self.undirected += message.sender == "unknown" and message.kind == "message"


def _light(letter: Letter) -> Letter:
    """A letter that waits, without the length that would add up over a large archive."""
    message = letter.message
    return (
        letter
        if message is None
        else attrs.evolve(letter, message=attrs.evolve(message, text=message.text[:WAITING_TEXT]))
    )


def _with_colleagues(customer: Customer, met: dict[str, str]) -> Customer:
    """The customer with people of the firm as contacts, so that it is seen who else there writes to us."""
    new = [
        Contact("email", address, role=COLLEAGUE, person=name or address.partition("@")[0])
        for address, name in met.items()
    ]
    return attrs.evolve(customer, contacts=(*customer.contacts, *new)) if new else customer


def _with_messages(customer: Customer, new: Iterable[Message]) -> Customer:
    """The customer with new messages in order; a mail that the log already holds (by Message-ID) comes in once."""
    merged = tuple(_each_once([*customer.messages, *new]))
    return attrs.evolve(customer, messages=merged) if len(merged) > len(customer.messages) else customer


def _each_once(messages: list[Message]) -> Iterator[Message]:
    seen = set()
    for message in sorted(messages, key=lambda message: message.at):
        key = (message.message_id, message.kind, message.address) if message.message_id else None
        if key is None or key not in seen:
            seen.add(key)
            yield message
