"""One door for learning from one's own log: the reply law, priors of causes, weights of signs, and how good they are.

Whatever is learned is scored on buyers whose letters and outcomes the fit has not seen, by letters later than those it
has seen, and is used only where the 95 % interval of what it gains lies above zero; else the starting value stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import attrs

from silentbuyer.calibration import cause_fit, reply_check
from silentbuyer.calibration.calibrate import labelled_cases
from silentbuyer.calibration.fitting import LabelledCase, folds_of, table_of
from silentbuyer.calibration.labels import Outcome, answered, causes_of
from silentbuyer.calibration.logged import LoggedLetter, by_customer, end_of, logged_letters
from silentbuyer.calibration.reply_check import Asked, figure, said_of, until
from silentbuyer.calibration.reply_fit import fit_law, put_right
from silentbuyer.errors import CalibrationError, CustomerError
from silentbuyer.model.customer import Customer
from silentbuyer.model.experience import Experience, Figure
from silentbuyer.model.findings import Cause
from silentbuyer.model.reply_law import ReplyLaw, starting_law
from silentbuyer.model.seller import Seller
from silentbuyer.values.version import __version__

LEAST_BUYERS, LEAST_LETTERS = 50, 200
"""The fewest buyers and letters from which a reply law is learned."""

LEAST_LABELS, LEAST_EACH = 100, 10
"""The fewest labelled buyers from which shift, priors or weights are learned, and of at least two outcomes each."""

EARLIER = 0.7
"""Share of the letters that the fit sees when it is scored on later ones."""

FOLDS = 3
_START, _FIT, _START_RIGHT, _FIT_RIGHT = "start", "fit", "start, put right", "fit, put right"

Laws = Mapping[str, Mapping[str, ReplyLaw]]
"""Customer -> name of the way -> the law that was learned without that customer."""


def learn(
    customers: Iterable[Customer],
    outcomes: Mapping[str, Outcome] | None = None,
    *,
    now: datetime | None = None,
    seller: Seller | None = None,
) -> Experience:
    """What one's own log teaches: how often and how fast buyers answer, and, with outcomes, why they fall silent.

    Attributes:
        customers: buyers with their logs.
        outcomes: customer id -> what became of the silence that stood at `now`: True (``answered``), False
            (``silent``), a cause, or the name of a family of causes. Most of it can be learned without.
        now: the moment that the outcomes are about, timezone-aware; later messages are not looked at. Without it, the
            last message of all logs.
        seller: for whom the buyers are judged when priors and weights are learned.

    Raises:
        CalibrationError: for a word that is no outcome, an outcome of a customer who is not there, or no letter at all.
        CustomerError: when `now` is naive.

    """
    people = list(customers)
    notes = _look_through(people, outcomes or {}, now)
    end = now or end_of(people)
    letters = [one for person in people for one in logged_letters(person, end)] if end else []
    if not letters or end is None:
        raise CalibrationError("nothing to learn from: no log holds a letter of ours that waits or was answered")
    lesson = _Lesson(people, letters, {k: v for k, v in (outcomes or {}).items() if v is not None}, end)
    law, figures, laws = lesson.replies(notes)
    bits, weights, more = lesson.causes(laws, seller, notes)
    return Experience(
        law=law,
        priors=bits,
        weights=weights,
        buyers=len({one.customer for one in letters}),
        letters=len(letters),
        labels=len(lesson.outcomes),
        first=min(one.sent for one in letters).date().isoformat(),
        last=end.date().isoformat(),
        figures=[*figures, *more],
        notes=notes,
        version=__version__,
    )


def _look_through(people: Sequence[Customer], outcomes: Mapping[str, Outcome], now: datetime | None) -> list[str]:
    """Every word and id looked at before the work begins; notes on what is doubtful."""
    if now is not None and now.utcoffset() is None:
        raise CustomerError("now", "a timezone-aware datetime, such as datetime.now(datetime.UTC)", now)
    known = {person.id for person in people}
    for outcome in outcomes.values():
        if outcome is not None:
            causes_of(outcome)
    missing = [customer for customer in outcomes if customer not in known]
    if missing:
        raise CalibrationError(f"{len(missing)} outcomes are of no customer given, the first of {missing[0]!r}")
    notes = []
    if outcomes and now is None:
        notes.append("outcomes were taken to be about the moment of the last message of all logs: better name `now`")
    if len(known) < len(people):
        notes.append(f"{len(people) - len(known)} customers bear an id that another bears: they count as one")
    return notes


@attrs.frozen
class _Lesson:
    """What there is to learn from."""

    people: Sequence[Customer]
    letters: Sequence[LoggedLetter]
    outcomes: Mapping[str, Outcome]
    end: datetime

    # -- replies -----------------------------------------------------------------------------------------------------

    def replies(self, notes: list[str]) -> tuple[ReplyLaw | None, list[Figure], Laws]:
        """The law, its figures, and the law of each customer that was learned without them."""
        people = by_customer(self.letters)
        start = starting_law()
        unseen: Laws = {letters[0].customer: {_START: start} for letters in people}
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
            return None, figures, {customer: {_START: start} for customer in unseen}
        law = fit_law(self.letters, start) if best in {_FIT, _FIT_RIGHT} else start
        law = put_right(law, self._said(law)) if best in {_START_RIGHT, _FIT_RIGHT} else law
        return law, figures, {customer: {_START: laws[best]} for customer, laws in unseen.items()}

    def _unseen(self, people: Sequence[Sequence[LoggedLetter]], cut: datetime, start: ReplyLaw) -> Laws:
        """For each customer the laws learned from the others' earlier letters and outcomes."""
        ids = [letters[0].customer for letters in people]
        parts = dict(zip(ids, folds_of(ids, FOLDS), strict=True))
        found: dict[str, dict[str, ReplyLaw]] = {}
        for fold in range(FOLDS):
            others = {customer for customer, part in parts.items() if part != fold}
            law = fit_law(until((one for one in self.letters if one.customer in others), cut), start)
            laws = {_START: start, _FIT: law}
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
        return [figure("answers to later letters", asked, _START, _FIT)] if asked else []

    def _outcomes(self, laws: Laws, notes: list[str]) -> list[Figure]:
        asked = self._asked(laws)
        if len(asked) < LEAST_LABELS:
            if self.outcomes:
                told = f"replies: {len(asked)} outcomes say whether an answer came"
                notes.append(f"{told}, at least {LEAST_LABELS} are needed to go by them")
            return []
        return [figure("answers, by your outcomes", asked, _START, self._cheapest(asked))]

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

    # -- causes ------------------------------------------------------------------------------------------------------

    def causes(
        self, laws: Laws, seller: Seller | None, notes: list[str]
    ) -> tuple[dict[Cause, float], dict[str, dict[Cause, float]], list[Figure]]:
        """Priors, weights and their figure, from the outcomes that name a cause."""
        named = {k: v for k, v in self.outcomes.items() if len(causes_of(v)) == 1}
        counts = Counter(map(causes_of, named.values()))
        if len(named) < LEAST_LABELS or sum(count >= LEAST_EACH for count in counts.values()) < 2:
            if named:
                notes.append(
                    f"causes: {len(named)} outcomes name one, at least {LEAST_LABELS} are needed, and {LEAST_EACH} "
                    "of two causes each: the table stays"
                )
            return {}, {}, []
        cases = self._cases(laws, seller)
        each, leads = cause_fit.questions(cases, FOLDS)
        more = figure("weights beside priors", each, "priors", "priors and weights")
        best = "priors and weights" if more.used else "priors"
        told = figure("which cause it is", each, "table", best)
        head = attrs.evolve(figure("the cause that leads", leads, "table", best), used=told.used)
        if not told.used:
            notes.append("causes: what was learned is not shown to be better on held-out buyers: the table stays")
            return {}, {}, [told, head]
        bits, weights = cause_fit.WAYS[best](cases)
        return bits, _changed(weights or {}, table_of(cases)), [told, head]

    def _cases(self, laws: Laws, seller: Seller | None) -> list[LabelledCase]:
        """The labelled buyers diagnosed at the moment of the outcomes, each by the law learned without them."""
        from silentbuyer.engine.engine import Engine

        named = {k: v for k, v in self.outcomes.items() if len(causes_of(v)) == 1 or answered(v)}
        groups: dict[ReplyLaw | None, list[Customer]] = {}
        for person in self.people:
            if person.id in named:
                groups.setdefault(laws.get(person.id, {}).get(_START), []).append(person)
        cases: list[LabelledCase] = []
        for law, group in groups.items():
            with Engine(seller, online=False, experience=Experience(law=law)) as engine:
                cases += labelled_cases(engine.stream(group, now=self.end), named)
        return cases


def _changed(
    weights: Mapping[str, Mapping[Cause, float]], table: Mapping[str, Mapping[Cause, float]]
) -> dict[str, dict[Cause, float]]:
    """The rows that moved by a tenth of a bit or more."""
    return {
        key: {cause: round(bits, 2) for cause, bits in row.items()}
        for key, row in weights.items()
        if any(abs(bits - table[key][cause]) >= 0.1 for cause, bits in row.items())
    }
