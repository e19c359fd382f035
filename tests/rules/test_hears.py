"""Rules that say which topics they listen for (`hears`) have nothing to say where none of them was heard."""

import sys
from datetime import datetime
from pathlib import Path

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.model.case import Case
from silentbuyer.rules.core import core_rules
from silentbuyer.rules.cost_wait import CostWait
from silentbuyer.rules.log_only import only_hears

sys.path.insert(0, str(Path(__file__).parent.parent))
from scenario_tables import scenarios

LISTENERS = [rule for rule in core_rules() if only_hears(rule) is not None]
EACH = 12


def cases():
    for scenario in scenarios(Path(__file__).parent.parent / "scenarios")[::EACH]:
        fields = dict(scenario["customer"])
        log = [sb.Message(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in fields.get("messages", ())]
        buyer = sb.Customer(id=fields.get("id", "1"), country=fields.get("country"), messages=log)
        yield Case(customer=buyer, seller=sb.Seller(), now=datetime.fromisoformat(scenario["now"]))


def test_there_are_such_rules():
    assert len(LISTENERS) >= 8


def test_they_are_silent_where_nothing_of_theirs_was_heard():
    spoke = 0
    for case in cases():
        said = heard(case).keys()
        for rule in LISTENERS:
            if only_hears(rule).isdisjoint(said):
                assert list(rule.judge(case)) == [], (rule.name, case.customer)
            else:
                spoke += 1
    assert spoke > 20


@attrs.frozen(kw_only=True)
class Wider(CostWait):
    """Made from one of ours, and looks at more than it did."""

    def judge(self, case):
        yield sb.Finding(weights={"cost-wait": 1.0}, because="it looked at something else")


def test_a_rule_made_from_one_of_them_is_asked_whatever_was_heard():
    assert only_hears(Wider()) is None


@pytest.mark.parametrize("text", ["", "We wait for the freight rates to come down before we order."])
def test_an_engine_says_the_same_as_the_rules_themselves(text):
    now = datetime.fromisoformat("2026-08-19T10:00:00+08:00")
    log = [sb.Message(at=datetime.fromisoformat("2026-08-10T10:00:00+02:00"), sender="buyer", text=text)]
    buyer = sb.Customer(id="1", country="DE", messages=log)
    found = sb.diagnose(buyer, now=now, online=False).findings
    own = list(CostWait().judge(Case(customer=buyer, seller=sb.Seller(), now=now)))
    assert [one.because for one in found if one.rule == "cost-wait"] == [one.because for one in own]
