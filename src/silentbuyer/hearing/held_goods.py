"""Whether a sentence says that goods which have arrived are held: by customs, an inspectorate, or over a paper."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.text.sentences import fold, pieces_of_pattern

_TABLE, _MOST = "text/held_goods.toml", 1000


@lru_cache(maxsize=1024)
def is_held(sentence: str) -> bool:
    """Whether goods are held there now; a question, a condition, or what is over tells of none."""
    text = fold(sentence[:_MOST])
    if not all(_of(part).search(text) for part in ("goods", "held", "where")):
        return False
    if _of("not").search(text) or is_question(sentence) or condition_of(sentence) is not None:
        return False
    return not _of("later").match(text)


def is_out(sentence: str) -> bool:
    """Whether a sentence says that goods which were held are free now."""
    text = fold(sentence[:_MOST])
    return _of("out").search(text) is not None and _of("later").search(text) is None and "not " not in text


@cache
def _of(part: str) -> re.Pattern[str]:
    """The pattern of one part of the table."""
    return pieces_of_pattern(toml(_TABLE)[part])
