"""What sounds like a wish for silence and is none: a memory, a risk, a delay, or a call that does not suit."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.any_shape import any_shape
from silentbuyer.text.sentences import any_of, fold

_NAME = "text/no_wish.toml"
_LONGEST = 400


def is_no_wish(sentence: str) -> bool:
    """Whether what is unwanted is no message of ours: "I don't want to remember", "no more of these delays"."""
    folded = fold(sentence[:_LONGEST])
    if _messages().search(folded):
        return False
    return bool(_shapes("trouble").search(folded)) or (
        bool(_shapes("own_act").search(folded)) and not _shapes("us").search(folded)
    )


def puts_off_calls(sentence: str) -> bool:
    """Whether only calls are refused, for a reason of the telephone or the hour: "don't call, the lines are down"."""
    folded = fold(sentence[:_LONGEST])
    if not (_calls().search(folded) and _shapes("phone").search(folded)):
        return False
    return not _shapes("for_good").search(folded)


@cache
def _shapes(name: str) -> re.Pattern[str]:
    return any_shape(map(fold, toml(_NAME)[name]))


@cache
def _messages() -> re.Pattern[str]:
    """Words of writing, calling and lists."""
    words = (toml(_NAME)["messages"], toml("text/joins.toml")["call"], toml("text/joins.toml")["write"])
    return any_of(word for some in words for word in some)


@cache
def _calls() -> re.Pattern[str]:
    return any_of((*toml("text/joins.toml")["call"], *toml(_NAME)["call"]))
