"""What stands between the buyer's money and us, in their own words: a paper that is named, or a place in a queue.

A paper counts only where the buyer says that it is wanted: one that they have handed in themselves, or only speak of,
is offered to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import concepts_in
from silentbuyer.text.sentences import any_of, fold, sentences
from silentbuyer.text.tongue import languages_of

_PAPERS = frozenset({"document", "licence"})
_WANTS = frozenset({"need", "ask", "ask-please"})
_ASKERS = frozenset({"bank", "they", "third-person"})
_NEAR = 3
"""Words between who wants something and the word for it (judgement)."""

_HAPPENS = frozenset({"wait", "day", "week", "month"})


def bank_wants(texts: Sequence[str]) -> str:
    """``paper`` where the newest of the buyer's texts says what is wanted, ``queue`` that it takes its time.

    Of one text the paper counts; a text that says neither changes nothing.
    """
    return next(filter(None, map(_told, reversed(texts))), "")


def _told(text: str) -> str:
    found = {_said(sentence) for sentence in sentences(text)}
    return next((one for one in ("paper", "queue") if one in found), "")


def _said(sentence: str) -> str:
    placed = [found for _, found in concepts_in(sentence, languages_of(sentence))]
    words = frozenset[str]().union(*placed)
    if _queue().search(fold(sentence)) or "wait" in words or ("exchange-rate" in words and "not" in words):
        return "queue"
    wanted = bool(words & _WANTS) and (bool(words & _PAPERS) or (_one_wants(placed) and not words & _HAPPENS))
    return "paper" if wanted else ""


@cache
def _queue() -> re.Pattern[str]:
    return any_of(toml("text/given.toml")["queue"])


def _one_wants(placed: list[frozenset[str]]) -> bool:
    """Whether the bank, or "they", wants something: "they want the HS code"."""
    return any(
        any(later & _WANTS for later in placed[place + 1 : place + 1 + _NEAR])
        for place, found in enumerate(placed)
        if found & _ASKERS
    )
