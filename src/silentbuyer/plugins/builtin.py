"""The core rules, probes, plays and readers, contributed through the same hooks as everybody's."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import attrs

from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.model.probe import Probe, Wire
from silentbuyer.plugins.hookspecs import hookimpl

if TYPE_CHECKING:
    from silentbuyer.model.play import Play
    from silentbuyer.model.reader import Reader
    from silentbuyer.model.rule import Rule

_PROBES = {
    "mail-domain": "silentbuyer.probes.mail_domain:MailDomain",
    "website": "silentbuyer.probes.website:Website",
    "registration": "silentbuyer.probes.registration:Registration",
}


@attrs.frozen
class LateProbe:
    """A core probe that is imported with its network libraries when the first question is put to it.

    It yields: a plugin's probe of the same kind takes its place, for example a `Website` with more signatures.
    """

    kind: str
    home: str
    yields: bool = True

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """The core probe's answer."""
        module, _, name = self.home.partition(":")
        probe: Probe = getattr(import_module(module), name)()
        return await probe.ask(question, wire)


@hookimpl
def register_rules(register: Callable[[Rule], None]) -> None:
    """The rules of `silentbuyer.rules`."""
    from silentbuyer.rules.core import core_rules

    for rule in core_rules():
        register(rule)


@hookimpl
def register_probes(register: Callable[[Probe], None]) -> None:
    """The probes of `silentbuyer.probes`."""
    for kind, home in _PROBES.items():
        register(LateProbe(kind, home))


@hookimpl
def register_actions(register: Callable[[Play], None]) -> None:
    """The plays of the core: what a finding's own words name goes beyond the rows of the playbook."""
    from silentbuyer.playbook.right_address import RightAddress
    from silentbuyer.playbook.right_firm import RightFirm

    register(RightAddress())
    register(RightFirm())


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """The readers of `silentbuyer.readers`."""
    from silentbuyer.readers.choosing import CORE

    for reader in CORE:
        register(reader)
