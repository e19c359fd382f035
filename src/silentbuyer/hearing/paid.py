"""Whether somebody says that they have paid: a fact, not a question, a plan or a denial."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.text.sentences import any_of, fold


def has_paid(sentence: str) -> bool:
    """Whether a sentence says that money has been sent."""
    if not _words().search(fold(sentence)):
        return False
    return not (is_question(sentence) or means("not", sentence) or condition_of(sentence) is not None)


@cache
def _words() -> re.Pattern[str]:
    return any_of(toml("text/paid.toml")["words"])
