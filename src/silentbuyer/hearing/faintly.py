"""The sentences that may well give a reason, though none is sure: a person is to read them before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from silentbuyer.hearing.acts_table import marks
from silentbuyer.hearing.denied import DENIABLE, denied_in
from silentbuyer.hearing.in_talk import right_there
from silentbuyer.hearing.learned import BY_ASKING, Understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.surroundings import Levels, Surroundings, with_surroundings
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message

FAINT = 0.4
"""How likely a reason must be right for its sentence to be read by a person.

In 320 logs of others (2026-12), where nothing was heard, 24 of 43 such sentences told the reason, 26 told some reason.
"""


def faint_reasons(case: Case) -> Iterator[tuple[Message, str]]:
    """The buyer's sentences that come near to a reason, with their messages, the newest message first."""
    for message, around in with_surroundings(case, since_order=True):
        if message.sender == "buyer":
            for sentence, levels in around.own:
                if _comes_near(sentence, levels, around):
                    yield message, sentence


def _comes_near(sentence: str, levels: Levels, around: Surroundings) -> bool:
    """Whether a sentence states a reason that is likely enough there."""
    likeliest = _likeliest(sentence, levels)
    return right_there(likeliest, around) >= FAINT and _is_stated(sentence, likeliest.act)


def _likeliest(sentence: str, levels: Levels) -> Understood:
    """The likeliest reason of a sentence, and how far ahead of the next one it is."""
    (level, act), (second, _), *_ = sorted([(levels[place], act) for place, act in _reasons()], reverse=True)
    return Understood(act=act, sentence=sentence, language="", level=level, ahead=level - second)


@cache
def _reasons() -> tuple[tuple[int, Act], ...]:
    """The reasons of the table, each with its place in it."""
    return tuple((place, act) for place, (act, _) in enumerate(marks()) if act in REASONS)


def _is_stated(sentence: str, act: Act) -> bool:
    """Whether it is told without a condition, a denial or, but for what is told by asking, a question."""
    if condition_of(sentence) is not None or (is_question(sentence) and act not in BY_ASKING):
        return False
    return act not in DENIABLE or act not in denied_in(sentence, (act,))
