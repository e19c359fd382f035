"""The made-up world: the same numbers make the same buyers, the truth fits the log, and the library never sees it."""

from collections import Counter
from pathlib import Path

import attrs
import pytest
from bench.world.made import buyers, labels
from bench.world.numbers import WORLDS, drawn, world_of
from bench.world.texts import table

from silentbuyer.model.causes import info
from silentbuyer.model.findings import NOTHING_WRONG, Cause

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def usual():
    return list(buyers(WORLDS["usual"], 120))


def test_a_seed_makes_the_same_world_again(usual):
    assert list(buyers(WORLDS["usual"], 20)) == usual[:20]
    assert list(buyers(WORLDS["usual"], 20, seed=2)) != usual[:20]
    assert drawn(3) == drawn(3) != drawn(4)


def test_no_letter_is_written_after_the_end_of_the_log(usual):
    assert all(
        letter.at < WORLDS["usual"].now for buyer in usual for letter in buyer.letters if letter.kind == "message"
    )


def test_an_answer_under_way_comes_after_the_end_and_is_nothing_wrong(usual):
    for truth in (buyer.truth for buyer in usual):
        if truth.answers:
            assert truth.comes >= WORLDS["usual"].now
            assert truth.cause in NOTHING_WRONG
        elif truth.answers is False:
            assert info(Cause(truth.cause)).family != "nothing is wrong yet"
        else:
            assert truth.cause == "your-turn"


def test_the_worlds_differ_as_their_numbers_say():
    rates = {}
    for name in ("cold", "usual", "loyal-slow"):
        answers = [*labels(list(buyers(WORLDS[name], 150))).values()]
        rates[name] = sum(answers) / len(answers)
    assert rates["cold"] < rates["usual"] - 0.1 < rates["loyal-slow"] - 0.2


def test_seasons_keep_buyers_away():
    causes = Counter(buyer.truth.cause for buyer in buyers(WORLDS["seasonal"], 150))
    assert causes["holiday-absence"] + causes["away"] >= 8


def test_buyers_write_in_their_languages_and_live_on_their_clocks(usual):
    languages = {"de", "es", "fr", "pt", "it", "ru", "tr", "ar", "zh"}
    lines = {line: tongue for about in table().values() for tongue in languages for line in about.get(tongue, ())}
    heard = {lines[text] for buyer in usual for letter in buyer.letters if (text := letter.text) in lines}
    assert len(heard) >= 6
    assert len({buyer.row["country"] for buyer in usual}) >= 10


def test_dirt_spoils_some_records_and_none_where_there_is_none():
    clean, dirty = (attrs.evolve(WORLDS["usual"], dirt=share) for share in (0.0, 1.0))
    remarks = [sum(bool(one.customer().remarks) for one in buyers(world, 40)) for world in (clean, dirty)]
    assert remarks[0] == 0
    assert remarks[1] > 10


def test_every_cause_of_the_world_is_a_cause():
    assert {Cause(cause) for world in WORLDS.values() for cause in world.causes}


def test_a_world_is_named_or_drawn():
    assert world_of("drawn-7") == drawn(7)
    with pytest.raises(SystemExit, match="no world 'warm'"):
        world_of("warm")


def test_the_library_knows_nothing_of_the_world():
    files = [*(ROOT / "src").rglob("*.py")]
    assert [path for path in files if "bench.world" in path.read_text(encoding="utf-8")] == []
    assert len(files) > 100


def test_a_world_is_written_as_files(tmp_path, monkeypatch, capsys):
    from bench.world.files import main

    monkeypatch.setattr("sys.argv", ["world", "cold", "12", "--folder", str(tmp_path)])
    main()
    assert "12 buyers of the world cold" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"crm.csv", "messages.csv", "truth.csv"}
    assert "answers" not in (tmp_path / "crm.csv").read_text(encoding="utf-8")
