"""The hooks that a plugin may implement; each is called once, when an engine is put together.

A plugin is any object or module with functions marked `hookimpl`, announced by an entry point of the group
``silentbuyer``. An implementation may leave out the argument that it does not need, and must call it by the name that
stands here. What it returns is not looked at. A plugin may say for which `VERSION` of the hooks it is written, by an
attribute ``silentbuyer_hooks = 1``: with another version it is left out with a complaint instead of misunderstood.

Among several plugins the one that is handed over (``Engine(plugins=[...])``) comes before the installed ones: of one
name, a plugin or a contribution, the installed one stands back without a complaint. A
contribution with the attribute ``replaces = "comparing-quotes"`` takes the place of that rule (probe, play, reader).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pluggy

from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.play import Play
from silentbuyer.model.probe import Probe
from silentbuyer.model.reader import Reader
from silentbuyer.model.rule import Rule

if TYPE_CHECKING:
    from silentbuyer.calendars.days_off import DaysOff
    from silentbuyer.language.words import Words
    from silentbuyer.model.own_cause import OwnCause
    from silentbuyer.model.seller import Sector
    from silentbuyer.plugins.registry import TellsAbsences

GROUP = "silentbuyer"

VERSION = 1
"""The version of the hooks; it changes when a plugin written for the old ones would be misunderstood."""
DECLARED = "silentbuyer_hooks"
"""The attribute by which a plugin says for which version it is written."""

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker(GROUP)
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(GROUP)


@hookspec
def register_rules(register: Callable[[Rule], None]) -> None:
    """Contribute rules: call ``register(rule)`` once for each."""


@hookspec
def register_probes(register: Callable[[Probe], None]) -> None:
    """Contribute probes, which answer questions of one kind: call ``register(probe)`` once for each."""


@hookspec
def register_actions(register: Callable[[Play], None]) -> None:
    """Contribute plays, which turn ranked causes into actions: call ``register(play)`` once for each."""


@hookspec
def register_readers(register: Callable[[Reader], None]) -> None:
    """Contribute readers, which turn a platform's export into buyers' records: call ``register(reader)``."""


@hookspec
def register_causes(register: Callable[[OwnCause], None]) -> None:
    """Contribute causes of silence of your own: call ``register(silentbuyer.OwnCause(...))`` once for each."""


@hookspec
def register_sectors(register: Callable[[Sector], None]) -> None:
    """Contribute trades with the words by which buyers call themselves: call ``register(silentbuyer.Sector(...))``.

    A seller who names the sector in ``sectors``, ``customers`` or ``excluded`` is understood by these words.
    """


@hookspec
def register_days_off(register: Callable[[DaysOff], None]) -> None:
    """Contribute days off that the calendars do not know: call ``register(silentbuyer.DaysOff(...))`` once for each."""


@hookspec
def register_absences(register: Callable[[TellsAbsences], None]) -> None:
    """Contribute who knows when a buyer is away: an object with `name` and `absences(customer, now)`."""


@hookspec
def register_words(register: Callable[[Words], None]) -> None:
    """Contribute translations of your sentences: call ``register(silentbuyer.Words(...))`` once a language."""


@hookspec
def diagnosed(diagnosis: Diagnosis) -> None:
    """Be told of a finished diagnosis, for example to write it back to a CRM; return values are ignored."""


HOOKS = (
    "register_rules", "register_probes", "register_actions", "register_readers", "register_causes",
    "register_sectors", "register_days_off", "register_absences", "register_words", "diagnosed",
)  # fmt: skip
