"""Findings become probabilities by sums that order, repetition and ignorance cannot bend."""

import math
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import NOW

from silentbuyer.data.tables import toml
from silentbuyer.model.causes import info, label, priors, turn_mass
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.weighing.calibrated import full_weights, reweighed, share_of
from silentbuyer.weighing.weigh import counted, prior_masses, total_bits, weigh

SILENT = Silence(since=NOW - timedelta(days=5), p_reply=0.3, shares={Cause.WITHIN_USUAL_TIME: 0.5, Cause.AWAY: 0.5})
CAUSES = st.sampled_from(list(Cause))
BITS = st.floats(-8, 8).map(lambda bits: round(bits, 2))
FINDINGS = st.builds(
    Finding,
    weights=st.dictionaries(CAUSES, BITS, min_size=1, max_size=3).map(FrozenMap),
    because=st.sampled_from(["one", "two", "three"]),
    group=st.sampled_from(["", "a", "b", "c"]),
    rule=st.sampled_from(["r1", "r2"]),
)


def ranked(*findings, stage=Stage.QUOTATION, silence=SILENT, turn="buyer", overrides=None):
    return weigh(findings, stage=stage, silence=silence, turn=turn, overrides=overrides)


def chance(scores, cause):
    return next(score.probability for score in scores if score.cause is cause)


def finding(bits, cause=Cause.PRICE_OR_TERMS, group="g", **more):
    return Finding(weights={cause: bits}, because="because", group=group, rule="r", **more)


class TestTheTable:
    def test_names_every_cause_with_label_family_and_source(self):
        for cause in Cause:
            assert info(cause).label == label(cause)
            assert info(cause).source
            assert info(cause).family or cause is Cause.UNKNOWN

    @pytest.mark.parametrize("stage", list(Stage))
    def test_priors_of_a_stage_sum_to_one_and_cover_all_other_causes(self, stage):
        assert math.isclose(sum(priors(stage).values()), 1.0)
        assert set(priors(stage)) == set(Cause) - set(NOTHING_WRONG)

    def test_every_sign_has_a_source_and_a_date(self):
        for rule, rows in toml("weights.toml").items():
            for name, row in rows.items():
                assert row.get("source"), f"{rule}/{name}"
                assert row.get("date"), f"{rule}/{name}"

    @pytest.mark.parametrize("turn", ["buyer", "seller", "unknown", "nobody"])
    def test_each_turn_leaves_mass_for_the_other_causes(self, turn):
        mass = turn_mass(turn)
        assert mass.of_family(1.0) + mass.your_turn + mass.unknown <= 1.0


class TestThePrior:
    def test_nothing_is_wrong_has_the_mass_with_which_a_reply_still_comes(self):
        masses = prior_masses(Stage.QUOTATION, SILENT, "buyer")
        assert math.isclose(sum(masses[cause] for cause in NOTHING_WRONG), 0.3, rel_tol=1e-6)
        assert math.isclose(masses[Cause.AWAY], 0.15, rel_tol=1e-6)

    @pytest.mark.parametrize("turn", ["buyer", "seller", "unknown", "nobody"])
    @pytest.mark.parametrize("p_reply", [0.0, 0.5, 1.0])
    @pytest.mark.parametrize("stage", list(Stage))
    def test_sums_to_one_with_every_cause_possible(self, stage, p_reply, turn):
        silence = Silence(since=NOW, p_reply=p_reply)
        masses = prior_masses(stage, silence, turn)
        assert math.isclose(sum(masses.values()), 1.0, abs_tol=1e-6)
        assert min(masses.values()) > 0

    def test_the_last_word_of_the_buyer_makes_it_our_turn(self):
        assert ranked(turn="seller")[0].cause is Cause.YOUR_TURN

    def test_a_silence_that_could_not_be_measured_decides_nothing(self):
        masses = prior_masses(Stage.QUOTATION, Silence(), "buyer")
        assert math.isclose(sum(masses[cause] for cause in NOTHING_WRONG), 0.5, rel_tol=1e-6)

    def test_without_shares_the_mass_is_the_usual_time(self):
        masses = prior_masses(Stage.QUOTATION, Silence(since=NOW, p_reply=0.4), "buyer")
        assert math.isclose(masses[Cause.WITHIN_USUAL_TIME], 0.4)


