"""Loading each plugin and asking it for its contributions, one by one and guarded: a broken plugin breaks nothing."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pluggy

from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.signs import sign_faults
from silentbuyer.plugins import hookspecs
from silentbuyer.plugins.candidates import Candidate
from silentbuyer.plugins.contributions import SHAPES
from silentbuyer.plugins.registry import Owned, PluginInfo, Registry
from silentbuyer.values.raised import name_of, place_of, told

BLOCK = "SILENTBUYER_BLOCK"
_ARGUMENTS = "a hook takes one argument, called register (of diagnosed: diagnosis), or none"
_UNUSED = "nobody looks at: contributions are handed over by calling register(...) once for each"


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
        self.replaced: list[tuple[str, str, str]] = []
        self.handed: set[str] = set()

    def run(self, candidates: Iterable[Candidate]) -> Registry:
        for candidate in candidates:
            self._admit(candidate)
        self._replace()
        self._look_through_causes()
        ordered = {hook: tuple(items[name] for name in sorted(items)) for hook, items in self.found.items()}
        return Registry(
            rules=ordered["register_rules"],
            probes=ordered["register_probes"],
            plays=ordered["register_actions"],
            readers=ordered["register_readers"],
            causes=ordered["register_causes"],
            sectors=ordered["register_sectors"],
            days_off=ordered["register_days_off"],
            absences=ordered["register_absences"],
            words=ordered["register_words"],
            listeners=tuple(self.listeners),
            infos=tuple(self.infos),
            complaints=tuple(self.complaints),
        )

    def _admit(self, candidate: Candidate) -> None:
        info = candidate.info
        if {info.name.lower(), info.distribution.lower()} & self.blocked:
            self.infos.append(attrs.evolve(info, blocked=True, fault=f"blocked by {BLOCK}"))
            return
        if candidate.handed:
            self.handed.add(info.name)
        faults: list[str] = []
        hooks = self._load(candidate, faults)
        self.infos.append(attrs.evolve(info, hooks=hooks, fault="; ".join(faults)))

    def _load(self, candidate: Candidate, faults: list[str]) -> tuple[str, ...]:
        info = candidate.info

        def complain(where: str, kind: str, message: str) -> None:
            faults.append(f"{where}: {message}" if where != "plugin" else message)
            self.complaints.append(Complaint(where=where, plugin=info.owner, kind=kind, message=message))

        if self.manager.has_plugin(info.name):
            if info.name in self.handed and not candidate.handed:
                faults.append(f"installed as well, but the {info.name} that was handed over is used")
                return ()
            message = f"another plugin is already called {info.name!r}; this one was not loaded"
            complain("plugin", "duplicate", message)
            return ()
        try:
            plugin = candidate.load()
            if self.manager.is_registered(plugin):
                return ()  # handed over, and installed as well
            if isinstance(plugin, type):
                complain("plugin", "class", f"{plugin.__name__} is a class: hand over an instance, {plugin.__name__}()")
                return ()
            written_for = getattr(plugin, hookspecs.DECLARED, hookspecs.VERSION)
            if written_for != hookspecs.VERSION:
                complain("plugin", "version", _other_version(written_for))
                return ()
            self.manager.register(plugin, name=info.name)
        except KeyboardInterrupt:
            raise
        except pluggy.PluginValidationError as error:
            complain("plugin", name_of(error), f"{_ARGUMENTS}; it was left out: {told(error)}")
            return ()
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

        def register(item: Any) -> None:
            self._shelve(hook, item, info, complain)

        try:
            result = impl.function(register) if impl.argnames else impl.function()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as above
            complain(f"hook {hook}", name_of(error), _stopped(error))
            return
        if inspect.iscoroutine(result):
            result.close()
            complain(f"hook {hook}", "rubbish", "is an async function; hooks are plain functions")
        elif result is not None:
            complain(f"hook {hook}", "rubbish", f"returned {type(result).__name__}, which {_UNUSED}")

    def _shelve(self, hook: str, item: Any, info: PluginInfo, complain: Callable[[str, str, str], None]) -> None:
        """A sound contribution onto its shelf; of two with one name the first stays, unless the other replaces it."""
        shape, shelf = SHAPES[hook], self.found[hook]
        fault = shape.fault(item)
        key = "" if fault else getattr(item, shape.key)
        standing, replaced = shelf.get(key), getattr(item, "replaces", "")
        if standing is not None and getattr(item, "yields", False) is True:
            return  # a core probe that a plugin has replaced before
        if standing is not None and info.distribution and standing.plugin in self.handed:
            return  # what is handed over comes before the same that is installed
        if standing is not None and getattr(standing.item, "yields", False) is not True and replaced != key:
            fault = f"{shape.word} {key} is already registered by {standing.plugin}; this one was left out"
        if fault:
            complain(f"hook {hook}", "rubbish" if not key else "duplicate", fault)
            return
        shelf[key] = Owned(item, info.owner)
        if replaced and replaced != key:
            self.replaced.append((hook, str(replaced), info.owner))

    def _replace(self) -> None:
        """What contributions stand in for goes, once all plugins have been heard."""
        for hook, name, owner in self.replaced:
            if self.found[hook].pop(name, None) is None:
                message = f"replaces {name!r}, which nobody registered{_near(name, self.found[hook])}"
                self.complaints.append(Complaint(where=f"hook {hook}", plugin=owner, kind="unknown", message=message))

    def _look_through_causes(self) -> None:
        """A cause is told by signs that there are, which is known once all rules are."""
        rules = [owned.item for owned in self.found["register_rules"].values()]
        for owned in self.found["register_causes"].values():
            for fault in sign_faults(owned.item.weights, rules):
                where, message = "hook register_causes", f"weights of {owned.item.name}: {fault}"
                self.complaints.append(Complaint(where=where, plugin=owned.plugin, kind="unknown", message=message))


def _stopped(error: BaseException) -> str:
    place = place_of(error)
    return f"stopped half-way: {told(error)}{f' ({place})' if place else ''}"


def _ignoring(function: Callable[[], object]) -> Callable[[Any], object]:
    return lambda _: function()


def _misspelt(name: str) -> str:
    return f"there is no hook {name!r} (hooks: {', '.join(hookspecs.HOOKS)}){_near(name, hookspecs.HOOKS)}"


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _other_version(written_for: Any) -> str:
    return (
        f"is written for version {written_for!r:.40} of the hooks and this silentbuyer has version "
        f"{hookspecs.VERSION}; it was left out: install the version of either that fits"
    )
