"""The mailbox: bounces, automatic replies and out-of-office dates; each name is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.mailbox.bounces import Bounce, read_bounce, read_bounces
    from silentbuyer.mailbox.out_of_office import absence_of, absences, headers_say_automatic, is_absence
    from silentbuyer.mailbox.returning import return_date

_HOMES = {
    "bounces": ["Bounce", "read_bounce", "read_bounces"],
    "out_of_office": ["absence_of", "absences", "headers_say_automatic", "is_absence"],
    "returning": ["return_date"],
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*sorted(_HOME_OF)]  # noqa: PLE0604, PLE0605 - the table above is the list

if not TYPE_CHECKING:
    # Hidden from type checkers: a module-level __getattr__ would make them accept any misspelt name.

    def __getattr__(name):
        from importlib import import_module

        if name not in _HOME_OF:
            raise AttributeError(f"module 'silentbuyer.mailbox' has no attribute {name!r}")
        value = getattr(import_module(f"silentbuyer.mailbox.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted(__all__)
