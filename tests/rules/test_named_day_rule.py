"""The rule that keeps the day which the buyer named, and the plan that waits for it."""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb

QUOTED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def diagnosed(text, now, *, more=(), ours="Dear Anna, well noted, thank you!"):
    log = [
        sb.Message(at=QUOTED.replace(day=1), sender="seller", channel="email", text="Please find our quotation."),
        sb.Message(at=QUOTED, sender="buyer", channel="email", text=text),
        *([sb.Message(at=QUOTED.replace(day=3), sender="seller", channel="email", text=ours)] if ours else []),
        *more,
    ]
    buyer = sb.Customer(id="C-1", name="Anna Petersen", email="anna@nordwasser.example", country="DE", stage="quotation",
                        messages=log)  # fmt: skip
    return sb.diagnose(buyer, sb.Seller(), now=now, online=False)


def signs(diagnosis):
    return {finding.sign for finding in diagnosis.findings if finding.rule == "named-dates"}


@pytest.mark.parametrize(
    ("text", "sign", "first"),
    [
        ("The board meets on 26 November.", "named-dates/ahead", datetime(2026, 12, 1, tzinfo=UTC)),
        ("Please contact us again in March.", "named-dates/put-off", datetime(2027, 3, 3, tzinfo=UTC)),
        ("Ich melde mich in KW 49.", "named-dates/promised", datetime(2026, 12, 9, tzinfo=UTC)),
    ],
)
def test_the_next_touch_waits_for_the_named_day_and_says_so(text, sign, first):
    diagnosis = diagnosed(text, datetime(2026, 11, 18, 9, 0, tzinfo=UTC))

    action = diagnosis.actions[0]
    assert signs(diagnosis) == {sign}
    assert action.not_before.date() == first.date()
    assert text in f"{action.advice} {action.why}"


def test_once_passed_the_day_is_the_reason_to_ask():
    diagnosis = diagnosed("The board meets on 26 November.", datetime(2026, 12, 2, 9, 0, tzinfo=UTC))

    assert signs(diagnosis) == {"named-dates/passed"}
    follow = next(action for action in diagnosis.actions if action.kind == "follow-up")
    assert follow.not_before.date() <= datetime(2026, 12, 3, tzinfo=UTC).date()
    assert 'The buyer named 26 November 2026, which has passed: "The board meets on 26 November."' in (
        f"{follow.advice} {follow.why}"
    )


def test_a_broken_promise_is_said():
    diagnosis = diagnosed("I will answer you next week.", datetime(2026, 11, 25, 9, 0, tzinfo=UTC))

    assert signs(diagnosis) == {"named-dates/promise-broken"}


def test_after_some_weeks_it_is_no_reason_any_more():
    assert signs(diagnosed("The board meets on 26 November.", datetime(2027, 2, 1, tzinfo=UTC))) == set()


def test_who_asked_something_is_answered_now_although_they_named_a_day():
    text = "The board meets on 26 November. Which voltage does it need?"
    diagnosis = diagnosed(text, datetime(2026, 11, 3, 9, 0, tzinfo=UTC), ours="")

    assert diagnosis.actions[0].kind == "reply-now"


def test_a_promise_as_the_last_word_lets_us_wait():
    diagnosis = diagnosed("Thanks. I will answer you next week.", datetime(2026, 11, 4, 9, 0, tzinfo=UTC), ours="")

    assert diagnosis.actions[0].kind == "wait"
    assert diagnosis.actions[0].not_before.date() >= datetime(2026, 11, 16, tzinfo=UTC).date()


def test_the_day_when_the_buyer_wants_the_goods_is_not_waited_for():
    diagnosis = diagnosed("We need the goods by 15 January.", datetime(2026, 11, 18, 9, 0, tzinfo=UTC))

    assert signs(diagnosis) == set()
    assert diagnosis.actions[0].not_before.date() <= datetime(2026, 11, 20, tzinfo=UTC).date()
