"""A day's worklist over many buyers."""

from datetime import timedelta

import attrs
import pytest
from tests.saying import NOW

from silentbuyer.errors import FieldError
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Action, CauseScore, Diagnosis, Silence
from silentbuyer.model.findings import Cause
from silentbuyer.playbook.plan import plan


def diagnosis(name, kind, cause=Cause.UNKNOWN, probability=0.5, *, starts=0, hours=24, **more):
    action = Action(
        kind=kind,
        advice="do",
        cause=cause,
        not_before=NOW + timedelta(hours=starts),
        due=NOW + timedelta(hours=hours),
        **more,
    )
    return Diagnosis(
        customer=name, label=name.title(), now=NOW, stage=Stage.QUOTATION, silence=Silence(),
        causes=(CauseScore(cause=cause, probability=probability),), actions=(action,),
    )  # fmt: skip


def names(worklist):
    return [task.customer for task in worklist]


def test_your_turn_comes_first_then_goods_at_the_port():
    worklist = plan([
        diagnosis("big", "follow-up", probability=0.99),
        diagnosis("port", "call", Cause.GOODS_AT_PORT),
        diagnosis("turn", "reply-now", Cause.YOUR_TURN, 0.4),
    ])  # fmt: skip
    assert names(worklist) == ["turn", "port", "big"]


def test_the_rest_by_value_chance_and_deadline():
    made = [
        diagnosis("small", "follow-up"), diagnosis("large", "follow-up"), diagnosis("sure", "follow-up", probability=0.9),
        diagnosis("soon", "follow-up", hours=1),
    ]  # fmt: skip
    values = {"small": 1000.0, "large": 90000.0, "sure": 1000.0, "soon": 1000.0}
    assert names(plan(made, values=values)) == ["large", "sure", "soon", "small"]


def test_who_can_wait_is_only_counted():
    worklist = plan([diagnosis("calm", "wait", Cause.AWAY), diagnosis("later", "follow-up", starts=48)])
    assert len(worklist) == 0
    assert worklist.waiting == 2
    assert "2 buyers can wait" in str(worklist)


def test_goods_at_the_port_are_not_hidden_by_waiting():
    calm = diagnosis("calm", "wait", Cause.AWAY)
    call = Action(kind="call", advice="call", cause=Cause.GOODS_AT_PORT, not_before=NOW)
    (task,) = plan([attrs.evolve(calm, actions=(*calm.actions, call))])
    assert task.action.kind == "call"
    assert task.deadline == 1.0


def test_capacity_bounds_the_day_and_says_what_is_left():
    worklist = plan((diagnosis(f"b{n}", "follow-up", probability=n / 100) for n in range(50)), capacity=3)
    assert names(worklist) == ["b49", "b48", "b47"]
    assert worklist.over == 47


def test_equal_tasks_keep_the_order_of_the_list():
    assert names(plan([diagnosis(name, "follow-up") for name in "abcd"], capacity=3)) == ["a", "b", "c"]


def test_a_line_says_who_what_how_and_when():
    (task,) = plan([diagnosis("ana", "call", channel="phone", local_time="Mon 10:00")])
    assert str(task) == "Ana: call by phone, Mon 10:00 their time (unknown, chance 50%)"
    bare = attrs.evolve(task, action=Action(kind="call", advice="x"))
    assert "at once" in str(bare)
    assert plan([diagnosis("ana", "call")])[0].at == NOW


@pytest.mark.parametrize("wrong", [{"capacity": 0}, {"values": {"ana": -1.0}}, {"values": {"ana": float("nan")}}])
def test_wrong_use_is_named(wrong):
    with pytest.raises(FieldError):
        plan([], **wrong)


def test_an_answer_that_is_hardly_owed_does_not_come_before_goods_at_the_port():
    maybe = diagnosis("maybe", "reply-now", Cause.YOUR_TURN, 0.1)
    maybe = attrs.evolve(maybe, causes=(CauseScore(cause=Cause.UNKNOWN, probability=0.6), *maybe.causes))
    assert names(plan([maybe, diagnosis("port", "call", Cause.GOODS_AT_PORT)])) == ["port", "maybe"]


def test_what_is_right_whatever_the_cause_has_the_chance_that_the_playbook_gives_it():
    (task,) = plan([diagnosis("quiet", "stop", Cause.NO_CURRENT_NEED, 0.2, priority=1.0)])
    assert task.chance == 1.0
