"""The rules of the reasons that were missing until schema 2: what each hears, and what each measures in the log."""

import pytest
from tests.saying import case, message, order, said, signs

from silentbuyer.model.customer import Stage
from silentbuyer.rules.balance_owed import BalanceOwed
from silentbuyer.rules.cost_wait import CostWait
from silentbuyer.rules.disaster import Disaster
from silentbuyer.rules.end_customer import EndCustomer
from silentbuyer.rules.import_barrier import ImportBarrier
from silentbuyer.rules.internal_decision import InternalDecision
from silentbuyer.rules.money_blocked import MoneyBlocked
from silentbuyer.rules.no_decision import NoDecision
from silentbuyer.rules.not_a_buyer import NotABuyer
from silentbuyer.rules.payment_diverted import PaymentDiverted
from silentbuyer.rules.price_collecting import PriceCollecting
from silentbuyer.rules.product_trouble import ProductTrouble
from silentbuyer.rules.slow_first_answer import SlowFirstAnswer
from silentbuyer.rules.trust_lost import TrustLost
from silentbuyer.rules.wrong_person import WrongPerson

HEARD = [
    (MoneyBlocked(), "Our bank refused the transfer twice."),
    (ImportBarrier(), "El ministerio no nos dio la licencia de importación."),
    (CostWait(), "Estamos esperando a ver qué pasa con los aranceles antes de pedir."),
    (ProductTrouble(), "Das Muster ist bei uns durchgefallen."),
    (ProductTrouble(), "The sample quality was bad"),
    (EndCustomer(), "Наш заказчик пока не подтвердил."),
    (NoDecision(), "Ainda estamos na dúvida, ninguém decidiu nada."),
    (PriceCollecting(), "Het was alleen voor een prijsindicatie."),
    (BalanceOwed(), "I know I still owe you the balance."),
    (WrongPerson(), "Se equivocó de persona, esto es contabilidad."),
    (TrustLost(), "Zostaliśmy kiedyś oszukani i nie mamy zaufania."),
    (Disaster(), "Gudang kami kebanjiran, operasional berhenti."),
    (PaymentDiverted(), "你们发邮件说换了收款账户，是真的吗？"),
    (SlowFirstAnswer(), "Cevabınız çok geç geldi."),
    (NotABuyer(), "Предлагаем услуги таможенного оформления и доставки."),
]


@pytest.mark.parametrize(("rule", "text"), HEARD, ids=lambda one: getattr(one, "name", None))
class TestEveryRule:
    def test_hears_the_buyer_and_quotes_the_words(self, rule, text):
        found = [finding for finding in rule.judge(said(text)) if finding.sign == f"{rule.name}/said"]

        assert len(found) == 1
        assert text.rstrip(".") in found[0].because
        assert found[0].weights[rule.name] > 0

    def test_does_not_take_our_words_for_the_buyers(self, rule, text):
        assert "said" not in signs(rule, case(message(10, "seller", text)))

    def test_asks_nothing_of_the_world_and_is_silent_without_words(self, rule, text):
        assert tuple(rule.needs(said("").customer)) == ()
        assert signs(rule, case()) == set()
        assert signs(rule, said("Please send the drawing.")) == set()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (MoneyBlocked(), "If the bank refuses the transfer we will tell you."),
        (ProductTrouble(), "Is the quality bad?"),
        (Disaster(), "We need fire doors and flood pumps."),
        (PriceCollecting(), "We are comparing offers of three suppliers for reference."),
        (NoDecision(), "Todavía no decidimos entre las tres ofertas que estamos comparando."),
        (WrongPerson(), "Our company is closing down, I no longer work there."),
    ],
)
def test_what_only_looks_like_it_says_nothing(rule, text):
    assert signs(rule, said(text)) == set()


class TestBalance:
    def test_a_payment_put_off_twice_is_a_promise_broken(self):
        talk = (
            message(40, "buyer", "I will pay the balance next week."),
            message(20, "buyer", "Sorry, I still owe you the balance, next month."),
            message(10, "seller", "Please pay."),
        )
        found = [f for f in BalanceOwed().judge(case(*talk)) if f.sign == "balance-owed/broken-promises"]

        assert "2 times" in found[0].because
        assert signs(BalanceOwed(), case(*talk[1:])) == {"said"}

    def test_our_own_reminder_counts_until_the_buyer_writes(self):
        dunned = message(10, "seller", "The balance of USD 4,000 is still outstanding.")

        assert signs(BalanceOwed(), case(dunned)) == {"we-dun"}
        assert signs(BalanceOwed(), case(dunned, message(2, "buyer", "Good morning."))) == set()


