"""What is known of a time that a buyer named, as features from which its part is weighed: `time_parts`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from silentbuyer.dates.grammar import COUNTED
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.concepts import all_concepts, meant_in
from silentbuyer.hearing.learned import scores_of
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_FAR, _LONG = (3, 10, 31, 75, 150), (0, 7, 16, 31, 92)
"""Days ahead, and days of length, at which a time is another matter (judgement)."""

_WINDOW = 24
"""Characters on either side of a time whose concepts are looked at by themselves (judgement)."""

_SPREAD = 4.0
"""By what the scores of acts are divided before they are bounded (`hearing.head`)."""


@attrs.frozen
class Setting:
    """Where a time stands in the talk.

    Attributes:
        written: the day of its message.
        others: the times of the same message.

    """

    written: date
    others: tuple[ToldTime, ...] = ()


def features_of(told: ToldTime, setting: Setting) -> dict[str, float]:
    """The features of one time, with their values."""
    found = dict.fromkeys(_of_date(told, setting), 1.0)
    found.update(dict.fromkeys(_of_words(told), 1.0))
    found.update(dict.fromkeys(_of_place(told, setting), 1.0))
    found.update(_acts("a", told.sentence))
    found.update(_acts("p", told.before))
    found.update(_acts("n", told.behind))
    return found


def _step(value: int, steps: Sequence[int]) -> int:
    return sum(value > step for step in steps)


def _of_date(told: ToldTime, setting: Setting) -> Iterator[str]:
    named = told.named
    yield f"kind:{told.kind}"
    yield f"form:{named.kind}"
    yield f"led:{named.led}"
    yield f"far:{_step((named.latest - setting.written).days, _FAR)}"
    yield f"long:{_step((named.latest - named.earliest).days, _LONG)}"
    if named.kind in COUNTED:
        yield "counted"


def _of_words(told: ToldTime) -> Iterator[str]:
    sentence, named = told.sentence, told.named
    for concept in meant_in(sentence):
        yield f"c:{concept}"
    words, languages = plain(sentence), languages_of(sentence)
    for concept in all_concepts(words[max(named.start - _WINDOW, 0) : named.start], languages):
        yield f"b:{concept}"
    for concept in all_concepts(words[named.end : named.end + _WINDOW], languages):
        yield f"d:{concept}"
    for topic in topics(sentence):
        yield f"t:{topic}"
    if is_question(sentence):
        yield "asks"
    if condition_of(sentence) is not None:
        yield "condition"


def _of_place(told: ToldTime, setting: Setting) -> Iterator[str]:
    beside = [one for one in setting.others if one.place == told.place and one is not told]
    if beside:
        yield "beside"
        if any(one.named.latest > told.named.latest for one in beside):
            yield "beside:later"


@remembered(2048)
def _scores(sentence: str) -> tuple[tuple[str, float], ...]:
    scores = scores_of(sentence, languages_of(sentence))
    return tuple((name, math.tanh(score / _SPREAD)) for name, score in zip(acts_table().classes, scores, strict=True))


def _acts(name: str, sentence: str) -> dict[str, float]:
    """What a sentence is heard to do, as far as it is heard."""
    if not sentence:
        return {}
    return {f"{name}:{act}": round(score, 3) for act, score in _scores(sentence)}
