"""Whose chat is whose: the chats of a path put into the logs of the customers they are with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import PurePath

import attrs

from silentbuyer.language.saying import joined, plural, say
from silentbuyer.language.sentence import Sentence
from silentbuyer.mailbox.chat import Chat, name_key
from silentbuyer.mailbox.chats import Found
from silentbuyer.model.customer import Customer, Message
from silentbuyer.records.record_log import merged
from silentbuyer.records.talk_report import TalkReport

_SHORTEST = 4
"""Letters of a name that is looked for in the name of a file or group (judgement)."""
_TAIL = 9
"""Last digits by which two spellings of a telephone number are one (judgement)."""
_NO_WORD = re.compile(r"\W+")


@attrs.frozen(kw_only=True)
class Placed:
    """What came of chats.

    Attributes:
        customers: the customers as given, those concerned with the messages in their logs.
        told: what was read, a sentence for each chat.
        open: chats that could not be placed or read, each with what would settle it.
        reports: the counts of each chat.

    """

    customers: tuple[Customer, ...]
    told: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    reports: tuple[TalkReport, ...] = ()


def place_chats(
    chats: Iterable[tuple[str | None, Found]], customers: Iterable[Customer], mine: Collection[str]
) -> Placed:
    """The chats in the logs of the customers they are with.

    A chat is given with a customer's id, or with None: then the customer is the one whose name, company or number is
    that of a person in it, else of its title, else stands in the name of its file. In a group only the people who are
    known by name are the buyer's; the words of the others are of unknown direction.
    """
    work = _Work(tuple(customers), frozenset(map(name_key, mine)))
    for wanted, found in chats:
        work.add(wanted, found)
    return Placed(
        customers=tuple(work.joined()), told=tuple(work.told), open=tuple(work.open), reports=tuple(work.reports)
    )


@attrs.define
class _Work:
    buyers: tuple[Customer, ...]
    own: frozenset[str]
    told: list[str] = attrs.field(factory=list)
    open: list[str] = attrs.field(factory=list)
    reports: list[TalkReport] = attrs.field(factory=list)
    logs: dict[int, list[list[Message]]] = attrs.field(factory=dict)  # customer -> chats
    _keys: dict[str, set[int]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for place, buyer in enumerate(self.buyers):
            for key in _keys_of(buyer):
                self._keys.setdefault(key, set()).add(place)

    def add(self, wanted: str | None, found: Found) -> None:
        """Place one chat, or say what keeps it from its place."""
        if found.chat is None:
            self.open.append(say("{source}: {told}", source=found.source, told=_note(found.fault)))
            whole = TalkReport(source=found.source, kind="chat", messages=1, refused=1, faults=(found.fault,))
            self.reports.append(whole)
            return
        others = [name for name in found.chat.people if not self._ours(name, found.chat)]
        place = self._named(wanted) if wanted is not None else self._place(found, others)
        question = self._question(wanted, found, others, place)
        taken: list[Message] = []
        if not question and place is not None:
            taken = list(self._messages(found, others, place))
            self.logs.setdefault(place, []).append(taken)
            self.told.append(_sentence(found, self.buyers[place]))
            if found.chat.day_first is None:
                question = say("{note}: say --day-first or --month-first", note=_note(found.chat.notes[0]))
        if question:
            self.open.append(say("{source}: question: {question}", source=found.source, question=question))
        self.reports.append(_counted(found.source, found.chat, taken, question))

    def _ours(self, name: str, chat: Chat) -> bool:
        return name_key(name) in self.own or any(
            message.sender == "seller" for message, who in zip(chat.messages, chat.writers, strict=True) if who == name
        )

    def _named(self, wanted: str) -> int | None:
        return next((place for place, buyer in enumerate(self.buyers) if buyer.id == wanted), None)

    def _place(self, found: Found, others: list[str]) -> int | None:
        """The one customer of a chat: by its people, else by its title, else by the name of its file."""
        chat = found.chat
        by_people = [places for name in others if (places := self._of(name))]
        common = set.intersection(*by_people) if by_people else set()
        if len(common) == 1:
            return next(iter(common))
        if by_people:
            return None
        for text in (chat.title if chat else "", PurePath(found.source).stem, PurePath(found.source).parent.name):
            places = self._of(text) or self._within(text)
            if len(places) == 1:
                return next(iter(places))
        return None

    def _of(self, name: str) -> set[int]:
        return self._keys.get(_key(name), set()) if name else set()

    def _within(self, text: str) -> set[int]:
        """The customers whose name stands in a text, the longest names first."""
        words = f" {_words_alone(name_key(text))} "
        inside = [key for key in self._keys if len(key) >= _SHORTEST and _stands_in(key, words)]
        longest = max(map(len, inside), default=0)
        return set().union(*(self._keys[key] for key in inside if len(key) == longest))

    def _question(self, wanted: str | None, found: Found, others: list[str], place: int | None) -> str:
        """What must be asked before a chat is used; empty when nothing."""
        chat = found.chat
        if wanted is not None and place is None:
            return say("there is no buyer {wanted} in the file", wanted=repr(wanted))
        if chat is not None and len(chat.people) > 1 and len(others) == len(chat.people):
            note = next((note for note in chat.notes if note.startswith("nothing in it is by")), "")
            return say("{note}: say --mine NAME", note=_note(note))
        if place is None:
            who = ", ".join(repr(name[:60]) for name in others[:4]) or repr(chat.title if chat else "")
            return say("no one buyer of the file is {who} by name or number: say --chat ID=FILE", who=who)
        return ""

    def _messages(self, found: Found, others: list[str], place: int) -> Iterator[Message]:
        """The messages, with those of strangers in a group of unknown direction.

        A chat that is called by the name of a person in it is theirs alone: under another name or number they were
        before.
        """
        chat = found.chat
        if chat is None:
            return
        known = {name for name in others if place in self._of(name)}
        called = f" {_words_alone(name_key(f'{chat.title} {PurePath(found.source).stem}'))} "
        alone = len(others) < 2 or any(_stands_in(name_key(name), called) for name in known)
        strangers = set() if alone or not (known or len(others) > 2) else set(others) - known
        for message, who in zip(chat.messages, chat.writers, strict=True):
            yield attrs.evolve(message, sender="unknown") if who in strangers else message

    def joined(self) -> Iterator[Customer]:
        """The customers with their new messages; what a log or an overlapping export holds already comes in once."""
        for place, buyer in enumerate(self.buyers):
            held = Counter(map(_mark, buyer.messages))
            new = [message for chat in self.logs.get(place, ()) for message in _unheld(chat, held)]
            yield attrs.evolve(buyer, messages=merged(buyer.messages, new)) if new else buyer


def _counted(source: str, chat: Chat, taken: list[Message], question: str) -> TalkReport:
    return TalkReport(
        source=source,
        kind="chat",
        channel=chat.channel,
        messages=len(chat.messages),
        taken=len(taken),
        others=len(chat.messages) - len(taken),
        notices=chat.notices,
        undirected=sum(message.sender == "unknown" for message in taken),
        buyers=int(bool(taken)),
        questions=(question,) * bool(question),
    )


def _mark(message: Message) -> tuple[datetime, str, str, str]:
    return message.at, message.channel, message.sender, message.text


def _unheld(chat: list[Message], held: Counter[tuple[datetime, str, str, str]]) -> Iterator[Message]:
    """The messages of one chat that are not held yet; who says the same twice in a minute has said it twice."""
    here: Counter[tuple[datetime, str, str, str]] = Counter()
    for message in chat:
        mark = _mark(message)
        here[mark] += 1
        if here[mark] > held[mark]:
            held[mark] += 1
            yield message


def _keys_of(buyer: Customer) -> Iterator[str]:
    texts = [buyer.name, buyer.company, buyer.phone]
    texts += [text for contact in buyer.contacts for text in (contact.value, contact.person)]
    yield from {_key(text) for text in texts if text} - {""}


def _key(text: str) -> str:
    key = name_key(text)
    return key[-_TAIL:] if key.isdigit() and len(key) >= _TAIL else key


def _words_alone(text: str) -> str:
    return " ".join(_NO_WORD.split(text)).strip()


def _stands_in(key: str, words: str) -> bool:
    """Whether a name stands in a text as words of its own; scripts without blanks need none around it."""
    bare = _words_alone(key)
    return bool(bare) and (f" {bare} " in words if bare.isascii() else bare in words)


def _sentence(found: Found, buyer: Customer) -> str:
    chat = found.chat
    if chat is None:
        return found.fault
    told = say(
        "{source}: {messages} on {channel} with {buyer}",
        source=found.source, messages=plural("{n} message", "{n:,} messages", n=len(chat.messages)),
        channel=chat.channel, buyer=buyer.company or buyer.name or buyer.id,
    )  # fmt: skip
    if chat.notices:
        told = say("{told}, {n:,} lines of the service left out", told=told, n=chat.notices)
    return joined([told, *map(_note, chat.notes)])


def _note(text: str) -> str:
    """What a reader of chats says, as a sentence that is looked up or recognised when it is told."""
    return text if isinstance(text, Sentence) else Sentence(text, text)
