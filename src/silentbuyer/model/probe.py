"""What a probe is: the only place where the world is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from silentbuyer.model.facts import Known, Question, Unknown

if TYPE_CHECKING:
    from silentbuyer.addresses.network import Network


class Wire(Protocol):
    """What the engine lends to a probe for one run: the policy, one shared resolver and one guarded fetcher."""

    @property
    def network(self) -> Network:
        """The policy that every connection obeys."""

    @property
    def resolver(self) -> Any:
        """The shared DNS resolver (`silentbuyer.probes.resolver.Resolver`)."""

    @property
    def fetcher(self) -> Any:
        """The guarded HTTP client (`silentbuyer.probes.fetcher.Fetcher`)."""


@runtime_checkable
class Probe(Protocol):
    """Answers questions of one kind; a fault, a time-out or rubbish from it becomes `Unknown` and a complaint.

    Two attributes are optional: ``online = False`` for a probe that needs no public internet (it is asked even where
    the canary is silent), and ``patience``, the seconds that one answer may take where `Network.timeout` is too short.
    """

    @property
    def kind(self) -> str:
        """The `Question.kind` that it answers, such as ``mail-domain``."""

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """The answer to one question; raises nothing on a network fault but says `Unknown` with the reason."""
