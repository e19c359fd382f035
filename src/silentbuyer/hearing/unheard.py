"""The buyer's messages that nobody understood: said, never passed over."""

from __future__ import annotations

import re

import attrs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.listening import recent_messages, words_of
from silentbuyer.hearing.mood import STATED, is_question
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import find, topics
from silentbuyer.hearing.script_read import script_not_read
from silentbuyer.hearing.settled import is_at_peace
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.pictures import without_pictures
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LEAST_WORDS, _LEAST_SIGNS = 3, 8
"""Words (of scripts without spaces: signs) from which a message says more than a courtesy (judgement)."""

_STATED = STATED | frozenset(act.value for act in REASONS) | {"opt-out"}
"""Topics that say what the matter is."""

_LONG_WORDS, _LONG_SIGNS = 6, 12
"""Words (of scripts without spaces: signs) from which a sentence may well hold a reason (judgement)."""


@attrs.frozen(kw_only=True)
class Unheard:
    """One message that was not understood; `script` names the one that it is written in, if that is not read.

    `sentence` is the one that was not understood, where something else of the message was.
    """

    message: Message
    script: str
    sentence: str = ""


def unheard(case: Case) -> tuple[Unheard, ...]:
    """The buyer's messages of the last year, since their last order, that say something in which nothing was heard.

    The newest first, each text once; only as many as are listened to at all (`recent_messages`).
    """
    found: dict[str, Unheard] = {}
    for message in recent_messages(case):
        words = words_of(message)
        if message.sender == "buyer" and _says_something(words) and not _heard(case, message, words):
            found.setdefault(words, Unheard(message=message, script=script_not_read(words)))
    whole = tuple(found.values())
    part = _last_in_part(case) if case.last("buyer") not in [one.message for one in whole] else None
    return whole if part is None else (part, *whole)


def _last_in_part(case: Case) -> Unheard | None:
    """The buyer's last message, where no reason was heard in any and a long sentence of it says nothing to us."""
    last = case.last("buyer")
    if last is None or last.at in case.understood or case.acts_in(last) or not _STATED.isdisjoint(heard(case)):
        return None
    told = {one.sentence for one in understood(words_of(last))} | {hit.sentence for hit in find(words_of(last))}
    left = (one for one in sentences(own_words(last.text)) if not (one in told or is_question(one) or is_at_peace(one)))
    found = next((one for one in left if _says_something(one, _LONG_WORDS, _LONG_SIGNS)), None)
    return None if found is None else Unheard(message=last, script="", sentence=found)


def not_understood(case: Case) -> Message | None:
    """The buyer's newest message, if it says something and no layer heard anything in it, nor a question."""
    last = case.last("buyer")
    words = words_of(last) if last is not None else ""
    return last if last is not None and _says_something(words) and not _heard(case, last, words) else None


def _heard(case: Case, message: Message, words: str) -> bool:
    if message.at in case.understood:
        return True
    newest = message is case.last("buyer")
    learned = not script_not_read(words) and any(not newest or _told(case, one.act) for one in understood(words))
    return bool(topics(words) or open_question(message.text) or learned or case.acts_in(message))


def _says_something(told: str, words: int = _LEAST_WORDS, least: int = _LEAST_SIGNS) -> bool:
    text = without_pictures(told)
    signs = len(_UNSPACED.findall(text))
    return signs >= least if signs else len(_WORD.findall(text)) >= words


def _told(case: Case, act: Act) -> bool:
    """Whether a reason that the learned layer took is told anywhere; one that it doubts is not understood."""
    return act not in REASONS or act.value in heard(case)
