"""Whether a later word of the buyer's leaves open what they asked for, or what we promised them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from silentbuyer.conversation.asked_thing import reminds_us, same_thing
from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.matter import TELLS
from silentbuyer.conversation.thing_words import has, is_of_another_kind, things_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import asks_nothing, is_receipt
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, is_short, pieces_of_pattern, sentences

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{2,15}|(?!20\d\d)\d{4,8})(?![A-Za-z0-9])"
)
"""What has letters and figures, or many figures: "8D", "K-4410-B"; people of any language call the thing by it."""

_FEW_WORDS, _FEW_SIGNS = 10, 20
"""Words (of scripts without spaces: signs) up to which a remark between is no new matter (judgement)."""


def leaves_open(text: str, asked: str, before: str = "") -> bool:
    """Whether a word of theirs after `asked` settles nothing of it; `before` is what was spoken of when it was said.

    It settles nothing where it says that they cannot go on without the thing, that it has not come, or where it is;
    where it is thanks alone, a short remark on something else, or written in a language that is not read.
    """
    waited = (one for one in sentences(own_words(text)) if says_waiting(one))
    if any(_speaks_of_it(one, asked) for one in waited) or is_missed((text,), asked, before) or is_unread(text):
        return True
    if declines(text) or _takes_it(text, asked):
        return False
    return asks_nothing(text) or _is_remark(text, asked)


def is_missed(texts: Iterable[str], asked: str, before: str = "") -> bool:
    """Whether one of their words since says that it has not come, or that they need it to go on."""
    return any(
        reminds_us(text) or any(misses(one, asked, before) for one in sentences(own_words(text))) for text in texts
    )


def misses(sentence: str, asked: str, before: str = "") -> bool:
    """Whether a sentence says that the thing is missed: "without the report I can't", "he asks where the 8D is"."""
    if is_receipt(sentence):
        return False
    if has("holds", sentence) and _speaks_of_it(sentence, f"{asked}\n{before}"):
        return True
    looked_for = has("where", sentence) and (same_thing(sentence, asked) or _same_code(sentence, asked))
    return looked_for or _cannot_without(sentence)


def _speaks_of_it(sentence: str, said: str) -> bool:
    """Whether a sentence names the thing, calls it "the paper", or names a code or number that it was spoken of by."""
    named = has("paper_words", sentence) or bool(things_in(sentence)) or _same_code(sentence, said)
    return named and not is_of_another_kind(sentence, said)


def _cannot_without(sentence: str) -> bool:
    """Whether a sentence says that without something they can't, and gives no reason besides."""
    if is_question(sentence) or not (has("holds", sentence) and has("unsettled", sentence)):
        return False
    return not topics(sentence) and REASONS.isdisjoint(one.act for one in understood(sentence))


def _same_code(sentence: str, asked: str) -> bool:
    return not _codes(sentence).isdisjoint(_codes(asked))


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.casefold() for code in _CODE.findall(text))


def _takes_it(text: str, asked: str) -> bool:
    """Whether they have got something, and it is not plainly another thing."""
    return is_receipt(text) and (same_thing(text, asked) or not is_of_another_kind(text, asked))


def _is_remark(text: str, asked: str) -> bool:
    """Whether a message is a short remark on something else, without a reason, a question or a promise."""
    words = own_words(text)
    long = not is_short(words, words=_FEW_WORDS, signs=_FEW_SIGNS)
    if long or same_thing(words, asked) or open_question(words) or TELLS & set(topics(words)):
        return False
    return (REASONS | {Act.PROMISES, Act.OPT_OUT}).isdisjoint(one.act for one in understood(words))


def says_waiting(text: str) -> bool:
    """Whether a text says that somebody waits, or does something only after another thing."""
    return _waits().search(fold(text)) is not None


def settles_first(text: str) -> bool:
    """Whether somebody wants an old matter settled before a new one: "sort it out, then we order"."""
    return _settle_first().search(fold(text)) is not None


def wants_to_hear(text: str) -> bool:
    """Whether somebody wants to be told how it stands: "let me know", "fammi sapere"."""
    return _report_back().search(fold(text)) is not None


@cache
def _report_back() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["report_back"])


@cache
def _settle_first() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["settle_first"])


@cache
def _waits() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["waits"])
