"""Whether a sentence asks to be written to no more, in thirty-five languages: by law heard with priority."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.no_wish import is_no_wish, puts_off_calls
from silentbuyer.text.any_shape import any_shape
from silentbuyer.text.nearby import Nearby
from silentbuyer.text.sentences import any_of, fold

_NAME = "text/opt_out.toml"
_TABLE = Nearby(_NAME, "stop", "contact", longest=400)
_LONGEST_WHOLE = 40
_SIGNS = re.compile(r"[\W_]+")
_SHORT = 5
"""Letters up to which a word alone may be one of several languages (judgement)."""

_ONE_WORD = re.compile("[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


def asks_to_stop(sentence: str) -> str | None:
    """The language in which a sentence asks for silence; None when it does not."""
    if len(sentence) <= _LONGEST_WHOLE:
        alone = _whole().get(_bare(sentence))
        if alone is not None:
            return alone
    found = _TABLE.language(sentence)
    others = (asks_to_join, wants_another_way, stops_another_thing, is_no_wish)
    return None if found is None or any(means_it(sentence) for means_it in others) else found


def asks_to_join(sentence: str) -> bool:
    """Whether a sentence asks to be put on a list, to be kept informed or to be read: the opposite, in like words."""
    folded = fold(sentence)
    return bool(_joins("words").search(folded)) or ("?" in sentence and bool(_joins("asks_if_read").search(folded)))


def wants_another_way(sentence: str) -> bool:
    """Whether a sentence refuses one channel, or one hour, for the sake of another: "no calls please, e-mail only"."""
    folded = fold(sentence)
    if _joins("another_way").search(folded) or _mail_for_calls().search(folded):
        return True
    return puts_off_calls(sentence)


@cache
def _mail_for_calls() -> re.Pattern[str]:
    """A call that is refused, a pause, and another way: "Ring inte, jag sitter på tåget. Mejla i stället."."""
    call, write = (any_of(toml("text/joins.toml")[name]).pattern for name in ("call", "write"))
    return re.compile(rf"(?:{call}).{{0,90}}?[,;.:،。、，–-]\s?.{{0,40}}?(?:{write})")


def is_one_word(sentence: str) -> bool:
    """Whether a sentence is one short word, in a script with spaces: Swahili "acha" stops, Hindi "acha" agrees."""
    bare = _bare(sentence)
    return len(bare) <= _SHORT and _ONE_WORD.fullmatch(bare) is not None


def stops_another_thing(sentence: str) -> bool:
    """Whether what is to stop is no message of ours: "no more samples in oak", "stop, you are spoiling us"."""
    return _another_thing().search(fold(sentence)) is not None


@cache
def _another_thing() -> re.Pattern[str]:
    return any_shape(map(fold, toml("text/joins.toml")["another_thing"]))


@cache
def _joins(name: str) -> re.Pattern[str]:
    return any_of(toml("text/joins.toml")[name])


@cache
def _whole() -> dict[str, str]:
    """What asks for silence where nothing else is written: the word -> its language, the first that has it."""
    found: dict[str, str] = {}
    for language, parts in toml(_NAME).items():
        for word in parts.get("whole", ()) if language != "date" else ():
            found.setdefault(_bare(word), language)
    return found


def _bare(text: str) -> str:
    return _SIGNS.sub(" ", fold(text)).strip()
