"""The published form of a diagnosis, against its checked-in JSON Schema and real output."""

import json
import runpy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

import silentbuyer as sb
from silentbuyer.errors import FactsError
from silentbuyer.model.diagnosis import SCHEMA
from silentbuyer.testing import Internet, Site

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "schema" / f"diagnosis-{SCHEMA}.json"
NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_the_checked_in_schema_is_what_the_classes_say():
    built = runpy.run_path(str(ROOT / "tools" / "build_schema.py"))["schema"]()

    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(built)), "run tools/build_schema.py"


def test_real_output_fits_the_schema(validator):
    world = {"aquapura.example": Site(mx="10 mx.aquapura.example.", pages={"/": "<h1>AquaPura</h1>"})}
    buyer = sb.Customer(
        id="C-1",
        email="compras@aquapura.example",
        website="aquapura.example",
        country="BR",
        orders=[sb.Order(at=NOW - timedelta(days=400), amount=9000, currency="USD")],
        messages=[
            sb.Message(at=NOW - timedelta(days=9), sender="buyer", text="Can you offer 40 sets?"),
            sb.Message(at=NOW - timedelta(days=8), sender="seller", text="Our quotation"),
        ],
    )
    with Internet(world) as internet:
        found = sb.diagnose_all([buyer, sb.Customer(id="C-2")], now=NOW, network=internet.network, plugins=[object()])

    for d in found:
        validator.validate(json.loads(d.to_json()))
        assert d.complaints


def test_the_schema_refuses_what_is_no_diagnosis(validator):
    data = sb.diagnose(sb.Customer(id="C-1"), now=NOW, online=False, plugins=[]).to_dict()

    for wrong in ({}, {**data, "schema": 3}, {**data, "cause": "bored"}, {**data, "mood": "good"}):
        assert list(validator.iter_errors(json.loads(json.dumps(wrong))))


@pytest.mark.parametrize("data", [{}, [1], {"schema": 1}, {"schema": 3}, {"schema": 2, "customer": "C-1", "label": 3}])
def test_data_that_is_no_diagnosis_is_a_clear_error(data):
    with pytest.raises(FactsError, match="a diagnosis of schema 2"):
        sb.Diagnosis.from_dict(data)


def test_text_of_every_script_stays_readable_in_json():
    d = sb.diagnose(sb.Customer(id="客户-1", company="Водоканал"), now=NOW, online=False, plugins=[])

    assert "客户-1" in d.to_json()
    assert "Водоканал" in d.to_json(indent=2)


def test_a_diagnosis_saved_under_schema_1_is_still_read_and_saved_anew_under_schema_2():
    kept = json.loads((Path(__file__).parent / "diagnosis-schema-1.json").read_text(encoding="utf-8"))
    assert kept["schema"] == 1

    d = sb.Diagnosis.from_dict(kept)

    assert d.cause == kept["cause"]
    assert d.probability == kept["probability"]
    assert [score.cause for score in d.causes] == [score["cause"] for score in kept["causes"]]
    assert str(d)
    again = d.to_dict()
    assert again["schema"] == 2
    assert again["headline"] == d.headline
    assert sb.Diagnosis.from_dict(again) == d
