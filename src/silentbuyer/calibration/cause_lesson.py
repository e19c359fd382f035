"""What outcomes teach about causes: priors and weights, scored on buyers that the fit has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs

from silentbuyer.calibration import cause_fit
from silentbuyer.calibration.calibrate import labelled_cases
from silentbuyer.calibration.fitting import LabelledCase, table_of
from silentbuyer.calibration.labels import Outcome, answered, causes_of
from silentbuyer.calibration.reply_check import figure
from silentbuyer.calibration.reply_lesson import FOLDS, LEAST_LABELS, START, Laws
from silentbuyer.model.customer import Customer
from silentbuyer.model.experience import Experience, Figure
from silentbuyer.model.findings import Cause
from silentbuyer.model.reply_law import ReplyLaw
from silentbuyer.model.seller import Seller

LEAST_EACH = 10
"""The fewest buyers of each of at least two causes."""


@attrs.frozen
class CauseLesson:
    """What there is to learn from about causes, and for whom and with what buyers are judged."""

    people: Sequence[Customer]
    outcomes: Mapping[str, Outcome]
    end: datetime
    seller: Seller | None
    plugins: tuple[Any, ...] = ()

    def causes(
        self, laws: Laws, notes: list[str]
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
        cases = self._cases(laws)
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

    def _cases(self, laws: Laws) -> list[LabelledCase]:
        """The labelled buyers diagnosed at the moment of the outcomes, each by the law learned without them."""
        from silentbuyer.engine.engine import Engine

        named = {k: v for k, v in self.outcomes.items() if len(causes_of(v)) == 1 or answered(v)}
        groups: dict[ReplyLaw | None, list[Customer]] = {}
        for person in self.people:
            if person.id in named:
                groups.setdefault(laws.get(person.id, {}).get(START), []).append(person)
        cases: list[LabelledCase] = []
        for law, group in groups.items():
            with Engine(self.seller, online=False, plugins=self.plugins, experience=Experience(law=law)) as engine:
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
