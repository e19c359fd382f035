"""`check_play`: everything that a play must keep, tried out, with words on how to mend what it does not keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import attrs

from silentbuyer.engine.engine import Engine
from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore, Complaint
from silentbuyer.model.play import Play
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.testing.catalogue import buyers
from silentbuyer.testing.faults import CheckFailed, told_once
from silentbuyer.testing.purity import OutOfTime, processor_seconds, watching

_MOST_FAULTS = 12


def check_play(play: Play, *, cases: Iterable[Case] = (), plugins: Iterable[object] = (), seconds: float = 2.0) -> None:
    """Try a play on the synthetic buyers and on cases of your own, ranked as they are in a diagnosis.

    A play passes that is pure and deterministic, ends in time, gives actions whose letters, fields, priorities and
    causes there are, and advises something on your own cases.

    Args:
        play: the play.
        cases: cases on which it must have something to say.
        plugins: what else is registered, such as the cause that its actions answer.
        seconds: processor time that one diagnosis with it may take.

    Raises:
        CheckFailed: an `AssertionError` that lists the faults with what to mend.

    """
    faults = list(islice(_faults(play, tuple(cases), tuple(plugins), seconds), _MOST_FAULTS))
    if faults:
        raise CheckFailed(f"the play {getattr(play, 'name', play)!r}", faults)


@attrs.frozen
class _Watched:
    """The play as the engine asks it: watched, and asked twice."""

    play: Play
    seen: list[str]
    given: list[Action]

    @property
    def name(self) -> str:
        return self.play.name

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        first, again = self._once(case, causes, warm=False), self._once(case, causes, warm=True)
        if first != again:
            self.seen.append("advise is not deterministic: it said two things about the same case")
        self.given.extend(first)
        return first

    def _once(self, case: Case, causes: tuple[CauseScore, ...], *, warm: bool) -> list[Action]:
        """Its actions; what is read once into a cache may be read the first time (`warm` is the second)."""
        with watching(warm=warm) as watch:
            given = list(self.play.advise(case, causes))
        self.seen.extend(f"advise is not pure: {what}; it sees the case alone" for what in watch.seen)
        return given

    @hookimpl
    def register_actions(self, register: Callable[[object], None]) -> None:
        register(self)


def _faults(play: Play, own: tuple[Case, ...], plugins: tuple[object, ...], seconds: float) -> Iterator[str]:
    if isinstance(play, type):
        yield f"{play.__name__} is a class: check an instance of it, {play.__name__}()"
        return
    found: dict[str, list[str]] = {}
    trials = [(f"your case {number}", case, True) for number, case in enumerate(own, 1)]
    trials += [(f"the synthetic buyer {buyer.id!r}", buyer.case(), False) for buyer in buyers()]
    for label, case, mine in trials:
        for fault in _tried(_Watched(play, [], []), case, plugins, seconds, mine=mine):
            found.setdefault(fault, []).append(label)
    yield from told_once(found)


def _tried(watched: _Watched, case: Case, plugins: tuple[object, ...], seconds: float, *, mine: bool) -> Iterator[str]:
    """What is wrong with the play on one case."""
    with Engine(case.seller, online=False, plugins=[watched, *plugins], environment=False) as engine:
        loading = [one.message for one in engine.registry.complaints]
        try:
            with processor_seconds(seconds):
                complaints = engine.diagnose(case.customer, now=case.now, facts=case.facts).complaints
        except OutOfTime:
            yield f"advise took more than {seconds:g} s of processor time: cap what it reads"
            return
    where = f"play {watched.name}"
    yield from dict.fromkeys([*watched.seen, *loading, *(_words(one) for one in complaints if one.where == where)])
    if mine and not watched.given:
        yield "advise gives nothing: give cases on which the play speaks"


def _words(complaint: Complaint) -> str:
    return f"{complaint.kind}: {complaint.message}"
