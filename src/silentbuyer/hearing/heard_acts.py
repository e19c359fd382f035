"""Which of the buyer's messages a language model is asked about, and the acts that its saved answers stand for."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from silentbuyer.hearing.heard_topics import RECENT
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.meaning import MOST_CHARACTERS, NOT_BY_A_MODEL, borne_out, worth_asking
from silentbuyer.language.saying import mark, say
from silentbuyer.model.acts import MEANINGS, HeardAct
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.facts import Facts, Known, Question, Unknown
from silentbuyer.model.questions import meaning_question
from silentbuyer.model.repeated import told_once
from silentbuyer.text.earlier import Earlier
from silentbuyer.text.whose import with_own_words

_QUOTE = 160


def meaning_questions(customer: Customer) -> tuple[Question, ...]:
    """What do the buyer's last messages say? By their own words only, the newest message first."""
    logged = attrs.evolve(customer, messages=told_once(customer.messages))
    return tuple(dict.fromkeys(question for _, question in _asked(with_own_words(logged))))


def _asked(customer: Customer) -> Iterator[tuple[Message, Question]]:
    """The last messages that people wrote to us and that say something, with the question about each."""
    theirs = [m for m in customer.messages if m.kind == "message" and m.sender != "seller"]
    for message in theirs[::-1][:RECENT]:
        text = words_of(message)[:MOST_CHARACTERS]
        question = meaning_question(text) if worth_asking(text) else None
        if question is not None:
            yield message, question


def heard_acts(customer: Customer, facts: Facts) -> tuple[tuple[HeardAct, ...], tuple[Unknown, ...]]:
    """The acts that the answers stand for, and what of the answers does not count.

    The customer's messages hold their writers' own words. Saved answers are looked through again, for a file may have
    been changed, and what we wrote ourselves is no word of the buyer's.
    """
    answers = [(m, q, a) for m, q in _asked(customer) if q in facts and isinstance(a := facts[q], Known)]
    ours = _our_words(customer) if answers else Earlier()
    acts: list[HeardAct] = []
    unknowns: list[Unknown] = []
    for message, question, answer in answers:
        found, doubts = _acts(message, question, answer, ours)
        acts += found
        unknowns += doubts
    return tuple(acts), tuple(dict.fromkeys(unknowns))


def _our_words(customer: Customer) -> Earlier:
    ours = Earlier()
    for message in customer.messages:
        if message.sender == "seller" and message.kind == "message":
            ours.add(message.text)
    return ours


def _acts(message: Message, question: Question, answer: Known, ours: Earlier) -> tuple[list[HeardAct], list[Unknown]]:
    reading = borne_out(question.subject, answer.value)
    if reading is None:
        return [], [Unknown("rubbish", mark("the saved answer is not a list of acts"), about=question.words)]
    doubts: list[Unknown] = []
    acts: list[HeardAct] = []
    for act, where in reading.heard:
        if ours.holds(where.quote):
            continue
        if act in NOT_BY_A_MODEL:
            detail = say(
                'a language model hears in it: {act} ("{quote}")', act=MEANINGS[act], quote=_short(where.quote)
            )
            doubts.append(Unknown(mark("left to a person"), detail, about=question.words))
        else:
            at, sender = message.at, message.sender
            acts.append(HeardAct(act=act, sentence=where.text, at=at, sender=sender, by=answer.source))
    return acts, doubts


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"