class TestWrongPerson:
    def test_the_address_that_they_name_is_kept(self):
        given = said("I am in HR, this is not for me. Please contact einkauf@aquapura.example.")
        (found,) = WrongPerson().judge(given)

        assert found.evidence["to"] == "einkauf@aquapura.example"

    def test_no_address_of_theirs_or_ours_is_taken_for_a_new_one(self):
        given = said("I am in HR, this is not for me. My address is ana@aquapura.example.")
        (found,) = WrongPerson().judge(given)

        assert found.evidence["to"] == ""

    def test_an_automatic_reply_that_sends_us_elsewhere_counts_until_the_person_writes(self):
        moved = message(5, "buyer", "This mailbox is no longer used. Write to new@aquapura.example.", kind="auto-reply")

        assert signs(WrongPerson(), case(message(6, "seller", "Hello"), moved)) == {"mailbox-moved"}
        assert signs(WrongPerson(), case(moved, message(2, "buyer", "Please quote."))) == set()

    @pytest.mark.parametrize("kind", ["auto-reply", "message"])
    @pytest.mark.parametrize(
        "text",
        [
            "I no longer work on Fridays. I will be back on Monday.",
            "Já não trabalho às sextas-feiras.",
            "Я больше не работаю по пятницам.",
            "Nie pracuję już w piątki.",
            "Artık cuma günleri çalışmıyorum.",
        ],
    )
    def test_who_gives_up_a_day_of_the_week_sends_us_nowhere(self, text, kind):
        assert signs(WrongPerson(), case(message(6, "seller", "Hello"), message(5, "buyer", text, kind=kind))) == set()


class TestSlowFirstAnswer:
    def test_the_days_that_our_first_answer_took_are_measured(self):
        (found,) = SlowFirstAnswer().judge(case(message(20, "buyer", "Please quote."), message(11, "seller", "Here.")))

        assert found.sign == "slow-first-answer/late"
        assert "9 days" in found.because

    @pytest.mark.parametrize(
        "talk",
        [
            (message(20, "buyer", "Please quote."), message(16, "seller", "Here.")),
            (message(20, "buyer", "Please quote."), message(11, "seller", "Here."), message(3, "buyer", "Thanks.")),
            (message(30, "seller", "Hello."), message(20, "buyer", "Please quote."), message(11, "seller", "Here.")),
            (message(20, "buyer", "Please quote."),),
        ],
    )
    def test_an_answer_in_time_a_buyer_who_wrote_again_or_a_talk_of_ours_is_not_late(self, talk):
        assert signs(SlowFirstAnswer(), case(*talk)) == set()

    @pytest.mark.parametrize(
        ("text", "fields"), [("Thank you very much!", {}), ("Please quote.", {"orders": [order(90)]})]
    )
    def test_a_log_that_starts_midway_has_no_first_answer(self, text, fields):
        talk = (message(20, "buyer", text), message(11, "seller", "Here."))
        assert signs(SlowFirstAnswer(), case(*talk, **fields)) == set()

    def test_an_order_after_the_first_message_does_not_hide_the_days(self):
        talk = (message(20, "buyer", "Please quote."), message(11, "seller", "Here."))
        assert signs(SlowFirstAnswer(), case(*talk, orders=[order(5)])) == {"late"}


class TestNoDecision:
    def test_a_buyer_who_promises_again_and_again_puts_it_off(self):
        promised = [message(days, "buyer", "We will revert next week.") for days in (40, 25, 12)]
        (found,) = NoDecision().judge(case(*promised, message(5, "seller", "Any news?")))

        assert found.sign == "no-decision/put-off-again"
        assert "3 times" in found.because

    def test_one_promise_is_none_and_a_talk_of_one_day_is_one_promise(self):
        ours = message(5, "seller", "Any news?")
        assert signs(NoDecision(), case(message(12, "buyer", "We will revert next week."), ours)) == set()
        twice = [message(days, "buyer", "We will revert next week.") for days in (12, 11)]
        assert signs(NoDecision(), case(*twice, ours)) == set()


@pytest.mark.parametrize("text", ["The sample was rejected by our engineer.", "The sample is held by customs."])
def test_nobody_says_that_a_sample_is_tested_which_was_refused_or_held(text):
    assert "sample-fresh" not in signs(InternalDecision(), said(text, stage=Stage.SAMPLE))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will pay next week.", "Sorry, we pay on Friday."),
        ("Pagaremos la próxima semana.", "Disculpe, pagaremos el viernes."),
        ("Оплатим на следующей неделе.", "Оплатим в пятницу."),
    ],
)
def test_promises_to_pay_after_our_reminder_that_brought_nothing_are_broken(first, second):
    talk = [
        message(40, "seller", "The balance of USD 4,000 is still outstanding."),
        message(39, "buyer", first),
        message(25, "seller", "Nothing has arrived."),
        message(24, "buyer", second),
        message(10, "seller", "Still nothing."),
    ]
    (found,) = BalanceOwed().judge(case(*talk, stage=Stage.REPEAT))
    assert found.sign == "balance-owed/broken-promises"
    assert second.rstrip(".") in found.because


