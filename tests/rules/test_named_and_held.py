"""What follows in a diagnosis from a length of time, a holiday that goes on, goods that are held, and a stated leave."""

from datetime import datetime

import silentbuyer as sb


def diagnosed(now, *messages, country, **more):
    log = [
        sb.Message(at=datetime.fromisoformat(at), sender=who, text=text, channel="email") for at, who, text in messages
    ]
    buyer = sb.Customer(id="b", company="Buyer", name="A Buyer", email="a@buyer.example", country=country,
                        messages=log, **more)  # fmt: skip
    return sb.diagnose(buyer, sb.Seller(country="CN"), now=datetime.fromisoformat(now), online=False)


def told(diagnosis):
    return " ".join(finding.because for finding in diagnosis.findings)


def test_a_length_of_time_is_said_apart_and_the_first_step_waits():
    diagnosis = diagnosed(
        "2026-10-14T07:00+00:00",
        ("2026-09-09T10:30+08:00", "seller", "Can we go on with the order?"),
        ("2026-09-14T14:20+02:00", "buyer", "We sent the samples to the institute. It takes five to six weeks."),
        ("2026-09-30T11:00+08:00", "seller", "Just checking in."),
        country="SE",
    )

    assert 'wrote: "It takes five to six weeks." Counted from that day, this is 19 to 26 October 2026.' in told(
        diagnosis
    )
    assert "would have come" not in told(diagnosis)
    assert all(action.not_before.isoformat() >= "2026-10-2" for action in diagnosis.actions if action.not_before)


def test_a_price_of_ours_that_ends_within_the_wait_is_thought_of():
    diagnosis = diagnosed(
        "2026-04-22T08:00+00:00",
        ("2026-03-23T11:00+08:00", "seller", "PI attached, LC at sight."),
        ("2026-04-07T13:31+02:00", "buyer", "The bank has no dollars, we are on the waiting list. may be 3 4 weeks."),
        ("2026-04-08T10:00+08:00", "seller", "I understand. We keep the price till end of April."),
        country="EG",
    )

    assert "28 April to 5 May 2026" in told(diagnosis)
    assert "about the terms" not in told(diagnosis)
    assert diagnosis.actions[0].not_before.date().isoformat() == "2026-05-03"  # three working days after the first


def test_before_a_meeting_that_was_named_nothing_is_sent_and_the_result_is_asked_after_it():
    diagnosis = diagnosed(
        "2026-11-18T01:00+00:00",
        (
            "2026-10-26T16:50+09:00",
            "buyer",
            "New suppliers need approval of our board. The next meeting is on 24 November.",
        ),
        ("2026-11-10T10:00+08:00", "seller", "We can still ship in December."),
        country="KR",
    )

    (result,) = diagnosis.actions
    assert result.not_before.date().isoformat() >= "2026-11-25"


def test_a_holiday_that_goes_on_leads():
    diagnosis = diagnosed(
        "2026-03-22T08:00+00:00",
        ("2026-03-10T23:12+03:00", "buyer", "The offer is here, we look at the colours."),
        ("2026-03-11T10:30+08:00", "seller", "Colour card is sent. Ramadan Kareem."),
        ("2026-03-17T11:00+08:00", "seller", "Which colours do you prefer?"),
        country="SA",
    )

    assert diagnosis.cause == "holiday-absence"
    assert "holiday-absence/feast" in {finding.sign for finding in diagnosis.findings}
    assert "Eid al-Fitr" in told(diagnosis)
    assert "would have come" not in str(diagnosis)


def test_goods_that_are_held_are_urgent_at_any_stage():
    diagnosis = diagnosed(
        "2026-03-17T07:00+00:00",
        ("2026-02-24T10:00+03:00", "buyer", "Customs are holding the container, the certificate does not match."),
        ("2026-03-05T10:00+08:00", "seller", "How about the next order for hinges?"),
        country="KE",
        phone="+254 722 555018",
    )

    assert diagnosis.cause == "goods-at-port"
    assert diagnosis.actions[0].kind == "call"
    assert "only of the goods that are held" in diagnosis.actions[0].advice


def test_no_hour_is_counted_within_a_stated_leave_and_no_slow_first_answer_beside_it():
    buyer = sb.Customer(
        id="b", company="Jouets", name="A M", email="a@jouets.example", country="FR",
        messages=[
            sb.Message(at=datetime.fromisoformat("2026-07-27T16:48+02:00"), sender="buyer", channel="email",
                       text="Bonjour, bien reçu les échantillons. Je vous confirme la quantité bientôt."),
            sb.Message(at=datetime.fromisoformat("2026-08-04T04:22+02:00"), sender="seller", channel="email",
                       text="Could you tell me the quantity?"),
            sb.Message(at=datetime.fromisoformat("2026-08-04T04:22:30+02:00"), sender="buyer", channel="email",
                       kind="auto-reply", text="Je suis en congés du 3 au 24 août inclus."),
        ],
    )  # fmt: skip
    diagnosis = sb.diagnose(buyer, sb.Seller(), now=datetime.fromisoformat("2026-08-14T03:00+00:00"), online=False)

    assert "no working hour" in str(diagnosis.silence)
    assert "August holidays" not in str(diagnosis.silence)
    assert "first answer" not in told(diagnosis)


def test_who_waits_for_freight_with_goods_for_a_month_is_offered_a_sailing_now():
    diagnosis = diagnosed(
        "2026-08-05T14:00+00:00",
        ("2026-06-30T11:20-04:00", "buyer", "Freight doubled, I wait until it comes down, the goods are for November."),
        ("2026-07-15T09:30+08:00", "seller", "Any news of your forwarder?"),
        country="CL",
    )

    action = diagnosis.actions[0]
    assert diagnosis.cause == "cost-wait"
    assert "the goods are for November 2026" in action.advice
    assert action.not_before is None or action.not_before.date().isoformat() < "2026-08-10"
    assert "forwarder offers" in action.draft("en")
