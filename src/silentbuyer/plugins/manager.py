"""Finding plugins and asking each for its contributions, one by one and guarded: a broken plugin breaks nothing."""

from __future__ import annotations

import difflib
import inspect
import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import attrs
import pluggy

from silentbuyer.errors import PluginError
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.plugins import hookspecs
from silentbuyer.plugins.registry import SHAPES, Owned, PluginInfo, Registry
from silentbuyer.values.raised import name_of, told

BLOCK = "SILENTBUYER_BLOCK"
BUILTIN = ("silentbuyer", "alibaba", "made-in-china")
_BUILTIN_MODULES = {name: f"silentbuyer.plugins.{home}" for name, home in zip(
    BUILTIN, ("builtin", "alibaba", "made_in_china"), strict=True
)}  # fmt: skip


@attrs.frozen
class Candidate:
    """A plugin that was found but not yet loaded."""

    info: PluginInfo
    load: Callable[[], Any]


def plugins() -> tuple[PluginInfo, ...]:
    """Every plugin that was found: name, distribution, version, hooks, and what is wrong with it."""
    return default_registry().infos


def default_registry() -> Registry:
    """The built-in plugins and those of the environment's entry points, less the blocked ones; loaded once."""
    return _environment(os.environ.get(BLOCK, ""))


@cache
def _environment(block: str) -> Registry:
    blocked = {name.strip().lower() for name in block.split(",") if name.strip()}
    return assemble([*_builtin(), *_entry_points()], blocked=blocked)


def registry_of(plugins: Iterable[Any]) -> Registry:
    """The built-in plugins and the given objects or modules, in place of the environment's entry points."""
    given = [Candidate(PluginInfo(name=_name_of(plugin)), _giver(plugin)) for plugin in plugins]
    return assemble([*_builtin(), *given])


def _giver(plugin: Any) -> Callable[[], Any]:
    return lambda: plugin


def _name_of(plugin: Any) -> str:
    try:
        return str(getattr(plugin, "__name__", None) or getattr(plugin, "name", None) or type(plugin).__name__)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - an object that breaks when it is looked at still has a class
        return type(plugin).__name__


def _builtin() -> list[Candidate]:
    from importlib import import_module

    from silentbuyer.values.version import __version__

    def loader(home: str) -> Callable[[], Any]:
        return lambda: import_module(home)

    return [
        Candidate(PluginInfo(name=name, distribution="silentbuyer", version=__version__), loader(home))
        for name, home in _BUILTIN_MODULES.items()
    ]


def _entry_points() -> list[Candidate]:
    from importlib.metadata import entry_points

    found = []
    for point in entry_points(group=hookspecs.GROUP):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
        found.append(Candidate(PluginInfo(name=point.name, distribution=name, version=version), point.load))
    return sorted(found, key=lambda c: (c.info.name, c.info.distribution, c.info.version))


def assemble(candidates: Iterable[Candidate], *, blocked: Iterable[str] = ()) -> Registry:
    """Load, register and ask each candidate in turn; what goes wrong with one is a complaint of its own."""
    return _Assembly(frozenset(blocked)).run(candidates)


