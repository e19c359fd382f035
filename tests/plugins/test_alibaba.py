"""Alibaba.com: its signals weigh, and its moves name their hour."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.plugins.alibaba import AlibabaSignals, buyer_level, figure
from silentbuyer.plugins.alibaba_moves import AlibabaPlay
from silentbuyer.testing import check_rule

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
SELLER = sb.Seller(country="CN", timezone="Asia/Shanghai", platforms=["alibaba"])


def case(signals=None, seller=SELLER, **fields):
    given = {} if signals is None else {"alibaba": signals}
    return sb.Case(customer=sb.Customer(id="C-1", signals=given, **fields), seller=seller, now=NOW)


def judge(**signals):
    return list(AlibabaSignals().judge(case(signals)))


def causes(top, p=0.9):
    return (CauseScore(cause=top, probability=p), CauseScore(cause="unknown", probability=1 - p))


def moves(top, signals=None, p=0.9, **fields):
    return list(AlibabaPlay().advise(case(signals, **fields), causes(sb.Cause(top), p)))


def test_the_rule_keeps_what_every_rule_must_keep():
    check_rule(AlibabaSignals())


def test_two_junk_marks_speak_for_a_fake_buyer_and_one_says_nothing():
    (finding,) = judge(junk_marks=3)

    assert finding.weights["fake-buyer"] > 0
    assert "3 inquiries" in finding.because
    assert judge(junk_marks=1) == []


@pytest.mark.parametrize("spelling", ["blacklist_marks", "blacklisted_90d", "Blacklist Marks 90d"])
def test_signals_are_known_by_any_of_their_names(spelling):
    (finding,) = judge(**{spelling: "2"})

    assert finding.evidence == {"blacklist_marks": 2}


@pytest.mark.parametrize(
    ("signals", "level"),
    [
        ({"buyer_level": "L1+"}, "L1+"),
        ({"buyer_level": "l3"}, "L3"),
        ({"level": "L 4"}, "L4"),
        ({"buyer_level": "VIP"}, None),
    ],
)
def test_buyer_levels(signals, level):
    assert buyer_level(signals) == level


def test_a_verified_buyer_is_less_likely_fake_and_a_missing_level_says_nothing():
    (level,) = judge(buyer_level="L1+")
    (badge,) = judge(badges=["identity verified"])

    assert level.weights["fake-buyer"] < 0
    assert badge.weights["fake-buyer"] < 0
    assert judge(buyer_level="L0") == []
    assert judge(buyer_level="") == []


def test_activity_tells_a_comparing_buyer_from_an_absent_one():
    (active,) = judge(login_days=20, rfqs="3")
    (absent,) = judge(login_days=0)

    assert active.weights["comparing-quotes"] > 0
    assert active.weights["company-gone"] < 0
    assert absent.weights["no-current-need"] > 0
    assert judge(login_days=2) == []


def test_a_churn_warning_speaks_for_another_supplier():
    (finding,) = judge(contacted_similar_shops="yes")

    assert finding.weights["chose-other-supplier"] > 0


@pytest.mark.parametrize("value", [None, "", "many", -5, [], {"a": 1}, "9" * 500, float("1e300")])
def test_a_figure_that_cannot_be_read_is_no_figure(value):
    assert figure({"junk_marks": value}, "junk_marks") in (None, 5, 999999999)


def test_junk_is_marked_within_the_hour_that_is_named_on_the_sellers_clock():
    first = sb.Message(at=NOW - timedelta(hours=4), sender="buyer", channel="alibaba", text="Dear friend")

    action = moves("fake-buyer", {}, messages=[first])[0]

    assert (action.kind, action.due) == ("mark-junk", NOW + timedelta(hours=20))
    assert "13 Mar 2026 06:00 Asia/Shanghai" in action.advice


def test_after_24_hours_it_is_said_that_the_reply_rate_is_hurt():
    action = moves("fake-buyer", {"inquiry_at": "2026-03-01"})[0]

    assert action.due is None
    assert "are over" in action.advice


def test_without_a_moment_the_rule_of_24_hours_is_told():
    action = moves("fake-buyer", {"junk_marks": 9})[0]

    assert "within 24 hours" in action.advice


def test_a_buyer_in_the_high_seas_is_claimed_unless_worthless():
    assert [a.kind for a in moves("unknown", {"high_seas": True})] == ["claim"]
    assert "claim" not in [a.kind for a in moves("not-target", {"high_seas": "yes"})]


def test_the_pool_deadline_is_a_due_time():
    (action,) = moves("unknown", {"next_move_to_public_date": "2026-03-20 10:00:00"})

    assert (action.kind, action.due) == ("claim", datetime(2026, 3, 20, 10, tzinfo=UTC))
    assert "20 Mar 2026 18:00 Asia/Shanghai" in action.advice


def test_a_worthless_buyer_is_let_go_and_an_empty_date_is_no_deadline():
    assert [a.kind for a in moves("not-target", {"next_move_to_public_date": "2026-03-20"})] == ["return-to-pool"]
    assert moves("unknown", {"next_move_to_public_date": "1970-01-01 00:00:00"}) == []
    assert moves("unknown", {"next_move_to_public_date": "soon"}) == []


def test_a_dormant_buyer_gets_platform_marketing_and_an_offer_unless_they_refused():
    assert [a.kind for a in moves("no-current-need", {"rfqs": 0})] == ["market", "offer"]
    assert [a.kind for a in moves("no-current-need", {"rfqs": 0}, consent=False)] == ["offer"]


def test_a_buyer_who_is_not_on_the_platform_gets_no_move_there():
    assert moves("no-current-need") == []


def test_a_buyer_who_wrote_there_is_on_the_platform():
    there = sb.Message(at=NOW - timedelta(days=90), sender="buyer", channel="alibaba", text="price?")

    assert [a.kind for a in moves("no-current-need", messages=[there])] == ["market", "offer"]


def test_in_a_diagnosis_the_moves_rank_beside_the_playbooks():
    buyer = sb.Customer(
        id="C-1", signals={"alibaba": {"junk_marks": 8, "blacklist_marks": 3, "inquiry_at": NOW.isoformat()}}
    )

    d = sb.diagnose(buyer, SELLER, now=NOW, online=False, plugins=[])

    assert d.complaints == ()
    assert {"junk-marks", "blacklisted"} <= {f.sign.partition("/")[2] for f in d.findings}
    assert all(0 <= action.priority <= 1 for action in d.actions)


NO = (
    "We have already ordered from another supplier.", "Ya compramos a otro proveedor.", "Wir haben uns für einen anderen Lieferanten entschieden.",
    "Please remove me from your mailing list.", "Bitte schreiben Sie mir nicht mehr.", "我们已经跟别的供应商下单了", "Non scrivetemi più, per favore.",
    "The lamps arrived broken, 40 of them do not work.",
)  # fmt: skip


@pytest.mark.parametrize("text", NO)
def test_after_a_no_a_stop_or_a_complaint_the_platform_sends_no_offer(text):
    log = [
        sb.Message(at=NOW - timedelta(days=91), sender="seller", channel="alibaba", text="USD 4.10, FOB Ningbo."),
        sb.Message(at=NOW - timedelta(days=90), sender="buyer", channel="alibaba", text=text),
        sb.Message(at=NOW - timedelta(days=89), sender="seller", channel="alibaba", text="Noted."),
    ]
    d = sb.diagnose(sb.Customer(id="C-1", stage="quotation", messages=log), SELLER, now=NOW, online=False)
    assert not {"market", "offer"} & {action.kind for action in d.actions if action.channel == "alibaba"}


def test_no_offer_cuts_across_a_talk_that_is_still_running():
    there = sb.Message(at=NOW - timedelta(days=9), sender="buyer", channel="alibaba", text="We compare offers.")
    assert moves("comparing-quotes", messages=[there]) == []
