"""What plugins have contributed, sorted and checked: the one thing the engine is built from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import attrs

from silentbuyer.model.diagnosis import Complaint, Diagnosis
from silentbuyer.model.play import Play
from silentbuyer.model.probe import Probe
from silentbuyer.model.reader import Reader
from silentbuyer.model.rule import Rule

T_co = TypeVar("T_co", covariant=True)
_SLUG = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")


@attrs.frozen
class Owned(Generic[T_co]):
    """A contribution and the plugin that made it."""

    item: T_co
    plugin: str


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
    listeners: tuple[Owned[Callable[[Diagnosis], object]], ...] = ()
    infos: tuple[PluginInfo, ...] = ()
    complaints: tuple[Complaint, ...] = ()


@attrs.frozen
class Shape:
    """What a contribution of one sort must look like: the attribute that names it and the methods it must have."""

    word: str
    key: str
    methods: tuple[str, ...]

    def fault(self, item: Any) -> str | None:
        """Why this is no such contribution, or None."""
        if isinstance(item, type):
            return f"{item.__name__} is a class; register an instance of it: register({item.__name__}())"
        name = getattr(item, self.key, None)
        if not isinstance(name, str) or not _SLUG.fullmatch(name):
            return f"{item!r:.120} needs a {self.key} of lower-case words such as 'dhgate-quiet', got {name!r}"
        missing = [method for method in self.methods if not callable(getattr(item, method, None))]
        return f"{self.word} {name} has no method {' and no '.join(missing)}" if missing else None


SHAPES = {
    "register_rules": Shape("rule", "name", ("needs", "judge")),
    "register_probes": Shape("probe", "kind", ("ask",)),
    "register_actions": Shape("play", "name", ("advise",)),
    "register_readers": Shape("reader", "name", ("confidence", "columns", "record")),
}
