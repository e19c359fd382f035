"""The numbers of a world: how often and how fast its buyers answer, why they fall silent, what they let on."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import attrs

CAUSES: Mapping[str, float] = {
    "comparing-quotes": 5,
    "price-or-terms": 4,
    "internal-decision": 4,
    "no-current-need": 3,
    "chose-other-supplier": 2.5,
    "product-trouble": 1,
    "wrong-person": 0.8,
    "money-blocked": 0.6,
    "end-customer": 0.8,
    "not-target": 1.2,
    "fake-buyer": 1.2,
    "unreachable": 1.5,
}
"""Why buyers fall silent and how often, one beside the other; judgement, and other in every drawn world."""

FINAL = frozenset({"chose-other-supplier", "not-target", "fake-buyer", "unreachable", "wrong-person"})
"""Causes after which a further letter hardly ever brings an answer."""


@attrs.frozen(kw_only=True)
class Numbers:
    """What makes one world differ from another; the library is never shown it.

    Attributes:
        pi: share of our letters to a buyer in a running exchange that are ever answered, on average over buyers.
        alike: how alike buyers are in that (the strength of a Beta distribution; 3: very unlike, 30: alike).
        median: working hours until half of the answers of a middling buyer have come.
        between, within: standard deviations of the logarithm of hours, between buyers and between answers of one.
        shape: of the hours of one buyer: ``lognormal`` or ``weibull``.
        first: log odds that are added until a buyer has answered us once; `further` with each unanswered letter;
            `channel` on a chat instead of mail; `late` in the stages after the sample.
        strangers: share of buyers whom we wrote to first.
        telling: share of reasons that the buyer lets on; `false`: share of other letters that let on a wrong one.
        gap, patience: days until we write again, and how many letters in a row at most.
        known: days that a buyer is known on average; `stale`: the age in days of the last letter of those looked at.
        lapse: share of the buyers' letters that we forget to answer.
        holiday: share of buyers who take a holiday of two or three weeks in the months before `now`.
        now: when the log ends.
        dirt: share of records with one thing wrong (see `dirt.py`).
        causes: cause -> weight.

    """

    name: str
    pi: float = 0.75
    alike: float = 8.0
    median: float = 2.5
    between: float = 0.7
    within: float = 1.5
    shape: str = "lognormal"
    first: float = 0.0
    further: float = -0.25
    channel: float = 0.3
    late: float = 0.2
    strangers: float = 0.15
    telling: float = 0.45
    false: float = 0.06
    gap: float = 6.0
    patience: int = 4
    known: float = 30.0
    stale: float = 6.0
    lapse: float = 0.03
    holiday: float = 0.25
    now: datetime = datetime(2026, 5, 13, 9, 0, tzinfo=UTC)
    dirt: float = 0.1
    causes: Mapping[str, float] = attrs.field(factory=lambda: dict(CAUSES))


WORLDS: Mapping[str, Numbers] = {
    world.name: world
    for world in (
        Numbers(name="usual"),
        Numbers(name="slow", pi=0.55, median=9.0),
        Numbers(name="cold", pi=0.25, median=6.0, strangers=0.6, alike=6.0),
        Numbers(name="loyal-slow", pi=0.85, median=16.0, alike=12.0),
        Numbers(name="seasonal", holiday=0.6, now=datetime(2026, 8, 19, 9, 0, tzinfo=UTC)),
    )
}
"""Worlds that the library's starting figures may be looked at with."""


def drawn(seed: int) -> Numbers:
    """A world whose every number is drawn: what is tuned on the named worlds is measured on these."""
    rng = random.Random(f"numbers {seed}")
    return Numbers(
        name=f"drawn-{seed}",
        pi=rng.uniform(0.2, 0.9),
        alike=rng.uniform(3, 20),
        median=2 ** rng.uniform(0.5, 4.5),
        between=rng.uniform(0.3, 1.0),
        within=rng.uniform(0.9, 1.9),
        shape=rng.choice(["lognormal", "weibull"]),
        first=rng.uniform(-1.5, 0.3),
        further=rng.uniform(-0.6, 0.0),
        channel=rng.uniform(-0.4, 0.8),
        late=rng.uniform(-0.3, 0.6),
        strangers=rng.uniform(0.0, 0.7),
        telling=rng.uniform(0.35, 0.6),
        false=rng.uniform(0.03, 0.1),
        gap=rng.uniform(3, 12),
        patience=rng.randint(2, 6),
        known=rng.uniform(15, 60),
        stale=rng.uniform(3, 15),
        lapse=rng.uniform(0.01, 0.05),
        holiday=rng.uniform(0.1, 0.5),
        now=datetime(2026, 1, 1, 9, 0, tzinfo=UTC) + timedelta(days=rng.randint(0, 330)),
        dirt=rng.uniform(0.0, 0.2),
        causes={cause: weight * 2 ** rng.uniform(-1, 1) for cause, weight in CAUSES.items()},
    )


def world_of(name: str) -> Numbers:
    """A named world, or ``drawn-7`` for the one drawn from seed 7."""
    if name in WORLDS:
        return WORLDS[name]
    head, _, seed = name.partition("-")
    if head != "drawn" or not seed.isdigit():
        raise SystemExit(f"no world {name!r}: {', '.join(WORLDS)}, or drawn-N")
    return drawn(int(seed))
