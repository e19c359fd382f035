"""A plugin that is no distribution: one Python file, a module by name, or a few rules."""

from __future__ import annotations

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
from silentbuyer.values.raised import name_of, told


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


def load(place: str | Path) -> Any:
    """The plugin in a Python file (``rules.py``) or a module (``acme.rules``); it is imported, so it must be trusted.

    A file with hooks is a plugin as it is; of one without, the rules made by `@rule` are taken.

    Raises:
        PluginError: when there is nothing of the kind, it raises, or it holds neither hooks nor rules.

    """
    module = _imported(str(place))
    if any(hasattr(value, "silentbuyer_impl") for value in vars(module).values()):
        return module
    found = tuple(value for value in vars(module).values() if isinstance(value, FunctionRule))
    if not found:
        raise PluginError(f"{place} holds no rule (@silentbuyer.rule) and no hook (@silentbuyer.hookimpl)")
    return Rules(found, name=module.__name__)


def _imported(place: str) -> ModuleType:
    try:
        return _from_file(Path(place)) if place.endswith(".py") or "/" in place else import_module(place)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise PluginError(f"the plugin {place!r} could not be loaded: {name_of(error)}: {told(error)}") from error


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
