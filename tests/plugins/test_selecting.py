"""Which rules are run, and options that reach the plugin they are for."""

import pytest

import silentbuyer as sb
from silentbuyer.errors import PluginError, SellerError

BUYER = sb.Customer(id="1", country="DE")


def names(engine):
    return {owned.item.name for owned in engine.registry.rules}


def test_an_ignored_rule_is_not_run():
    everything = names(sb.Engine(online=False))

    assert names(sb.Engine(online=False, ignore=["holiday-absence"])) == everything - {"holiday-absence"}


def test_the_profile_may_ignore_rules_as_well():
    assert "slow-reply" not in names(sb.Engine(sb.Seller(ignore=["slow-reply"]), online=False))


def test_only_the_named_rules_are_run():
    assert names(sb.Engine(online=False, rules=["fake-email", "your-turn"])) == {"fake-email", "your-turn"}


@pytest.mark.parametrize("options", [{"ignore": ["holyday-absence"]}, {"rules": ["holyday-absence"]}])
def test_a_misspelt_rule_is_an_error_with_the_nearest_name(options):
    with pytest.raises(PluginError, match="did you mean holiday-absence"):
        sb.Engine(online=False, **options)


def test_a_text_is_no_list_of_names():
    with pytest.raises(PluginError, match="sequence"):
        sb.Engine(online=False, ignore="holiday-absence")


class Patient:
    """A plugin whose rule reads its options."""

    name = "acme"

    @sb.hookimpl
    def register_rules(self, register):
        @sb.rule("acme-patience")
        def patience(case):
            days = case.seller.options("acme").get("days", 30)
            yield sb.Finding(weights={"away": 0.1}, because=f"We wait {days} days.")

        register(patience)


def test_options_of_the_profile_reach_the_plugin(tmp_path):
    path = tmp_path / "seller.toml"
    path.write_text('country = "CN"\nignore = ["slow-reply"]\n[plugin.acme]\ndays = 7\n', encoding="utf-8")

    d = sb.diagnose(BUYER, sb.Seller.load(path), online=False, plugins=[Patient()])

    assert "We wait 7 days." in [finding.because for finding in d.findings]


def test_options_for_a_plugin_that_is_not_there_are_an_error_with_the_nearest_name():
    with pytest.raises(PluginError, match="did you mean acme"):
        sb.Engine(sb.Seller(plugin={"acmee": {"days": 7}}), online=False, plugins=[Patient()])


@pytest.mark.parametrize("rubbish", ["acme", {"acme": 5}, {"acme": {"days": object()}}])
def test_options_of_another_shape_are_named(rubbish):
    with pytest.raises(SellerError, match="plugin"):
        sb.Seller(plugin=rubbish)
