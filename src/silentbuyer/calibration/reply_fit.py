"""The reply law fitted to a log: what each level of a situation does to the chance and to the pace of an answer.

A mixture cure model by expectation and maximisation: a letter that we followed up, or that still waits, counts as
answered later by as much as its silence allows. Every effect is drawn towards the law that the fit starts from, so that
a level with few letters hardly moves. What a buyer's own earlier letters tell is taken out first, as `measure` does it;
what these are worth (`own`, `kappa`) stays as it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import attrs

from silentbuyer.calendars.replies import SHORTEST, ReplyModel, expected, learn, prior_of
from silentbuyer.calibration.logged import LoggedLetter, by_customer, waits_before
from silentbuyer.model.reply_law import KINDS, Effect, ReplyLaw, expit, logit

DRAWN_CHANCE = {"": 0.5, "exchange": 6.0, "row": 12.0, "channel": 15.0, "stage": 60.0, "region": 40.0}
"""Precision with which log odds are drawn to where they start, by kind (empty: of all letters); judgement.

Stage is drawn most: the record knows today's only, and who answered more has come further, so that a stage seems to
make buyers answer.
"""

DRAWN_PACE = {"": 1.0, "exchange": 60.0, "row": 60.0, "channel": 60.0, "stage": 60.0, "region": 60.0}
"""The same of log hours."""

_OUTER, _INNER = 3, 5
_LEAST_ODDS = 5.0

Key = tuple[str, str]
Weighed = tuple[LoggedLetter, "_Seen"]


@attrs.define
class _Seen:
    """What a buyer's own earlier letters tell of one letter: moved log odds and log hours, and the spread left."""

    odds: float
    hours: float
    sigma: float
    weight: float = 0.0
    value: float = 0.0
    doubt: float = 0.0


def fit_law(log: Iterable[LoggedLetter], start: ReplyLaw) -> ReplyLaw:
    """The law of these letters, drawn towards the one it starts from."""
    people = by_customer(log)
    law = start
    for _ in range(_OUTER):
        seen = [(letter, _told(people_letters[:place], letter, law)) for people_letters in people
                for place, letter in enumerate(people_letters)]  # fmt: skip
        law = _fitted(seen, law, start)
    return _counted(people, law)


def model_of(earlier: Sequence[LoggedLetter], letter: LoggedLetter, law: ReplyLaw) -> ReplyModel:
    """What is expected of a letter after the buyer's earlier ones."""
    return learn(waits_before(earlier, letter.situation, law), prior_of(law, letter.situation))


def _told(earlier: Sequence[LoggedLetter], letter: LoggedLetter, law: ReplyLaw) -> _Seen:
    prior = prior_of(law, letter.situation)
    model = model_of(earlier, letter, law) if earlier else ReplyModel(prior.mu, prior.sigma, prior.pi)
    return _Seen(logit(model.pi) - logit(prior.pi), model.mu - prior.mu, model.sigma)


# -- the effects -------------------------------------------------------------------------------------------------


def _fitted(seen: Sequence[Weighed], law: ReplyLaw, start: ReplyLaw) -> ReplyLaw:
    keys = _keys(seen)
    for _ in range(_INNER):
        _expect(seen, law)
        law = _move(seen, keys, law, start)
    return law


def _keys(seen: Sequence[Weighed]) -> dict[Key, list[Weighed]]:
    """The letters of each level; of all letters under the empty key."""
    found: dict[Key, list[Weighed]] = {("", ""): list(seen)}
    for one in seen:
        for kind, level in zip(KINDS, one[0].situation, strict=True):
            found.setdefault((kind, level), []).append(one)
    return found


def _expect(seen: Sequence[Weighed], law: ReplyLaw) -> None:
    """The chance that each letter is answered in the end, and the log hours it would take."""
    for letter, told in seen:
        limit = math.log(max(letter.hours, SHORTEST))
        if letter.answered:
            told.weight, told.value, told.doubt = 1.0, limit, 0.0
            continue
        pi = expit(law.log_odds(letter.situation) + told.odds)
        mu = law.log_hours(letter.situation) + told.hours
        told.weight, told.value, told.doubt = expected(limit, ReplyModel(mu, told.sigma, pi))


def _move(seen: Sequence[Weighed], keys: Mapping[Key, list[Weighed]], law: ReplyLaw, start: ReplyLaw) -> ReplyLaw:
    odds = {id(told): law.log_odds(letter.situation) + told.odds for letter, told in seen}
    hours = {id(told): law.log_hours(letter.situation) + told.hours for letter, told in seen}
    for key, rows in sorted(keys.items()):
        now, begun = _at(law, key), _at(start, key)
        easier = _odds_step(rows, odds, now[0] - begun[0], DRAWN_CHANCE[key[0]])
        slower = _hours_step(rows, hours, now[1] - begun[1], DRAWN_PACE[key[0]])
        law = _with(law, key, now[0] + easier, now[1] + slower)
        for _, told in rows:
            odds[id(told)] += easier
            hours[id(told)] += slower
    return attrs.evolve(law, spread=_spread(seen, hours, law, start))


def _odds_step(rows: Sequence[Weighed], odds: Mapping[int, float], drift: float, drawn: float) -> float:
    slope, bend = -drawn * drift, drawn
    for _, told in rows:
        chance = expit(odds[id(told)])
        slope += told.weight - chance
        bend += chance * (1.0 - chance)
    return max(-1.0, min(1.0, slope / bend))


