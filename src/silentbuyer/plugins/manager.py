"""The plugins of this environment and of this program, as one registry that the engine is built from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from silentbuyer.errors import PluginError
from silentbuyer.plugins.assembly import BLOCK, assemble
from silentbuyer.plugins.candidates import builtin, entry_points, given
from silentbuyer.plugins.registry import PluginInfo, Registry

if TYPE_CHECKING:
    from silentbuyer.model.reader import Reader


def plugins() -> tuple[PluginInfo, ...]:
    """Every plugin that was found: name, distribution, version, hooks, and what is wrong with it."""
    return default_registry().infos


def default_registry() -> Registry:
    """The built-in plugins and those of the environment's entry points, less the blocked ones; loaded once."""
    return _environment(os.environ.get(BLOCK, ""))


@cache
def _environment(block: str) -> Registry:
    return assemble([*builtin(), *entry_points()], blocked=_names(block))


def registry_of(plugins: Iterable[Any], *, environment: bool = False) -> Registry:
    """The built-in plugins and the given ones, and with `environment` those of its entry points as well.

    A given plugin is an object, a module, a rule, the path of a Python file, or the name of a module.

    Raises:
        PluginError: when a file or module that was named cannot be loaded.

    """
    handed = given(plugins)
    if environment and not handed:
        return default_registry()
    around = entry_points() if environment else []
    # The given ones first: who hands over a plugin that is installed as well means this one.
    return assemble([*builtin(), *handed, *around], blocked=_names(os.environ.get(BLOCK, "")))


def installed_readers() -> tuple[Reader, ...]:
    """The readers of the environment's plugins; nothing of ours is loaded for them."""
    return _installed(os.environ.get(BLOCK, ""))


@cache
def _installed(block: str) -> tuple[Reader, ...]:
    return assemble(entry_points(), blocked=_names(block)).added_readers


def _names(block: str) -> set[str]:
    return {name.strip().lower() for name in block.split(",") if name.strip()}


def raise_first(registry: Registry) -> None:
    """With ``strict=True``: the first complaint as an error.

    Raises:
        PluginError: when there is any complaint.

    """
    for complaint in registry.complaints:
        raise PluginError(str(complaint))
