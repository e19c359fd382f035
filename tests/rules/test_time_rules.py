"""The rules about time: each says what it saw, and nothing when it could not see."""

from datetime import datetime

import attrs
import pytest

from silentbuyer import Cause, Customer, Finding, Message, Seller, Unknown
from silentbuyer.calendars import measure
from silentbuyer.mailbox import absences
from silentbuyer.model.case import Case
from silentbuyer.rules.holiday_absence import HolidayAbsence
from silentbuyer.rules.out_of_office import OutOfOffice
from silentbuyer.rules.slow_reply import SlowReply
from silentbuyer.rules.time_difference import TimeDifference

SELLER = Seller(country="CN", timezone="Asia/Shanghai")


def at(text):
    return datetime.fromisoformat(text)


def case(now, *log, country="DE", **fields):
    messages = [Message(at=at(when), sender=sender, **more) for when, sender, more in log]
    customer = Customer(id="1", country=country, messages=messages, **fields)
    moment = at(now)
    silence = measure(customer, moment, absences(customer, moment))
    return Case(customer=customer, seller=SELLER, now=moment, silence=silence)


def wrote(when, sender="seller", **more):
    return (when, sender, more)


def signs(rule, looked_at):
    found = list(rule.judge(looked_at))
    assert tuple(rule.needs(looked_at.customer)) == ()
    return [item.sign for item in found if isinstance(item, Finding)], [
        item for item in found if isinstance(item, Unknown)
    ]


# -- time difference ---------------------------------------------------------------------------------------------


def test_a_night_at_the_buyers_is_said():
    found, unknown = signs(TimeDifference(), case("2026-02-04T07:30+01:00", wrote("2026-02-03T18:00+01:00")))
    assert found == ["time-difference/asleep"]
    assert unknown == []


def test_a_working_day_is_no_time_difference():
    assert signs(TimeDifference(), case("2026-02-04T18:30+01:00", wrote("2026-02-03T18:00+01:00")))[0] == []


def test_a_narrow_overlap_is_said():
    looked_at = case("2026-02-04T18:30-08:00", wrote("2026-02-04T08:00-08:00"), country="US", subdivision="CA")
    assert signs(TimeDifference(), looked_at)[0] == ["time-difference/narrow-overlap"]


def test_an_uncertain_clock_is_unknown():
    found, unknown = signs(
        TimeDifference(), case("2026-02-04T07:30+00:00", wrote("2026-02-03T18:00+00:00"), country=None)
    )
    assert found == []
    assert unknown[0].reason == "zone not certain"


@pytest.mark.parametrize("rule", [TimeDifference(), HolidayAbsence(), SlowReply()])
def test_nobody_waits_when_the_last_word_is_the_buyers(rule):
    assert signs(rule, case("2026-02-04T07:30+01:00", wrote("2026-02-03T18:00+01:00", "buyer"))) == ([], [])


# -- holidays and seasons ----------------------------------------------------------------------------------------


def test_holidays_that_fill_the_wait_are_named():
    looked_at = case("2026-03-23T10:00+03:00", wrote("2026-03-18T17:30+03:00"), country="SA")
    (finding,) = [item for item in HolidayAbsence().judge(looked_at) if isinstance(item, Finding)]
    assert finding.weights[Cause.HOLIDAY_ABSENCE] > 0
    assert "Eid al-Fitr" in finding.because
    assert finding.evidence["country"] == "SA"


def test_a_season_speaks_for_away():
    looked_at = case("2026-08-19T10:00+02:00", wrote("2026-08-07T17:00+02:00"), country="IT")
    (finding,) = HolidayAbsence().judge(looked_at)
    assert finding.weights[Cause.AWAY] > 0
    assert "Ferragosto" in finding.because


def test_days_off_within_a_long_silence_explain_nothing():
    assert signs(HolidayAbsence(), case("2026-06-30T10:00+02:00", wrote("2026-03-02T17:00+01:00"))) == ([], [])


def test_a_plain_week_has_no_days_off():
    assert signs(HolidayAbsence(), case("2026-02-04T12:00+01:00", wrote("2026-02-03T18:00+01:00"))) == ([], [])


@pytest.mark.parametrize("country", [None, "ZZ"])
def test_an_unknown_calendar_is_unknown(country):
    found, unknown = signs(
        HolidayAbsence(), case("2026-02-04T12:00+01:00", wrote("2026-02-03T18:00+01:00"), country=country)
    )
    assert found == []
    assert unknown[0].reason == "calendar not known"


# -- out of office -----------------------------------------------------------------------------------------------

AUTO = {"kind": "auto-reply"}


def away(now, text):
    return case(
        now,
        wrote("2026-08-03T09:00+02:00"),
        wrote("2026-08-03T09:00:30+02:00", "buyer", text=text, **AUTO),
        country="FR",
    )


