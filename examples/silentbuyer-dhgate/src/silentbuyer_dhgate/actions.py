"""What a salesperson can do on DHgate; actions of a plugin are namespaced (`dhgate:...`) or use a core kind."""

from collections.abc import Iterable

import attrs
import silentbuyer as sb


@attrs.frozen
class DhgatePlay:
    """Write on the platform when the buyer is active there and compares."""

    name: str = "dhgate"

    def advise(self, case: sb.Case, causes: tuple) -> Iterable[sb.Action]:
        """One action for buyers that came with signals of DHgate."""
        if "dhgate" in case.customer.signals and causes[0].cause is sb.Cause.COMPARING_QUOTES:
            yield sb.Action(
                kind="dhgate:message",
                cause=sb.Cause.COMPARING_QUOTES,
                channel="dhgate",
                advice="Write a short message on DHgate: one picture, one question, one date.",
                why="The buyer reads there these days.",
            )
