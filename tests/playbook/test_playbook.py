"""From causes to actions: what, over which channel, when, and what is never done."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from tests.saying import NOW, case, message, order

import silentbuyer as sb
from silentbuyer.calendars import Absence, calendar_for
from silentbuyer.data.tables import toml
from silentbuyer.model.customer import Contact, Message, Stage
from silentbuyer.model.diagnosis import ACTION_KINDS, Action, Silence
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.playbook.advice import advise, core_actions, rank
from silentbuyer.playbook.conditions import CONDITIONS
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.moments import Moments
from silentbuyer.playbook.rows import cadence, limits, rows_for, table
from silentbuyer.rules.no_current_need import NoCurrentNeed
from silentbuyer.rules.reorder_rhythm import ReorderRhythm
from silentbuyer.weighing.weigh import weigh

BERLIN = {"country": "DE", "subdivision": "BE"}
SILENCE = Silence(
    since=NOW - timedelta(days=9), p_reply=0.05, zone="Europe/Berlin", zone_confidence=0.97,
    shares=dict.fromkeys(NOTHING_WRONG, 0.25),
)  # fmt: skip


def causes(given, *, leading=None, bits=9.0, findings=()):
    extra = (Finding(weights={leading: bits}, because=f"{leading} it is", rule="t"),) if leading else ()
    return weigh([*findings, *extra], stage=given.stage, silence=given.silence, turn=given.turn)


def actions(leading, *messages, bits=9.0, findings=(), silence=SILENCE, **fields):
    given = case(*messages, silence=silence, **{**BERLIN, **fields})
    return advise(given, causes(given, leading=leading, bits=bits, findings=findings))


def ours(*days_ago, channel="email"):
    return [message(50, "buyer", "Please quote"), *(message(n, "seller", "news?", channel) for n in days_ago)]


class TestTheTable:
    def test_every_row_is_known_and_sourced(self):
        for row in table():
            assert row.kind in ACTION_KINDS
            assert row.cause == "*" or Cause(row.cause)
            assert set(row.needs) <= CONDITIONS
            assert row.source
            assert row.when in {
                "now",
                "next",
                "open",
                "urgent",
                "cadence",
                "prepare",
                "soon",
                "usual",
                "return",
                "reorder",
                "park",
                "quarter",
                "along",
            }
            assert row.channel in {"current", "asked", "other", "phone", "email", "none"}
            assert set(row.stages) <= set(Stage)
        assert toml("playbook.toml")["cadence"]["source"]
        assert toml("playbook.toml")["limits"]["source"]

    @pytest.mark.parametrize("stage", list(Stage))
    @pytest.mark.parametrize("cause", list(Cause))
    def test_every_cause_has_advice_at_every_stage(self, cause, stage):
        assert rows_for(cause, stage)

    def test_cadence_is_3_7_13_21_working_days_then_monthly(self):
        assert cadence() == ((3, 7, 13, 21), 30)


class TestEachCause:
    @pytest.mark.parametrize(
        ("cause", "first"),
        [
            (Cause.SENDER_BLOCKED, "fix-sending"), (Cause.FAKE_BUYER, "stop"),
            (Cause.NOT_TARGET, "ask-question"), (Cause.COMPANY_GONE, "verify-address"), (Cause.AWAY, "wait"),
            (Cause.HOLIDAY_ABSENCE, "wait"), (Cause.TIME_DIFFERENCE, "wait"),
            (Cause.COMPARING_QUOTES, "follow-up"), (Cause.PRICE_OR_TERMS, "follow-up"), (Cause.UNKNOWN, "follow-up"),
            (Cause.INTERNAL_DECISION, "follow-up"), (Cause.NO_CURRENT_NEED, "follow-up"),
            (Cause.CHOSE_OTHER_SUPPLIER, "follow-up"), (Cause.NOT_DUE_TO_REORDER, "wait"),
            (Cause.OVERDUE_REORDER, "follow-up"), (Cause.UNREACHABLE, "verify-address"),
        ],
    )  # fmt: skip
    def test_the_first_action_answers_the_leading_cause(self, cause, first):
        found = actions(cause, *ours(9), bits=14.0)
        assert (found[0].kind, found[0].cause) == (first, cause)
        assert found[0].why
        assert found[0].source
        assert found[0].draft("en")

    def test_a_likely_fake_buyer_gets_no_message_at_all(self):
        kinds = {action.kind for action in actions(Cause.FAKE_BUYER, *ours(9, 8, 7), phone="+49 30 1", consent=True)}
        assert kinds <= {"stop", "mark-junk", "verify-address", "return-to-pool", "ask-question", "escalate"}
        assert {"stop", "mark-junk"} <= kinds

    def test_only_what_came_through_a_platform_is_marked_there(self):
        junk = "Mark it as junk on the platform that it came through"
        (none,) = [a.advice for a in actions(Cause.FAKE_BUYER, *ours(9, 8, 7)) if a.kind == "mark-junk"]
        assert none == "Mark it as junk on the record, so that no colleague spends time on it."
        here = actions(Cause.FAKE_BUYER, *ours(9, 8, 7), message(9.5, "buyer", "Hi", "alibaba"))
        (old,) = [action.advice for action in here if action.kind == "mark-junk"]
        assert old == f"{junk}."
        fresh = actions(Cause.FAKE_BUYER, message(0.5, "buyer", "Hi", "alibaba"))
        (new,) = [action.advice for action in fresh if action.kind == "mark-junk"]
        assert new == f"{junk}: done within 24 hours of the inquiry it does not count against the reply rate."

    def test_a_doubtful_one_gets_one_qualifying_question(self):
        found = actions(Cause.FAKE_BUYER, *ours(9), bits=3.5)
        assert found[0].cause is Cause.FAKE_BUYER
        assert found[0].kind == "ask-question"
        assert "stop" not in {action.kind for action in found}

    def test_an_unreachable_buyer_is_tried_over_another_channel_and_the_telephone(self):
        found = actions(Cause.UNREACHABLE, *ours(9), phone="+49 30 1", contacts={"whatsapp": "+49170123456"})
        assert (found[0].kind, found[0].channel) == ("switch-channel", "whatsapp")
        assert ("call", "phone") in [(a.kind, a.channel) for a in found]

    def test_a_successor_is_written_to(self):
        gone = sign("person-left", "successor").finding("The person has left", {"successor": "li@aquapura.example"})
        first = actions(Cause.UNREACHABLE, *ours(9), findings=[gone], bits=5.0)[0]
        assert (first.kind, first.channel) == ("follow-up", "email")
        assert "li@aquapura.example" in first.advice

    def test_mails_to_nobody_reach_nobody(self):
        found = actions(Cause.UNREACHABLE, *ours(9), email=None)
        assert found[0].kind == "ask-for-contact"
        assert "email" not in {a.channel for a in found}

    def test_an_unreachable_buyer_without_any_other_channel_must_be_looked_up(self):
        found = actions(Cause.UNREACHABLE, *ours(9), email=None, contacts={"skype": "ana77"})
        assert "ask-for-contact" in {a.kind for a in found}
        assert "skype" not in {a.channel for a in found}


class TestWhen:
    def test_reply_now_means_now_and_within_a_day(self):
        first = actions(Cause.YOUR_TURN, message(3, "buyer", "Lead time?"))[0]
        assert first.not_before == NOW
        assert timedelta(0) < first.due - NOW <= timedelta(hours=24)
        assert '"Lead time?"' in first.advice

    @pytest.mark.parametrize(("unanswered", "days"), [(1, 3), (2, 7), (3, 13), (4, 21)])
    def test_the_cadence_counts_the_buyers_working_days(self, unanswered, days):
        given = case(message(20, "buyer", "ok"), *[message(1, "seller")] * unanswered, silence=SILENCE, **BERLIN)
        last = given.unanswered[-1].at.astimezone(ZoneInfo("Europe/Berlin"))
        calendar = calendar_for("DE", "BE", zone="Europe/Berlin")
        due = Moments(given).of("cadence", "email").at
        worked = [
            n for n in range(1, (due.date() - last.date()).days + 1) if calendar.works_on(last.date() + timedelta(n))
        ]
        assert len(worked) >= days
        assert calendar.works_on(due.date())

    def test_after_four_messages_it_is_monthly(self):
        given = case(*[message(1, "seller")] * 5, silence=SILENCE, **BERLIN)
        assert Moments(given).of("cadence", "email").at - given.unanswered[-1].at >= timedelta(days=30)

    def test_a_cadence_that_has_passed_is_now(self):
        given = case(message(200, "seller"), silence=SILENCE, **BERLIN)
        assert Moments(given).of("cadence", "email").at - NOW < timedelta(days=4)

    def test_never_on_a_holiday_of_the_buyer(self):
        eve = datetime(2026, 12, 24, 8, 0, tzinfo=UTC)
        given = case(message(0, "buyer", "ok"), now=eve, silence=SILENCE, **BERLIN)
        at = Moments(given).of("next", "email").at
        assert calendar_for("DE", "BE", zone="Europe/Berlin").works_on(at.date())
        assert at.date().isoformat() >= "2026-12-28"

    def test_after_a_holiday_one_working_day_is_left(self):
        monday = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)
        sent = Message(at=datetime(2026, 12, 23, 15, 30, tzinfo=UTC), sender="seller")
        at = Moments(case(sent, now=monday, silence=SILENCE, **BERLIN)).of("return", "email").at
        assert at.date().isoformat() >= "2026-12-29"

    def test_without_a_holiday_the_return_is_the_next_morning_for_today_they_read(self):
        given = case(message(1, "seller"), silence=SILENCE, **BERLIN)
        assert Moments(given).of("next", "email").at == NOW
        assert Moments(given).of("return", "email").at.date() > NOW.date()

    def test_a_wait_that_is_over_is_a_follow_up(self):
        assert actions(Cause.WITHIN_USUAL_TIME, *ours(1), bits=14.0)[0].kind == "wait"
        over = actions(Cause.WITHIN_USUAL_TIME, *ours(9), bits=14.0)[0]
        assert (over.kind, over.cause) == ("follow-up", Cause.WITHIN_USUAL_TIME)

    @pytest.mark.parametrize("hour", range(0, 24 * 7, 5))
    def test_deadlines_lie_in_the_buyers_working_hours(self, hour):
        now = datetime(2026, 4, 1, tzinfo=UTC) + timedelta(hours=hour)
        calendar = calendar_for("DE", "BE", zone="Europe/Berlin")
        given = case(message(9, "seller"), now=now, silence=SILENCE, **BERLIN)
        moments = Moments(given)
        for span in (24, 48, 72, 168):
            due = moments.deadline(now, timedelta(hours=span))
            assert due > now
            assert any(begin <= due <= end for begin, end in calendar.intervals(due - timedelta(days=1), due))
            assert moments.deadline(now, timedelta(hours=span), urgent=True) <= now + timedelta(hours=span)

    def test_an_absence_is_waited_out(self):
        away = Absence(since=NOW, back=(NOW + timedelta(days=10)).date())
        given = case(message(3, "seller"), silence=SILENCE, **BERLIN)
        found = rank(core_actions(given, causes(given, leading=Cause.AWAY, bits=14.0), absences=(away,)), causes(given))
        assert found[0].not_before >= NOW + timedelta(days=10)

    def test_the_buyers_clock_is_named_only_when_it_is_sure(self):
        sure, unsure = SILENCE, attrs.evolve(SILENCE, zone_confidence=0.4)
        assert actions(Cause.YOUR_TURN, message(3, "buyer"), silence=sure)[0].local_time == "2026-03-20 10:00"
        assert actions(Cause.YOUR_TURN, message(3, "buyer"), silence=unsure)[0].local_time is None
        assert Moment(NOW, "x").words == "on Fri 20 Mar 2026 at 09:00 their time"
        assert Moment(NOW).words == "on Fri 20 Mar 2026 at 09:00 (+0000)"

    def test_parked_until_the_date_that_the_record_names(self):
        orders = [order(n) for n in (295, 205, 115, 25)]
        findings = list(ReorderRhythm().judge(case(orders=orders)))
        first = actions(Cause.NOT_DUE_TO_REORDER, *ours(9), findings=findings, orders=orders, bits=6.0)[0]
        assert first.kind == "wait"
        assert first.not_before >= NOW + timedelta(days=60)

    def test_parked_for_a_month_else(self):
        first = actions(Cause.NO_CURRENT_NEED, *ours(9))[0]
        assert timedelta(days=29) < first.not_before - NOW < timedelta(days=40)


class TestGoodsAtPort:
    def test_a_call_today_to_the_emergency_contact(self):
        emergency = Contact("phone", "+49 40 2", role="emergency")
        found = actions(Cause.GOODS_AT_PORT, *ours(3), contacts=[emergency], arrival=NOW - timedelta(days=2))
        assert (found[0].kind, found[0].channel) == ("call", "phone")
        assert found[0].due - NOW <= timedelta(hours=24)
        assert {"escalate", "follow-up"} <= {a.kind for a in found}

    def test_at_night_the_call_does_not_wait_for_monday(self):
        friday = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)
        given = case(message(3, "seller"), now=friday, silence=SILENCE, phone="+49 40 1", **BERLIN)
        first = advise(given, causes(given, leading=Cause.GOODS_AT_PORT))[0]
        assert first.not_before == friday
        assert first.due == friday + timedelta(hours=24)

    def test_without_a_number_one_must_be_found_today(self):
        found = actions(Cause.GOODS_AT_PORT, *ours(3), arrival=NOW - timedelta(days=2))
        assert found[0].kind == "ask-for-contact"
        assert found[0].due - NOW <= timedelta(hours=24)

    def test_before_the_arrival_an_emergency_contact_is_asked_for(self):
        found = actions(None, *ours(3), stage=Stage.SHIPMENT, arrival=NOW + timedelta(days=6))
        assert found[0].kind == "ask-for-contact"
        assert "WhatsApp" in found[0].advice

    def test_where_no_ranking_is_known_the_buyer_is_asked(self):
        found = actions(None, *ours(3), stage=Stage.SHIPMENT, country="ET", subdivision=None)
        assert "the messenger they use" in found[0].advice


class TestChannels:
    def test_from_the_third_unanswered_message_the_channel_changes(self):
        contacts = {"whatsapp": "+49170123456"}
        two = actions(Cause.UNKNOWN, *ours(30, 20), contacts=contacts)[0]
        three = actions(Cause.UNKNOWN, *ours(30, 20, 10), contacts=contacts)[0]
        assert (two.kind, two.channel) == ("follow-up", "email")
        assert (three.kind, three.channel) == ("switch-channel", "whatsapp")

    def test_a_blocked_channel_is_left_at_once(self):
        found = actions(
            Cause.UNKNOWN,
            *ours(20, channel="whatsapp"),
            country="RU",
            subdivision=None,
            contacts={"whatsapp": "+79161234567"},
        )
        assert "whatsapp" not in {a.channel for a in found}
        assert (found[0].kind, found[0].channel) == ("switch-channel", "email")

    def test_a_platforms_own_chat_is_kept(self):
        assert actions(Cause.UNKNOWN, *ours(20, channel="alibaba"))[0].channel == "alibaba"

    def test_without_any_word_the_best_channel_is_taken(self):
        given = case(silence=SILENCE, contacts={"whatsapp": "+5511987654321"}, country="BR")
        ways = Desk(given, causes(given)).ways
        assert (ways.running, ways.current) == (None, "whatsapp")


class TestConsent:
    def test_marketing_needs_consent(self):
        without = {a.kind for a in actions(Cause.NO_CURRENT_NEED, *ours(9))}
        refused = {a.kind for a in actions(Cause.NO_CURRENT_NEED, *ours(9), consent=False)}
        agreed = {a.kind for a in actions(Cause.NO_CURRENT_NEED, *ours(9), consent=True)}
        assert "market" not in without | refused
        assert "market" in agreed

    def test_a_reply_to_an_inquiry_is_not_marketing(self):
        assert actions(Cause.YOUR_TURN, message(3, "buyer", "Price?"), consent=False)[0].kind == "reply-now"

    def test_after_an_opt_out_nothing_is_sent_that_was_not_asked_for(self):
        talk = [message(10, "buyer", "Please remove me from your mailing list"), message(9, "seller", "ok")]
        findings = list(NoCurrentNeed().judge(case(*talk)))
        kinds = {
            a.kind for a in actions(Cause.NO_CURRENT_NEED, *talk, findings=findings, consent=True, phone="+49 30 1")
        }
        assert not kinds & {"follow-up", "market", "offer", "switch-channel"}

    def test_the_dormant_get_one_offer(self):
        assert "offer" in {a.kind for a in actions(Cause.UNKNOWN, message(150, "buyer"), message(100, "seller"))}
        assert limits()["dormant_days"] == 90


class TestRanking:
    def test_a_plays_action_joins_by_its_cause(self):
        given = case(*ours(9), silence=SILENCE, **BERLIN)
        scores = causes(given, leading=Cause.PRICE_OR_TERMS)

        class Play:
            name = "dhgate"

            def advise(self, _, found):
                yield Action(kind="dhgate:coupon", advice="send a coupon", cause=found[0].cause)

        found = advise(given, scores, plays=[Play()])
        assert "dhgate:coupon" in [a.kind for a in found[:2]]
        assert next(a for a in found if a.kind == "dhgate:coupon").priority == scores[0].probability

    def test_equal_kind_and_channel_stand_once_the_better_one(self):
        scores = causes(case())
        one = Action(kind="call", advice="a", channel="phone", priority=0.2)
        two = Action(kind="call", advice="b", channel="phone", priority=0.4)
        assert rank([one, two], scores) == (two,)

    def test_order_of_giving_does_not_matter(self):
        scores = causes(case())
        given = [Action(kind=kind, advice="a", priority=0.3) for kind in ("call", "wait", "offer")]
        assert rank(given, scores) == rank(given[::-1], scores)

    def test_one_leads_and_at_most_three_others_are_shown(self):
        many = [Action(kind=f"x:y{n}", advice="a", priority=0.1 + n) for n in range(30)]
        assert len(rank(many, causes(case()))) == 4


@pytest.mark.parametrize("fields", [{}, {"company": "Acme", "country": "DE"}, {"website": "acme.example"}])
def test_a_buyer_whom_no_channel_reaches_is_looked_for(fields):
    """A talk on a channel that nobody noted, and no address at all: there is still something to do."""
    now = datetime(2027, 3, 20, 9, tzinfo=UTC)
    log = [
        sb.Message(at=now - timedelta(days=18), sender="buyer", text="Please quote."),
        sb.Message(at=now - timedelta(days=17), sender="seller", text="Our quotation is attached."),
    ]
    found = sb.diagnose(sb.Customer(id="1", messages=log, **fields), sb.Seller(country="CN"), now=now, online=False)
    assert found.actions[0].kind == "ask-for-contact"
    assert found.actions[0].channel is None
    assert "find a telephone number" in found.actions[0].advice