def _hours_step(rows: Sequence[Weighed], hours: Mapping[int, float], drift: float, drawn: float) -> float:
    slope, bend = -drawn * drift, drawn
    for _, told in rows:
        precise = told.weight / told.sigma**2
        slope += precise * (told.value - hours[id(told)])
        bend += precise
    return max(-1.0, min(1.0, slope / bend))


def _spread(seen: Sequence[Weighed], hours: Mapping[int, float], law: ReplyLaw, start: ReplyLaw) -> float:
    """The spread by which answers differ from what was expected of them; the start counts as 20 answers."""
    count, squares = 20.0, 20.0 * (start.spread / law.spread) ** 2
    for _, told in seen:
        gap = (told.value - hours[id(told)]) ** 2 + told.doubt
        count, squares = count + told.weight, squares + told.weight * gap / told.sigma**2
    return min(3.5, max(0.4, law.spread * math.sqrt(squares / count)))


def _at(law: ReplyLaw, key: Key) -> tuple[float, float]:
    if not key[0]:
        return logit(law.chance), math.log(law.hours)
    effect = law.effect(*key)
    return math.log(effect.odds), math.log(effect.pace)


def _with(law: ReplyLaw, key: Key, odds: float, hours: float) -> ReplyLaw:
    odds = max(-_LEAST_ODDS, min(_LEAST_ODDS, odds))
    if not key[0]:
        return attrs.evolve(law, chance=expit(odds), hours=math.exp(hours))
    kind, level = key
    rows = {**law.effects.get(kind, {}), level: Effect(odds=math.exp(odds), pace=math.exp(hours))}
    return attrs.evolve(law, effects={**law.effects, kind: rows})


def _counted(people: Sequence[Sequence[LoggedLetter]], law: ReplyLaw) -> ReplyLaw:
    """The law with the number of letters behind each effect."""
    effects = {kind: dict(rows) for kind, rows in law.effects.items()}
    for letter in (letter for rows in people for letter in rows):
        for kind, level in zip(KINDS, letter.situation, strict=True):
            old = effects[kind][level]
            effects[kind][level] = attrs.evolve(old, letters=old.letters + 1, answered=old.answered + letter.answered)
    return attrs.evolve(law, effects=effects)


def loss(people: Iterable[Sequence[LoggedLetter]], law: ReplyLaw) -> float:
    """What the letters cost in nats, each foretold from the buyer's earlier ones."""
    return math.fsum(
        -_log_likelihood(letter, model_of(letters[:place], letter, law))
        for letters in people
        for place, letter in enumerate(letters)
    )


def _log_likelihood(letter: LoggedLetter, model: ReplyModel) -> float:
    if not letter.answered:
        return math.log(max(1e-12, 1.0 - model.pi + model.pi * model.survival(letter.hours)))
    z = (math.log(max(letter.hours, SHORTEST)) - model.mu) / model.sigma
    return math.log(max(1e-12, model.pi)) - 0.5 * z * z - math.log(model.sigma)


# -- the last step -----------------------------------------------------------------------------------------------


def put_right(law: ReplyLaw, said: Iterable[tuple[float, bool]]) -> ReplyLaw:
    """The law with the shift and slope that bring what it said nearest to what came, drawn towards none."""
    rows = [(logit(p), float(came)) for p, came in said]
    shift, slope = 0.0, 1.0
    for _ in range(20):
        shift, slope, moved = _scale_step(rows, shift, slope)
        if moved < 1e-6:
            break
    return attrs.evolve(law, shift=shift, slope=max(0.2, min(3.0, slope)))


OFF = 5.99
"""Twice the gain in log likelihood from which shift and slope are not none: 95 % of a chi square with two degrees."""


def is_off(said: Sequence[tuple[float, bool]]) -> bool:
    """Whether what was said is shown to be wrong on average, or too bold or too shy: by a likelihood ratio test."""
    right = put_right(ReplyLaw(chance=0.5, hours=1.0, spread=1.0, own=1.0, kappa=1.0), said)
    gain = math.fsum(
        math.log(_of(expit(right.shift + right.slope * logit(p)), came) / _of(p, came)) for p, came in said
    )
    return 2.0 * gain > OFF


def _of(p: float, came: float) -> float:
    """The probability of what came."""
    return max(1e-12, p if came else 1.0 - p)


DRAWN_SCALE = (2.0, 10.0)
"""Precision with which shift and slope are drawn to 0 and 1 (judgement)."""


def _scale_step(rows: Sequence[tuple[float, float]], shift: float, slope: float) -> tuple[float, float, float]:
    """One Newton step of a logistic regression on what was said."""
    g0, g1 = -DRAWN_SCALE[0] * shift, -DRAWN_SCALE[1] * (slope - 1.0)
    h00, h01, h11 = DRAWN_SCALE[0], 0.0, DRAWN_SCALE[1]
    for x, y in rows:
        p = expit(shift + slope * x)
        bend = p * (1.0 - p)
        g0, g1 = g0 + y - p, g1 + (y - p) * x
        h00, h01, h11 = h00 + bend, h01 + bend * x, h11 + bend * x * x
    det = h00 * h11 - h01 * h01
    d0, d1 = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
    return shift + d0, slope + d1, abs(d0) + abs(d1)
