"""The closing lines of a run: how many buyers, which reasons lead, what was wrong, each told once."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from silentbuyer.language.sentence import message_of
from silentbuyer.show.headline import short
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.customer import Customer
    from silentbuyer.model.diagnosis import Diagnosis

_NAMED = 20
NOT_KNOWN = "not known"


class Tally:
    """What is told at the end: buyers, unreadable records, and the faults of rules and plugins, each once."""

    def __init__(self) -> None:
        self.bad = self.done = self.cut_off = 0
        self.faults: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.facts: dict[Any, Any] = {}

    def good(self, reading: Iterable[Any]) -> Iterator[Customer]:
        """The customers of a reading; every bad row is named on stderr as it comes."""
        from silentbuyer.batch import BadRow

        for item in reading:
            if isinstance(item, BadRow):
                self.bad += 1
                print(clean(item, 600), file=sys.stderr)  # noqa: T201 - this is a command line
            else:
                yield item

    def take(self, diagnosis: Diagnosis, *, keep_facts: bool) -> None:
        """Count one."""
        self.done += 1
        self.reasons[short(diagnosis)] += 1
        self.cut_off += any(message_of(unknown.reason) == "no network" for unknown in diagnosis.unknowns)
        if len(self.faults) < 1000:
            self.faults.update(map(str, diagnosis.complaints))
        if keep_facts:
            self.facts.update(diagnosis.facts)

    def tell(self, *, quiet: bool) -> None:
        """The closing lines on stderr."""
        for fault, times in self.faults.most_common(_NAMED):
            often = f" ({_count(times, 'buyer')})" if times > 1 else ""
            print(f"complaint: {clean(fault, 600)}{often}", file=sys.stderr)  # noqa: T201 - this is a command line
        if self.cut_off:
            told = f"no network: websites and mail domains of {_count(self.cut_off, 'buyer')} were not checked"
            print(f"{told} (--offline says so at once)", file=sys.stderr)  # noqa: T201 - this is a command line
        if not quiet or self.bad:
            unread = f", {_count(self.bad, 'record')} unreadable" if self.bad else ""
            print(f"{_count(self.done, 'buyer')} diagnosed{unread}", file=sys.stderr)  # noqa: T201 - this is a command line
        if not quiet and self.done > 1:
            print(f"why: {self.why()}", file=sys.stderr)  # noqa: T201 - this is a command line

    def why(self) -> str:
        """How often each reason leads, the most frequent first; where none does, that stands last."""
        unknown = self.reasons.pop(NOT_KNOWN, 0)
        told = [f"{reason} {times:,}" for reason, times in self.reasons.most_common()]
        self.reasons[NOT_KNOWN] = unknown
        return ", ".join([*told, *([f"{NOT_KNOWN} {unknown:,}"] if unknown else [])])


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
