"""The loader, on plugins given as objects: every way to misbehave is a complaint, and nothing else is spoiled."""

import pytest

import silentbuyer as sb
from silentbuyer.cli.commands import main
from silentbuyer.plugins.assembly import assemble
from silentbuyer.plugins.candidates import Candidate
from silentbuyer.plugins.manager import registry_of
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
    assert "a hook takes one argument, called register" in complaint.message


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


def test_a_broken_plugin_does_not_keep_a_sound_one_from_its_name():
    def broken():
        raise ImportError("no such thing")

    registry = assemble([candidate("tradekey", broken, "aaa-broken"), candidate("tradekey", Good, "zzz-sound")])

    assert "good-rule" in {owned.item.name for owned in registry.rules}
    assert [bool(info.fault) for info in registry.infos] == [True, False]


def test_a_plugin_for_other_hooks_is_left_out_and_both_versions_are_named():
    class Newer(Good):
        silentbuyer_hooks = 2

    (complaint,) = complaints(Newer())

    assert complaint.kind == "version"
    assert "version 2" in complaint.message
    assert "has version 1" in complaint.message


def test_a_plugin_that_says_its_version_is_heard():
    class Same(Good):
        silentbuyer_hooks = 1

    assert complaints(Same()) == []


def test_rules_that_are_returned_instead_of_registered_are_complained_of():
    class Returns:
        @sb.hookimpl
        def register_rules(self):
            return [good]

    (complaint,) = complaints(Returns())

    assert "register(...)" in complaint.message
    assert "list" in complaint.message


def test_a_hook_with_a_yield_in_it_is_complained_of_too():
    class Yields:
        @sb.hookimpl
        def register_rules(self):
            yield good

    (complaint,) = complaints(Yields())

    assert "generator" in complaint.message


class Better:
    """A rule that takes another's place on purpose."""

    def __init__(self, name, replaces):
        self.name, self.replaces = name, replaces

    def needs(self, customer):
        return ()

    def judge(self, case):
        return ()


def with_rules(*rules):
    class Plugin:
        name = "acme"

        @sb.hookimpl
        def register_rules(self, register):
            for rule in rules:
                register(rule)

    return registry_of([Plugin()])


def test_a_rule_may_replace_another_on_purpose():
    registry = with_rules(Better("acme-quotes", "comparing-quotes"))

    names = {owned.item.name for owned in registry.rules}
    assert "acme-quotes" in names
    assert "comparing-quotes" not in names
    assert registry.complaints == ()


def test_a_rule_may_replace_another_under_its_own_name():
    registry = with_rules(Better("comparing-quotes", "comparing-quotes"))

    (owned,) = [owned for owned in registry.rules if owned.item.name == "comparing-quotes"]
    assert owned.plugin == "acme"


def test_a_rule_that_replaces_nothing_is_complained_of_with_the_nearest_name():
    (complaint,) = with_rules(Better("acme-quotes", "comparing-quote")).complaints

    assert "did you mean comparing-quotes?" in complaint.message


def test_what_is_handed_over_and_installed_as_well_is_loaded_once():
    plugin = Good()
    registry = assemble([candidate("handed", lambda: plugin), candidate("installed", lambda: plugin)])

    assert registry.complaints == ()
    assert len(registry.rules) == 1


def installed(name, load):
    return candidate(name, load, f"silentbuyer-{name}")


def handed(name, load):
    return Candidate(PluginInfo(name=name), load, handed=True)


def test_who_hands_over_a_plugin_that_is_installed_as_well_means_this_one_and_nobody_complains():
    plugin = Good()
    same = assemble([handed("good", lambda: plugin), installed("good", lambda: plugin)])
    configured = assemble([handed("good", Good), installed("good", Good)])

    for registry in (same, configured):
        assert registry.complaints == ()
        assert [owned.plugin for owned in registry.rules] == ["good"]
        assert registry.infos[1].fault == "installed as well, but the good that was handed over is used"


def test_the_file_of_an_installed_package_comes_before_the_package_whatever_it_is_called():
    registry = assemble([handed("acme_rules", Good), installed("acme", Good)])

    assert registry.complaints == ()
    assert [owned.plugin for owned in registry.rules] == ["acme_rules"]


