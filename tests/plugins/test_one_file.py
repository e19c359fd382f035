"""Rules without a package: a file, a module, or the rule itself."""

import sys

import pytest

import silentbuyer as sb
from silentbuyer.errors import PluginError

RULES = '''
import attrs
import silentbuyer as sb

@attrs.frozen
class Threshold:
    days: int = 3

@sb.rule("acme-no-phone")
def no_phone(case):
    """The buyer left no phone number."""
    if not case.customer.phone:
        yield sb.Finding(weights={"unreachable": 0.3}, because="There is no phone number to fall back on.")
'''
HOOKS = (
    RULES
    + """
@sb.hookimpl
def register_rules(register):
    register(no_phone)
"""
)
BUYER = sb.Customer(id="1")


@sb.rule("acme-here")
def here(case):
    """It speaks always."""
    yield sb.Finding(weights={"away": 0.1}, because="It is here.")


def rules_heard(*plugins):
    d = sb.diagnose(BUYER, online=False, plugins=plugins)
    assert d.complaints == ()
    return {finding.rule for finding in d.findings}


@pytest.mark.parametrize("text", [RULES, HOOKS], ids=["rules alone", "with a hook"])
def test_a_file_of_rules_is_a_plugin(tmp_path, text):
    path = tmp_path / "acme_rules_of_a_file.py"
    path.write_text(text, encoding="utf-8")

    assert "acme-no-phone" in rules_heard(path)
    assert "acme-no-phone" in rules_heard(str(path))


def test_a_rule_itself_is_a_plugin():
    assert "acme-here" in rules_heard(here)


def test_a_module_by_its_name_is_a_plugin(tmp_path, monkeypatch):
    (tmp_path / "acme_named.py").write_text(RULES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    assert "acme-no-phone" in rules_heard("acme_named")


@pytest.mark.parametrize(
    ("text", "named"), [("x = 1", "no rule"), ("raise KeyError('boom')", "boom"), ("def (", "SyntaxError")]
)
def test_a_file_that_is_no_plugin_is_an_error_at_once(tmp_path, text, named):
    path = tmp_path / "acme_bad.py"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PluginError, match=named):
        sb.Engine(plugins=[path])


@pytest.mark.parametrize("place", ["nowhere.py", "acme.no.such.module"])
def test_what_is_not_there_is_an_error_at_once(place):
    with pytest.raises(PluginError, match=place):
        sb.Engine(plugins=[place])


def test_a_file_never_takes_the_place_of_an_installed_module(tmp_path):
    path = tmp_path / "attrs.py"
    path.write_text(RULES, encoding="utf-8")
    before = sys.modules["attrs"]

    assert "acme-no-phone" in rules_heard(path)
    assert sys.modules["attrs"] is before
