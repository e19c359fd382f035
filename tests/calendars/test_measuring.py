"""Effective silence as a salesperson would count it: in the buyer's hours, with every other hour accounted for."""

import math
import pickle
import random
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Customer, Message, Order
from silentbuyer.calendars import Absence, locate, measure
from silentbuyer.calendars.history import letters, reply_model
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.replies import learn, prior_of
from silentbuyer.calendars.situations import situations
from silentbuyer.errors import CalendarError
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.reply_law import starting_law

PRIOR = learn([])
FIRST = ("first", "1", "mail", "unknown", "unknown")


def at(text):
    return datetime.fromisoformat(text)


def buyer(country="DE", asked="2026-01-05T10:00+00:00", wrote=None, **fields):
    log = [Message(at=at(asked), sender="buyer")] if asked else []
    if wrote:
        log.append(Message(at=at(wrote), sender="seller"))
    return Customer(id="1", country=country, messages=log, **fields)


def accounted(silence):
    return sum(row.hours for row in silence.discounts) + silence.effective_hours


# -- whose turn, and logs of every kind --------------------------------------------------------------------------


def test_nobody_waits_when_the_last_word_is_the_buyers():
    silence = measure(buyer(), at("2026-02-01T10:00+00:00"))
    assert (silence.state, silence.since, silence.p_reply) == ("none", None, 1.0)
    assert silence.zone == "Europe/Berlin"


def test_no_messages_at_all():
    silence = measure(Customer(id="1"), at("2026-02-01T10:00+00:00"))
    assert silence.state == "none"
    assert silence.notes


def test_direction_unknown_is_measured_and_said():
    customer = Customer(id="1", country="DE", messages=[Message(at=at("2026-03-02T10:00+01:00"))])
    silence = measure(customer, at("2026-03-06T10:00+01:00"))
    assert silence.low == 0
    assert silence.effective_hours > 20
    assert any("direction" in note for note in silence.notes)


def test_future_blank_and_unsorted_messages_are_named():
    log = [
        Message(at=at("2026-03-04T10:00+01:00"), sender="seller"),
        Message(at=at("2026-03-02T10:00+01:00"), sender="buyer"),
        Message(at=at("2027-03-02T10:00+01:00"), sender="buyer"),
        Message(at=at("1970-01-01T00:00+00:00"), sender="buyer"),
    ]
    silence = measure(Customer(id="1", country="DE", messages=log), at("2026-03-05T10:00+01:00"))
    told = " ".join(silence.notes)
    assert "after now" in told
    assert "out of order" in told
    assert "blank date" in told
    assert silence.since == at("2026-03-04T10:00+01:00")


def test_auto_replies_bounces_and_receipts_do_not_end_a_silence():
    log = [Message(at=at("2026-03-04T10:00+01:00"), sender="seller")] + [
        Message(at=at("2026-03-04T11:00+01:00"), sender="buyer", kind=kind)
        for kind in ("auto-reply", "bounce", "receipt")
    ]
    assert measure(Customer(id="1", country="DE", messages=log), at("2026-03-05T10:00+01:00")).state == "on-time"


def test_a_naive_now_is_refused():
    with pytest.raises(CalendarError, match="timezone-aware"):
        measure(buyer(), datetime(2026, 1, 1))


# -- hours -------------------------------------------------------------------------------------------------------


def test_a_night_is_no_silence():
    silence = measure(buyer("DE", wrote="2026-02-03T18:00+01:00"), at("2026-02-04T07:30+01:00"))
    assert silence.effective_hours == 0
    assert [row.kind for row in silence.discounts] == ["night"]
    assert silence.shares[Cause.TIME_DIFFERENCE] == pytest.approx(1.0)


