"""A package whose names are imported when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def lazy_face(
    names: dict[str, Any], homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of a package, from its globals and, by module, the names that it shows.

    To be hidden from type checkers: with a ``__getattr__`` they would accept any misspelt name.
    """
    package, home_of = names["__name__"], {name: home for home, those in homes.items() for name in those}

    def getattr_(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        names[name] = value = getattr(import_module(f"{package}.{home_of[name]}"), name)
        return value

    return getattr_, lambda: sorted(names["__all__"])
