"""Which of the registered rules are run, and whether what the seller's profile tells plugins reaches one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.registry import Registry


def names_of(names: Iterable[str] | None, what: str) -> tuple[str, ...] | None:
    """Names of rules as a tuple; None stays None.

    Raises:
        PluginError: for one text, which would be taken for names of one letter each.

    """
    if isinstance(names, str):
        raise PluginError(f"{what} must be a sequence of names of rules, got the text {names!r}")
    return None if names is None else tuple(names)


def selected(registry: Registry, rules: Iterable[str] | None, *ignore: Iterable[str]) -> Registry:
    """The registry with only these rules (None: all), less those that any list in `ignore` names.

    Raises:
        PluginError: for a name that is no rule; it offers the nearest.

    """
    wanted = None if rules is None else _known(registry, rules, "rules")
    unwanted = frozenset[str]().union(*(_known(registry, names, "ignore") for names in ignore))
    if wanted is None and not unwanted:
        return registry
    kept = tuple(
        owned
        for owned in registry.rules
        if owned.item.name not in unwanted and (wanted is None or owned.item.name in wanted)
    )
    return attrs.evolve(registry, rules=kept)


def _known(registry: Registry, names: Iterable[str], what: str) -> frozenset[str]:
    known = {owned.item.name for owned in registry.rules}
    asked = tuple(names)
    for name in asked:
        if name not in known:
            raise PluginError(f"{what}: there is no rule {name!r}{_near(str(name), known)}")
    return frozenset(asked)


def check_options(registry: Registry, seller: Seller) -> None:
    """Options in the profile are for plugins that are there.

    Raises:
        PluginError: for options of a plugin that is not; it offers the nearest.

    """
    known = {info.name for info in registry.infos}
    for name in seller.plugin:
        if name not in known:
            raise PluginError(
                f"the seller's profile has options for a plugin {name!r} that is not here{_here(name, registry)}"
            )


def _here(name: str, registry: Registry) -> str:
    """The nearest plugin, else those beside ours: one in a file is called like the file."""
    names = [info.name for info in registry.infos]
    own = [info.name for info in registry.infos if info.distribution != "silentbuyer"]
    near = _near(name, names)
    return near if "did you mean" in near or not own else f"; the plugins here are called {', '.join(own)}"


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else "; silentbuyer rules and silentbuyer plugins list them"