def test_every_hour_that_was_not_counted_has_its_reason():
    silence = measure(buyer("IT", wrote="2026-08-03T10:00+02:00"), at("2026-08-22T10:00+02:00"))
    assert accounted(silence) == pytest.approx(silence.elapsed.total_seconds() / 3600)
    names = {(row.kind, row.name) for row in silence.discounts}
    assert ("season", "Ferragosto closing") in names
    assert ("weekend", "") in names
    assert all(row.source for row in silence.discounts if row.kind in {"holiday", "season"})
    assert silence.low < silence.effective_hours < silence.high


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["DE", "IT", "CN", "AE", "SA", "US", "BR", "IN", "IR", "JP", "TR", None, "ZZ"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)),
    st.floats(0, 60 * 24),
)
def test_the_account_always_balances(country, sent, hours):
    customer = Customer(id="1", country=country, messages=[Message(at=sent, sender="seller")])
    now = sent + timedelta(hours=hours)
    silence = measure(customer, now)
    assert sum(silence.shares.values()) == pytest.approx(1.0)
    assert set(silence.shares) <= set(NOTHING_WRONG)
    assert 0 <= silence.quantile <= 1
    assert 0 <= silence.p_reply <= 1
    assert silence.low <= silence.effective_hours + 1e-9
    assert silence.effective_hours <= silence.high + 1e-9
    assert silence.high <= hours + 1e-6
    if len(locate(customer, now).candidates) == 1:
        assert accounted(silence) == pytest.approx(hours, abs=1e-6)
    assert all(row.hours >= 0 for row in silence.discounts)
    assert pickle.loads(pickle.dumps(silence)) == silence


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["DE", "AE", "CN"]), st.floats(1, 400), st.floats(0, 200))
def test_longer_silence_is_never_less(country, hours, more):
    customer = buyer(country, asked=None, wrote="2026-05-04T10:00+00:00")
    now = at("2026-05-04T10:00+00:00") + timedelta(hours=hours)
    first, second = measure(customer, now), measure(customer, now + timedelta(hours=more))
    assert first.effective_hours <= second.effective_hours + 1e-9
    assert first.quantile <= second.quantile + 1e-9
    assert first.p_reply >= second.p_reply - 1e-9


def test_the_same_wait_is_longer_without_a_holiday():
    eid = measure(buyer("SA", wrote="2026-03-18T17:30+03:00"), at("2026-03-23T10:00+03:00"))
    plain = measure(buyer("SA", wrote="2026-04-15T17:30+03:00"), at("2026-04-20T10:00+03:00"))
    assert eid.effective_hours == 0
    assert plain.effective_hours > 15
    assert eid.shares[Cause.HOLIDAY_ABSENCE] > 0.9
    assert eid.back_on is not None


def test_a_country_of_many_zones_gives_a_range():
    silence = measure(buyer("US", wrote="2026-02-03T22:00+00:00"), at("2026-02-04T15:00+00:00"))
    assert silence.low < silence.high
    assert silence.zone_confidence < 0.8
    assert any("not certain" in note for note in silence.notes)


def test_without_a_country_the_answer_is_wide_and_says_why():
    silence = measure(buyer(None, wrote="2026-02-03T22:00+00:00"), at("2026-02-04T15:00+00:00"))
    assert silence.high - silence.low > 2
    assert silence.zone_confidence < 0.5
    assert any("names no country" in note for note in silence.notes)


# -- a share is a mixture ----------------------------------------------------------------------------------------


def test_seven_silent_days_in_mid_august_are_mostly_an_absence():
    silence = measure(buyer("IT", wrote="2026-08-10T09:00+02:00"), at("2026-08-17T09:00+02:00"))
    assert silence.shares[Cause.AWAY] > 0.8
    assert silence.p_reply > 0.33
    june = measure(buyer("IT", wrote="2026-06-08T09:00+02:00"), at("2026-06-15T09:00+02:00"))
    assert june.p_reply < 0.2
    assert june.shares.get(Cause.AWAY, 0) < 0.1


def test_the_mixture_is_kinder_than_the_average_rate():
    customer, now = buyer("IT", wrote="2026-08-07T17:00+02:00"), at("2026-08-19T10:00+02:00")
    silence = measure(customer, now)
    assert silence.p_reply > 1.5 * learn([], prior_of(starting_law(), FIRST)).p_reply(silence.effective_hours)


def test_after_a_season_the_silence_goes_on_counting():
    silence = measure(buyer("IT", wrote="2026-08-07T17:00+02:00"), at("2026-09-25T10:00+02:00"))
    assert silence.state in {"abnormal", "closed"}
    assert silence.p_reply < 0.1


