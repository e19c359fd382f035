"""What every judgement of a run goes by, and the guard under which strangers' code runs."""

from __future__ import annotations

from silentbuyer.engine.contributed import Contributed
from silentbuyer.engine.introducing import home_of
from silentbuyer.engine.planning import Guard, placed
from silentbuyer.errors import PluginError, RuleError
from silentbuyer.language.catalogues import catalogue
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.experience import Experience
from silentbuyer.model.parties import Home
from silentbuyer.model.questions import MEANING
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.registry import Registry
from silentbuyer.rules.log_only import asks_nothing, only_hears
from silentbuyer.values.raised import name_of

_NO_RULES = ("play", "hook", "absences")


class Grounds:
    """The seller, the rules and what plugins add, what was learned; faults become complaints."""

    home: Home

    def __init__(
        self,
        seller: Seller,
        registry: Registry,
        *,
        strict: bool = False,
        experience: Experience | None = None,
    ) -> None:
        self._seller, self._registry, self._strict = seller, registry, strict
        self.experience: Experience = experience or Experience()
        self.more: Contributed = Contributed.of(registry)
        self.home = home_of(seller)
        self._words = catalogue(seller.language) if seller.language not in (None, "en") else None
        self._asking = tuple(owned for owned in registry.rules if not asks_nothing(owned.item))
        self.hears: tuple[frozenset[str] | None, ...] = tuple(only_hears(owned.item) for owned in registry.rules)
        self._hears = any(owned.item.kind == MEANING for owned in registry.probes)

    def complain(self, where: str, plugin: str, error: BaseException, faults: list[Complaint]) -> None:
        """Notes what a rule or plugin raised; a `KeyboardInterrupt` is nobody's fault and goes on.

        Raises:
            RuleError, PluginError: with ``strict=True``; the latter for what is no rule of a plugin.

        """
        if isinstance(error, KeyboardInterrupt):
            raise error
        complaint = Complaint(where=where, plugin=plugin, kind=name_of(error), message=placed(error))
        if self._strict:
            raise (PluginError if where.partition(" ")[0] in _NO_RULES else RuleError)(str(complaint)) from error
        faults.append(complaint)

    def guard(self, where: str, plugin: str, faults: list[Complaint]) -> Guard:
        """A guard whose complaints join `faults`."""
        return Guard(self.complain, where, plugin, faults)
