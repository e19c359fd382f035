"""The silence as a value: shares by cause, reasons by the hour, and one sentence a person can read."""

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from silentbuyer.model import diagnosis
from silentbuyer.model.findings import Cause
from silentbuyer.model.silence import Discount, Silence

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_nobody_waits_until_something_was_said():
    silence = Silence()

    assert (silence.since, silence.state, silence.p_reply, silence.effective_hours) == (None, "none", 1.0, 0.0)


def test_shares_may_be_named_by_the_words_of_their_causes():
    assert Silence(shares={"away": 1, Cause.TIME_DIFFERENCE: 0}).shares == {Cause.AWAY: 1.0, Cause.TIME_DIFFERENCE: 0.0}
    with pytest.raises(ValueError, match="sulking"):
        Silence(shares={"sulking": 1.0})


def test_a_silence_is_a_value():
    night = Discount(kind="night", hours=15)
    one = Silence(since=MONDAY, elapsed=timedelta(days=2), effective_hours=17.0, discounts=(night,))

    assert one == pickle.loads(pickle.dumps(one))
    assert {one: 1}[Silence(since=MONDAY, elapsed=timedelta(days=2), effective_hours=17.0, discounts=(night,))] == 1
    assert (diagnosis.Silence, diagnosis.Discount) == (Silence, Discount)


def test_told_to_a_person_it_is_a_sentence():
    said = str(
        Silence(since=MONDAY, elapsed=timedelta(days=2), effective_hours=17.0, state="on-time", zone="Europe/Rome")
    )

    assert "17" in said
    assert "\n" not in said
