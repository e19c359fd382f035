"""An experience is a value: readable, versioned, the same after writing and reading, and refused when it is none."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Experience
from silentbuyer.errors import CalibrationError
from silentbuyer.model.experience import Figure
from silentbuyer.model.experience_file import parsed, written
from silentbuyer.model.findings import Cause
from silentbuyer.model.reply_law import KINDS, Effect, ReplyLaw, region_of, starting_law

FIGURE = Figure(
    name='answers, "by hand"', cases=120, buyers=100, base=0.4, before=-0.2, after=0.1, low=0.05, high=0.4,
    error_before=0.1, error_after=0.02, used=True, bins=[(0.1, 0.2, 60), (0.5, 0.4, 60)],
)  # fmt: skip
LAW = attrs.evolve(
    starting_law(), chance=0.5, shift=0.1, effects={"row": {"2": Effect(odds=0.5, letters=30, answered=9)}}
)
LEARNED = Experience(
    law=LAW, priors={"not-target": 1.5}, weights={"price-or-terms/price": {"price-or-terms": 2.0}},
    buyers=100, letters=900, labels=120, first="2026-01-02", last="2026-05-13", figures=[FIGURE], notes=["a note"],
)  # fmt: skip


def test_what_was_written_is_read_again(tmp_path):
    LEARNED.write(tmp_path / "e.toml")
    assert Experience.load(tmp_path / "e.toml") == LEARNED
    assert Experience.load(tmp_path / "e.toml").to_toml() == LEARNED.to_toml()


def test_a_change_of_one_figure_is_one_line_of_a_diff():
    lines = LEARNED.to_toml().splitlines()
    other = attrs.evolve(LEARNED, priors={"not-target": 1.25}).to_toml().splitlines()
    assert [(a, b) for a, b in zip(lines, other, strict=True) if a != b] == [("not-target = 1.5", "not-target = 1.25")]


def test_it_is_read_by_people():
    told = str(LEARNED)
    assert "900 letters to 100 buyers and 120 outcomes, 2026-01-02 to 2026-05-13" in told
    assert "answered in 50% of cases" in told
    assert "skill -0.20 -> +0.10 (gain +0.05 to +0.40)" in told
    assert told.endswith("a note")
    assert "(the starting table)" in str(Experience())


@pytest.mark.parametrize(
    "text",
    [
        "schema = 2\n",
        "",
        "[[",
        "schema = 1\n[priors]\nsulking = 1.0\n",
        "schema = 1\n[replies]\nchance = 0.5\n",
        "schema = 1\n[weights.x]\nprice-or-terms = 'much'\n",
        LEARNED.to_toml().replace("chance = 0.5", "chance = 1.5"),
        LEARNED.to_toml().replace("odds = 0.5", "odds = -0.5"),
        LEARNED.to_toml().replace("hours = 2.5", "hours = 0.0"),
        LEARNED.to_toml().replace("spread = 1.8", "spread = nan"),
    ],
)
def test_what_is_no_experience_is_refused(text, tmp_path):
    (tmp_path / "e.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CalibrationError, match="is no experience"):
        Experience.load(tmp_path / "e.toml")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CalibrationError, match=r"none\.toml"):
        Experience.load(tmp_path / "none.toml")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.floats(-20, 20), st.lists(st.text(max_size=10), max_size=3))
def test_any_key_and_note_survives(key, bits, notes):
    import tomllib

    from silentbuyer.model.experience_file import _experience, written

    made = Experience(weights={f"my-rule/{key}": {Cause.AWAY: round(bits, 4)}}, notes=notes)
    assert _experience(tomllib.loads(written(made))) == made


def test_a_situation_multiplies_odds_and_hours():
    law = ReplyLaw(chance=0.5, hours=4.0, spread=1.0, own=4.0, kappa=4.0,
                   effects={"row": {"2": Effect(odds=0.5, pace=2.0)}, "channel": {"chat": Effect(odds=2.0)}})  # fmt: skip
    assert len(KINDS) == 5
    assert law.log_odds(("running", "2", "chat", "sample", "cis")) == pytest.approx(0.0)
    assert law.log_hours(("running", "2", "chat", "sample", "cis")) == pytest.approx(2.0794, abs=1e-4)


def test_putting_right_keeps_order_and_certainty():
    law = attrs.evolve(starting_law(), shift=-0.5, slope=0.5)
    said = [law.put_right(p / 10) for p in range(11)]
    assert said == sorted(said)
    assert (said[0], said[-1]) == (0.0, 1.0)
    assert starting_law().put_right(0.3) == 0.3


def test_countries_are_learned_in_groups():
    assert region_of("BR") == region_of("MX") == "latin-america"
    assert (region_of(None), region_of("AQ")) == ("unknown", "elsewhere")


def test_a_figure_that_rounds_to_nothing_is_read_again():
    """0.00003 was written as "0.", which is no number in TOML."""
    figure = Figure(
        name="x",
        cases=400,
        buyers=200,
        base=0.5,
        before=0.2,
        after=0.1,
        low=0.0,
        high=0.2,
        error_before=0.00003,
        error_after=-0.00002,
        used=True,
    )
    (again,) = parsed(written(Experience(figures=(figure,)))).figures
    assert (again.error_before, again.error_after) == (0.0, 0.0)
