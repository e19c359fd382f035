"""Mail archives and chats on the command line: what they hold of the buyers, and what is told about it on stderr."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.cli.status import UsageError
from silentbuyer.language.saying import mark, plural, say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from silentbuyer.mailbox.chats import Found
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.seller import Seller
    from silentbuyer.records.talk_report import TalkReport

_NAMED = 20


class Conversations:
    """The archives that the options name, joined to the customers; for that, all of these are read first."""

    open: int

    def __init__(self, options: Namespace, seller: Seller) -> None:
        self._options, self._seller = options, seller
        self.open = 0
        """How many chats the user must say something about, or that could not be read."""
        self.reports: list[TalkReport] = []
        """The counts of each archive and chat, for the reading's JSON."""

    def joined(self, customers: Iterable[Customer]) -> Iterable[Customer]:
        """The customers with what the mail archive and the chats hold of them."""
        return self._with_chats(self._with_mail(customers))

    def _with_mail(self, customers: Iterable[Customer]) -> Iterable[Customer]:
        archive = getattr(self._options, "mailbox", None)
        if archive is None:
            return customers
        from silentbuyer.mailbox import read_mailbox

        if not any("." in name and " " not in name.strip() for name in self._options.mine):
            raise UsageError(say("--mailbox needs --mine, your own address or domain, to tell who wrote to whom"))
        before = tuple(customers)
        matched = read_mailbox(archive, before, self._options.mine)
        self.reports.append(matched.report(str(archive), before))
        read = mark("{archive}: {mails} read, {taken:,} about these buyers")
        told = say(read, archive=str(archive), mails=_mails(matched.mails), taken=matched.taken)
        shut = mark("{mails} of them could not be read: encrypted, packed, or files alone")
        closed = say(shut, mails=_mails(matched.unread))
        people = ", ".join(matched.colleagues[:_NAMED])
        firms = say("people of the buyers' own firms who wrote: {people}", people=people)
        also = [closed] * bool(matched.unread) + [firms] * bool(matched.colleagues)
        self._tell([told, *also])
        if matched.undirected:
            lost = mark("{archive}: question: {mails} neither from nor to you, direction unknown: say --mine ADDRESS")
            self._tell([say(lost, archive=str(archive), mails=_mails(matched.undirected))])
            self.open += matched.undirected == matched.taken
        nothing = bool(matched.faults) and len(matched.faults) == matched.mails
        self.open += nothing  # an archive of which nothing could be read needs the user
        self._tell(matched.faults[:_NAMED], always=nothing)
        return matched.customers

    def _with_chats(self, customers: Iterable[Customer]) -> Iterable[Customer]:
        places = getattr(self._options, "chat", None)
        if not places:
            return customers
        from silentbuyer.mailbox.chat_matching import place_chats

        if not self._options.mine:
            raise UsageError(say("--chat needs --mine, your own name or number in the chats, to tell who wrote"))
        zone = self._zone()
        placed = place_chats(self._chats(places, zone), customers, self._options.mine)
        self.open += len(placed.open)
        self.reports += [attrs.evolve(report, zone=zone) for report in placed.reports]
        self._tell(
            [
                *placed.told[:_NAMED],
                *self._more(placed.told),
                say("times of chats read as {zone} time (--zone NAME says otherwise)", zone=zone),
            ]
        )
        self._tell([*placed.open[:_NAMED], *self._more(placed.open)], always=True)
        return placed.customers

    def _chats(self, places: list[str], zone: str) -> Iterator[tuple[str | None, Found]]:
        from silentbuyer.mailbox.chats import read_chats

        for place in places:
            wanted, path = _wanted(place)
            for found in read_chats(path, zone=zone, mine=self._options.mine, day_first=self._options.day_first):
                yield wanted, found

    def _zone(self) -> str:
        """The clock of the phone that wrote the chats: as given, else the seller's own."""
        from silentbuyer.calendars.country import default_zone

        given: str | None = self._options.zone
        return given or self._seller.timezone or default_zone(self._seller.country) or "UTC"

    @staticmethod
    def _more(told: tuple[str, ...]) -> list[str]:
        return [say("... and {n:,} more", n=len(told) - _NAMED)] if len(told) > _NAMED else []

    def _tell(self, lines: Iterable[Any], *, always: bool = False) -> None:
        if always or not self._options.quiet:
            for line in lines:
                self._options.voice.note(line)


def reroute(options: Namespace) -> str:
    """``--messages`` that names a mail archive or a chat, taken for what it is; says so, or nothing."""
    given: str | None = options.messages
    if given is None or "://" in given:
        return ""
    from silentbuyer.mailbox.archives import is_archive
    from silentbuyer.mailbox.chats import is_chat

    if is_archive(given) and not options.mailbox:
        options.messages, options.mailbox = None, given
        return say("{file}: a mail archive, read as by --mailbox", file=given)
    if is_chat(given):
        options.messages, options.chat = None, [*options.chat, given]
        return say("{file}: a chat, read as by --chat", file=given)
    return ""


def _wanted(place: str) -> tuple[str | None, Path]:
    """The buyer's id and the path of ``ID=PATH``; a path that exists as it stands is one."""
    wanted, equals, path = place.partition("=")
    if not equals or Path(place).exists():
        return None, Path(place)
    return wanted.strip(), Path(path.strip())


def _mails(number: int) -> str:
    return plural("{n} mail", "{n:,} mails", n=number)
