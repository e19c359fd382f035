"""`check_play` lets a good play pass and tells what is wrong with a bad one."""

import random
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.testing import CheckFailed, case, check_play

OWN = [case(signals={"shop": {"stars": 3}})]


class Play:
    """A play that gives an action to buyers of the shop."""

    name = "shop-play"

    def __init__(self, make=None, **more):
        self.make, self.more = make, more

    def advise(self, case, causes):
        if "shop" in case.customer.signals:
            yield (
                self.make()
                if self.make
                else sb.Action(**{"kind": "shop:coupon", "channel": "email", "advice": "Send it.", **self.more})
            )


def faults(play, **more):
    with pytest.raises(CheckFailed) as failed:
        check_play(play, **{"cases": OWN, **more})
    return "\n".join(failed.value.faults)


def test_a_good_play_passes():
    check_play(Play(), cases=OWN)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"priority": 7}, "priority goes from 0 to 1, got 7"),
        ({"cause": "acme:nope"}, "'acme:nope', which no plugin here registered"),
        ({"context": {"draft": "bumpp"}}, "there is no letter 'bumpp'"),
        ({"context": {"draft:en": "{prduct}"}}, "names {prduct}, which is never filled"),
        ({"kind": "coupon"}, "Action.kind must be one of"),
    ],
)
def test_what_there_is_not_is_told_with_the_case(more, told):
    found = faults(Play(**more))

    assert told in found
    assert "(on your case 1)" in found


def test_a_play_is_pure_and_deterministic():
    assert "two things about the same case" in faults(
        Play(lambda: sb.Action(kind="shop:coupon", advice=f"Send {random.random()}."))  # noqa: S311 - what is found out
    )
    assert "advise is not pure" in faults(Play(lambda: Path(__file__).read_text(encoding="utf-8")))


def test_a_play_speaks_on_its_authors_own_cases():
    assert "advise gives nothing" in faults(Play(), cases=[case()])


def test_a_class_is_no_play():
    assert "Play is a class: check an instance of it, Play()" in faults(Play)


def test_a_cause_of_ones_own_is_known_where_its_plugin_is_handed_over():
    class Causes:
        @sb.hookimpl
        def register_causes(self, register):
            register(sb.OwnCause(name="acme:nope", label="No", family="urgent"))

    check_play(Play(cause="acme:nope"), cases=OWN, plugins=[Causes()])
