"""What plugins have contributed, sorted and checked: the one thing the engine is built from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.days_off import DaysOff
from silentbuyer.language.words import Words
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Complaint, Diagnosis
from silentbuyer.model.own_cause import OwnCause
from silentbuyer.model.play import Play
from silentbuyer.model.probe import Probe
from silentbuyer.model.reader import Reader
from silentbuyer.model.rule import Rule
from silentbuyer.model.seller import Sector

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen
class Owned(Generic[T_co]):
    """A contribution and the plugin that made it."""

    item: T_co
    plugin: str


class TellsAbsences(Protocol):
    """Somebody who knows when buyers are away: a shared calendar, a list of the sales team (`register_absences`)."""

    @property
    def name(self) -> str:
        """The slug by which a complaint names it."""

    def absences(self, customer: Customer, now: datetime) -> Iterable[Absence]:
        """The absences of one buyer that are known at a moment; pure, like a rule."""


@attrs.frozen(kw_only=True)
class PluginInfo:
    """One plugin: its name, distribution and version, the hooks it implements, and what is wrong with it.

    `fault` is empty for a plugin in good order; `blocked` plugins were found but not loaded.
    """

    name: str
    distribution: str = ""
    version: str = ""
    hooks: tuple[str, ...] = ()
    fault: str = ""
    blocked: bool = False

    @property
    def owner(self) -> str:
        """Name with distribution, as complaints show it."""
        release = f"{self.distribution} {self.version}".strip()
        return f"{self.name} ({release})" if release else self.name


@attrs.frozen(kw_only=True)
class Registry:
    """All contributions, in the order of their names, with what was complained of on the way."""

    rules: tuple[Owned[Rule], ...] = ()
    probes: tuple[Owned[Probe], ...] = ()
    plays: tuple[Owned[Play], ...] = ()
    readers: tuple[Owned[Reader], ...] = ()
    causes: tuple[Owned[OwnCause], ...] = ()
    sectors: tuple[Owned[Sector], ...] = ()
    days_off: tuple[Owned[DaysOff], ...] = ()
    absences: tuple[Owned[TellsAbsences], ...] = ()
    words: tuple[Owned[Words], ...] = ()
    listeners: tuple[Owned[Callable[[Diagnosis], object]], ...] = ()
    infos: tuple[PluginInfo, ...] = ()
    complaints: tuple[Complaint, ...] = ()

    @property
    def added_readers(self) -> tuple[Reader, ...]:
        """The readers beside those that ship with silentbuyer."""
        return tuple(owned.item for owned in self.readers if not owned.plugin.startswith("silentbuyer "))
