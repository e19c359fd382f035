"""Where plugins come from: the built-in ones, the environment's entry points, and what a user hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.model.rule import Rule
from silentbuyer.plugins import hookspecs
from silentbuyer.plugins.one_file import Rules, load
from silentbuyer.plugins.registry import PluginInfo

BUILTIN = ("silentbuyer", "alibaba", "made-in-china")
_BUILTIN_MODULES = {name: f"silentbuyer.plugins.{home}" for name, home in zip(
    BUILTIN, ("builtin", "alibaba", "made_in_china"), strict=True
)}  # fmt: skip


@attrs.frozen
class Candidate:
    """A plugin that was found but not yet loaded; one that was `handed` over comes before an installed namesake."""

    info: PluginInfo
    load: Callable[[], Any]
    handed: bool = False


def given(plugins: Iterable[Any]) -> list[Candidate]:
    """What a user hands over: objects, modules, single rules, and paths of files or names of modules.

    Raises:
        PluginError: when a file or module cannot be loaded.

    """
    return [candidate for plugin in plugins for candidate in _given(plugin)]


def as_given(plugins: Iterable[Any] | None) -> tuple[Any, ...]:
    """What was handed over as a tuple, empty for None.

    Raises:
        PluginError: for one path or plugin where a sequence of them is wanted.

    """
    if isinstance(plugins, (str, Path)) or not (plugins is None or isinstance(plugins, Iterable)):
        raise PluginError(f"plugins must be a sequence of plugins, such as [{plugins!r:.80}]")
    return tuple(plugins or ())


def _given(plugin: Any) -> list[Candidate]:
    if isinstance(plugin, (str, Path)):
        return [Candidate(PluginInfo(name=part.name), _giver(part.plugin), handed=True) for part in load(plugin)]
    if _is_rule(plugin):
        plugin = Rules((plugin,), name=str(plugin.name))
    return [Candidate(PluginInfo(name=_name_of(plugin)), _giver(plugin), handed=True)]


def _is_rule(item: Any) -> bool:
    try:
        return not isinstance(item, type) and isinstance(item, Rule)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - what breaks when it is looked at is heard, or complained of, as a plugin
        return False


def _giver(plugin: Any) -> Callable[[], Any]:
    return lambda: plugin


def _name_of(plugin: Any) -> str:
    try:
        return str(getattr(plugin, "__name__", None) or getattr(plugin, "name", None) or type(plugin).__name__)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - an object that breaks when it is looked at still has a class
        return type(plugin).__name__


def builtin() -> list[Candidate]:
    """The core and the two platforms."""
    from importlib import import_module

    from silentbuyer.values.version import __version__

    def loader(home: str) -> Callable[[], Any]:
        return lambda: import_module(home)

    return [
        Candidate(PluginInfo(name=name, distribution="silentbuyer", version=__version__), loader(home))
        for name, home in _BUILTIN_MODULES.items()
    ]


def entry_points() -> list[Candidate]:
    """The plugins that the environment's distributions announce, by name."""
    from importlib import metadata

    found = []
    for point in metadata.entry_points(group=hookspecs.GROUP):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
        found.append(Candidate(PluginInfo(name=point.name, distribution=name, version=version), point.load))
    return sorted(found, key=lambda c: (c.info.name, c.info.distribution, c.info.version))
