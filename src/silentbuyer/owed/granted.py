"""Whether a word of ours answers what can be answered with a yes or a no: "100 per colour is fine", "no problem"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from silentbuyer.conversation.thing_words import will_send
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import names, says_yes
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import is_question
from silentbuyer.model.customer import Message
from silentbuyer.owed.promised import promised_in
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, fold, is_short, sentences

_AT_ONCE = timedelta(days=2)
"""Within which a yes of ours is the answer to a question (judgement)."""

_YES_WORDS, _YES_SIGNS = 5, 10
_TOLD_WORDS, _TOLD_SIGNS = 12, 24
"""Words (signs) of a sentence that says yes and nothing else, and of one that says it with a figure (judgement)."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def granted(theirs: Message, asked: str, ours: Message) -> bool:
    """Whether our word, soon after a question, says yes or no to it; a wish that something be sent is not met so."""
    if ours.at - theirs.at > _AT_ONCE or not _can_be_granted(asked):
        return False
    said = own_words(ours.text)
    return not promised_in(said) and any(_answers(one, asked) for one in sentences(said))


def _can_be_granted(asked: str) -> bool:
    wants = means("send", asked) or means("need", asked) or will_send(asked)
    return is_question(asked) and not (wants or names("asks_what", fold(asked)))


def _answers(sentence: str, asked: str) -> bool:
    figures = set(_FIGURE.findall(sentence))
    words, signs = (_TOLD_WORDS, _TOLD_SIGNS) if figures else (_YES_WORDS, _YES_SIGNS)
    if is_question(sentence) or not is_short(sentence, words=words, signs=signs):
        return False
    told = figures and (not figures.isdisjoint(_FIGURE.findall(asked)) or _words("suits").search(fold(sentence)))
    return bool(told) or says_yes(sentence) or _words("agreed").search(fold(sentence)) is not None


@cache
def _words(part: str) -> re.Pattern[str]:
    """Words that grant or refuse, whole: "possible", and "not possible" as well."""
    words = sorted(map(fold, toml("text/answering.toml")[part]), key=len, reverse=True)
    spaced = "|".join(re.escape(word) for word in words if not UNSPACED.search(word))
    signs = "|".join(re.escape(word) for word in words if UNSPACED.search(word))
    return re.compile("|".join(filter(None, (rf"(?<!\w)(?:{spaced})(?!\w)", signs))))
