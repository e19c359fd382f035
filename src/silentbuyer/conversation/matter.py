"""A sentence that stands open between buyer and seller, and how far back such a one is looked for."""

from __future__ import annotations

from datetime import timedelta

import attrs

from silentbuyer.model.customer import Message

TELLS = frozenset(
    {
        "comparing", "internal", "no-need", "no-budget", "later", "chose-other", "undecided", "cost-wait",
        "end-customer", "money-blocked", "import-barrier", "disaster", "owes", "closing-down", "price-collecting",
    }
)  # fmt: skip
"""Topics of a sentence that tells why we wait, and asks for nothing, whatever words of a request stand in it."""

STALE = timedelta(days=180)
"""How long a question stands open before it is history (judgement)."""

MOST = 40
"""Messages at the end of a talk that are looked at."""


@attrs.frozen(kw_only=True)
class Matter:
    """A sentence that stands open: the message it is in, and how many of ours came after it without settling it.

    Attributes:
        is_thing: whether it asks for a thing by its name: a paper, pictures, a sample.
        is_missed: whether the buyer wrote since that it has not come, or that they can't go on without it.

    """

    message: Message
    sentence: str
    since: int
    is_thing: bool = False
    is_missed: bool = False
