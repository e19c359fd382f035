"""Whether a sentence offers its writer's own goods or services to us: such a writer is no buyer."""

from __future__ import annotations

from silentbuyer.text.nearby import Nearby

_TABLE = Nearby("text/offers.toml", "offer", "own", longest=400)


def offers_to_us(sentence: str) -> str | None:
    """The language in which a sentence offers us something; None when it does not."""
    return _TABLE.language(sentence)
