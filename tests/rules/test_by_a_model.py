"""Every reason that a language model may hear reaches a rule, which says so; grave words are left to a person."""

import pytest

import silentbuyer as sb
from silentbuyer.hearing.meaning import NOT_BY_A_MODEL
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.testing import NOW, message

SAID = "Plugh xyzzy na to tak kolem frobozz"
"""Words that no phrase knows."""


def diagnosed(act, *, reminded=True):
    log = [message("Our offer", sender="seller", days_ago=20), message(SAID, days_ago=9)]
    log += [message("Is there any news?", sender="seller", days_ago=8)] if reminded else []
    facts = {sb.Question("meaning", SAID): sb.Known({"acts": [{"act": act, "quote": SAID}]}, at=NOW, source="llm:x")}
    buyer = sb.Customer(id="B-1", country="CZ", messages=log)
    return sb.diagnose(buyer, sb.Seller(country="CN"), now=NOW, facts=facts, plugins=[])


def read_by_model(diagnosis):
    return [finding for finding in diagnosis.findings if finding.evidence.get("layer") == "model"]


@pytest.mark.parametrize("act", sorted(REASONS - NOT_BY_A_MODEL))
def test_a_reason_becomes_a_finding_that_quotes_it(act):
    d = diagnosed(act)

    (finding,) = read_by_model(d)
    assert SAID in finding.because
    assert "as a language model reads it" in finding.because
    assert max(finding.weights.values()) > 0
    assert d.complaints == ()


@pytest.mark.parametrize("act", sorted(NOT_BY_A_MODEL))
def test_a_grave_word_becomes_none_and_is_named(act):
    d = diagnosed(act)

    assert read_by_model(d) == []
    assert [unknown for unknown in d.unknowns if unknown.reason == "left to a person"]


@pytest.mark.parametrize("act", [Act.ASKS, Act.PROMISES])
def test_a_question_or_promise_tells_whose_turn_it_is(act):
    (finding,) = read_by_model(diagnosed(act, reminded=False))

    assert finding.rule == "your-turn"


@pytest.mark.parametrize("act", [Act.ABSENT, Act.AGREES, Act.COURTESY, Act.AUTOMATIC])
def test_what_is_no_reason_is_understood_and_nothing_more(act):
    d = diagnosed(act)

    assert read_by_model(d) == []
    assert "not understood" not in {unknown.reason for unknown in d.unknowns}
