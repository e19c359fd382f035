"""The rules that listen: price, comparing, inside decisions, no need, another supplier."""

import pytest
from tests.saying import case, message, order, said, signs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.model.causes import label
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.findings import Cause
from silentbuyer.rules.chose_other_supplier import ChoseOtherSupplier
from silentbuyer.rules.comparing_quotes import ComparingQuotes
from silentbuyer.rules.internal_decision import InternalDecision
from silentbuyer.rules.no_current_need import NoCurrentNeed
from silentbuyer.rules.price_or_terms import PriceOrTerms

RULES = (ChoseOtherSupplier(), ComparingQuotes(), InternalDecision(), NoCurrentNeed(), PriceOrTerms())


@pytest.mark.parametrize(
    ("rule", "text", "wanted"),
    [
        (PriceOrTerms(), "Der Preis ist zu hoch.", {"price"}),
        (PriceOrTerms(), "Your MOQ is too high.", {"terms"}),
        (PriceOrTerms(), "Our target price is 20 USD", {"target"}),
        (ComparingQuotes(), "Estamos comparando ofertas", {"said"}),
        (InternalDecision(), "Ждём решения руководства", {"said"}),
        (InternalDecision(), "We are testing the sample", {"sample-in-test"}),
        (NoCurrentNeed(), "项目取消了", {"no-need"}),
        (NoCurrentNeed(), "Nous n'avons pas de budget", {"no-budget"}),
        (NoCurrentNeed(), "Please contact us again next year", {"later"}),
        (NoCurrentNeed(), "Please remove me from your list", {"opt-out"}),
        (NoCurrentNeed(), "Our company is closing down", {"closing-down"}),
        (ChoseOtherSupplier(), "Abbiamo scelto un altro fornitore", {"said"}),
    ],
)
def test_what_the_buyer_wrote_is_heard_and_quoted(rule, text, wanted):
    given = said(text)
    assert wanted <= signs(rule, given)
    quoted = [finding for finding in rule.judge(given) if finding.sign.partition("/")[2] in wanted]
    assert all(text.rstrip(".") in finding.because for finding in quoted)
    assert all(finding.evidence["sentence"] for finding in quoted)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestEveryListeningRule:
    ALL = (
        "Too expensive. We compare several offers. My boss must approve. Project cancelled. We chose another supplier."
    )

    def test_asks_nothing_of_the_world(self, rule):
        assert tuple(rule.needs(said("").customer)) == ()

    def test_is_silent_without_words(self, rule):
        assert signs(rule, case()) == set()
        assert signs(rule, said("")) <= {"first-quote"}

    def test_does_not_take_our_words_for_the_buyers(self, rule):
        assert signs(rule, case(message(10, "seller", self.ALL))) == set()

    def test_does_not_take_a_quoted_mail_for_the_buyers_words(self, rule):
        quoted = "Thanks.\n\nOn Mon, 2 Mar 2026 at 10:00, Li Wei <li@x.example> wrote:\n> " + self.ALL
        assert signs(rule, case(message(10, "buyer", quoted), message(9, "seller", "ok"))) == set()

    def test_forgets_what_was_said_before_the_last_order(self, rule):
        given = case(message(40, "buyer", self.ALL), message(9, "seller", "news?"), orders=[order(20)])
        assert signs(rule, given) == set()

    def test_forgets_after_a_year(self, rule):
        assert signs(rule, case(message(500, "buyer", self.ALL))) == set()

    def test_ignores_automatic_replies(self, rule):
        assert signs(rule, case(message(10, "buyer", self.ALL, kind="auto-reply"))) == set()


def test_words_of_unknown_direction_count_half():
    sure, unsure = said("Too expensive"), case(message(10, "unknown", "Too expensive"))
    (one,), (half,) = PriceOrTerms().judge(sure), PriceOrTerms().judge(unsure)
    assert half.weights[Cause.PRICE_OR_TERMS] == one.weights[Cause.PRICE_OR_TERMS] / 2


def test_old_words_count_less_than_new_ones():
    later = [message(n, "buyer", "ok") for n in (5, 4, 3)]
    assert heard(case(message(10, "buyer", "Too expensive"), *later))["price"].scale == 0.5


