"""A play's actions are looked through: what names nothing that there is becomes a complaint, and the rest goes on."""

import pytest

import silentbuyer as sb
from silentbuyer.errors import PluginError

BUYER = sb.Customer(id="1", name="Ana Souza", country="BR", email="ana@acme.example", products=("lamps",))


class Play:
    """One play that gives the actions that it was made with."""

    name = "acme"

    def __init__(self, *actions):
        self.actions = actions

    def advise(self, case, causes):
        """They."""
        return self.actions

    @sb.hookimpl
    def register_actions(self, register):
        """Itself."""
        register(self)


def action(**more):
    return sb.Action(**{"kind": "acme:check", "advice": "Check it.", "channel": "email", **more})


def diagnosed(*actions, **more):
    return sb.diagnose(BUYER, online=False, plugins=[Play(*actions)], **more)


def check(d):
    return next((one for one in d.actions if one.kind == "acme:check"), None)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"priority": 7}, "priority goes from 0 to 1, got 7; 1 was taken"),
        ({"priority": -1}, "priority goes from 0 to 1, got -1; 0 was taken"),
        ({"priority": float("nan")}, "got nan; 0 was taken"),
        ({"context": {"draft": "bumpp"}}, "there is no letter 'bumpp'; did you mean 'bump'?"),
        (
            {"context": {"draft:en": "About {prduct}."}},
            "names {prduct}, which is never filled; did you mean 'product'?",
        ),
        ({"context": {"draft:english": "Hello."}}, "must be an ISO 639 code such as 'pt', got 'english'"),
        ({"context": {"draft:en": " "}}, "is empty: draft='nothing' is how nothing is sent"),
    ],
)
def test_a_fault_of_an_action_is_told_and_the_action_stays(wrong, told):
    d = diagnosed(action(**wrong))

    assert told in str(d.complaints)
    assert check(d) is not None
    assert 0 <= check(d).priority <= 1
    with pytest.raises(PluginError, match="play acme"):
        diagnosed(action(**wrong), strict=True)


def test_an_action_for_a_cause_that_nobody_registered_is_left_out_with_a_complaint():
    d = diagnosed(action(cause="acme:nope"), action(kind="acme:other"))

    assert "'acme:nope', which no plugin here registered; the action was left out" in str(d.complaints)
    assert check(d) is None
    assert "acme:other" in {one.kind for one in d.actions}
    with pytest.raises(PluginError, match="acme:nope"):
        diagnosed(action(cause="acme:nope"), strict=True)


def test_a_play_may_fill_fields_of_its_own():
    d = diagnosed(action(context={"draft:en": "Coupon {coupon} for {product}.", "coupon": "A7"}), strict=True)

    assert "Coupon A7 for lamps." in check(d).draft("en")


def test_a_play_that_raises_is_a_fault_of_the_plugin_and_of_no_rule():
    class Raising(Play):
        def advise(self, case, causes):
            raise KeyError("boom")

    with pytest.raises(PluginError, match="boom"):
        sb.diagnose(BUYER, online=False, plugins=[Raising()], strict=True)


def test_a_plugins_own_kind_over_no_channel_has_no_letter_unless_it_brings_one():
    silent = check(diagnosed(action(channel=None)))
    spoken = check(diagnosed(action(channel=None, context={"draft:en": "We look into {product}."})))
    named = check(diagnosed(action(channel=None, context={"draft": "news"})))

    assert silent.draft("en") == "(No message: nothing is sent to this buyer.)"
    assert "We look into lamps." in spoken.draft("en")
    assert "A short piece of news about lamps" in named.draft("en")


def test_any_action_may_say_that_it_has_no_letter():
    d = diagnosed(action(priority=1, context={"draft": "nothing"}), strict=True)

    assert check(d).draft() == "(No message: nothing is sent to this buyer.)"
    assert d.draft == ("" if d.actions[0] == check(d) else d.draft)
