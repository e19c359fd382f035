"""Findings weigh known causes in finite bits, and say why in a sentence."""

import pytest

from silentbuyer import Cause, Finding
from silentbuyer.errors import RuleError


def test_weights_are_bits_by_cause():
    finding = Finding(weights={"away": 1, Cause.UNREACHABLE: -2}, because="An auto-reply came.", evidence={"a": [1]})

    assert finding.weights == {Cause.AWAY: 1.0, Cause.UNREACHABLE: -2.0}
    assert finding.evidence == {"a": (1,)}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"weights": {"asleep": 1}}, "known causes"),
        ({"weights": {"away": "much"}}, "known causes"),
        ({"weights": {"away": float("inf")}}, "finite"),
        ({"weights": [("away", 1)]}, "a mapping"),
        ({"because": " "}, "one sentence"),
        ({"evidence": ["a"]}, "a mapping"),
        ({"evidence": {"a": object()}}, "JSON-like"),
    ],
)
def test_what_does_not_fit_is_named(fields, words):
    with pytest.raises(RuleError, match=words):
        Finding(**{"weights": {}, "because": "x", **fields})
