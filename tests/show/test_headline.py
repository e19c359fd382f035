"""The head line: a cause where one stands out and something speaks for it, else the family, else nothing."""

import attrs
import pytest
from made_by_hand import diagnosis

from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.silence import LATE
from silentbuyer.show import headline, listing, terminal, text_report
from silentbuyer.worklist.buyer_card import card


def scores(*pairs, told=True):
    heard = {cause: (Finding(weights={cause: 3.0}, because="It was heard."),) for cause, _ in pairs} if told else {}
    return tuple(CauseScore(cause, share, heard.get(cause, ())) for cause, share in pairs)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.95, "Almost certainly"), (0.7, "Very probably"), (0.5, "Probably"), (0.45, "Perhaps")],
)
def test_the_headline_is_as_sure_as_the_figure(share, expected):
    d = diagnosis(causes=scores((Cause.YOUR_TURN, share), (Cause.UNKNOWN, 1 - share)))
    assert d.headline == f"{expected} it is your turn: the buyer waits for you ({share * 100:.0f}%)."
    assert d.family == "our side"


def test_an_unexplained_silence_is_not_explained_away():
    d = diagnosis(causes=scores((Cause.UNKNOWN, 0.62), (Cause.FAKE_BUYER, 0.2)))
    assert d.headline == "No reason was recognised yet."
    assert d.family == ""
    assert headline.runners_up(d) == "Likeliest single cause: fake buyer 20%."


def test_where_no_cause_stands_out_the_family_leads_with_its_whole_mass():
    calm = (Cause.WITHIN_USUAL_TIME, 0.3), (Cause.AWAY, 0.2), (Cause.HOLIDAY_ABSENCE, 0.12), (Cause.UNKNOWN, 0.38)
    usual = attrs.evolve(diagnosis().silence, quantile=LATE - 0.1)
    d = diagnosis(causes=scores(*calm, told=False), silence=usual)
    assert d.headline == "Probably nothing is wrong yet (62%)."
    assert d.family == "nothing is wrong yet"

    split = (Cause.PRICE_OR_TERMS, 0.3), (Cause.INTERNAL_DECISION, 0.25), (Cause.UNKNOWN, 0.45)
    d = diagnosis(causes=scores(*split))
    assert d.headline == "Probably there is a commercial reason, which one is not known (55%)."
    assert headline.runners_up(d) == "Likeliest single causes: price or terms 30%, internal decision 25%."


def test_where_most_replies_would_have_come_nobody_says_that_nothing_is_wrong():
    late = attrs.evolve(diagnosis().silence, quantile=LATE)
    for slow, share in (
        (((Cause.WITHIN_USUAL_TIME, 0.6),), "60%"),
        (((Cause.AWAY, 0.3), (Cause.TIME_DIFFERENCE, 0.32)), "62%"),
    ):
        d = diagnosis(causes=scores(*slow, (Cause.UNKNOWN, 0.38), told=False), silence=late)
        assert d.headline == f"Probably the buyer is only slow to answer ({share})."


def test_a_reason_why_no_reply_is_due_is_given_however_late_it_is():
    late = attrs.evolve(diagnosis().silence, quantile=0.97)
    d = diagnosis(causes=scores((Cause.WITHIN_USUAL_TIME, 0.6), (Cause.UNKNOWN, 0.4)), silence=late)
    assert d.headline == "Probably nothing is wrong yet: a reply is not due for this buyer (60%)."


def test_a_cause_that_is_most_of_its_family_is_named_beside_it():
    d = diagnosis(causes=scores((Cause.PRICE_OR_TERMS, 0.38), (Cause.INTERNAL_DECISION, 0.2), (Cause.UNKNOWN, 0.42)))
    assert d.headline == (
        "Probably there is a commercial reason, likeliest this: the price or the terms do not suit the buyer (58%)."
    )


def test_a_family_of_which_little_was_found_does_not_lead():
    heard = scores((Cause.INTERNAL_DECISION, 0.12))
    usual = CauseScore(Cause.PRICE_OR_TERMS, 0.38), CauseScore(Cause.UNKNOWN, 0.5)
    d = diagnosis(causes=(usual[1], usual[0], *heard))
    assert d.headline == "No reason was recognised yet."
    assert d.family == ""


def test_a_sample_in_test_is_called_by_its_name():
    finding = Finding(weights={Cause.INTERNAL_DECISION: 4.0}, because="b", sign="internal-decision/sample-in-test")
    d = diagnosis(causes=(CauseScore(Cause.INTERNAL_DECISION, 0.8, (finding,)), CauseScore(Cause.UNKNOWN, 0.2)))
    assert d.headline == "Very probably the buyer is still testing the sample (80%)."


def test_a_prior_alone_names_neither_a_cause_nor_its_family():
    d = diagnosis(causes=scores((Cause.COMPARING_QUOTES, 0.6), (Cause.UNKNOWN, 0.35), told=False))
    assert d.headline == "No reason was recognised yet."
    assert d.family == ""


