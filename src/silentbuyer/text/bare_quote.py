"""A sentence as it is quoted back: without the greeting before it and the closing behind it."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold, is_short

_COMMA = re.compile(r"[,!;:.،，、！：。—–-]+\s*")
_NAMED = re.compile(r"[A-ZÀ-ÞА-Я]\w{0,15}(?: [A-ZÀ-ÞА-Я]\w{0,15})?[!,] ")
"""The name that stands behind a greeting of its own: "Good day, Li! ..."."""

_LISTED = re.compile(r"\s*(?:[-–—•*·▪]+|\d{1,2}[.)]|[①-⑳]|\(\d{1,2}\))\s+(?=[^\W\d_])")
"""The mark of a list before a sentence: "- ", "2. ", "③ "."""

_CALLED = re.compile(r"^\s*\S{1,10}(?:様|さん|さま|先生|女士|小姐|님)$")
"""A name with its title, and nothing else."""

_VOCATIVES = frozenset({"pak", "bu", "bapak", "ibu", "sir", "madam", "dear sir", "sirs", "bro", "boss", "friend"})

_GREETED, _GREETED_SIGNS = 5, 12
"""Words (of scripts without spaces: signs) of a greeting with the name that it greets (judgement)."""

_LEAST, _LEAST_SIGNS = 2, 4
"""Words (signs) that must be left for a quotation."""


@cache
def _greetings() -> re.Pattern[str]:
    words = sorted({fold(word) for word in toml("text/answering.toml")["greetings"]}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})")


@cache
def _closings() -> re.Pattern[str]:
    words = sorted({fold(word) for word in toml("text/answering.toml")["closings"]}, key=len, reverse=True)
    return re.compile(rf"[.,;!?？。！،]\s*(?:{'|'.join(map(re.escape, words))})(?!\w)[^?？]{{0,80}}$")


def bare(sentence: str) -> str:
    """The sentence without "Dear Li," before and "best regards, Ana" behind; as it stands where little would be left.

    The mark of a list before it goes as well. What is left stands in the sentence letter by letter.
    """
    listed = _LISTED.match(sentence)
    said = sentence[listed.end() :] if listed else sentence
    while (shorter := _without_greeting(said)) != said:
        said = shorter
    ended = _closings().search(_sign_by_sign(said))
    kept = said[: ended.start() + 1].rstrip(",; ") if ended else said
    return kept if _says_enough(kept) else sentence


def _sign_by_sign(said: str) -> str:
    """The text folded so that each sign keeps its place."""
    return fold(said) if said.isascii() else "".join((fold(sign) or sign)[:1] for sign in said)


def _without_greeting(sentence: str) -> str:
    comma = _COMMA.search(sentence)
    if comma is None:
        return sentence
    head, rest = sentence[: comma.start()], sentence[comma.end() :]
    if not (_greetings().match(fold(head)) or _CALLED.search(head) or fold(head).strip() in _VOCATIVES):
        return sentence
    if not (is_short(head, words=_GREETED, signs=_GREETED_SIGNS) and _says_enough(rest)):
        return sentence
    named = _NAMED.match(rest)
    return rest[named.end() :] if named and _says_enough(rest[named.end() :]) else rest


def _says_enough(text: str) -> bool:
    return not is_short(text, words=_LEAST - 1, signs=_LEAST_SIGNS - 1)