class _Assembly:
    """The work bench of one assembly: it is thrown away once the `Registry` is made."""

    def __init__(self, blocked: frozenset[str]) -> None:
        self.blocked = blocked
        self.manager = pluggy.PluginManager(hookspecs.GROUP)
        self.manager.add_hookspecs(hookspecs)
        self.infos: list[PluginInfo] = []
        self.complaints: list[Complaint] = []
        self.found: dict[str, dict[str, Owned[Any]]] = {hook: {} for hook in SHAPES}
        self.listeners: list[Owned[Any]] = []

    def run(self, candidates: Iterable[Candidate]) -> Registry:
        for candidate in candidates:
            self._admit(candidate)
        ordered = {hook: tuple(items[name] for name in sorted(items)) for hook, items in self.found.items()}
        return Registry(
            rules=ordered["register_rules"],
            probes=ordered["register_probes"],
            plays=ordered["register_actions"],
            readers=ordered["register_readers"],
            listeners=tuple(self.listeners),
            infos=tuple(self.infos),
            complaints=tuple(self.complaints),
        )

    def _admit(self, candidate: Candidate) -> None:
        info = candidate.info
        if {info.name.lower(), info.distribution.lower()} & self.blocked:
            self.infos.append(attrs.evolve(info, blocked=True, fault=f"blocked by {BLOCK}"))
            return
        faults: list[str] = []
        hooks = self._load(candidate, faults)
        self.infos.append(attrs.evolve(info, hooks=hooks, fault="; ".join(faults)))

    def _load(self, candidate: Candidate, faults: list[str]) -> tuple[str, ...]:
        info = candidate.info

        def complain(where: str, kind: str, message: str) -> None:
            faults.append(f"{where}: {message}" if where != "plugin" else message)
            self.complaints.append(Complaint(where=where, plugin=info.owner, kind=kind, message=message))

        if any(info.name == other.name and not other.blocked for other in self.infos):
            complain(
                "plugin",
                "duplicate",
                f"another plugin is already called {info.name!r}; this one was not loaded",
            )
            return ()
        try:
            plugin = candidate.load()
            self.manager.register(plugin, name=info.name)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a stranger's import does is a complaint
            complain("plugin", name_of(error), f"could not be loaded and was left out: {told(error)}")
            return ()
        return self._ask(plugin, info, complain)

    def _ask(self, plugin: Any, info: PluginInfo, complain: Callable[[str, str, str], None]) -> tuple[str, ...]:
        hooks = []
        for caller in self.manager.get_hookcallers(plugin) or ():
            if not caller.has_spec():
                complain(f"hook {caller.name}", "unknown hook", _misspelt(caller.name))
                continue
            hooks.append(caller.name)
            for impl in (impl for impl in caller.get_hookimpls() if impl.plugin is plugin):
                self._call(caller.name, impl, info, complain)
        if not hooks and not any(c.plugin == info.owner for c in self.complaints):
            complain("plugin", "no hooks", "it implements no hook: are its functions marked @silentbuyer.hookimpl?")
        return tuple(sorted(hooks))

    def _call(
        self, hook: str, impl: pluggy.HookImpl, info: PluginInfo, complain: Callable[[str, str, str], None]
    ) -> None:
        if hook == "diagnosed":
            self.listeners.append(Owned(impl.function if impl.argnames else _ignoring(impl.function), info.owner))
            return
        shape, shelf = SHAPES[hook], self.found[hook]

        def register(item: Any) -> None:
            fault = shape.fault(item)
            key = "" if fault else getattr(item, shape.key)
            standing = shelf.get(key)
            if standing is not None and getattr(item, "yields", False) is True:
                return  # a core probe that a plugin has replaced before
            if standing is not None and getattr(standing.item, "yields", False) is not True:
                fault = f"{shape.word} {key} is already registered by {standing.plugin}; this one was left out"
            if fault:
                complain(f"hook {hook}", "rubbish" if not key else "duplicate", fault)
            else:
                shelf[key] = Owned(item, info.owner)

        try:
            result = impl.function(register) if impl.argnames else impl.function()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as above
            complain(f"hook {hook}", name_of(error), f"stopped half-way: {told(error)}")
            return
        if inspect.iscoroutine(result):
            result.close()
            complain(f"hook {hook}", "rubbish", "is an async function; hooks are plain functions")


def _ignoring(function: Callable[[], object]) -> Callable[[Any], object]:
    return lambda _: function()


def _misspelt(name: str) -> str:
    close = difflib.get_close_matches(name, hookspecs.HOOKS, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"there is no hook {name!r} (hooks: {', '.join(hookspecs.HOOKS)}){hint}"


def raise_first(registry: Registry) -> None:
    """With ``strict=True``: the first complaint as an error.

    Raises:
        PluginError: when there is any complaint.

    """
    for complaint in registry.complaints:
        raise PluginError(str(complaint))
