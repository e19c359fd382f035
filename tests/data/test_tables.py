"""The data tables: read once, read-only, and every row has its source."""

import csv
import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from silentbuyer.data.tables import rows, toml
from silentbuyer.errors import RuleError
from silentbuyer.model.findings import Cause
from silentbuyer.model.signs import sign
from silentbuyer.weighing.weigh import DECISIVE

DATA = files("silentbuyer") / "data"
WEIGHTS = tomllib.loads((DATA / "weights.toml").read_text(encoding="utf-8"))
SIGNS = [(rule, name) for rule, signs in WEIGHTS.items() for name in signs]


@pytest.mark.parametrize(("rule", "name"), SIGNS)
def test_every_weight_names_known_causes_finite_bits_a_source_and_a_date(rule, name):
    row = WEIGHTS[rule][name]

    assert {Cause(cause) for cause in row["weights"]} <= set(Cause), "a sign without weights only informs"
    assert all(-12 <= bits <= 12 for bits in row["weights"].values())
    assert row["source"].strip()
    assert isinstance(row["date"], date)
    assert set(row) <= {"weights", "group", "source", "date", "note", "stated"}
    assert sign(rule, name).key == f"{rule}/{name}"


def test_only_the_decisive_signs_outweigh_everything():
    decisive = {
        f"{rule}/{name}" for rule, name in SIGNS if WEIGHTS[rule][name]["weights"].get("fake-buyer", 0) >= DECISIVE
    }

    assert decisive, "fee or visa requests, phishing and the conjunction decide alone"
    assert all(word in " ".join(sorted(decisive)) for word in ("fee", "phishing")), decisive


def test_a_sign_that_is_not_in_the_table_is_named():
    with pytest.raises(RuleError, match=r"no row \[smell.bad\]"):
        sign("smell", "bad")


def test_a_finding_of_a_sign_can_be_weakened():
    rule, name = SIGNS[0]

    half = sign(rule, name).finding("Half sure.", {"a": 1}, scale=0.5)

    assert half.weights == {cause: bits / 2 for cause, bits in sign(rule, name).weights.items()}
    assert (half.rule, half.sign, half.evidence) == (rule, f"{rule}/{name}", {"a": 1})


def sheets(folder, base=""):
    for item in folder.iterdir():
        if item.is_dir():
            yield from sheets(item, f"{base}{item.name}/")
        elif item.name.endswith(".csv") and not base.startswith("demo"):
            yield f"{base}{item.name}"


@pytest.mark.parametrize("name", sorted(sheets(DATA)))
def test_every_row_of_every_sheet_has_a_source(name):
    """A column of its own, or one source and date for the whole sheet in the comment above it."""
    table = rows(name)
    head = "".join(
        line for line in DATA.joinpath(name).read_text(encoding="utf-8").splitlines() if line.startswith("#")
    )

    assert table
    assert all(None not in row and None not in row.values() for row in table), "a row of another length"
    if "source" in table[0]:
        assert [dict(row) for row in table if not row["source"].strip()] == []
    else:
        assert re.search(r"[Ss]ource", head), f"{name} has neither a column 'source' nor a comment that names one"
        assert re.search(r"20\d\d", head), f"the comment above {name} has no date"


def test_tables_are_read_only():
    table = toml("weights.toml")

    with pytest.raises(TypeError):
        table["x"] = 1
    assert csv.field_size_limit() >= 131072
