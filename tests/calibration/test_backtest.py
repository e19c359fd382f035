"""The backtest tells a user whether effective time helps on their own log."""

import math
import random
from datetime import datetime, timedelta

import pytest

from silentbuyer import Customer, Message
from silentbuyer.calendars import calendar_for, locate
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calibration.backtest import Backtest, auc, backtest


def at(text):
    return datetime.fromisoformat(text)


def log(country, seed, count=22):
    """A buyer who answers in office hours, three times of four; with a break at the turn of the year."""
    rng = random.Random(seed)  # noqa: S311 - a synthetic log, no secret
    office = Outlook(locate(Customer(id="x", country=country), at("2026-01-01T00:00+00:00")).best).soft
    moment, messages = at("2025-09-01T09:00+00:00") + timedelta(hours=rng.uniform(0, 90)), []
    for _ in range(count):
        messages.append(Message(at=moment, sender="seller"))
        following = moment + timedelta(days=rng.uniform(8, 12))
        if rng.random() < 0.75:
            reply = office.advance(moment, math.exp(rng.gauss(math.log(4), 1.2)))
            if reply < following:
                messages.append(Message(at=reply, sender="buyer"))
        moment = following
    return Customer(id=str(seed), country=country, messages=messages)


def test_effective_time_beats_the_wall_clock_on_a_log_of_office_people():
    found = backtest([log(country, n) for n, country in enumerate(["DE", "US", "BR", "AE", "IN", "JP"] * 5)])
    wall, effective, seasons = found.scores
    assert found.questions > 200
    assert effective.log_loss < wall.log_loss
    assert effective.auc > wall.auc
    assert seasons.auc > wall.auc
    assert found.best != "wall clock"
    assert "log loss" in str(found)
    assert found.notes == ()


def test_a_short_log_says_so():
    found = backtest([log("DE", 1, count=4)])
    assert any("say little" in note for note in found.notes)


@pytest.mark.parametrize(
    "customers", [[], [Customer(id="1")], [Customer(id="1", messages=[Message(at=at("2026-01-01T00:00+00:00"))])]]
)
def test_nothing_to_score_is_an_empty_answer(customers):
    found = backtest(customers)
    assert isinstance(found, Backtest)
    assert (found.scores, found.questions, found.best) == ((), 0, "")


def test_messages_of_unknown_direction_are_left_out():
    mixed = [Message(at=at("2026-01-05T09:00+00:00"), sender="seller"), Message(at=at("2026-01-06T09:00+00:00"))]
    assert backtest([Customer(id="1", country="DE", messages=mixed)]).waits == 0


def test_the_watch_ends_at_now():
    sent = [Message(at=at("2026-01-05T09:00+00:00"), sender="seller")]
    found = backtest(
        [Customer(id=str(n), country="DE", messages=sent) for n in range(5)], now=at("2026-02-05T09:00+00:00")
    )
    assert found.waits == 5
    assert found.base_rate == 0


def test_it_is_a_public_name():
    import silentbuyer as sb

    assert sb.backtest is backtest


def test_auc_by_hand():
    assert auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auc([0.5, 0.5], [True, False]) == 0.5
    assert auc([0.5, 0.6], [True, True]) == 0.5
    assert calendar_for("DE") is calendar_for("DE")
