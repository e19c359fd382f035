"""What plugins add beside rules and plays, ready for the judge: causes, words, days off and who tells of absences."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.days_off import DaysOff, holding
from silentbuyer.calendars.zones import Whereabouts
from silentbuyer.errors import RuleError
from silentbuyer.language.words import by_message, with_words
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Action
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause, Finding, knowing
from silentbuyer.model.in_language import TEXTS
from silentbuyer.model.seller import Sector, Seller
from silentbuyer.plugins.registry import Owned, Registry, TellsAbsences
from silentbuyer.rules.own_phrases import Phrases

T = TypeVar("T", Action, Finding, Unknown)


@attrs.frozen
class Contributed:
    """What the plugins of one engine add.

    Attributes:
        causes: their causes, which know their own names, priors and advice.
        said_too: sign of ours -> what it says for these causes as well.
        days: days off that the calendars do not know.
        tellers: who knows of absences, and whose they are.
        words: English template -> language -> translation.
        phrases: what they listen for.

    """

    causes: tuple[Cause, ...] = ()
    said_too: Mapping[str, Mapping[Cause, float]] = attrs.field(factory=dict)
    days: tuple[DaysOff, ...] = ()
    tellers: tuple[Owned[TellsAbsences], ...] = ()
    words: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    phrases: tuple[Phrases, ...] = ()

    @classmethod
    def of(cls, registry: Registry) -> Contributed:
        """Those of a registry."""
        causes = tuple(Cause.of(owned.item) for owned in registry.causes)
        too: dict[str, dict[Cause, float]] = {}
        for cause in causes:
            for sign, bits in (cause.own.weights if cause.own else {}).items():
                too.setdefault(sign, {})[cause] = bits
        days = tuple(owned.item for owned in registry.days_off)
        phrases = tuple(owned.item for owned in registry.rules if isinstance(owned.item, Phrases))
        return cls(causes, too, days, registry.absences, by_message(owned.item for owned in registry.words), phrases)

    def aware(self, case: Case) -> Case:
        """The case that knows in which messages something was heard by the plugins' phrases."""
        heard = frozenset(at for phrases in self.phrases for at, _, _ in phrases.heard(case))
        return attrs.evolve(case, understood=heard) if heard else case

    def heeded(self, finding: Finding) -> Finding:
        """The finding with what plugins let its sign say for their causes.

        Raises:
            RuleError: when it names a cause of somebody's own that nobody registered; it offers the nearest.

        """
        more = self.said_too.get(finding.sign)
        own = [cause for cause in finding.weights if ":" in cause]
        if own or more:
            finding = self._weighed(finding, own, more or {})
        return self.told(finding) if self.words else finding

    def _weighed(self, finding: Finding, own: Iterable[Cause], more: Mapping[Cause, float]) -> Finding:
        known = {cause: cause for cause in self.causes}
        for cause in own:
            if cause not in known:
                raise RuleError(f"a finding names the cause {cause.value!r}, {unregistered(cause, known)}")
        return knowing(attrs.evolve(finding, weights={**more, **finding.weights}), known)

    def told(self, value: T) -> T:
        """The value whose sentences can be said in the languages that plugins know for them."""
        if not self.words:
            return value
        texts: dict[str, Any] = {name: with_words(getattr(value, name), self.words) for name in TEXTS[type(value)]}
        return attrs.evolve(value, **texts)

    def days_off(self, where: Whereabouts, now: datetime) -> tuple[Absence, ...]:
        """The days off at the likeliest place."""
        return holding(self.days, where.best, now) if self.days else ()


def absences_of(teller: TellsAbsences, customer: Customer, now: datetime) -> Iterator[Absence]:
    """What one source tells of a buyer.

    Raises:
        RuleError: when it gives anything but absences.

    """
    for absence in teller.absences(customer, now):
        if not isinstance(absence, Absence):
            raise RuleError(f"gave {absence!r:.120} where silentbuyer.Absence was expected")
        yield absence


def unregistered(cause: str, known: Iterable[Cause]) -> str:
    """That no plugin registered a cause, with the nearest that one did."""
    names = [str(one) for one in known]
    close = difflib.get_close_matches(str(cause), names, n=1)
    return f"which no plugin here registered{f'; did you mean {close[0]!r}?' if close else ''}"


def with_sectors(seller: Seller, sectors: Iterable[Sector]) -> Seller:
    """The seller whose sectors are understood by the words of plugins, where it gives none of its own."""
    known = {sector.name.casefold(): sector for sector in sectors}
    if not known:
        return seller

    def meant(named: tuple[Sector, ...]) -> tuple[Sector, ...]:
        return tuple(one if one.words else known.get(one.name.casefold(), one) for one in named)

    return attrs.evolve(
        seller, sectors=meant(seller.sectors), customers=meant(seller.customers), excluded=meant(seller.excluded)
    )
