"""The rule ``goods-at-port``: the goods have arrived, nobody collects them, and costs run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar

import attrs

from silentbuyer.conversation.money_state import money_moved
from silentbuyer.conversation.on_the_way import goods_came
from silentbuyer.conversation.our_words import ARRIVED, PORT_COSTS, ours
from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import named_dates
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.held_goods import is_held, is_out
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import plural, say, together
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.open_matter import open_request
from silentbuyer.owed.our_promise import open_promise
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.rules.port_limits import abandonment
from silentbuyer.text.sentences import any_of, fold, sentences

HELD = timedelta(days=60)
"""For how long goods that were held are taken to be held still (judgement)."""


@attrs.frozen(kw_only=True)
class GoodsAtPort:
    """The goods have reached the buyer's port and the buyer does not react: every day costs money.

    What it looks for:
        The arrival date on record, ahead (from `ahead_days` before it on) or passed, whether the buyer wrote after
        it, and words about customs, documents, demurrage or a container that stands in the port, in the buyer's own
        messages, in 17 languages. Also our own word that costs run, or that the goods have arrived, as long as the
        buyer has not written since, and of costs until they pay or say that the goods are in hand; an arrival that we
        told of alarms for `told_days`, longer only where papers, customs or the pick-up are open, and not with a kind
        word. Words that the goods are in hand end the alarm.
        Goods that the buyer calls held, by customs, an inspectorate or over a paper, count at any stage, until they
        write that the goods are free.

    Why it means silence:
        Behind the silence may be missing papers, a lack of cash, a fallen market, or a contact who is not there.
        Whatever it is, it cannot wait for the usual rhythm.

    What it needs:
        ``Customer.arrival``, or the stage ``shipment`` and the texts of the buyer's messages.

    When it is wrong:
        The arrival date may be an estimate that was never corrected, or the goods were collected and nobody noted it:
        the older the arrival, the weaker the finding; after a year it is dropped.

    What to do:
        Call the same day, the emergency contact first, use every channel, bring in the forwarder.

    Sources:
        The seed article, C12, C13 and C14; days until goods may count as abandoned are in ``data/port_limits.csv``;
        weights are judgement.
    """

    name: ClassVar[str] = "goods-at-port"
    ahead_days: int = 10
    fresh_days: int = 60
    stale_days: int = 365
    told_days: int = 21
    """How long our own word that goods have arrived is an alarm by itself (judgement: free time and some)."""
    settles: timedelta = timedelta(days=3)
    """How long after a word of theirs costs of which we wrote may be taken for settled (judgement)."""

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The arrival, whether it was answered, and the buyer's words on trouble."""
        arrival = case.customer.arrival
        arrived = arrival is not None and timedelta(0) <= case.now - arrival <= timedelta(days=self.stale_days)
        words = heard(case, since_order=False)
        said = words.get("port-trouble")
        collected = _collected(words, arrival) or _told_in_hand(case, arrival)
        if collected is not None:
            yield collected.finding(self.name, "collected", say("On {day} the buyer wrote that the goods are in hand"))
        elif arrival is not None and arrived:
            yield self._arrived(case, arrival)
            yield from _answered(case, arrival)
        elif arrival is not None:
            yield from self._ahead(case, arrival)
        else:
            yield from self._we_wrote(case)
        held = held_goods(case)
        if held is not None and collected is None:
            yield held.finding(self.name, "held", say("On {day} the buyer wrote that the goods are held"))
        elif said is not None and collected is None and (arrived or (arrival is None and case.stage is Stage.SHIPMENT)):
            yield self._trouble(said)

    def _ahead(self, case: Case, arrival: datetime) -> Iterator[Finding]:
        days = (arrival.date() - case.now.date()).days
        if case.turn == "buyer" and 0 <= days <= self.ahead_days and not _waits_for_us(case):
            when = say("today") if days == 0 else plural("in {n} day", "in {n} days", n=days)
            because = say(
                "The goods are due at the port on {day}, {when}, and the buyer is silent.",
                day=arrival.date(),
                when=when,
            )
            yield sign(self.name, "due-soon").finding(because, {"arrival": arrival, "days_ahead": days})

    def _we_wrote(self, case: Case) -> Iterator[Finding]:
        told, last = ours(case), case.last("buyer")
        costs, arrived = told.get(PORT_COSTS), told.get(ARRIVED)
        costs = None if costs is None or _is_ahead(costs, case) else costs
        wrote = max(filter(None, (costs, arrived)), key=lambda one: one.at, default=None)
        if wrote is None:
            return
        if last is not None and last.at >= wrote.at:
            yield from self._still_there(case, costs, last)
            return
        if costs is not None and (last is None or last.at < costs.at):
            wrote, because = costs, say("We wrote on {day} that costs run at the port", day=costs.at.date())
        elif self._is_open(case, wrote):
            because = say("We wrote on {day} that the goods have arrived", day=wrote.at.date())
        else:
            return
        said = say('{head}, without an answer: "{quote}"', head=because, quote=wrote.quote)
        yield sign(self.name, "we-wrote").finding(said, {"sentence": wrote.quote, "at": wrote.at})

    def _still_there(self, case: Case, costs: Said | None, last: Message) -> Iterator[Finding]:
        """Costs of which we wrote, where nothing since pays or takes the goods, and time has passed."""
        if costs is None or case.now - last.at < self.settles or money_moved(case, costs.at):
            return
        later = [words_of(one) for one in case.talk if one.sender == "buyer" and one.at >= costs.at]
        if any(goods_came(text) or all_is_well(text) or "goods-received" in topics(text) for text in later):
            return
        said = say(
            'We wrote on {day} that costs run at the port, and nothing since says that the goods were taken: "{quote}"',
            day=costs.at.date(),
            quote=costs.quote,
        )
        yield sign(self.name, "we-wrote").finding(said, {"sentence": costs.quote, "at": costs.at})

    def _is_open(self, case: Case, wrote: Said) -> bool:
        """Whether an arrival that we told of is still a matter: papers or pick-up are open, or it is new.

        With a kind word ("hope all is fine") it is news of goods that were taken, and no alarm.
        """
        texts = [fold(words_of(one)) for one in case.talk if one.sender == "seller" and one.at >= wrote.at]
        if any(_port_words("open").search(text) for text in texts):
            return True
        kind = any(_port_words("kind").search(text) for text in texts)
        return not kind and case.now - wrote.at <= timedelta(days=self.told_days)

    def _trouble(self, said: Said) -> Finding:
        return said.finding(self.name, "trouble", say("On {day} the buyer wrote about trouble at the port"))

    def _arrived(self, case: Case, arrival: datetime) -> Finding:
        days = (case.now - arrival).days
        evidence: dict[str, Any] = {"arrival": arrival, "days_at_port": days}
        because: str = say("The goods reached the port on {day}, {days} days ago.", day=arrival.date(), days=days)
        limit = abandonment(case.customer.country)
        if limit is not None:
            last = (arrival + timedelta(days=limit)).date()
            evidence["may_count_as_abandoned"] = last.isoformat()
            then = say("Undeclared goods may count as abandoned from about {day} on.", day=last)
            because = together(because, then)
        scale = 1.0 if days <= self.fresh_days else max(0.2, self.fresh_days / days)
        return sign(self.name, "arrived").finding(because, evidence, scale=scale)


