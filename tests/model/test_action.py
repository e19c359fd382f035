"""One thing to do next: kinds that everybody knows, a plugin's own with its name before them, and nothing else."""

import pickle
import re

import pytest

from silentbuyer.errors import PluginError
from silentbuyer.model import diagnosis
from silentbuyer.model.action import ACTION_KINDS, Action
from silentbuyer.model.findings import Cause


@pytest.mark.parametrize("kind", [*ACTION_KINDS, "alibaba:claim", "my-crm.v2:call-back"])
def test_a_known_kind_and_a_namespaced_one_are_taken(kind):
    assert Action(kind=kind, advice="do it").kind == kind


@pytest.mark.parametrize(
    "kind", ["dance", "", "Alibaba:Claim", "alibaba:", ":claim", "a:b:c", "wait ", None, 3, ["wait"]]
)
def test_any_other_kind_is_refused_by_name(kind):
    with pytest.raises(PluginError, match=re.escape(f"got {kind!r}")):
        Action(kind=kind, advice="do it")


def test_a_cause_may_be_named_by_its_word():
    assert Action(kind="wait", advice="do it", cause="away").cause is Cause.AWAY
    assert Action(kind="wait", advice="do it").cause is Cause.UNKNOWN
    with pytest.raises(ValueError, match="sulking"):
        Action(kind="wait", advice="do it", cause="sulking")


def test_an_action_is_a_value():
    one = Action(kind="call", advice="Call.", context={"names": ["Ana", "Rui"]})

    assert one == pickle.loads(pickle.dumps(one))
    assert hash(one) == hash(Action(kind="call", advice="Call.", context={"names": ("Ana", "Rui")}))
    assert diagnosis.Action is Action
