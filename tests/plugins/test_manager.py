"""The loader, on plugins given as objects: every way to misbehave is a complaint, and nothing else is spoiled."""

import pytest

import silentbuyer as sb
from silentbuyer.plugins.manager import Candidate, assemble, registry_of
from silentbuyer.plugins.registry import PluginInfo


@sb.rule("good-rule")
def good(case):
    """A rule in good order."""
    yield sb.Finding(weights={"away": 1}, because="It is there.")


class Good:
    name = "good"

    @sb.hookimpl
    def register_rules(self, register):
        register(good)


def candidate(name, load, distribution="dist-" + "x", version="1"):
    return Candidate(PluginInfo(name=name, distribution=distribution, version=version), load)


def complaints(plugin):
    return list(registry_of([plugin]).complaints)


def test_a_plugin_in_good_order_is_heard_beside_the_built_in_ones():
    registry = registry_of([Good()])

    assert "good-rule" in {owned.item.name for owned in registry.rules}
    assert [info.name for info in registry.infos][:3] == ["silentbuyer", "alibaba", "made-in-china"]
    assert registry.complaints == ()


def test_rules_are_sorted_by_name_whatever_the_order_of_registration():
    names = [owned.item.name for owned in registry_of([Good()]).rules]

    assert names == sorted(names)


def test_the_second_plugin_of_one_name_is_left_out_and_named():
    registry = assemble([candidate("twin", Good, "one"), candidate("twin", Good, "two")])

    (complaint,) = registry.complaints
    assert (complaint.kind, complaint.plugin) == ("duplicate", "twin (two 1)")
    assert [bool(info.fault) for info in registry.infos] == [False, True]


@pytest.mark.parametrize("error", [ImportError("no such thing"), SystemExit(3), ValueError()])
def test_a_plugin_that_fails_to_load_is_left_out(error):
    def load():
        raise error

    registry = assemble([candidate("broken", load), candidate("good", Good)])

    assert [c.kind for c in registry.complaints] == [type(error).__name__]
    assert len(registry.rules) == 1


def test_a_blocked_plugin_is_listed_but_not_loaded():
    def load():
        raise AssertionError("it was loaded")

    registry = assemble([candidate("bad", load, "bad-dist")], blocked={"bad-dist"})

    assert registry.infos[0].blocked
    assert registry.complaints == ()


def test_a_misspelt_hook_is_named_with_the_right_spelling():
    class Misspelt:
        @sb.hookimpl
        def register_rulez(self, register):
            register(good)

    (complaint,) = complaints(Misspelt())
    assert "did you mean register_rules?" in complaint.message


def test_a_hook_with_foreign_arguments_is_named():
    class Foreign:
        @sb.hookimpl
        def register_rules(self, register, database):
            register(good)

    (complaint,) = complaints(Foreign())
    assert complaint.kind == "PluginValidationError"


def test_an_async_hook_is_named():
    class Async:
        @sb.hookimpl
        async def register_rules(self, register):
            register(good)

    (complaint,) = complaints(Async())
    assert "async" in complaint.message


def test_a_plugin_without_any_hook_is_named():
    (complaint,) = complaints(object())

    assert "no hook" in complaint.message


@pytest.mark.parametrize("item", [3, type(good), object(), sb.rule("Not A Slug")(lambda case: [])])
def test_rubbish_that_is_registered_is_named_and_the_rest_is_kept(item):
    class Mixed:
        @sb.hookimpl
        def register_rules(self, register):
            register(item)
            register(good)

    registry = registry_of([Mixed()])

    assert len(registry.complaints) == 1
    assert "good-rule" in {owned.item.name for owned in registry.rules}


def test_a_hook_that_stops_half_way_keeps_what_it_gave():
    class Half:
        @sb.hookimpl
        def register_rules(self, register):
            register(good)
            raise SystemExit

    registry = registry_of([Half()])

    assert "good-rule" in {owned.item.name for owned in registry.rules}
    assert registry.complaints[0].kind == "SystemExit"


def test_a_core_rule_cannot_be_displaced():
    core = registry_of([]).rules[0].item.name

    class Thief:
        @sb.hookimpl
        def register_rules(self, register):
            register(sb.rule(core)(lambda case: []))

    registry = registry_of([Thief()])

    assert registry.complaints[0].kind == "duplicate"
    assert "silentbuyer" in next(o for o in registry.rules if o.item.name == core).plugin


def test_hooks_may_leave_out_their_argument():
    heard = []

    class Bare:
        @sb.hookimpl
        def register_rules(self):
            heard.append("rules")

        @sb.hookimpl
        def diagnosed(self):
            heard.append("diagnosed")

    registry = registry_of([Bare()])
    registry.listeners[-1].item("a diagnosis")

    assert heard == ["rules", "diagnosed"]


def test_the_list_of_plugins_names_the_built_in_ones():
    assert {"silentbuyer", "alibaba", "made-in-china"} <= {info.name for info in sb.plugins()}
    assert all(info.distribution == "silentbuyer" for info in sb.plugins()[:3])
