"""What a log teaches about replies: the law, scored on buyers and letters that the fit has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import attrs

from silentbuyer.calibration import reply_check
from silentbuyer.calibration.fitting import folds_of
from silentbuyer.calibration.labels import Outcome, answered
from silentbuyer.calibration.logged import LoggedLetter, by_customer
from silentbuyer.calibration.reply_check import Asked, figure, said_of, until
from silentbuyer.calibration.reply_fit import fit_law, is_off, put_right
from silentbuyer.model.experience import Figure
from silentbuyer.model.reply_law import ReplyLaw, starting_law

LEAST_BUYERS, LEAST_LETTERS = 50, 200
"""The fewest buyers and letters from which a reply law is learned."""

LEAST_LABELS = 100
"""The fewest labelled buyers from which anything is learned from labels."""

EARLIER = 0.7
"""Share of the letters that the fit sees when it is scored on later ones."""

FOLDS = 3
START, _FIT, _START_RIGHT, _FIT_RIGHT = "start", "fit", "start, put right", "fit, put right"

Laws = Mapping[str, Mapping[str, ReplyLaw]]
"""Customer -> name of the way -> the law that was learned without that customer."""


@attrs.frozen
class ReplyLesson:
    """What there is to learn from about replies."""

    letters: Sequence[LoggedLetter]
    outcomes: Mapping[str, Outcome]
    end: datetime

    def replies(self, notes: list[str]) -> tuple[ReplyLaw | None, list[Figure], Laws]:
        """The law, its figures, and the law of each customer that was learned without them."""
        people = by_customer(self.letters)
        start = starting_law()
        unseen: Laws = {letters[0].customer: {START: start} for letters in people}
        if len(people) < LEAST_BUYERS or len(self.letters) < LEAST_LETTERS:
            notes.append(
                f"replies: {len(self.letters)} letters to {len(people)} buyers, at least {LEAST_LETTERS} to "
                f"{LEAST_BUYERS} are needed: the starting table stays"
            )
            return None, [], unseen
        cut = sorted(one.sent for one in self.letters)[int(EARLIER * len(self.letters))]
        unseen = self._unseen(people, cut, start)
        figures = [*self._later(people, cut, unseen), *self._outcomes(unseen, notes)]
        best, used = self._best(unseen, figures)
        if not used:
            notes.append("replies: what was learned is not shown to be better on held-out buyers: the table stays")
            return None, figures, {customer: {START: start} for customer in unseen}
        law = fit_law(self.letters, start) if best in {_FIT, _FIT_RIGHT} else start
        law = put_right(law, self._said(law)) if best in {_START_RIGHT, _FIT_RIGHT} else law
        return law, figures, {customer: {START: laws[best]} for customer, laws in unseen.items()}

    def _unseen(self, people: Sequence[Sequence[LoggedLetter]], cut: datetime, start: ReplyLaw) -> Laws:
        """For each customer the laws learned from the others' earlier letters and outcomes."""
        ids = [letters[0].customer for letters in people]
        parts = dict(zip(ids, folds_of(ids, FOLDS), strict=True))
        found: dict[str, dict[str, ReplyLaw]] = {}
        for fold in range(FOLDS):
            others = {customer for customer, part in parts.items() if part != fold}
            law = fit_law(until((one for one in self.letters if one.customer in others), cut), start)
            laws = {START: start, _FIT: law}
            laws |= {_START_RIGHT: put_right(start, self._said(start, others))}
            laws |= {_FIT_RIGHT: put_right(law, self._said(law, others))}
            found |= {customer: laws for customer, part in parts.items() if part == fold}
        return found

    def _waiting(self) -> list[tuple[list[LoggedLetter], LoggedLetter, bool]]:
        """Buyers of whom it is known whether they answered the letter that stood open in the end."""
        rows = []
        for letters in by_customer(self.letters):
            came = answered(self.outcomes[letters[-1].customer]) if letters[-1].customer in self.outcomes else None
            if came is not None and not letters[-1].answered and letters[-1].end >= self.end:
                rows.append((letters[:-1], letters[-1], came))
        return rows

    def _said(self, law: ReplyLaw, customers: set[str] | None = None) -> list[tuple[float, bool]]:
        return [
            (said_of(earlier, letter, letter.hours, law), came)
            for earlier, letter, came in self._waiting()
            if customers is None or letter.customer in customers
        ]

    def _later(self, people: Sequence[Sequence[LoggedLetter]], cut: datetime, laws: Laws) -> list[Figure]:
        asked = reply_check.later_questions(people, cut, laws)
        return [figure("answers to later letters", asked, START, _FIT)] if asked else []

    def _outcomes(self, laws: Laws, notes: list[str]) -> list[Figure]:
        asked = self._asked(laws)
        if len(asked) < LEAST_LABELS:
            if self.outcomes:
                told = f"replies: {len(asked)} outcomes say whether an answer came"
                notes.append(f"{told}, at least {LEAST_LABELS} are needed to go by them")
            return []
        found = figure("answers, by your outcomes", asked, START, self._cheapest(asked))
        off = is_off([(one.said[START], bool(one.came)) for one in asked])
        return [attrs.evolve(found, used=found.used or (off and found.after > found.before))]

    def _asked(self, laws: Laws) -> list[Asked]:
        return [
            Asked(
                letter.customer,
                float(came),
                {n: said_of(earlier, letter, letter.hours, law) for n, law in laws[letter.customer].items()},
            )
            for earlier, letter, came in self._waiting()
        ]

    @staticmethod
    def _cheapest(asked: Sequence[Asked]) -> str:
        return reply_check.cheapest(asked, (_FIT, _FIT_RIGHT, _START_RIGHT))

    def _best(self, laws: Laws, figures: Sequence[Figure]) -> tuple[str, bool]:
        """The way to learn, and whether it is used: outcomes decide where there are enough, else later letters."""
        asked = self._asked(laws)
        best = self._cheapest(asked) if len(asked) >= LEAST_LABELS else _FIT
        return best, bool(figures) and figures[-1].used
