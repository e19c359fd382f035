"""A plugin that is no distribution: one Python file, a module by name, or a few rules."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.model.rule import FunctionRule, Rule
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.values.raised import told

_MARK = "silentbuyer_impl"
"""What `hookimpl` leaves on a function."""


@attrs.frozen
class Rules:
    """A plugin that contributes the rules it is made with."""

    rules: tuple[Rule, ...]
    name: str = "rules"

    @hookimpl
    def register_rules(self, register: Callable[[Rule], None]) -> None:
        """Each of them."""
        for rule in self.rules:
            register(rule)


@attrs.frozen
class Part:
    """One plugin in a file, and the name that it is listed by."""

    name: str
    plugin: Any


def load(place: str | Path) -> tuple[Part, ...]:
    """The plugins in a Python file (``rules.py``) or a module (``acme.rules``); it is imported, so it must be trusted.

    A module with hooks is a plugin as it is, and is called like the file. So are the objects with hooks that it makes,
    and its own classes with hooks of which it makes none; they go by their `name`. Where nothing registers rules, those
    made by `@rule` are taken.

    Raises:
        PluginError: when there is nothing of the kind, or it raises.

    """
    module = _imported(str(place))
    found: list[Any] = [module] if hooks_of(module) else []
    found += _objects(module)
    rules = tuple(value for value in vars(module).values() if isinstance(value, FunctionRule))
    if rules and not any("register_rules" in hooks_of(plugin) for plugin in found):
        found.append(Rules(rules, name=f"{module.__name__}.rules" if found else module.__name__))
    if not found:
        raise PluginError(f"{place} holds no rule (@silentbuyer.rule) and no hook (@silentbuyer.hookimpl)")
    return tuple(Part(_called(plugin, module, len(found)), plugin) for plugin in found)


def hooks_of(thing: Any) -> frozenset[str]:
    """The names of what is marked as a hook on a module, an object or a class."""
    home = thing if isinstance(thing, (ModuleType, type)) else type(thing)
    marked = (name for name in dir(home) if hasattr(inspect.getattr_static(home, name, None), _MARK))
    return frozenset(marked)


def _objects(module: ModuleType) -> list[Any]:
    """The objects with hooks that a module holds, and one of each of its own classes with hooks but none made."""
    values = [value for value in vars(module).values() if not isinstance(value, ModuleType)]
    classes = [value for value in values if isinstance(value, type) and hooks_of(value) and _is_of(value, module)]
    made = [value for value in values if not isinstance(value, type) and hooks_of(value)]
    used = {
        base for thing in (*map(type, made), *(c for cls in classes for c in cls.__bases__)) for base in thing.__mro__
    }
    return [
        *{id(one): one for one in made}.values(),
        *(_made(cls, module) for cls in dict.fromkeys(classes) if cls not in used),
    ]


def _is_of(cls: type, module: ModuleType) -> bool:
    return f"{cls.__module__}.".startswith(f"{module.__name__}.")


def _made(cls: type, module: ModuleType) -> Any:
    try:
        return cls()
    except TypeError as error:
        name = cls.__name__
        why = f"holds a class {name} with hooks, of which it makes no object ({error})"
        raise PluginError(f"{module.__name__} {why}: write plugin = {name}(...) below it") from error


def _called(plugin: Any, module: ModuleType, parts: int) -> str:
    """The module's name for the module and for a nameless object that is alone; else the object's own."""
    own = None if plugin is module else getattr(plugin, "name", None)
    if isinstance(own, str) and own:
        return own
    return module.__name__ if plugin is module or parts == 1 else f"{module.__name__}.{type(plugin).__name__}"


def _imported(place: str) -> ModuleType:
    try:
        return _from_file(Path(place)) if place.endswith(".py") or "/" in place else import_module(place)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise PluginError(f"the plugin {place!r} could not be loaded: {told(error)}") from error


def _from_file(path: Path) -> ModuleType:
    spec = util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = util.module_from_spec(spec)
    # Known by its name while it runs, as attrs and pickle look classes up there; an installed module is not replaced.
    mine = sys.modules.setdefault(spec.name, module) is module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        if mine:
            del sys.modules[spec.name]
        raise
    return module
