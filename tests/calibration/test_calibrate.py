"""Weights fitted to one's own outcomes: better where there is something to learn, refused where there is not."""

import random
from datetime import timedelta

import attrs
import pytest
from tests.saying import NOW

from silentbuyer.calibration.calibrate import calibrate
from silentbuyer.calibration.calibration import load_weights
from silentbuyer.errors import CalibrationError
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Diagnosis, Silence
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.weighing.calibrated import key_of, reweighed
from silentbuyer.weighing.weigh import weigh

TRUTHS = (Cause.PRICE_OR_TERMS, Cause.CHOSE_OTHER_SUPPLIER, Cause.INTERNAL_DECISION)


def diagnosis(name, findings):
    silence = Silence(since=NOW - timedelta(days=9), p_reply=0.2, shares={Cause.AWAY: 1.0})
    causes = weigh(findings, stage=Stage.QUOTATION, silence=silence, turn="buyer")
    return Diagnosis(
        customer=name,
        label=name,
        now=NOW,
        stage=Stage.QUOTATION,
        silence=silence,
        causes=causes,
        findings=tuple(findings),
    )


def world(count, *, seed=7, telling=True):
    """Buyers whose price words mean in truth that another supplier was chosen; `noise` is a rule that means nothing."""
    chance = random.Random(seed)  # noqa: S311 - a toy world, no secret
    cases, outcomes = [], {}
    for n in range(count):
        truth = chance.choice(TRUTHS)
        findings = []
        if telling and truth is Cause.CHOSE_OTHER_SUPPLIER and chance.random() < 0.9:
            findings.append(sign("price-or-terms", "price").finding("too expensive"))
        if truth is Cause.INTERNAL_DECISION and chance.random() < 0.7:
            findings.append(sign("internal-decision", "said").finding("my boss", scale=0.5))
        if chance.random() < 0.5:
            findings.append(Finding(weights={Cause.AWAY: 3.0}, because="noise", rule="noise"))
        cases.append(diagnosis(f"C{n}", findings))
        outcomes[f"C{n}"] = truth
    return cases, outcomes


@pytest.fixture(scope="module")
def fitted():
    return calibrate(*world(200))


@pytest.mark.no_cover  # long, and counted by others
def test_a_wrong_weight_is_put_right(fitted):
    row = fitted.weights["price-or-terms/price"]
    assert row[Cause.PRICE_OR_TERMS] < 2.0 < fitted.table["price-or-terms/price"][Cause.PRICE_OR_TERMS]


def test_unseen_cases_are_predicted_better(fitted):
    assert fitted.after < fitted.before
    assert "better" in str(fitted)


def test_a_rule_that_does_nothing_is_named(fitted):
    assert "noise" in fitted.idle
    assert "internal-decision" not in fitted.idle
    useful = next(lift for lift in fitted.lifts if lift.rule == "internal-decision")
    assert useful.lift > 1.5
    assert useful.low < useful.right <= useful.high
    assert useful.gain > 0


def test_reliability_tells_said_from_right(fitted):
    assert sum(one.count for one in fitted.reliability) == 200
    assert all(one.low <= one.said <= one.high + 1e-9 for one in fitted.reliability)
    gap = [
        sum(abs(b.said - b.right) * b.count for b in bins) for bins in (fitted.reliability, fitted.reliability_after)
    ]
    assert gap[1] < gap[0]


def test_the_diff_can_be_written_and_used(fitted, tmp_path):
    fitted.write(tmp_path / "mine.toml")
    weights = load_weights(tmp_path / "mine.toml")
    assert weights["price-or-terms/price"][Cause.PRICE_OR_TERMS] == pytest.approx(
        fitted.weights["price-or-terms/price"][Cause.PRICE_OR_TERMS], abs=0.01
    )
    assert weights["noise/away +3"][Cause.AWAY] < 3.0
    assert "# was { price-or-terms = 4.50" in fitted.to_toml()
    assert fitted.to_toml(least=100).count("\n") == 1
    case = world(1)[0][0]
    silence, seen = case.silence, [sign("price-or-terms", "price").finding("too expensive")]
    before = weigh(seen, stage=case.stage, silence=silence, turn="buyer")
    after = weigh(seen, stage=case.stage, silence=silence, turn="buyer", overrides=weights)
    assert before[0].cause is Cause.PRICE_OR_TERMS
    assert after[0].probability < before[0].probability


@pytest.mark.no_cover  # long, and counted by others
def test_the_same_data_give_the_same_weights(fitted):
    assert calibrate(*world(200)).weights == fitted.weights


def test_few_cases_hardly_move_a_weight():
    few = calibrate(*world(40), least_cases=30, strength=1000)
    table, row = few.table["price-or-terms/price"], few.weights["price-or-terms/price"]
    assert abs(row[Cause.PRICE_OR_TERMS] - table[Cause.PRICE_OR_TERMS]) < 0.5


