"""Learning from a log: closer to what comes on other buyers, refused or left alone where the data do not suffice."""

import random
from datetime import datetime

import attrs
import pytest
from bench.world.made import SELLER, buyers, labels
from bench.world.numbers import WORLDS

import silentbuyer as sb
from silentbuyer import Engine, Experience, calendars, mailbox
from silentbuyer.calibration.labels import answered, causes_of
from silentbuyer.errors import CalibrationError, CustomerError
from silentbuyer.model.findings import NOTHING_WRONG, Cause

COLD = WORLDS["cold"]


@pytest.fixture(scope="module")
def world():
    return list(buyers(COLD, 200))


@pytest.fixture(scope="module")
def learned(world):
    truths = {b.row["id"]: True if b.truth.answers else b.truth.cause for b in world}
    return sb.learn([b.customer() for b in world], truths, now=COLD.now, seller=SELLER)


def brier(made, law):
    rows = []
    for buyer in (b for b in made if b.truth.answers is not None):
        person = buyer.customer()
        silence = calendars.measure(person, COLD.now, mailbox.absences(person, COLD.now), law=law)
        rows.append((silence.p_reply - buyer.truth.answers) ** 2)
    return sum(rows) / len(rows)


@pytest.mark.no_cover  # long, and counted by others
def test_buyers_that_were_not_seen_are_foretold_better(learned):
    others = list(buyers(COLD, 120, seed=9))
    assert brier(others, learned.law) < brier(others, None)


def test_it_says_how_good_it_is_on_held_out_buyers(learned):
    figures = {figure.name: figure for figure in learned.figures}
    assert set(figures) == {
        "answers to later letters",
        "answers, by your outcomes",
        "which cause it is",
        "the cause that leads",
    }
    told = figures["answers, by your outcomes"]
    assert told.used
    assert 0.0 < told.low <= told.after - told.before <= told.high
    assert told.buyers == told.cases > 150
    assert sum(count for _, _, count in told.bins) == told.cases


def test_priors_move_towards_what_the_outcomes_name(learned):
    assert learned.priors[Cause.INTERNAL_DECISION] > 0.0
    assert not set(learned.priors) & set(NOTHING_WRONG)


def test_an_engine_goes_by_it(world, learned, tmp_path):
    learned.write(tmp_path / "e.toml")
    person = next(b for b in world if b.truth.answers is False).customer()
    plain = sb.diagnose(person, SELLER, now=COLD.now, online=False)
    by_value = sb.diagnose(person, SELLER, now=COLD.now, online=False, experience=learned)
    by_file = sb.diagnose(person, SELLER, now=COLD.now, online=False, experience=tmp_path / "e.toml")
    assert by_value.silence.p_reply < plain.silence.p_reply
    assert by_file.cause == by_value.cause
    assert by_file.silence.p_reply == pytest.approx(by_value.silence.p_reply, abs=1e-3)


def test_the_same_log_teaches_the_same(world):
    people = [b.customer() for b in world[:80]]
    assert sb.learn(people, now=COLD.now) == sb.learn(people, now=COLD.now)


@pytest.mark.no_cover  # long, and counted by others
def test_outcomes_that_tell_nothing_do_not_make_it_surer(world):
    """Coin flips between two causes teach that it is one of these two, and not which."""
    rng = random.Random(3)  # noqa: S311 - a toy
    words = ["price-or-terms", "internal-decision"]
    flips = {b.row["id"]: rng.choice(words) for b in world}
    made = sb.learn([b.customer() for b in world], flips, now=COLD.now)
    head = next(figure for figure in made.figures if figure.name == "the cause that leads")
    assert head.error_after < 0.15


def test_few_buyers_leave_the_table(world):
    made = sb.learn([b.customer() for b in world[:20]], labels(world[:20]), now=COLD.now)
    assert made.law is None
    assert made.priors == {}
    assert any("are needed: the starting table stays" in note for note in made.notes)
    assert Engine(online=False, experience=made).experience.replies == Experience().replies


def test_words_and_ids_are_looked_at_before_the_work(world):
    people = [b.customer() for b in world[:3]]
    with pytest.raises(CalibrationError, match="'pricee-or-terms' is no cause; did you mean 'price-or-terms'"):
        sb.learn(people, {people[0].id: "pricee-or-terms"})
    with pytest.raises(CalibrationError, match="1 outcomes are of no customer given, the first of 'nobody'"):
        sb.learn(people, {"nobody": True})
    with pytest.raises(CalibrationError, match="nothing to learn from"):
        sb.learn([sb.Customer(id="1")])
    with pytest.raises(CustomerError):
        sb.learn(people, now=datetime(2026, 5, 1))


def test_doubtful_data_are_told(world):
    people = [b.customer() for b in world[:3]]
    made = sb.learn([*people, people[0]], {people[0].id: None})
    assert any("better name `now`" in note for note in made.notes)
    assert any("they count as one" in note for note in made.notes)


def test_an_outcome_is_a_cause_a_family_or_whether_they_answered():
    family = frozenset(NOTHING_WRONG)
    assert causes_of(True) == causes_of("answered") == causes_of("away") == causes_of("nothing is wrong yet") == family
    assert causes_of(False) == causes_of("silent") == frozenset(Cause) - family
    assert causes_of(Cause.FAKE_BUYER) == {Cause.FAKE_BUYER}
    assert Cause.FAKE_BUYER in causes_of("not worth it")
    assert [answered(word) for word in (True, "time-difference", False, "fake-buyer", "your-turn")] == [
        True, True, False, False, None,
    ]  # fmt: skip


def test_learned_priors_move_causes_and_leave_the_chance_of_an_answer(world):
    person = next(b for b in world if b.truth.answers is not None).customer()
    with (
        Engine(online=False) as plain,
        Engine(online=False, experience=Experience(priors={"not-target": 3.0})) as moved,
    ):
        a, b = (engine.diagnose(person, now=COLD.now) for engine in (plain, moved))
    prior_a, prior_b = ({s.cause: 2**s.prior_bits for s in d.causes} for d in (a, b))
    assert prior_b[Cause.NOT_TARGET] > 3 * prior_a[Cause.NOT_TARGET]
    assert sum(prior_a[c] for c in NOTHING_WRONG) == pytest.approx(sum(prior_b[c] for c in NOTHING_WRONG))


def test_the_experience_stays_a_frozen_value(learned):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        learned.buyers = 1
    assert hash(learned) == hash(attrs.evolve(learned))
