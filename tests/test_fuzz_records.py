"""Some thousands of hostile records at the lenient door (a million of them: ``python bench/fuzz_records.py 1000000``)."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[1] / "bench" / "fuzz_records.py"


@pytest.fixture(scope="module")
def fuzz():
    spec = importlib.util.spec_from_file_location("fuzz_records", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.no_cover  # long, and counted by others
def test_every_record_is_a_customer_or_a_customer_error(fuzz):
    tally, faults = fuzz.run(4000, seed=20261129)

    assert faults == {}
    assert tally["customers"] + tally["refused"] == 4000
    assert tally["customers"] > 3000
    assert tally["diagnosed"] > 40


def test_the_fuzzer_sees_a_fault(fuzz, monkeypatch):
    def broken(_):
        raise RecursionError("deep")

    monkeypatch.setattr(fuzz.sb.Customer, "from_record", broken)
    tally, faults = fuzz.run(10, seed=1)

    assert tally["faults"] == 10
    assert faults == {"FAULT RecursionError: deep": 10}
