"""The sentences that seem to give a reason, though which one is not sure: a person is to read them.

That a reason is given is told of four in five reasons at a precision of .85, which one it is of fewer than half
(``tools/train_given.py``, talks left out).
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.acts_table import acts_table, other_reasons, reason_columns
from silentbuyer.hearing.by_talk import ACCUSING, is_stated
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.in_talk import GIVEN, given_there
from silentbuyer.hearing.learned import Understood
from silentbuyer.hearing.mood import STATED
from silentbuyer.hearing.overtaken import turns_since
from silentbuyer.hearing.surroundings import Levels, Surroundings, with_surroundings
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.sentences import is_short
from silentbuyer.values.lazy import once

_FOOT = -6.0
"""The level below which a sentence is near no reason, as in the training of the curves (``tools/talk_curves.py``)."""

_BRIEF_WORDS, _BRIEF_SIGNS = 3, 6
_FEW_WORDS, _FEW_SIGNS = 5, 10
"""Words (signs) up to which a sentence is quoted with the one before it (judgement)."""

_PASSED = 0.75
"""The chance from which a sentence of the turn before the last is taken for a reason (judgement)."""

_NAMES = frozenset(act.value for act in REASONS)


@attrs.frozen
class Faint:
    """A sentence that may give a reason, its message, and the likeliest one; how likely it gives any.

    `is_older`: whether later turns passed it.
    """

    message: Message
    sentence: str
    act: Act
    chance: float
    is_older: bool


@once
def faint_reasons(case: Case) -> tuple[Faint, ...]:
    """The buyer's sentences that seem to give a reason, the newest message first."""
    listened = with_surroundings(case, since_order=True)
    theirs = ((message, around) for message, around in listened if message.sender == "buyer")
    return tuple(one for message, around in theirs for one in _in_message(message, around))


def _in_message(message: Message, around: Surroundings) -> Iterator[Faint]:
    least, before = float(toml(GIVEN)["given"]), ""
    for sentence, levels in around.own:
        likeliest = _likeliest(sentence, levels)
        chance = given_there(likeliest, around) if likeliest is not None else 0.0
        if likeliest is not None and chance >= least and is_stated(sentence, likeliest.act):
            told = _with(before, sentence, message.text)
            yield Faint(message, told, likeliest.act, chance, around.place.is_older)
        before = sentence


def _with(before: str, sentence: str, text: str) -> str:
    """A short sentence together with the one before it, as written: "I tell the director. He will decide."."""
    joined = (f"{before}{gap}{sentence}" for gap in (" ", "\n", ""))
    short = is_short(sentence, words=_FEW_WORDS, signs=_FEW_SIGNS)
    return next((one for one in joined if one in text), sentence) if short and before else sentence


def given_reason(case: Case) -> Faint | None:
    """What most surely gives a reason in the buyer's newest turns; None where a reason is heard by its name.

    What stands before any word of ours is the inquiry, which tells of a need; what sounds like a swindle, or like no
    buyer, is no reason.
    """
    if not (STATED | _NAMES).isdisjoint(heard(case)):
        return None
    told = (one for one in faint_reasons(case) if not one.is_older and one.message.at > case.begun)
    sure = [one for one in told if _is_sure(one, case) and one.act not in ACCUSING and not _is_brief(one.sentence)]
    return max(sure, key=lambda one: one.chance, default=None)


def _is_sure(one: Faint, case: Case) -> bool:
    """Whether it is likely enough to give a reason: surer where the buyer has gone on to something else since."""
    return one.chance >= (_PASSED if turns_since(case).get(id(one.message)) else float(toml(GIVEN)["sure"]))


def _is_brief(sentence: str) -> bool:
    """Whether a sentence is too short to be a reason by itself: "thanks, looking at it"."""
    return is_short(sentence, words=_BRIEF_WORDS, signs=_BRIEF_SIGNS)


def _likeliest(sentence: str, levels: Levels) -> Understood | None:
    """The likeliest reason of a sentence, and how far ahead of the next one it is; None where none is near."""
    level, at = max((levels[at], at) for at in reason_columns())
    if level < _FOOT:
        return None
    second = max(levels[other] for other in other_reasons(at))
    return Understood(
        act=Act(acts_table().classes[at]), sentence=sentence, language="", level=level, ahead=level - second
    )