def test_a_return_date_ahead_is_strong_and_proves_a_living_mailbox():
    looked_at = away("2026-08-10T10:00+02:00", "Je suis absente jusqu'au 21 août 2026 inclus.")
    alive, gone = OutOfOffice().judge(looked_at)
    assert gone.weights[Cause.AWAY] >= 4
    assert gone.evidence["back"] == "2026-08-22"
    assert alive.weights[Cause.UNREACHABLE] < 0


def test_no_date_is_weaker():
    found, _ = signs(OutOfOffice(), away("2026-08-05T10:00+02:00", "Je suis absente du bureau."))
    assert found == ["out-of-office/mailbox-alive", "out-of-office/away-undated"]


def test_a_buyer_who_is_just_back_has_a_backlog():
    found, _ = signs(OutOfOffice(), away("2026-08-18T10:00+02:00", "De retour le 17 août 2026, absente avant."))
    assert found == ["out-of-office/mailbox-alive", "out-of-office/just-back"]


def test_an_old_absence_only_proves_the_mailbox():
    found, _ = signs(OutOfOffice(), away("2026-10-18T10:00+02:00", "De retour le 17 août 2026, absente avant."))
    assert found == ["out-of-office/mailbox-alive"]


def test_an_absence_after_which_the_buyer_wrote_says_nothing_of_silence():
    looked_at = case(
        "2026-08-10T10:00+02:00",
        wrote("2026-08-03T09:00+02:00"),
        wrote("2026-08-03T09:00:30+02:00", "buyer", text="Out of office, back on 17 August", **AUTO),
        wrote("2026-08-04T09:00+02:00", "buyer"),
    )
    assert signs(OutOfOffice(), looked_at)[0] == ["out-of-office/mailbox-alive"]


def test_without_auto_replies_nothing_is_said():
    assert signs(OutOfOffice(), case("2026-08-10T10:00+02:00", wrote("2026-08-03T09:00+02:00"))) == ([], [])


# -- slow reply --------------------------------------------------------------------------------------------------

QUICK = [
    row for day in range(2, 13, 2) for row in (wrote(f"2026-02-{day:02d}T10:00+01:00"), wrote(f"2026-02-{day:02d}T11:00+01:00", "buyer"))
]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "sign"),
    [
        ("2026-02-17T12:00+01:00", "usual"),
        ("2026-02-18T15:00+01:00", "late"),
        ("2026-03-03T12:00+01:00", "abnormal-for-this-buyer"),
    ],
)
def test_the_quantile_of_this_buyer(now, sign):
    looked_at = case(now, *QUICK, wrote("2026-02-17T10:00+01:00"), subdivision="HH")
    assert signs(SlowReply(), looked_at)[0] == [f"slow-reply/{sign}"]


def test_the_prior_alone_is_told_as_such():
    looked_at = case(
        "2026-03-03T12:00+01:00", wrote("2026-02-03T10:00+01:00", "buyer"), wrote("2026-02-04T10:00+01:00")
    )
    (finding,) = SlowReply().judge(looked_at)
    assert finding.sign == "slow-reply/abnormal"
    assert "going by what is usual in the trade, " in finding.because


def test_an_unknown_direction_is_unknown():
    found, unknown = signs(SlowReply(), case("2026-03-03T12:00+01:00", wrote("2026-02-03T10:00+01:00", "unknown")))
    assert found == []
    assert "direction" in unknown[0].reason


@pytest.mark.parametrize(
    ("replies", "hours", "told"),
    [
        (
            0,
            163.02,
            "163 working hours of silence: going by what is usual in the trade, 98% of replies would have come",
        ),
        (1, 1.0, "1 working hour of silence: going by 1 earlier reply of theirs, 98% of replies would have come"),
        (4, 20.4, "20 working hours of silence: going by 4 earlier replies of theirs, 98% of replies would have come"),
    ],
)
def test_the_pace_is_told_in_whole_hours_and_plain_words(replies, hours, told):
    looked_at = case("2026-03-03T12:00+01:00", wrote("2026-02-03T10:00+01:00"))
    silence = attrs.evolve(looked_at.silence, quantile=0.98, effective_hours=hours, own_replies=replies)
    (finding,) = SlowReply().judge(attrs.evolve(looked_at, silence=silence))
    assert finding.because == f"{told} by now."


def test_the_pace_never_claims_that_all_replies_would_have_come():
    looked_at = case("2026-03-03T12:00+01:00", wrote("2026-02-03T10:00+01:00"))
    silence = attrs.evolve(looked_at.silence, quantile=0.9999)
    (finding,) = SlowReply().judge(attrs.evolve(looked_at, silence=silence))
    assert ">99% of replies" in finding.because
    assert "100%" not in finding.because