def test_alarms_before_a_break_are_no_more_frequent_than_in_a_normal_week():
    """The Christmas figure of the research on a synthetic log: 60 of 100 buyers take the days off, the others work."""
    rng = random.Random(7)  # noqa: S311 - a synthetic log, no secret
    alarms = {"2026-11-17": 0, "2026-12-22": 0}
    for n in range(1000):
        later, needed = rng.uniform(0, 30), math.exp(rng.gauss(PRIOR.mu, PRIOR.sigma))
        for start in alarms:
            sent = at(f"{start}T08:00+01:00") + timedelta(hours=later)
            log = [Message(at=sent - timedelta(days=3), sender="buyer"), Message(at=sent, sender="seller")]
            customer = Customer(id=str(n), country="DE", subdivision="NI", messages=log)
            away = start == "2026-12-22" and rng.random() < 0.6
            alarms[start] += _alarmed(customer, sent, _reply(customer, sent, needed, away))
    assert alarms["2026-11-17"] >= 50
    assert alarms["2026-12-22"] <= 1.1 * alarms["2026-11-17"]


def _reply(customer, sent, needed, away):
    """When a reply comes that takes so many effective hours, of a buyer who may be away over the break."""
    clock = Outlook(locate(customer, sent).best).soft
    leaving, back = at("2026-12-24T00:00+01:00"), at("2027-01-07T00:00+01:00")
    before = clock.hours(sent, leaving)
    return clock.advance(back, needed - before) if away and needed > before else clock.advance(sent, needed)


def _alarmed(customer, sent, replied):
    """Whether a look each morning would have called this answered message abnormal before its reply came."""
    moment = sent + timedelta(hours=24)
    while moment < min(replied, sent + timedelta(days=40)):
        if measure(customer, moment).quantile > 0.9:
            return True
        moment += timedelta(hours=24)
    return False


# -- absences ----------------------------------------------------------------------------------------------------


def test_an_absence_takes_the_hours_and_names_the_return():
    customer, now = buyer("FR", wrote="2026-06-01T09:00+02:00"), at("2026-06-10T10:00+02:00")
    absence = Absence(since=at("2026-06-01T09:01+02:00"), back=date(2026, 6, 15), confidence=0.97)
    plain, away = measure(customer, now), measure(customer, now, [absence])
    assert away.effective_hours < 3 < plain.effective_hours
    assert away.shares[Cause.AWAY] > 0.9
    assert away.back_on == datetime(2026, 6, 15, 9, tzinfo=ZoneInfo("Europe/Paris"))
    assert away.p_reply > 3 * plain.p_reply
    assert any(row.kind == "absence" for row in away.discounts)


def test_an_absence_without_a_date_is_assumed_to_last_five_working_days():
    place = locate(buyer("FR"), at("2026-06-01T09:00+02:00")).best
    outlook = Outlook(place)
    assert outlook.back(Absence(since=at("2026-06-01T09:00+02:00"))) == date(2026, 6, 9)


def test_absences_must_be_dates():
    with pytest.raises(CalendarError, match="a date"):
        Absence(since=at("2026-06-01T09:00+02:00"), back=datetime(2026, 6, 1))
    with pytest.raises(CalendarError):
        Absence(since=datetime(2026, 6, 1))


# -- history -----------------------------------------------------------------------------------------------------


def talk(*rows):
    return [Message(at=at("2026-02-02T09:00+01:00") + timedelta(hours=hours), sender=sender) for hours, sender in rows]


def test_history_takes_each_message_of_ours_with_what_followed():
    words = talk(
        (0, "seller"), (2, "buyer"), (24, "seller"), (48, "seller"), (50, "buyer"), (72, "seller"), (96, "seller")
    )
    rows = letters(words, situations(Customer(id="1"), words))
    assert [row.answered for row in rows] == [True, False, True, False]
    assert [row.situation[0] for row in rows] == ["stranger", "once", "once", "running"]


def test_own_fast_replies_make_the_same_silence_stranger():
    rows = [(24 * day + shift, sender) for day in range(0, 28, 7) for shift, sender in ((0, "seller"), (1, "buyer"))]
    log = talk(*rows, (24 * 28, "seller"))
    quick = Customer(id="1", country="DE", messages=log)
    fresh = Customer(id="2", country="DE", messages=log[-2:])
    now = log[-1].at + timedelta(days=2)
    assert measure(quick, now).quantile > measure(fresh, now).quantile
    assert measure(quick, now).own_replies == 4


