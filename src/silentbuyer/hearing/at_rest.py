"""Whether a message of ours lets the talk rest: thanks, a wish, "noted", or that we come back; nobody answers it."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.answering import brief, courteous, is_automatic, mere_greeting, names
from silentbuyer.hearing.concepts import all_concepts, means
from silentbuyer.hearing.learned import reading, understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.promising import promises
from silentbuyer.model.acts import Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_LONGEST_COURTESY = 400
"""Characters beyond which a message is no mere courtesy, and is not read to find out (judgement)."""

_FEW_WORDS, _FEW_SIGNS = 3, 6
_WISH_WORDS, _WISH_SIGNS = 16, 24
"""Words (of scripts without spaces: signs) of a word that is called out, and of one that lets rest (judgement)."""

_QUOTED = 1_000
_TO_THEM = frozenset({"ask-please", "you", "pay", "price", "if"})


@lru_cache(maxsize=1024)
def wants_no_answer(text: str) -> bool:
    """Whether a message of ours expects no answer: thanks, a thumb, a wish, "noted", a mere promise, a machine's text.

    A reminder wants one, however kind it is, a bare "hello" does, and so does whatever states or sends something.
    """
    if len(text) > _LONGEST_COURTESY or not text.strip():
        return False
    if is_automatic(text):
        return True
    said = [sentence[:_QUOTED] for sentence in sentences(own_words(text))]
    return all(map(_at_rest, said)) and any(map(_says_more_than_hello, said))


@remembered(2048)
def _says_more_than_hello(sentence: str) -> bool:
    folded = fold(sentence)
    kind = names("wishes", folded) or names("thanks", folded)
    return bool(kind) or not mere_greeting(folded)


@remembered(2048)
def _at_rest(sentence: str) -> bool:
    folded = fold(sentence)
    if is_question(sentence) or names("nudges", folded) or names("attached", folded):
        return False
    idle = courteous(sentence) or _merely_promises(sentence, folded) or _calls_out(sentence, folded)
    return (idle or _is_kind(sentence, folded)) and not _would_know(sentence)


def _is_kind(sentence: str, folded: str) -> bool:
    """Whether a short sentence without a figure is heard as a courtesy and nothing else."""
    short = brief(folded, _WISH_WORDS, _WISH_SIGNS) and not any(map(str.isdecimal, folded))
    return short and {one.act for one in understood(sentence)} == {Act.COURTESY}


_KIND = tuple(Act(act) for act in ("courtesy", "agrees", "promises"))
_LEAST, _AHEAD, _FAR_AHEAD = -3.0, 4.0, 12.0
"""Level of a courtesy or a consent, and how far it must lie above that of a request: on forty sentences of fifteen
languages as sellers write them this parted what takes note from what asks (2026-12-01)."""


@remembered(2048)
def takes_it_kindly(sentence: str) -> bool:
    """Whether a short word sounds like a courtesy or a consent, far more than like a request: "no problem at all"."""
    place = acts_table().classes.index
    for _, levels in reading(sentence).levels:
        courteous_at, agrees_at, promises_at = (levels[place(act.value)] for act in _KIND)
        kind = max(courteous_at, agrees_at)
        ahead = max(kind, promises_at) - levels[place(Act.ASKS.value)]
        if ahead < _AHEAD or (kind < _LEAST and ahead < _FAR_AHEAD):
            return False
    return bool(reading(sentence).levels)


def _would_know(sentence: str) -> bool:
    """Whether it asks without a mark of a question: "we would like to know", "bilgi rica ediyorum"."""
    words = all_concepts(sentence, languages_of(sentence))
    return any(asking <= words for asking in _ASKING)


_ASKING = (frozenset({"ask-please", "know"}), frozenset({"ask", "would"}))


def _merely_promises(sentence: str, folded: str) -> bool:
    """Whether it says no more than that we come back: "I contact you in spring", "te chamo depois do Carnaval"."""
    said = {hit.topic for hit in find(sentence)}
    if "request" in said or any(sign.isdecimal() for sign in folded):
        return False
    if "promise" in said:
        return True
    bare = brief(folded, _WISH_WORDS, _WISH_SIGNS) and not names("quoting", folded)
    return bare and ("later" in said or _comes_back(sentence))


def _comes_back(sentence: str) -> bool:
    ours = means("we", sentence) and (means("contact-other", sentence) or means("revert", sentence))
    return ours or promises(sentence) or _sends_later(sentence)


def _sends_later(sentence: str) -> bool:
    """Whether it says that we shall send something, as in languages whose verbs tell who does it: "wyślę od razu"."""
    words = all_concepts(sentence, languages_of(sentence))
    return {"send", "future"} <= words and words.isdisjoint(_TO_THEM)


def _calls_out(sentence: str, folded: str) -> bool:
    """Whether it is a word or two that are called out: "Good season!"."""
    called = sentence.rstrip().endswith(("!", "！")) and brief(folded, _FEW_WORDS, _FEW_SIGNS)
    return called and not (any(map(str.isdecimal, folded)) or names("sales", folded))