def test_a_subject_of_a_new_talk_is_heard_and_a_reply_subject_is_not():
    assert "price" in heard(case(message(9, "buyer", "Hello", subject="Your price is too high")))
    assert "price" not in heard(case(message(9, "buyer", "Hello", subject="Re: Your price is too high")))


def test_a_long_sentence_is_shortened():
    words = heard(said("The price is too high " + "and so on " * 100))["price"]
    assert len(words.quote) == 240


def test_another_supplier_ends_the_comparison():
    given = said("We were comparing several quotes and chose another supplier.")
    assert signs(ComparingQuotes(), given) == set()
    assert (
        signs(InternalDecision(), said("My boss decided: we chose another supplier. Under internal review.")) == set()
    )
    assert signs(ChoseOtherSupplier(), given) == {"said"}


def test_a_first_quotation_without_an_answer_is_a_weak_sign_of_comparing():
    late, talk = Silence(quantile=0.95), (message(10, "buyer", "Please quote"), message(9, "seller", "USD 40 FOB."))
    assert signs(ComparingQuotes(), case(*talk, stage=Stage.QUOTATION, silence=late)) == {"first-quote"}
    assert signs(ComparingQuotes(), case(*talk, stage=Stage.QUOTATION)) == set(), "not before it is late"
    ordered = case(*talk, stage=Stage.QUOTATION, silence=late, orders=[order(90)])
    assert signs(ComparingQuotes(), ordered) == set()
    unquoted = said("Please quote", stage=Stage.QUOTATION, silence=late)
    assert signs(ComparingQuotes(), unquoted) == set(), "nobody compares a quotation that was not sent"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Please quote. We have no budget this year.", "The offer is attached."),
        ("Please quote. Our company is insolvent.", "The offer is attached."),
        ("Please quote. We decided for another supplier.", "The offer is attached."),
        ("Please quote. We will decide on 15 May 2026.", "The offer is attached."),
        ("Please quote.", "We will send you the quotation tomorrow."),
    ],
)
def test_who_gave_another_reason_or_got_no_quotation_is_not_said_to_compare(asked, answered):
    given = case(
        message(10, "buyer", asked),
        message(9, "seller", answered),
        stage=Stage.QUOTATION,
        silence=Silence(quantile=0.95),
    )
    assert "first-quote" not in signs(ComparingQuotes(), given)


def test_an_automatic_notice_of_the_end_is_a_reason_too():
    notice = message(8, "buyer", "Our company is closing down.", kind="auto-reply")
    talk = (message(10, "buyer", "Please quote."), message(9, "seller", "The offer is attached."))
    late = {"stage": Stage.QUOTATION, "silence": Silence(quantile=0.95)}
    assert signs(ComparingQuotes(), case(*talk, **late)) == {"first-quote"}
    assert signs(ComparingQuotes(), case(*talk, notice, **late)) == set()


@pytest.mark.parametrize(
    ("sender", "kind", "who"),
    [
        ("buyer", "message", "On 2026-03-12 the buyer wrote"),
        ("buyer", "auto-reply", "The message of 2026-03-12 that came automatically says"),
        ("unknown", "message", "The message of 2026-03-12 by an unknown sender says"),
    ],
)
def test_who_wrote_of_the_end_of_the_firm_is_said(sender, kind, who):
    given = case(message(8, sender, "Our company is closing down.", kind=kind))
    (found,) = NoCurrentNeed().judge(given)
    assert found.because.startswith(f"{who} that the company closes: ")


def test_a_fresh_sample_may_still_be_in_test():
    assert signs(InternalDecision(), said("Thanks", stage=Stage.SAMPLE)) == {"sample-fresh"}
    old = case(message(90, "buyer", "Received"), message(89, "seller", "ok"), stage=Stage.SAMPLE)
    assert signs(InternalDecision(), old) == set()


def test_labels_are_words_for_people():
    assert label(Cause.CHOSE_OTHER_SUPPLIER) == "Chose another supplier"


def test_a_boss_who_has_agreed_decides_nothing_any_more():
    log = (message(30, "buyer", "Boss is back and says ok in principle."), message(20, "seller", "USD 21 each."))
    assert "said" not in signs(InternalDecision(), case(*log))
