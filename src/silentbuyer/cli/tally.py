"""The closing lines of a run: how many buyers, which reasons lead, what was wrong, each told once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.cli.voice import Voice
from silentbuyer.language.filling import COMMA
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.language.sentence import message_of
from silentbuyer.show.headline import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.customer import Customer
    from silentbuyer.model.diagnosis import Diagnosis

_NAMED = 20
_MOST_FAULTS = 1000
NOT_KNOWN = "not known"


@attrs.frozen
class Told:
    """What the closing lines count of one diagnosis."""

    reason: str
    cut_off: bool
    faults: tuple[str, ...]

    @classmethod
    def of(cls, diagnosis: Diagnosis) -> Told:
        """That of a diagnosis."""
        cut_off = any(message_of(unknown.reason) == "no network" for unknown in diagnosis.unknowns)
        return cls(short(diagnosis), cut_off, tuple(str(one) for one in diagnosis.complaints))


class Tally:
    """What is told at the end: buyers, unreadable records, and the faults of rules and plugins, each once."""

    def __init__(self, voice: Voice | None = None) -> None:
        self._voice = voice or Voice()
        self.bad: int = 0
        self.done: int = 0
        self.cut_off: int = 0
        self.faults: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.facts: dict[Any, Any] = {}

    def good(self, reading: Iterable[Any]) -> Iterator[Customer]:
        """The customers of a reading; every bad row is named on stderr as it comes."""
        from silentbuyer.batch import BadRow

        for item in reading:
            if isinstance(item, BadRow):
                self.bad += 1
                self._voice.note(item)
            else:
                yield item

    def take(self, diagnosis: Diagnosis, *, keep_facts: bool) -> None:
        """Count one."""
        self.count(Told.of(diagnosis))
        if keep_facts:
            self.facts.update(diagnosis.facts)

    def count(self, told: Told) -> None:
        """Count one by what there is to count of it."""
        self.done += 1
        self.reasons[told.reason] += 1
        self.cut_off += told.cut_off
        if len(self.faults) < _MOST_FAULTS:
            self.faults.update(told.faults)

    def tell(self, *, quiet: bool) -> None:
        """The closing lines on stderr."""
        note = self._voice.note
        for fault, times in self.faults.most_common(_NAMED):
            told = say("complaint: {fault}", fault=fault)
            note(say("{told} ({often})", told=told, often=_buyers(times)) if times > 1 else told)
        if self.cut_off:
            cut = mark("no network: websites and mail domains of {buyers} were not checked (--offline says so at once)")
            note(say(cut, buyers=_buyers(self.cut_off)))
        if not quiet or self.bad:
            note(self._done())
        if not quiet and self.done > 1:
            note(say("why: {reasons}", reasons=self.why()))

    def _done(self) -> str:
        if not self.bad:
            return say("{buyers} diagnosed", buyers=_buyers(self.done))
        records = plural("{n} record", "{n:,} records", n=self.bad)
        return say("{buyers} diagnosed, {records} unreadable", buyers=_buyers(self.done), records=records)

    def why(self) -> str:
        """How often each reason leads, the most frequent first; where none does, that stands last."""
        known = [pair for pair in self.reasons.most_common() if pair[0] != NOT_KNOWN]
        last = [(NOT_KNOWN, self.reasons[NOT_KNOWN])] if self.reasons[NOT_KNOWN] else []
        told = [f"{self._voice.told(reason)} {times:,}" for reason, times in (*known, *last)]
        return self._voice.tell(COMMA).join(told)


def _buyers(number: int) -> str:
    return plural("{n} buyer", "{n:,} buyers", n=number)
