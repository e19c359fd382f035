"""What was learned from one's own log: a frozen value to read, keep as TOML, compare and hand to an engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.findings import Cause, as_cause
from silentbuyer.model.reply_law import ReplyLaw, starting_law
from silentbuyer.values.frozen import FrozenMap

SCHEMA = 1
"""The number of the form that an experience is written in."""


def _bits(value: Mapping[Cause, float]) -> FrozenMap[Cause, float]:
    return FrozenMap({as_cause(cause): float(bits) for cause, bits in value.items()})


def _weights(value: Mapping[str, Mapping[Cause, float]]) -> FrozenMap[str, FrozenMap[Cause, float]]:
    return FrozenMap({key: _bits(row) for key, row in value.items()})


def _bins(value: Iterable[Iterable[float]]) -> tuple[tuple[float, float, int], ...]:
    return tuple((float(said), float(came), int(count)) for said, came, count in value)


@attrs.frozen(kw_only=True)
class Figure:
    """How good one kind of probability is on buyers that were held out, before and after learning.

    Attributes:
        name: what was scored.
        cases, buyers: how many questions of how many buyers.
        base: share of them that came true.
        before, after: Brier skill (1 is perfect, 0 as good as always saying `base`, below 0 worse than that).
        low, high: 95 % interval of the gain (after - before), drawn over buyers.
        error_before, error_after: mean distance of said from came over ten bins.
        used: whether what was learned is used; it is where the whole interval of the gain is above zero, and for
            outcomes also where the starting figures are shown to be off on average and what was learned costs less.
        bins: (said, came, cases) after learning.

    """

    name: str
    cases: int
    buyers: int
    base: float
    before: float
    after: float
    low: float
    high: float
    error_before: float
    error_after: float
    used: bool
    bins: tuple[tuple[float, float, int], ...] = attrs.field(default=(), converter=_bins)

    def __str__(self) -> str:
        verdict = say("used") if self.used else say("kept as it was")
        names = ("cases", "buyers", "base", "before", "after", "low", "high", "error_before", "error_after")
        numbers = {name: getattr(self, name) for name in names}
        return say(
            "{name}: {cases} cases of {buyers} buyers, {base:.0%} came true; skill {before:+.2f} -> {after:+.2f} "
            "(gain {low:+.2f} to {high:+.2f}), said differs from came by {error_before:.2f} -> {error_after:.2f}: "
            "{verdict}",
            name=as_sentence(self.name), verdict=verdict, **numbers,
        )  # fmt: skip


def _figures(value: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(value)


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True)
class Experience:
    """What was learned from a log; every part that the data do not bear out is left at its starting value.

    Attributes:
        law: how often and how fast letters are answered; None is the starting table.
        priors: bits added to the prior of causes outside "nothing is wrong yet" (which `law` decides).
        weights: sign -> cause -> bits, in the place of the table's.
        buyers, letters, labels: what it was learned from; `first` and `last` are the days (ISO) of the log.
        figures: how good it is on buyers held out.
        notes: what was not learned, and why.
        version: the version of silentbuyer that learned it.

    """

    law: ReplyLaw | None = None
    priors: FrozenMap[Cause, float] = attrs.field(factory=FrozenMap, converter=_bits)
    weights: FrozenMap[str, FrozenMap[Cause, float]] = attrs.field(factory=FrozenMap, converter=_weights)
    buyers: int = 0
    letters: int = 0
    labels: int = 0
    first: str = ""
    last: str = ""
    figures: tuple[Figure, ...] = attrs.field(default=(), converter=_figures)
    notes: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    version: str = ""

    @property
    def replies(self) -> ReplyLaw:
        """The law of replies: the learned one, else the starting table's."""
        return self.law or starting_law()

    def to_toml(self) -> str:
        """The experience as TOML: one figure a line, in a fixed order, so that two of them can be compared."""
        from silentbuyer.model.experience_file import written

        return written(self)

    def write(self, path: str | Path) -> None:
        """Writes it as a file; `load` reads it."""
        Path(path).write_text(self.to_toml(), encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: str | Path) -> Experience:
        """The experience of a file.

        Raises:
            CalibrationError: when the file cannot be read, is no experience, or is of a newer form.

        """
        from silentbuyer.model.experience_file import read

        return read(path)

    @classmethod
    def from_toml(cls, text: str) -> Experience:
        """The experience that `to_toml` wrote.

        Raises:
            CalibrationError: when it is none, or of a newer form.

        """
        from silentbuyer.model.experience_file import parsed

        return parsed(text)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """What was learned, from what, how good it is, and what was not learned, a sentence each."""
        counts = {"letters": self.letters, "buyers": self.buyers, "labels": self.labels}
        head = say("Learned from {letters:,} letters to {buyers:,} buyers and {labels:,} outcomes.", **counts)
        if self.first:
            head = say(
                "Learned from {letters:,} letters to {buyers:,} buyers and {labels:,} outcomes, {first} to {last}.",
                first=self.first, last=self.last, **counts,
            )  # fmt: skip
        law = self.replies
        answered = mark(
            "A letter in a running exchange is answered in {chance:.0%} of cases, half of the answers within "
            "{hours:.1f} working hours."
        )
        if not self.law:
            answered = mark(
                "A letter in a running exchange is answered in {chance:.0%} of cases, half of the answers within "
                "{hours:.1f} working hours (the starting table)."
            )
        reply = say(answered, chance=law.chance, hours=law.hours)
        return [head, reply, *(figure.__str__() for figure in self.figures), *map(as_sentence, self.notes)]
