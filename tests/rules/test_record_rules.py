"""The rules that read the record: order rhythm, goods at port, dead channels, missing contacts."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import NOW, case, message, order, said, signs

from silentbuyer.data.tables import rows
from silentbuyer.identity.profile import profile_of
from silentbuyer.model.customer import Contact, Stage
from silentbuyer.model.findings import Cause
from silentbuyer.rules.dead_channel import DeadChannel
from silentbuyer.rules.goods_at_port import GoodsAtPort
from silentbuyer.rules.missing_contacts import MissingContacts
from silentbuyer.rules.port_limits import abandonment
from silentbuyer.rules.reorder_rhythm import ReorderRhythm


class TestReorderRhythm:
    RULE = ReorderRhythm()

    def test_one_order_proves_nothing(self):
        assert signs(self.RULE, case(orders=[order(900)])) == set()
        assert signs(self.RULE, case()) == set()

    def test_overdue_by_the_buyers_own_gap(self):
        found = list(self.RULE.judge(case(orders=[order(n) for n in (480, 390, 300, 210)])))
        assert [f.sign for f in found] == ["reorder-rhythm/overdue"]
        assert found[0].evidence["usual_days"] == 90
        assert "210 days since the last order" in found[0].because

    def test_days_are_those_of_the_calendar_as_in_the_customers_class(self):
        orders = [order(n - 0.1) for n in (480, 390, 300, 210)]  # before noon: less than 210 times 24 hours
        given = case(orders=orders, now=NOW)
        (found,) = self.RULE.judge(given)

        assert "210 days since the last order" in found.because
        assert found.evidence["days_since_order"] == 210
        assert any("last order on record 210 days ago" in trait.evidence for trait in profile_of(given).value)

    def test_an_order_that_is_placed_in_the_talk_is_not_awaited(self):
        orders = [order(n) for n in (480, 390, 300, 210)]
        talk = (
            message(9, "buyer", "Dzień dobry, w załączeniu lista na wiosnę. Proszę o proformę."),
            message(8, "seller", "Dziękujemy za zamówienie! Proforma VR-11 w załączniku, razem 17 940 USD."),
        )

        assert signs(self.RULE, case(*talk, orders=orders)) == set()
        assert signs(self.RULE, case(orders=orders, stage="deposit")) == set()
        assert signs(self.RULE, case(talk[1], orders=orders)) == {"overdue"}  # only we spoke of it

    def test_not_due_yet(self):
        found = list(self.RULE.judge(case(orders=[order(n) for n in (295, 205, 115, 25)])))
        assert [f.sign for f in found] == ["reorder-rhythm/not-due"]
        assert found[0].weights[Cause.NOT_DUE_TO_REORDER] > 2
        assert found[0].evidence["until"] == (NOW + timedelta(days=65)).date().isoformat()

    def test_one_gap_counts_half_and_a_buyer_who_writes_of_business_has_another_reason(self):
        once, often = case(orders=[order(390), order(210)]), case(orders=[order(n) for n in (930, 750, 570, 390, 210)])
        (one,), (many,) = self.RULE.judge(once), self.RULE.judge(often)
        assert one.weights[Cause.OVERDUE_REORDER] < many.weights[Cause.OVERDUE_REORDER] / 2 + 1

        complaint = message(30, "buyer", "58 returns now, the zip splits. Who pays for the repair?")
        assert signs(self.RULE, case(complaint, orders=[order(390), order(210)])) == set()
        assert signs(self.RULE, case(complaint, orders=[order(n) for n in (310, 220, 130, 50)])) == set()
        assert signs(self.RULE, case(message(30, "buyer", "Thank you!"), orders=once.customer.orders)) == {"overdue"}

    def test_about_due_is_neither(self):
        assert signs(self.RULE, case(orders=[order(n) for n in (270, 180, 90)])) == set()

    def test_two_orders_say_less_than_six(self):
        few = self.RULE.rhythm([NOW - timedelta(days=n) for n in (60, 30)])
        many = self.RULE.rhythm([NOW - timedelta(days=n) for n in range(180, 0, -30)])
        assert 30 < many.usual_days < few.usual_days < 90
        assert many.spread < few.spread

    def test_a_slow_buyer_is_not_overdue_where_a_fast_one_is(self):
        assert signs(self.RULE, case(orders=[order(n) for n in (1000, 640, 280)])) == set()

    def test_orders_of_one_week_are_one_order(self):
        assert signs(self.RULE, case(orders=[order(202), order(200)])) == set()

    def test_future_orders_do_not_exist_yet(self):
        assert len(self.RULE.moments([order(10), order(-10)], NOW)) == 1

    @given(st.lists(st.integers(0, 3000), max_size=12))
    @settings(max_examples=80, deadline=None)
    def test_any_dates_give_at_most_one_finding(self, days):
        assert len(list(self.RULE.judge(case(orders=[order(n) for n in days])))) <= 1


class TestGoodsAtPort:
    RULE = GoodsAtPort()

    def test_goods_that_arrived_and_nobody_reacts(self):
        given = said("Payment done", arrival=NOW - timedelta(days=3), country="DE")
        (finding,) = self.RULE.judge(given)
        assert finding.weights[Cause.GOODS_AT_PORT] == 5.5
        assert finding.evidence["days_at_port"] == 3
        assert "abandoned from about 2026-06-15" in finding.because

    def test_an_old_arrival_weighs_less_and_is_dropped_after_a_year(self):
        (old,) = self.RULE.judge(case(message(130, "seller"), arrival=NOW - timedelta(days=120)))
        assert old.weights[Cause.GOODS_AT_PORT] == pytest.approx(2.75)
        assert signs(self.RULE, said("ok", arrival=NOW - timedelta(days=400))) == set()

    def test_a_word_since_the_arrival_weighs_against_it(self):
        assert signs(self.RULE, said("ok", arrival=NOW - timedelta(days=20))) == {"arrived", "answered"}

    @pytest.mark.parametrize("text", ["We received the goods, all fine", "Recebemos a carga, tudo certo", "货已经收到"])
    def test_goods_that_were_received_are_no_alarm(self, text):
        (found,) = self.RULE.judge(said(text, arrival=NOW - timedelta(days=20)))
        assert found.weights[Cause.GOODS_AT_PORT] < 0

    def test_words_of_trouble_count_when_goods_are_on_their_way(self):
        text = "We have a problem with customs, the container is stuck at the port"
        assert signs(self.RULE, said(text, stage=Stage.SHIPMENT)) == {"held"}
        assert signs(self.RULE, said(text, arrival=NOW - timedelta(days=12))) == {"arrived", "answered", "held"}
        assert signs(self.RULE, said(text)) == {"held"}
        assert signs(self.RULE, said("There is trouble with customs", stage=Stage.SHIPMENT)) == {"trouble"}
        assert signs(self.RULE, said("There is trouble with customs")) == set()

    def test_goods_still_at_sea_are_no_alarm(self):
        assert signs(self.RULE, said("ok", arrival=NOW + timedelta(days=15))) == set()

    def test_goods_that_are_due_within_days_are_told_while_the_buyer_is_silent(self):
        (found,) = self.RULE.judge(said("ok", arrival=NOW + timedelta(days=5)))
        assert found.sign == "goods-at-port/due-soon"
        assert "in 5 days" in found.because
        assert signs(self.RULE, case(message(1, "buyer", "ok"), arrival=NOW + timedelta(days=5))) == set()
        (today,) = self.RULE.judge(said("ok", arrival=NOW + timedelta(hours=3)))
        assert ", today," in today.because

    def test_our_own_word_that_the_goods_are_there_counts_until_the_buyer_writes(self):
        wrote = message(10, "seller", "The container has arrived at Apapa, demurrage runs.")
        assert signs(self.RULE, case(wrote)) == {"we-wrote"}
        assert signs(self.RULE, case(wrote, message(2, "buyer", "We know."))) == set()
        assert (
            signs(self.RULE, case(message(10, "seller", "The container has arrived."), message(5, "buyer", "We know.")))
            == set()
        )
        assert signs(self.RULE, case(message(10, "buyer", "The container has arrived."))) == set()

    def test_costs_run_on_whatever_was_written_until_the_goods_are_taken_or_paid(self):
        wrote = message(10, "seller", "The container has arrived at Apapa, demurrage runs.")
        assert signs(self.RULE, case(wrote, message(5, "buyer", "We know."))) == {"we-wrote"}
        for settled in (
            "We collected the container.",
            "Payment sent today, see swift.pdf",
            "All goods received, very good.",
        ):
            assert signs(self.RULE, case(wrote, message(5, "buyer", settled))) == set()

    def test_limits_are_told_only_where_a_source_says_so(self):
        assert (abandonment("PL"), abandonment("AU"), abandonment("BR"), abandonment(None)) == (90, 120, None, None)
        assert all(row["source"] for row in rows("port_limits.csv"))


class TestDeadChannel:
    RULE = DeadChannel()

    def test_a_dead_service_as_the_only_contact(self):
        given = case(message(20, "seller", channel="skype"), email=None, contacts={"skype": "old77"}, country="GB")
        found = {f.sign.partition("/")[2]: f for f in self.RULE.judge(given)}
        assert set(found) == {"nothing-works", "dead-entry"}
        assert found["nothing-works"].weights[Cause.UNREACHABLE] == 5.5
        assert "Skype is closed since 2025-05-05" in found["nothing-works"].because
        assert not found["dead-entry"].weights

    def test_messages_into_a_blocked_country(self):
        given = case(message(20, "seller", channel="whatsapp"), country="RU", contacts={"whatsapp": "+79161234567"})
        assert {"sent-in-vain", "dead-entry"} == signs(self.RULE, given)

    def test_a_message_before_the_block_arrived(self):
        given = case(message(60, "seller", channel="whatsapp"), country="RU", contacts={"whatsapp": "+79161234567"})
        assert signs(self.RULE, given) == {"dead-entry"}

    @pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
    def test_a_blocked_channel_over_which_the_buyer_wrote_last_week_is_not_called_dead(self, channel):
        heard, ours = message(7, "buyer", "Hello", channel=channel), message(5, "seller", channel=channel)
        given = case(heard, ours, country="RU", contacts={channel: "+79161234567"})
        assert signs(self.RULE, given) == set()

    def test_what_was_written_long_ago_proves_no_channel_today(self):
        heard, ours = message(90, "buyer", "Hello", channel="whatsapp"), message(5, "seller", channel="whatsapp")
        given = case(heard, ours, country="RU", contacts={"whatsapp": "+79161234567"})
        assert signs(self.RULE, given) == {"sent-in-vain", "dead-entry"}

    def test_a_service_that_was_closed_for_all_stays_closed_whatever_a_log_says(self):
        heard, ours = message(7, "buyer", "Hello", channel="skype"), message(5, "seller", channel="skype")
        given = case(heard, ours, contacts={"skype": "old77"}, country="GB")
        assert "dead-entry" in signs(self.RULE, given)

    def test_a_throttled_service_counts_half(self):
        given = case(message(5, "seller", channel="telegram"), country="RU")
        (finding,) = self.RULE.judge(given)
        assert finding.weights[Cause.UNREACHABLE] == 2.25

    def test_a_working_channel_is_no_finding(self):
        given = case(message(5, "seller", channel="whatsapp"), country="BR", contacts={"whatsapp": "+5511987654321"})
        assert signs(self.RULE, given) == set()


class TestMissingContacts:
    RULE = MissingContacts()

    def test_no_address_at_all(self):
        assert signs(self.RULE, case(email=None, company="AquaPura")) == {"none"}

    def test_one_channel_says_a_little_after_two_unanswered_messages(self):
        assert signs(self.RULE, case(message(9, "seller"), message(5, "seller"))) == {"single"}
        assert signs(self.RULE, case(message(9, "seller"))) == set()
        alibaba = [message(n, "seller", channel="alibaba") for n in (9, 5)]
        assert signs(self.RULE, case(*alibaba, email=None)) == {"single"}
        assert signs(self.RULE, case(*alibaba)) == set(), "the address on record was never tried"

    def test_a_channel_over_which_the_buyer_wrote_is_no_dead_one(self):
        talk = [message(9, "buyer", channel="WhatsApp"), *(message(n, "seller", channel="whatsapp") for n in (7, 4, 2))]
        number = {"email": None, "contacts": [Contact(channel="whatsapp", value="+55 11 98765-4321")]}
        (used,) = self.RULE.judge(case(*talk, **number))
        (never,) = self.RULE.judge(case(*talk[1:], **number))

        assert (used.sign, dict(used.weights)) == ("missing-contacts/single-used", {})
        assert used.because == (
            "Only one way to reach the buyer is known (whatsapp), and our last 3 messages are unanswered."
        )
        assert never.weights[Cause.UNREACHABLE] > 0

    def test_two_channels_are_enough(self):
        assert signs(self.RULE, case(message(9, "seller"), message(5, "seller"), phone="+55 11 1")) == set()

    @pytest.mark.parametrize("fields", [{"arrival": NOW + timedelta(days=6)}, {"stage": Stage.SHIPMENT}])
    def test_an_emergency_contact_is_wanted_before_goods_reach_the_port(self, fields):
        assert signs(self.RULE, case(**fields)) == {"no-emergency"}
        there = case(contacts=[Contact("phone", "+55 13 1", role="emergency")], **fields)
        assert signs(self.RULE, there) == set()

    def test_once_the_deposit_is_in_and_not_before(self):
        paid = message(9, "seller", "We received your deposit, thank you.")
        assert "no-emergency" in signs(self.RULE, case(paid, stage=Stage.DEPOSIT))
        assert "no-emergency" not in signs(self.RULE, case(stage=Stage.DEPOSIT))

    def test_not_when_the_arrival_is_far_or_past(self):
        assert signs(self.RULE, case(arrival=NOW + timedelta(days=90))) == set()
        assert signs(self.RULE, case(arrival=NOW - timedelta(days=3))) == set()


@pytest.mark.parametrize(
    "rule", [ReorderRhythm(), GoodsAtPort(), DeadChannel(), MissingContacts()], ids=lambda r: r.name
)
def test_nothing_is_asked_of_the_world(rule):
    assert tuple(rule.needs(case().customer)) == ()
