"""One door for learning from one's own log: the reply law, priors of causes, weights of signs, and how good they are.

Whatever is learned is scored on buyers whose letters and outcomes the fit has not seen, by letters later than those it
has seen, and is used only where the 95 % interval of what it gains lies above zero; else the starting value stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from silentbuyer.calibration.cause_lesson import CauseLesson
from silentbuyer.calibration.labels import Outcome, causes_of, with_own
from silentbuyer.calibration.logged import end_of, logged_letters
from silentbuyer.calibration.reply_lesson import ReplyLesson
from silentbuyer.errors import CalibrationError, CustomerError
from silentbuyer.model.customer import Customer
from silentbuyer.model.experience import Experience
from silentbuyer.model.findings import Cause
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.manager import registry_of
from silentbuyer.values.version import __version__


def learn(
    customers: Iterable[Customer],
    outcomes: Mapping[str, Outcome] | None = None,
    *,
    now: datetime | None = None,
    seller: Seller | None = None,
    plugins: Iterable[Any] | None = None,
) -> Experience:
    """What one's own log teaches: how often and how fast buyers answer, and, with outcomes, why they fall silent.

    Attributes:
        customers: buyers with their logs.
        outcomes: customer id -> what became of the silence that stood at `now`: True (``answered``), False
            (``silent``), a cause, or the name of a family of causes. Most of it can be learned without.
        now: the moment that the outcomes are about, timezone-aware; later messages are not looked at. Without it, the
            last message of all logs.
        seller: for whom the buyers are judged when priors and weights are learned.
        plugins: with which they are judged then, beside the installed ones; outcomes may name their causes.

    Raises:
        CalibrationError: for a word that is no outcome, an outcome of a customer who is not there, or no letter at all.
        CustomerError: when `now` is naive.

    """
    people, given = list(customers), tuple(plugins or ())
    notes = _look_through(people, outcomes or {}, now, given)
    end = now or end_of(people)
    letters = [one for person in people for one in logged_letters(person, end)] if end else []
    if not letters or end is None:
        raise CalibrationError("nothing to learn from: no log holds a letter of ours that waits or was answered")
    told = {customer: outcome for customer, outcome in (outcomes or {}).items() if outcome is not None}
    law, figures, laws = ReplyLesson(letters, told, end).replies(notes)
    bits, weights, more = CauseLesson(people, told, end, seller, given).causes(laws, notes)
    return Experience(
        law=law,
        priors=bits,
        weights=weights,
        buyers=len({one.customer for one in letters}),
        letters=len(letters),
        labels=len(told),
        first=min(one.sent for one in letters).date().isoformat(),
        last=end.date().isoformat(),
        figures=[*figures, *more],
        notes=notes,
        version=__version__,
    )


def _look_through(
    people: Sequence[Customer], outcomes: Mapping[str, Outcome], now: datetime | None, plugins: tuple[Any, ...]
) -> list[str]:
    """Every word and id looked at before the work begins; notes on what is doubtful."""
    if now is not None and now.utcoffset() is None:
        raise CustomerError("now", "a timezone-aware datetime, such as datetime.now(datetime.UTC)", now)
    known = {person.id for person in people}
    own = tuple(Cause.of(owned.item) for owned in registry_of(plugins, environment=True).causes)
    for outcome in outcomes.values():
        if outcome is not None:
            with_own(causes_of(outcome), outcome, own)
    missing = [customer for customer in outcomes if customer not in known]
    if missing:
        raise CalibrationError(f"{len(missing)} outcomes are of no customer given, the first of {missing[0]!r}")
    notes = []
    if outcomes and now is None:
        notes.append("outcomes were taken to be about the moment of the last message of all logs: better name `now`")
    if len(known) < len(people):
        notes.append(f"{len(people) - len(known)} customers bear an id that another bears: they count as one")
    return notes
