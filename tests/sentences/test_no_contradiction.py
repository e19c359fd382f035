"""No report says two things that cannot both be right: logs of every cause, mixed, at every stage, held against pairs."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sentences.test_each_sentence import ROWS, SELLER, spoken

import silentbuyer as sb
from silentbuyer.calendars import calendar_for
from silentbuyer.calendars.touch import seller_calendar
from silentbuyer.identity.mailbox_life import mail_is_dead
from silentbuyer.model.case import Case

NOW = datetime(2026, 6, 17, 9, 0, tzinfo=UTC)
STAGES = ("inquiry", "quotation", "sample", "proforma", "deposit", "shipment", "repeat")
URGENT = {"goods-at-port", "payment-diverted"}
ZONES = {
    "ES": "Europe/Madrid",
    "SA": "Asia/Riyadh",
    "BR": "America/Sao_Paulo",
    "CN": "Asia/Shanghai",
    "US": "America/Chicago",
}
MORE = (
    "2 buyer!auto-reply I am out of the office until 24 June 2026.", "1 buyer We read it.", "3 seller Merry Christmas!",
    "2 seller Any news?", "4 unknown!bounce Delivery failed: a@rioja.example. 550 5.1.1 user unknown", "0.1 seller Hello?",
    "1 buyer@whatsapp Does it run on 60 Hz?", "6 seller We will send you the drawing tomorrow.",
)  # fmt: skip
LOGS = st.tuples(
    st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(MORE), max_size=2, unique=True),
)


@st.composite
def customers(draw):
    signs, more = draw(LOGS)
    written = [*(one for sign in signs for one in ROWS[sign]["meets"]), *more]
    messages = [spoken(place, one) for place, one in enumerate(written)]
    arrival = draw(st.sampled_from((None, None, 3, -6, -30)))
    orders = [sb.Order(at=NOW - timedelta(days=90), amount=100, currency="USD")] if draw(st.booleans()) else []
    return sb.Customer(
        id="C-1", company="Rioja Pumps", name="Ana Perez", email="a@rioja.example", country=draw(st.sampled_from(sorted(ZONES))),
        stage=draw(st.sampled_from(STAGES)), messages=messages, orders=orders,
        phone=draw(st.sampled_from((None, "+34 91 1234567"))),
        contacts=draw(st.sampled_from(({}, {"whatsapp": "+34600111222"}))),
        arrival=None if arrival is None else NOW - timedelta(days=arrival),
    )  # fmt: skip


MOMENTS = st.sampled_from([NOW + timedelta(hours=hours) for hours in (0, 9, 17, 24 * 2 + 7, 24 * 3, 24 * 4)])


def diagnosed(customer, now):
    return sb.diagnose(customer, SELLER, now=now, online=False)


@settings(max_examples=150, deadline=None)
@given(customers(), MOMENTS)
def test_one_leads_three_follow_and_none_says_the_contrary(customer, now):
    d = diagnosed(customer, now)
    assert 1 <= len(d.actions) <= 4
    assert len({(action.kind, action.channel) for action in d.actions}) == len(d.actions)
    lead, *others = d.actions
    for action in others:
        if lead.kind == "wait" and lead.not_before and action.channel and action.cause not in URGENT:
            assert action.not_before >= lead.not_before, (lead, action)
        if lead.kind in ("reply-now", "stop", "call"):
            assert action.kind != "wait", (lead, action)
        if lead.kind == "stop" and action.cause not in URGENT:  # goods at sea are dealt with, whoever wants no letters
            assert action.channel is None, action


@settings(max_examples=150, deadline=None)
@given(customers(), MOMENTS)
def test_what_is_due_is_due_in_working_time_and_after_it_may_begin(customer, now):
    theirs, ours = calendar_for(customer.country, zone=ZONES[customer.country]), seller_calendar(SELLER)
    for action in diagnosed(customer, now).actions:
        if action.due is None:
            continue
        assert action.due >= max(now, action.not_before or now), action
        if action.cause in URGENT or action.source.startswith("playbook */") or action.kind == "reply-now":
            continue  # what costs money, or is owed, is due within its hours whatever day it is
        if action.source.startswith("playbook"):
            local = action.due.astimezone(ZoneInfo(ZONES[customer.country]))
            assert theirs.works_on(local.date()), action
            assert ours.works_on(action.due.date()), action


@settings(max_examples=150, deadline=None)
@given(customers(), MOMENTS)
def test_nothing_goes_over_a_channel_that_is_dead_or_unknown(customer, now):
    d = diagnosed(customer, now)
    case = Case(customer=customer, seller=SELLER, now=now)
    dead = mail_is_dead(case, customer.email)
    for action in d.actions:
        if action.channel == "email" and dead:
            assert action.to
            assert customer.email not in action.to, action
        if action.channel:
            assert action.to, action
            assert action.draft("en").strip()


@settings(max_examples=150, deadline=None)
@given(customers(), MOMENTS)
def test_the_report_bears_itself_out(customer, now):
    d = diagnosed(customer, now)
    text = " ".join(str(d).split())
    if "at the sample stage, and no result was recognised" in text:
        assert not any(f.sign in ("product-trouble/said", "internal-decision/sample-in-test") for f in d.findings)
    if d.silence.state != "none" and d.silence.effective_hours < 0.5 and not d.silence.own_replies:
        assert d.silence.quantile < 0.5
    lead = d.actions[0]
    if d.silence.back_on and d.silence.back_on > now and lead.cause in ("away", "holiday-absence") and lead.channel:
        assert lead.not_before.date() >= d.silence.back_on.date()
    if lead.kind == "wait":
        assert lead.not_before is None or lead.not_before > now
    assert "{" not in text
    whys = [action.why for action in d.actions]
    assert all(whys)
    assert text.count(f"Why: {' '.join(whys[0].split())}") <= 1


def test_a_wait_and_a_word_now_do_not_stand_together():
    log = ["10 seller Our quotation is attached.", "2 buyer I will go through it and answer you next week."]
    customer = sb.Customer(
        id="C-1", company="Rioja Pumps", email="a@rioja.example", country="ES", stage="quotation",
        messages=[spoken(place, one) for place, one in enumerate(log)],
    )  # fmt: skip
    kinds = [action.kind for action in diagnosed(customer, NOW).actions]
    assert kinds[0] == "wait"
    assert "reply-now" not in kinds
