"""A thing that was asked for by its name (a paper, pictures, a sample, a credit note), and whether it was handed over.

Who asked for a certificate is not answered by a discount, a price list or "any news?": of our later messages only one
counts that sends something, speaks of the thing, or says yes or no. Of any other question this says nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.thing_words import has, is_of_another_kind, things_in, will_send
from silentbuyer.hearing.answering import answers_something, asks_nothing, names, sends_along
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, fold, sentences
from silentbuyer.values.lazy import remembered

_STEM = 4
"""Letters that are the same at the head of two words for one thing ("certificado", "certificate"; judgement)."""

_SURE = 0.8
"""How likely a reason must be to stand where a thing is named (judgement)."""

_WORD = re.compile(r"[^\W_]+")
_BARE = 2
"""Words up to which a line of ours states nothing (judgement)."""

_GAVE = re.compile(r"\b(?:envié|mandé|enviei|mandei|pedí|pedi)\b", re.IGNORECASE)
"""That they sent or asked for it themselves; without its accent it would be a request."""


def thing_asked(text: str) -> str | None:
    """The sentence in which a thing is asked for: by the writer, or by an agent, a bank or the customs for them."""
    return next(iter(things_asked(text)), None)


_MOST = 200
"""Sentences of a message in which a thing is looked for: a mail of a buyer has far fewer."""


@remembered(1024)
def things_asked(text: str) -> tuple[str, ...]:
    """All sentences in which a thing is asked for, in order: "send me a photo. And the bank wants a certificate."."""
    said = sentences(own_words(text))[:_MOST]
    whole = "\n".join(said)
    if not things_in(whole):
        return ()
    told = (one for one in pairwise((*said, "")) if _speaks_of_it(one[0]) and not _comes_from_theirs(one[0], whole))
    found = (_asked(one, behind) for one, behind in told)
    return tuple(dict.fromkeys(filter(None, found)))


def _comes_from_theirs(sentence: str, whole: str) -> bool:
    """Whether what is waited for comes from the buyer's own laboratory: "without its report we don't start"."""
    if is_question(sentence) or means("send", sentence) or means("ask-please", sentence):
        return False
    return has("tested_elsewhere", whole) and not has("tested_elsewhere", "\n".join(things_in(sentence)))


def _speaks_of_it(sentence: str) -> bool:
    """Whether a sentence names the thing, or asks that what another one names is put right."""
    return bool(things_in(sentence)) or (has("wrong", sentence) and has("asks", sentence))


def _asked(sentence: str, behind: str) -> str:
    """The sentence itself, or the one behind it: "The invoice has a wrong number. The bank wants it amended."."""
    if has("wrong", sentence) and not is_question(sentence):
        if has("asks", sentence):
            return sentence
        return behind if has("asks", behind) else sentence if has("unsettled", sentence) else ""
    if declines(sentence):
        return ""
    wanted = has("asks", sentence) or means("need", sentence)
    return sentence if is_question(sentence) or (wanted and _of_us(sentence)) else ""


def _of_us(sentence: str) -> bool:
    """Whether it is asked of us: what an office is to give them, and what they sent is not."""
    theirs = has("sent", sentence) or has("will_send", sentence) or _GAVE.search(sentence)
    if theirs:
        return False
    if means("send", sentence):
        return True
    needed = means("need", sentence) and not means("authority", sentence)
    barred = any(one.act is Act.IMPORT_BARRIER for one in understood(sentence))
    licensed = means("import", sentence) and means("licence", sentence)
    return not (means("wait", sentence) or ((barred or licensed) and not needed))


def hands_over(text: str, asked: str) -> bool:
    """Whether a message of ours may settle that a thing was asked for; a text that is missing may."""
    said = sentences(own_words(text))
    return not said or any(_settles(sentence, asked) for sentence in said)


def keeps_word(text: str, promised: str) -> bool:
    """Whether a message of ours may keep a promise of a thing: it sends something, speaks of it, or says no to it."""
    said = sentences(own_words(text))
    return not said or any(_settles(one, promised) and _is_of_it(one, promised) for one in said)


def _is_of_it(sentence: str, promised: str) -> bool:
    sent = has("sent", sentence) or sends_along(sentence) or "://" in sentence
    return sent or same_thing(sentence, promised) or means("not", sentence)


@remembered(2048)
def _settles(sentence: str, asked: str) -> bool:
    """Whether one sentence sends something that is no sales paper, speaks of the thing, or states what is no push."""
    same, folded = same_thing(sentence, asked), fold(sentence)
    if has("sent", sentence) or sends_along(sentence):
        return same or not (is_of_another_kind(sentence, asked) or (has("sales", sentence) and not has("sales", asked)))
    if is_question(sentence) or asks_nothing(sentence) or will_send(sentence) or names("nudges", folded):
        return False
    if not same and (has("sales", sentence) or has("pushes", sentence) or _is_bare(folded)):
        return False
    return same or (answers_something(sentence) and not is_of_another_kind(sentence, asked))


def _is_bare(folded: str) -> bool:
    """Whether a line is no more than a name or a greeting, as letters end and begin."""
    return len(_WORD.findall(folded)) <= _BARE and not UNSPACED.search(folded)


def same_thing(sentence: str, asked: str) -> bool:
    """Whether both name one thing; the languages may differ, so the heads of the words are compared."""
    heads = {word[:_STEM] for word in things_in(asked)}
    return any(word[:_STEM] in heads for word in things_in(sentence))


@remembered(1024)
def reminds_us(text: str) -> bool:
    """Whether a word of theirs says that what we owe has still not come: "the credit note is still open here"."""
    said = sentences(own_words(text))
    found = [one for one in said if has("still", one) and (has("unsettled", one) or things_in(one))]
    # Where a thing is named a reason must be sure: "still no board here" sounds like a committee, and is a part.
    joined = " ".join(found)
    least = _SURE if things_in(joined) else 0.0
    return bool(found) and REASONS.isdisjoint(one.act for one in understood(joined) if one.chance >= least)