def test_of_two_installed_plugins_the_second_contribution_of_one_name_is_complained_of():
    registry = assemble([installed("one", Good), installed("two", Good)])

    assert [c.kind for c in registry.complaints] == ["duplicate"]


@pytest.mark.parametrize("given", [[good], (good,), {good}])
def test_a_list_of_contributions_is_answered_with_how_to_register_each(given):
    class Listed:
        @sb.hookimpl
        def register_rules(self, register):
            register(given)

    (complaint,) = complaints(Listed())
    assert complaint.message == f"{type(given).__name__} is no rule: call register(...) once for each"


def test_a_hook_that_raises_is_told_with_file_and_line():
    class Half:
        @sb.hookimpl
        def register_rules(self, register):
            raise KeyError("boom")

    (complaint,) = complaints(Half())
    line = Half.register_rules.__code__.co_firstlineno + 2
    assert complaint.message == f"stopped half-way: KeyError: 'boom' (test_manager.py, line {line})"


@pytest.mark.parametrize("what", ["rule", "play"])
def test_a_rule_and_a_play_that_raise_are_told_with_file_and_line(what):
    def fail(*_):
        raise KeyError("boom")

    class FailingPlay:
        name, advise = "failing-one", fail

        @sb.hookimpl
        def register_actions(self, register):
            register(self)

    failing = FailingPlay() if what == "play" else sb.rule("failing-one")(fail)
    (complaint,) = sb.diagnose(sb.Customer(id="1"), online=False, plugins=[failing]).complaints
    line = fail.__code__.co_firstlineno + 1
    assert complaint.where == f"{what} failing-one"
    assert complaint.message == f"'boom' (test_manager.py, line {line})"


class Asked:
    """A probe whose `ask` is made by the test, with a rule that asks it."""

    kind, online = "acme:asked", False

    def __init__(self, ask, **more):
        self.ask = ask
        vars(self).update(more)

    @sb.hookimpl
    def register_probes(self, register):
        register(self)

    @sb.hookimpl
    def register_rules(self, register):
        register(sb.rule("acme-asks", needs=lambda customer: [sb.Question(self.kind, "x")])(lambda case: ()))


def test_a_probe_that_is_no_async_function_is_told_so():
    d = sb.diagnose(sb.Customer(id="1"), plugins=[Asked(lambda question, wire: sb.Known({}))], environment=False)

    assert "ask must be an async function" in str(d.complaints)


def test_patience_that_is_no_number_is_complained_of():
    (complaint,) = complaints(Asked(lambda question, wire: None, patience="x"))

    assert complaint.message == "probe acme:asked: patience must be a number of seconds, got 'x'"


def test_a_name_that_is_nearly_a_cause_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="'unreachabel' is not a valid Cause; did you mean 'unreachable'"):
        sb.Cause("unreachabel")
    with pytest.raises(ValueError, match=r"^'3' is not a valid Cause$"):
        sb.Cause(3)


def test_options_for_a_plugin_that_is_called_otherwise_name_those_that_are_here(tmp_path):
    path = tmp_path / "acme_rules.py"
    path.write_text("import silentbuyer as sb\n@sb.hookimpl\ndef diagnosed(diagnosis): pass\n", encoding="utf-8")

    with pytest.raises(sb.errors.PluginError, match=r"plugins here are called .*acme_rules"):
        sb.Engine(sb.Seller(plugin={"acme": {"days": 3}}), online=False, plugins=[path])


@pytest.mark.parametrize(
    ("command", "named"), [("rules", "good-here"), ("plugins", "acme_listed"), ("explain", "It is there.")]
)
def test_what_a_file_holds_is_listed_on_the_command_line(command, named, tmp_path, capsys):
    path = tmp_path / "acme_listed.py"
    rule = '@sb.rule("good-here")\ndef good(case):\n    """It is there."""\n    return ()\n'
    path.write_text(f"import silentbuyer as sb\n{rule}", encoding="utf-8")

    asked = ["good-here"] if command == "explain" else []
    assert main([command, *asked, "--plugin", str(path)]) == 0
    assert named in capsys.readouterr().out
