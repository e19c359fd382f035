"""Where urgent things go while somebody is away: "in dringenden Fällen wenden Sie sich an ..." asks us for nothing."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold, pieces_of_pattern
from silentbuyer.values.lazy import remembered


@remembered(2048)
def sends_urgent_elsewhere(sentence: str) -> bool:
    """Whether a sentence says of whatever may be urgent where it goes."""
    folded = fold(sentence)
    found = _pattern("urgent").search(folded)
    return found is not None and _pattern("elsewhere").search(folded) is not None


@cache
def _pattern(part: str) -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/urgent_elsewhere.toml")[part])