def test_a_family_of_less_than_one_in_four_is_nobodys_reason():
    few = (Cause.WITHIN_USUAL_TIME, 0.24), (Cause.COMPARING_QUOTES, 0.56), (Cause.UNKNOWN, 0.2)
    d = diagnosis(causes=scores(*few, told=False))
    assert d.headline == "No reason was recognised yet."
    assert (d.family, listing.cells(d)[1]) == ("", "not known")


def test_every_surface_shows_what_leads():
    split = (Cause.PRICE_OR_TERMS, 0.3), (Cause.INTERNAL_DECISION, 0.25), (Cause.UNKNOWN, 0.45)
    d = diagnosis(causes=scores(*split))
    assert d.headline in " ".join(text_report.report(d).split())
    assert "there is a commercial reason, which one is not known" in card(d)
    assert listing.cells(d)[1:3] == ("commercial", "55%")
    assert (listing.flat_row(d)["family"], listing.flat_row(d)["headline"]) == ("commercial", d.headline)
    assert (d.to_dict()["family"], d.to_dict()["headline"]) == ("commercial", d.headline)
    assert d.headline in str(terminal.panel(d).renderable.renderables[0])


def test_what_is_merely_usual_is_no_likely_cause():
    usual = CauseScore(Cause.COMPARING_QUOTES, 0.3)
    d = diagnosis(causes=(CauseScore(Cause.UNKNOWN, 0.5), usual, *scores((Cause.PRICE_OR_TERMS, 0.2))))
    assert headline.runners_up(d) == "Likeliest single cause: price or terms 20%."


def test_runners_up_below_a_fifth_are_not_worth_a_sentence():
    assert headline.runners_up(diagnosis(causes=scores((Cause.UNKNOWN, 0.81), (Cause.AWAY, 0.19)))) == ""


def test_what_only_lies_beside_a_cause_does_not_name_it():
    beside = Finding(weights={Cause.INTERNAL_DECISION: 1.9}, because="A day has passed.")
    d = diagnosis(causes=(CauseScore(Cause.UNKNOWN, 0.6), CauseScore(Cause.INTERNAL_DECISION, 0.4, (beside,))))
    assert headline.runners_up(d) == ""


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_sentence_and_its_family_another(cause):
    lone = diagnosis(
        causes=scores((cause, 0.9), (Cause.UNKNOWN, 0.1)) if cause is not Cause.UNKNOWN else scores((cause, 1.0))
    )
    assert lone.headline.endswith("%).") or lone.headline == "No reason was recognised yet."
    split = attrs.evolve(lone, causes=tuple(attrs.evolve(s, probability=s.probability * 0.4) for s in lone.causes))
    assert split.headline


def test_a_single_cause_is_one_and_several_are_causes():
    one = diagnosis(causes=scores((Cause.UNKNOWN, 0.7), (Cause.FAKE_BUYER, 0.2), (Cause.AWAY, 0.05)))
    two = diagnosis(causes=scores((Cause.UNKNOWN, 0.6), (Cause.FAKE_BUYER, 0.2), (Cause.AWAY, 0.2)))
    assert headline.runners_up(one) == "Likeliest single cause: fake buyer 20%."
    assert headline.runners_up(two).startswith("Likeliest single causes: ")


def quoted(cause, bits=2.0):
    return Finding(
        weights={cause: bits}, because="They wrote it.", evidence={"topic": "price", "sentence": "Too dear."}
    )


def test_a_reason_that_was_heard_is_named_though_none_is_sure():
    causes = (
        CauseScore(Cause.UNKNOWN, 0.6),
        CauseScore(Cause.PRICE_OR_TERMS, 0.22, (quoted(Cause.PRICE_OR_TERMS),)),
        CauseScore(Cause.AWAY, 0.18),
    )
    d = diagnosis(causes=causes)
    assert (
        d.headline == "No reason is sure; the likeliest one heard: the price or the terms do not suit the buyer (22%)."
    )
    assert headline.runners_up(d) == ""  # it is named already
    assert d.in_language("zh").headline.startswith("没有")


@pytest.mark.parametrize("cause", [Cause.FAKE_BUYER, Cause.NOT_A_BUYER, Cause.PAYMENT_DIVERTED, Cause.YOUR_TURN])
def test_nobody_is_accused_where_nothing_is_sure(cause):
    causes = (CauseScore(Cause.UNKNOWN, 0.78), CauseScore(cause, 0.22, (quoted(cause),)))
    assert diagnosis(causes=causes).headline == "No reason was recognised yet."


def test_what_was_only_measured_is_not_said_to_have_been_heard():
    measured = Finding(weights={Cause.UNREACHABLE: 3.0}, because="It bounced.")
    causes = (CauseScore(Cause.UNKNOWN, 0.78), CauseScore(Cause.UNREACHABLE, 0.22, (measured,)))
    assert diagnosis(causes=causes).headline == "No reason was recognised yet."
