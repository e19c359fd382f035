"""Whether a message asks us to buy: "are you interested in our products?", "need freight? we have good rates"."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.hearing.mood import is_question
from silentbuyer.text.nearby import Nearby
from silentbuyer.text.sentences import sentences

_INTEREST = Nearby("text/pitches.toml", "interest", "ours", longest=300)
_MOST = 20


@lru_cache(maxsize=512)  # asked for phrases, and again for what is heard beside them
def pitch_in(text: str, *, opens: bool) -> tuple[str, str] | None:
    """The question that asks us to buy, and its language; None where nothing does, or the message wants our goods.

    Whether we need something asks us to buy only in a message that `opens` a talk and praises what its writer has.
    """
    said = sentences(text)[:_MOST]
    if any(_INTEREST.holds(one, "unless") for one in said):
        return None
    asked = [one for one in said if is_question(one)]
    found = ((one, language) for one in asked if (language := _INTEREST.language(one)) is not None)
    if (first := next(found, None)) is not None:
        return first
    if not (opens and any(_INTEREST.holds(one, "pitch") for one in said)):
        return None
    return next(((one, "") for one in said if _INTEREST.holds(one, "need")), None)


def wants_to_buy(text: str) -> bool:
    """Whether a message says in plain words that its writer wants to buy: "we wholesale fish and want to buy pumps"."""
    return any(_INTEREST.holds(one, "buys") for one in sentences(text)[:_MOST])