class TestEvidence:
    def test_one_bit_doubles_the_odds(self):
        before, after = chance(ranked(), Cause.PRICE_OR_TERMS), chance(ranked(finding(1.0)), Cause.PRICE_OR_TERMS)
        assert math.isclose(after / (1 - after), 2 * before / (1 - before))

    @given(st.lists(FINDINGS, max_size=8), st.randoms())
    @settings(max_examples=100, deadline=None)
    def test_order_never_matters(self, findings, chaos):
        mixed = list(findings)
        chaos.shuffle(mixed)
        assert [(s.cause, s.probability, s.bits) for s in ranked(*findings)] == [
            (s.cause, s.probability, s.bits) for s in ranked(*mixed)
        ]

    @given(st.lists(FINDINGS, max_size=8))
    @settings(max_examples=100, deadline=None)
    def test_probabilities_sum_to_one_and_fall(self, findings):
        scores = ranked(*findings)
        assert math.isclose(sum(score.probability for score in scores), 1.0)
        assert len(scores) == len(Cause)
        assert all(a.probability >= b.probability for a, b in pairwise(scores))

    @given(st.lists(FINDINGS, max_size=6), CAUSES, st.floats(0.1, 8))
    @settings(max_examples=100, deadline=None)
    def test_as_much_for_as_against_cancels(self, findings, cause, bits):
        both = (finding(bits, cause, "new-1"), finding(-bits, cause, "new-2"))
        before, after = ranked(*findings), ranked(*findings, *both)
        for score in before:
            assert math.isclose(chance(after, score.cause), score.probability, abs_tol=1e-12)

    @given(st.lists(FINDINGS, max_size=6), FINDINGS)
    @settings(max_examples=100, deadline=None)
    def test_the_same_again_changes_nothing(self, findings, once):
        assert [s.bits for s in ranked(*findings, once)] == [s.bits for s in ranked(*findings, once, once)]

    def test_a_second_weaker_finding_of_a_group_changes_nothing(self):
        one, two = ranked(finding(3.0)), ranked(finding(3.0), finding(2.0))
        assert chance(one, Cause.PRICE_OR_TERMS) == chance(two, Cause.PRICE_OR_TERMS)
        assert counted(Cause.PRICE_OR_TERMS, two[0].findings) == (two[0].findings[0],)

    def test_ten_weak_findings_of_a_group_never_outvote_one_fair_one(self):
        weak = [Finding(weights={Cause.FAKE_BUYER: 0.5}, because=f"{n}", group="weak", rule="r") for n in range(10)]
        against = finding(-2.0, Cause.FAKE_BUYER, "real")
        assert total_bits(Cause.FAKE_BUYER, [*weak, against]) == -1.5

    def test_weak_evidence_adds_up_to_the_cap_only(self):
        many = [finding(3.0, Cause.FAKE_BUYER, f"g{n}") for n in range(5)]
        assert total_bits(Cause.FAKE_BUYER, many) == info(Cause.FAKE_BUYER).cap
        assert total_bits(Cause.FAKE_BUYER, [*many, finding(8.0, Cause.FAKE_BUYER, "fee")]) == 13.0

    def test_findings_stand_with_the_causes_they_move_strongest_first(self):
        score = next(s for s in ranked(finding(1.0), finding(-2.0, group="h")) if s.cause is Cause.PRICE_OR_TERMS)
        assert [f.weights[Cause.PRICE_OR_TERMS] for f in score.findings] == [-2.0, 1.0]

    def test_a_finding_without_weight_moves_nothing(self):
        empty = Finding(weights={}, because="only told")
        assert ranked(empty) == ranked()


class TestCalibratedWeights:
    def test_replace_those_of_the_sign(self):
        seen = sign("price-or-terms", "price").finding("too expensive")
        plain = ranked(seen)
        strong = ranked(seen, overrides={"price-or-terms/price": {Cause.PRICE_OR_TERMS: 9.0}})
        assert chance(strong, Cause.PRICE_OR_TERMS) > chance(plain, Cause.PRICE_OR_TERMS)
        assert strong[0].findings[0].source == "calibrated"

    def test_keep_the_share_by_which_a_rule_weakened_its_finding(self):
        half = sign("price-or-terms", "price").finding("said by somebody", scale=0.5)
        assert share_of(half) == 0.5
        (made,) = reweighed([half], {"price-or-terms/price": {Cause.PRICE_OR_TERMS: 6.0}})
        assert made.weights == {Cause.PRICE_OR_TERMS: 3.0}

    def test_go_by_the_rule_where_there_is_no_sign(self):
        plugin = Finding(weights={Cause.AWAY: 1.0}, because="b", rule="dhgate-quiet")
        (made,) = reweighed([plugin], {"dhgate-quiet": {Cause.AWAY: 2.0}})
        assert made.weights == {Cause.AWAY: 2.0}
        assert full_weights(plugin) == plugin.weights
        assert full_weights(finding(1.0, sign="no/such")) == {Cause.PRICE_OR_TERMS: 1.0}
        assert share_of(Finding(weights={}, because="b")) == 1.0

    def test_leave_the_others_alone(self):
        seen = finding(1.0)
        assert reweighed([seen], {"other/sign": {Cause.AWAY: 1.0}}) == (seen,)


def test_the_family_comes_first_in_the_order_of_causes():
    assert tuple(Cause)[: len(NOTHING_WRONG)] == NOTHING_WRONG
    assert [*NOTHING_WRONG, *priors(Stage.QUOTATION)] == list(Cause)


class TestADecisiveSignOfAFake:
    def test_is_not_undone_by_many_weak_signs_of_a_real_buyer(self):
        fee = finding(10.0, Cause.FAKE_BUYER, "fee")
        real = [finding(-2.0, Cause.FAKE_BUYER, group) for group in ("answers", "concrete", "name", "domain")]
        assert total_bits(Cause.FAKE_BUYER, [fee, *real]) == 10.0 - info(Cause.FAKE_BUYER).against
        assert chance(ranked(fee, *real), Cause.FAKE_BUYER) > 0.8

    def test_weak_signs_alone_count_as_they_are(self):
        weak = [finding(2.0, Cause.FAKE_BUYER, "a"), finding(-3.0, Cause.FAKE_BUYER, "b")]
        assert total_bits(Cause.FAKE_BUYER, weak) == -1.0

    def test_other_causes_know_no_such_bound(self):
        signs = [finding(7.0, Cause.UNREACHABLE, "bounce"), finding(-3.0, Cause.UNREACHABLE, "answer")]
        assert total_bits(Cause.UNREACHABLE, signs) == 4.0