def test_too_little_data_is_refused_with_every_reason():
    cases, _ = world(5)
    with pytest.raises(
        CalibrationError, match=r"5 labelled customers, at least 100.*two causes.*there are: answered 5"
    ):
        calibrate(cases, {case.customer: "away" for case in cases})
    with pytest.raises(CalibrationError, match="there are: none"):
        calibrate(cases, {})
    bare = [diagnosis("a", [])]
    with pytest.raises(CalibrationError, match="no case has a finding"):
        calibrate(bare, {"a": "away"})


def test_an_outcome_that_is_no_cause_is_named():
    with pytest.raises(CalibrationError, match="'sulking' is no cause"):
        calibrate(world(1)[0], {"C0": "sulking"})


def test_useless_data_are_called_useless():
    chance = random.Random(1)  # noqa: S311 - as above
    cases, outcomes = world(120, telling=False)
    shuffled = dict(zip(outcomes, chance.sample(list(outcomes.values()), len(outcomes)), strict=True))
    made = calibrate(cases, shuffled)
    assert made.idle


@pytest.mark.parametrize("text", ["[[", "[a]\nb = 3\n", "[a.b]\nweights = { sulking = 1.0 }\n"])
def test_a_broken_file_of_weights_is_refused(text, tmp_path):
    (tmp_path / "w.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CalibrationError, match="not a table of weights"):
        load_weights(tmp_path / "w.toml")
    with pytest.raises(CalibrationError):
        load_weights(tmp_path / "missing.toml")


def test_customers_are_counted_and_not_their_cases():
    """Twenty-four buyers, five times each, are twenty-four outcomes."""
    cases, outcomes = world(24)
    with pytest.raises(CalibrationError, match="24 labelled customers, at least 100"):
        calibrate(cases * 5, outcomes)


def test_a_customer_is_never_on_both_sides_of_a_fold():
    from silentbuyer.calibration.fitting import folds_of

    names = [f"C{n % 30}" for n in range(150)]
    parts = folds_of(names, 5)
    assert all(len({part for name, part in zip(names, parts, strict=True) if name == one}) == 1 for one in names)
    assert [parts[:30].count(fold) for fold in range(5)] == [6] * 5


def test_useless_weights_are_not_handed_out():
    cases, outcomes = world(120, telling=False)
    shuffled = dict(zip(outcomes, random.Random(1).sample(list(outcomes.values()), len(outcomes)), strict=True))  # noqa: S311 - as above
    made = calibrate([attrs.evolve(case, findings=case.findings[:0]) for case in cases[:119]] + cases[119:], shuffled)
    assert not made.better
    assert made.weights == made.table
    assert "the table's weights stay" in str(made)


@pytest.mark.no_cover  # long, and counted by others
@pytest.mark.parametrize("signs", [("", ""), ("acme/profile", "acme/profile")])
def test_one_rule_may_say_several_things(signs):
    """Two kinds of finding of one rule keep their own weights, also where they name other causes."""
    kinds = [
        Finding(weights={Cause.FAKE_BUYER: 2.5, Cause.UNREACHABLE: -0.5}, because="suspended", rule="p", sign=signs[0]),
        Finding(weights={Cause.CHOSE_OTHER_SUPPLIER: 1.5}, because="moved", rule="p", sign=signs[1]),
    ]
    chance, cases, outcomes = random.Random(5), [], {}  # noqa: S311 - as above
    for n in range(160):
        truth = chance.choice([Cause.FAKE_BUYER, Cause.CHOSE_OTHER_SUPPLIER])
        told = kinds[truth is Cause.CHOSE_OTHER_SUPPLIER]
        cases.append(diagnosis(f"C{n}", [told] if chance.random() < 0.8 else []))
        outcomes[f"C{n}"] = truth
    made = calibrate(cases, outcomes)
    keys = [key_of(kind) for kind in kinds]
    assert set(made.weights) == set(keys)
    assert made.better
    assert made.weights[keys[0]][Cause.FAKE_BUYER] > 2.5
    assert set(made.weights[keys[1]]) == {Cause.CHOSE_OTHER_SUPPLIER}
    assert reweighed(kinds, made.weights)[0].weights == made.weights[keys[0]]


@pytest.mark.no_cover  # long, and counted by others
def test_they_answered_is_an_outcome_of_its_own():
    """Which of the four causes of "nothing is wrong yet" it was, nobody can note down: the label leaves it open."""
    cases, outcomes = world(200)
    natural = {name: "answered" if n % 3 == 0 else truth for n, (name, truth) in enumerate(outcomes.items())}
    flavoured = {name: "away" if word == "answered" else word for name, word in natural.items()}
    by_word, by_flavour = calibrate(cases, natural), calibrate(cases, flavoured)
    assert by_word == by_flavour
    assert by_word.after <= by_word.before


@pytest.mark.no_cover  # long, and counted by others
def test_later_cases_of_other_customers_are_scored_too():
    cases, outcomes = world(200)
    dated = [attrs.evolve(case, now=case.now + timedelta(days=n)) for n, case in enumerate(cases)]
    made = calibrate(dated, outcomes)
    assert made.later is not None
    assert made.later > 0.0
    assert "on later cases of other customers" in str(made)
    assert calibrate(cases, outcomes).later is None