def test_a_reply_after_a_break_does_not_count_the_break():
    rows = [
        Message(at=at("2025-12-23T16:30+01:00"), sender="seller"),
        Message(at=at("2026-01-07T09:30+01:00"), sender="buyer"),
    ]
    log = [*rows, Message(at=at("2026-02-02T09:00+01:00"), sender="seller")]
    customer = Customer(id="1", country="DE", subdivision="HH", messages=log)
    model = reply_model(customer, log, Outlook(locate(customer, log[-1].at).best))
    assert model.mu < 1.8


def test_the_prior_chance_follows_the_acquaintance():
    def chance(*spans, **fields):
        return prior_of(starting_law(), situations(Customer(id="1", **fields), talk(*spans))[-1]).pi

    order = Order(at=at("2025-01-01T00:00+00:00"))
    running = [(n, ("seller", "buyer")[n % 2]) for n in range(5)]
    assert chance(*running) == pytest.approx(0.75)
    assert chance(*running[:3]) == pytest.approx(0.706, abs=0.001)
    assert chance((0, "buyer"), (2, "seller")) == pytest.approx(0.661, abs=0.001)
    assert chance((0, "seller"), orders=[order]) == pytest.approx(0.4, abs=0.001)
    assert chance((0, "seller")) == pytest.approx(0.05, abs=0.001)


def test_a_situation_tells_letter_in_a_row_channel_stage_and_region():
    words = talk((0, "buyer"), (2, "seller"), (4, "seller"))
    mail = situations(Customer(id="1", country="BR", stage="sample"), words)
    assert mail[1:] == (
        ("first", "1", "mail", "sample", "latin-america"),
        ("first", "2", "mail", "sample", "latin-america"),
    )
    chat = [attrs.evolve(word, channel="whatsapp") for word in words]
    assert situations(Customer(id="1"), chat)[-1] == ("first", "2", "chat", "unknown", "unknown")


def test_messages_far_in_the_past_and_years_beyond_the_snapshot():
    old = buyer("DE", asked=None, wrote="1995-05-01T10:00+00:00")
    silence = measure(old, at("2026-05-01T10:00+00:00"))
    assert silence.effective_hours > 50_000
    far = measure(buyer("DE", asked=None, wrote="2035-05-02T10:00+00:00"), at("2035-05-04T10:00+00:00"))
    assert any("computed" in note for note in far.notes)


def test_any_zone_of_the_messages_gives_the_same_answer():
    moment = at("2026-03-03T09:00+01:00")
    for hours in (-8, 0, 8):
        shifted = moment.astimezone(timezone(timedelta(hours=hours)))
        customer = Customer(id="1", country="DE", messages=[Message(at=shifted, sender="seller")])
        assert measure(customer, moment + timedelta(days=3)).effective_hours == pytest.approx(24.75)


@pytest.mark.parametrize(
    ("zone", "sent", "now", "hours"),
    [
        ("America/New_York", "2027-03-12T09:00", "2027-03-16T15:00", 101),
        ("Europe/London", "2027-10-29T10:00", "2027-11-02T10:00", 97),
        ("Europe/Athens", "2027-03-26T10:00", "2027-03-29T10:00", 71),
        ("America/Santiago", "2027-09-03T10:00", "2027-09-06T10:00", 71),
        ("Australia/Sydney", "2027-04-02T10:00", "2027-04-06T10:00", 97),
    ],
)
def test_what_has_elapsed_over_a_change_of_the_clock_is_told_in_real_hours(zone, sent, now, hours):
    clock = ZoneInfo(zone)
    sent, now = (datetime.fromisoformat(text).replace(tzinfo=clock) for text in (sent, now))
    silence = measure(Customer(id="1", timezone=zone, messages=[Message(at=sent, sender="seller")]), now)
    assert silence.elapsed == timedelta(hours=hours)
    assert silence.effective_hours + sum(row.hours for row in silence.discounts) == pytest.approx(hours)
