"""How good "an answer still comes" is on buyers that were held out: by later letters, and by noted outcomes.

A letter that we followed up says only that no answer had come by then. It counts as answered later by the share of such
silences in this log that were (Kaplan and Meier's estimate), which favours no law.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import attrs

from silentbuyer.calibration.logged import LoggedLetter
from silentbuyer.calibration.reliability import interval
from silentbuyer.calibration.reply_fit import model_of
from silentbuyer.model.experience import Figure
from silentbuyer.model.reply_law import ReplyLaw

_BINS = 10


@attrs.frozen
class Asked:
    """One question about a held-out buyer: what was said by several laws, and what came (0..1 where it is not sure)."""

    customer: str
    came: float
    said: Mapping[str, float]


def said_of(earlier: Sequence[LoggedLetter], letter: LoggedLetter, hours: float, law: ReplyLaw) -> float:
    """The probability that a letter which has been silent for so many effective hours is still answered."""
    return law.put_right(model_of(earlier, letter, law).p_reply(hours))


def until(letters: Iterable[LoggedLetter], cut: datetime) -> list[LoggedLetter]:
    """The letters as they stood at a moment: what was not answered by then still waits (hours in proportion)."""
    return [one if one.end <= cut else _cut_short(one, cut) for one in letters if one.sent < cut]


def _cut_short(letter: LoggedLetter, cut: datetime) -> LoggedLetter:
    share = (cut - letter.sent) / (letter.end - letter.sent)
    return attrs.evolve(letter, end=cut, hours=letter.hours * share, answered=False)


def later_questions(
    people: Sequence[Sequence[LoggedLetter]], cut: datetime, laws: Mapping[str, Mapping[str, ReplyLaw]]
) -> list[Asked]:
    """Questions about the letters of ours after a moment, at lengths of silence that chance sets beforehand.

    The lengths do not depend on when the answer came: those that the letter did not reach are left out. `laws` gives
    for each customer the laws by name that were learned without them.
    """
    later = _still_answered([letter for letters in people for letter in letters])
    return [
        _question(letters[:place], letter, hours, laws[letter.customer], later)
        for letters in people
        for place, letter in enumerate(letters)
        if letter.sent >= cut
        for hours in _checks(letter)
        if hours < letter.hours
    ]


def _question(
    earlier: Sequence[LoggedLetter], letter: LoggedLetter, hours: float, laws: Mapping[str, ReplyLaw], later: _Later
) -> Asked:
    came = 1.0 if letter.answered else later.after(letter.hours)
    return Asked(letter.customer, came, {name: said_of(earlier, letter, hours, law) for name, law in laws.items()})


def _checks(letter: LoggedLetter) -> list[float]:
    """Effective hours from a minute to some weeks, the same for the same letter."""
    digest = sha256(f"{letter.customer} {letter.sent.timestamp()}".encode()).digest()
    return [SHORTEST_CHECK * SPAN ** ((part + digest[part] / 256) / _PARTS) for part in range(_PARTS)]


SHORTEST_CHECK, SPAN, _PARTS = 0.02, 5000.0, 3
"""Hours of the shortest check, the factor up to the longest, and how many are tried of one letter."""


@attrs.frozen
class _Later:
    """The share of silences that are still answered, by their effective hours."""

    hours: tuple[float, ...]
    silent: tuple[float, ...]

    def after(self, hours: float) -> float:
        """The share of silences as long as this that are answered in the end."""
        place = bisect_right(self.hours, hours)
        still = self.silent[place - 1] if place else 1.0
        return 1.0 - self.silent[-1] / still if self.silent and still > 0.0 else 0.0


def _still_answered(letters: Iterable[LoggedLetter]) -> _Later:
    ordered = sorted((letter.hours, letter.answered) for letter in letters)
    share, hours, silent = 1.0, [], []
    for place, (end, answered) in enumerate(ordered):
        if answered:
            share *= 1.0 - 1.0 / (len(ordered) - place)
            hours.append(end)
            silent.append(share)
    return _Later(tuple(hours), tuple(silent))


# -- figures -----------------------------------------------------------------------------------------------------


def cost(said: float, came: float) -> float:
    """The expected squared error of a probability, of what came for sure or by a share."""
    return came * (1.0 - said) ** 2 + (1.0 - came) * said**2


def cheapest(asked: Sequence[Asked], names: Iterable[str]) -> str:
    """The law that cost least; of equal ones the first."""
    return min(names, key=lambda name: math.fsum(cost(one.said[name], one.came) for one in asked))


def figure(title: str, asked: Sequence[Asked], before: str, after: str) -> Figure:
    """What learning changed: skill, its interval over buyers, and how far said is from came."""
    base = math.fsum(one.came for one in asked) / len(asked)
    usual = math.fsum(cost(base, one.came) for one in asked) / len(asked) or 1.0
    old, new = ([cost(one.said[name], one.came) for one in asked] for name in (before, after))
    low, high = interval([(a - b) / usual for a, b in zip(old, new, strict=True)], [one.customer for one in asked])
    tables = [_table([(one.said[name], one.came) for one in asked]) for name in (before, after)]
    errors = [sum(abs(said - came) * count for said, came, count in table) / len(asked) for table in tables]
    return Figure(
        name=title,
        cases=len(asked),
        buyers=len({one.customer for one in asked}),
        base=base,
        before=1.0 - math.fsum(old) / len(asked) / usual,
        after=1.0 - math.fsum(new) / len(asked) / usual,
        low=low,
        high=high,
        error_before=errors[0],
        error_after=errors[1],
        used=low > 0.0,
        bins=tables[1],
    )


def _table(rows: Iterable[tuple[float, float]]) -> list[tuple[float, float, int]]:
    """Said against came in ten bins of equally many cases."""
    ordered = sorted(rows)
    parts = [ordered[k * len(ordered) // _BINS : (k + 1) * len(ordered) // _BINS] for k in range(_BINS)]
    return [
        (math.fsum(s for s, _ in part) / len(part), math.fsum(c for _, c in part) / len(part), len(part))
        for part in parts
        if part
    ]