@cache
def _port_words(name: str) -> re.Pattern[str]:
    """The words of one list, found where a word begins; those of scripts without spaces anywhere."""
    return any_of(toml("text/port.toml")[name])


def _waits_for_us(case: Case) -> bool:
    """Whether a request of theirs stands open, or a promise of ours: then it is not the buyer who is silent."""
    return open_request(case) is not None or open_promise(case, _PATIENCE) is not None


_PATIENCE = timedelta(days=3)
"""After so long a promise of ours that nothing followed is one not kept (as in rule your-turn)."""


def _is_ahead(costs: Said, case: Case) -> bool:
    """Whether the day from which costs run is still to come: "it arrives on the 20th, after that demurrage starts"."""
    today = case.now.astimezone(costs.at.tzinfo).date()
    return any(one.latest >= today for one in named_dates(costs.sentence, costs.at.date(), case.customer.country))


def _collected(words: Mapping[str, Said], arrival: datetime | None) -> Said | None:
    """The buyer's word that the goods are in hand, unless it is older than the arrival or than a word on trouble."""
    said, trouble = words.get("goods-received"), words.get("port-trouble")
    if said is None or arrival is None or said.at < arrival:
        return None
    return said if trouble is None or trouble.at < said.at else None


def _told_in_hand(case: Case, arrival: datetime | None) -> Said | None:
    """The buyer's word since the arrival that all came well, or a complaint: they have the goods."""
    if arrival is None or arrival > case.now:
        return None
    trouble = heard(case, since_order=False).get("product-trouble")
    if trouble is not None and trouble.at > arrival:
        return trouble
    for message in (one for one in case.talk if one.sender == "buyer" and one.at >= arrival):
        if all_is_well(message.text) or goods_came(message.text):
            said = next(iter(sentences(words_of(message))), "")
            return Said(topic="goods-received", sentence=said, language="", at=message.at, scale=1.0) if said else None
    return None


def held_goods(case: Case) -> Said | None:
    """The newest sentence of the buyer's that says that the goods are held, unless they wrote since that they are free.

    Nothing older than `HELD` counts: by then the goods are out, or the matter has another name.
    """
    for message in reversed([m for m in case.talk if m.sender == "buyer" and case.now - m.at <= HELD]):
        said = sentences(words_of(message))
        if any(is_out(sentence) for sentence in said):
            return None
        found = next((sentence for sentence in said if is_held(sentence)), None)
        if found is not None:
            return Said(topic="port-trouble", sentence=found, language="", at=message.at, scale=1.0)
    return None


def _answered(case: Case, arrival: datetime) -> Iterator[Finding]:
    theirs = [message for message in case.talk if message.sender == "buyer" and message.at > arrival]
    if theirs:
        day = theirs[-1].at.date().isoformat()
        because = say("The buyer has written since the goods arrived, last on {day}.", day=day)
        yield sign("goods-at-port", "answered").finding(because, {"at": theirs[-1].at})
