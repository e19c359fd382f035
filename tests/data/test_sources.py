"""Sources: every id that a table names can be looked up, and no source is listed that nothing names."""

import re
from pathlib import Path

import pytest

from silentbuyer.data.sources import cited, sources

DATA = Path(__file__).resolve().parents[2] / "src" / "silentbuyer" / "data"
TABLES = ("causes.toml", "weights.toml", "playbook.toml", "profile.toml", "fake_signals.csv")
SHORT = re.compile(r"(?<![\w-])(?:[CEFKAX]\d{1,2}[a-c]?)(?![\w-])")


@pytest.mark.parametrize("name", TABLES)
def test_every_id_that_a_table_names_can_be_looked_up(name):
    text = (DATA / name).read_text("utf-8")
    assert set(SHORT.findall(text)) - sources().keys() == set()


def test_every_source_has_a_place_a_language_and_a_purpose():
    assert [source for source in sources().values() if not (source.where and source.language and source.what)] == []
    assert not any(source.where.startswith(("/", ".")) for source in sources().values()), "a path is no address"


def test_ids_and_ranges_in_a_text_are_resolved():
    assert [source.id for source in cited("F9 and A6, C15-C17; judgement (no base rate)")] == [
        "C15",
        "C16",
        "C17",
        "F9",
        "A6",
    ]
    assert cited("judgement") == ()
    assert [source.id for source in cited("S-OKKI, SW2016")] == ["SW2016", "S-OKKI"]