def test_a_promise_to_pay_without_a_reminder_of_ours_is_no_debt():
    talk = [message(40, "buyer", "We will pay the deposit next week."), message(39, "seller", "Thank you.")]
    assert list(BalanceOwed().judge(case(*talk, stage=Stage.PROFORMA))) == []


def test_a_first_message_that_asked_for_nothing_was_not_answered_late():
    talk = [message(40, "buyer", "The contract is signed."), message(20, "seller", "Good.")]
    assert list(SlowFirstAnswer().judge(case(*talk, stage=Stage.DEPOSIT))) == []
    asked = [message(40, "buyer", "Please quote 6 pumps."), message(20, "seller", "Attached.")]
    assert [found.sign for found in SlowFirstAnswer().judge(case(*asked))] == ["slow-first-answer/late"]


@pytest.mark.parametrize(
    "word",
    ["Replacement received, all good now. Thanks!", "Danke, jetzt alles in Ordnung.", "换货收到了，没有问题，谢谢"],
)
def test_a_complaint_that_ended_well_is_none(word):
    talk = [message(60, "buyer", "40 lamps have the wrong colour."), message(59, "seller", "We send 40 new lamps.")]
    assert signs(ProductTrouble(), case(*talk, stage=Stage.REPEAT)) == {"said"}
    assert signs(ProductTrouble(), case(*talk, message(40, "buyer", word), stage=Stage.REPEAT)) == set()
    bad = message(40, "buyer", "Received, but the new ones are wrong as well.")
    assert signs(ProductTrouble(), case(*talk, bad, stage=Stage.REPEAT)) == {"said"}


@pytest.mark.parametrize(
    "later", ["All is well here. I will call you next month.", "We will write again after the harvest."]
)
def test_what_is_promised_weeks_after_a_reminder_was_answered_is_no_payment(later):
    talk = [
        message(80, "seller", "Loaded, documents attached. The balance of USD 24,920 please."),
        message(79, "buyer", "Balance paid. Many thanks, as always."),
        message(30, "buyer", later),
        message(29, "seller", "Great news, thank you!"),
    ]
    assert not {one.sign for one in BalanceOwed().judge(case(*talk, stage=Stage.REPEAT))}


def test_what_is_promised_in_answer_to_a_reminder_is_the_payment():
    talk = [
        message(40, "seller", "The goods are ready. Balance USD 18,340. Please arrange so we can load."),
        message(39, "buyer", "Ok my brother, I will pay on Tuesday"),
        message(30, "seller", "Chief, did you pay? We don't see it."),
        message(29, "buyer", "My boy travels. I will do it on Monday, we will get back to you."),
        message(20, "seller", "Nothing received. Please send the bank slip."),
    ]
    (broken, dunned) = BalanceOwed().judge(case(*talk, stage=Stage.SHIPMENT))
    assert broken.sign == "balance-owed/broken-promises"
    assert "2 times" in broken.because
    assert dunned.sign == "balance-owed/we-dun"
    (once, _) = BalanceOwed().judge(case(*talk[:3], stage=Stage.SHIPMENT))
    assert 'asked for the money, that it will come: "Ok my brother, I will pay on Tuesday"' in once.because


@pytest.mark.parametrize(
    "ours",
    [
        "Have you transferred the balance already?",
        "Could you share the swift copy?",
        "The money has not arrived.",
        "Any news of the remaining 70%? Please pay so we can release the B/L.",
    ],
)
def test_a_reminder_of_the_money_is_one_in_any_words(ours):
    assert signs(BalanceOwed(), case(message(9, "seller", ours))) == {"we-dun"}


@pytest.mark.parametrize(
    "ours",
    [
        "Have you paid attention to the new packing?",
        "Nothing arrived from DHL?",
        "We have received your balance, thank you",
    ],
)
def test_other_words_of_paying_are_no_reminder(ours):
    assert signs(BalanceOwed(), case(message(9, "seller", ours))) == set()


def test_that_a_paper_of_theirs_came_in_blames_no_late_answer():
    talk = (
        message(20, "buyer", "Price?"),
        message(19, "seller", "USD 12."),
        message(9, "buyer", "Pagi Pak, dokumen tender sudah masuk Jumat kemarin 🙏"),
    )

    assert signs(SlowFirstAnswer(), case(*talk)) == set()


@pytest.mark.parametrize(
    "later",
    [
        "Done. check ur account [file] swift_31200.jpg", "[file] comprobante_pago.pdf", "Payment made this morning.",
        "Goods arrived, all is fine, customers are happy.", "Оплатили сегодня, [файл] платеж 12.pdf", "Ya transferimos el saldo.",
    ],
)  # fmt: skip
def test_money_that_got_out_after_all_is_no_reason(later):
    log = [message(30, "buyer", "Our bank has no dollars, the transfer is blocked."), message(20, "buyer", later)]
    assert signs(MoneyBlocked(), case(*log, message(9, "seller", "Any news?"))) == set()
