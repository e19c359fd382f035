"""Rules without a package: a file, a module, or the rule itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.cli.commands import main
from silentbuyer.errors import PluginError
from silentbuyer.plugins.manager import registry_of

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


SHOP = '''
import silentbuyer as sb

class Reader:
    name = "acme"

    def confidence(self, columns):
        return 1.0 if "Käufernummer" in columns else 0.0

    def columns(self, columns):
        return {"Käufernummer": "id"}

    def record(self, row):
        return {**row, "id": row["Käufernummer"]}

@sb.rule("acme-always")
def always(case):
    """It speaks always."""
    yield sb.Finding(weights={"away": 0.1}, because="It is here.")

class Plugin:
    name = "acme"

    @sb.hookimpl
    def register_readers(self, register):
        register(Reader())

    @sb.hookimpl
    def register_rules(self, register):
        register(always)
'''


def written(tmp_path, text, name="acme_shop_file.py"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("made", ["", "plugin = Plugin()", "one = two = Plugin()"], ids=["class", "object", "twice"])
def test_a_class_with_hooks_is_heard_whether_the_file_makes_an_object_of_it_or_not(tmp_path, made):
    path = written(tmp_path, f"{SHOP}\n{made}\n")
    registry = registry_of([path])

    assert registry.complaints == ()
    assert [reader.name for reader in registry.added_readers] == ["acme"]
    assert "acme" in {info.name for info in registry.infos}
    assert "acme-always" in rules_heard(path)


def test_the_class_of_a_package_is_heard_by_the_packages_name(tmp_path, monkeypatch):
    folder = tmp_path / "acme_packed"
    folder.mkdir()
    written(folder, SHOP, "plugin.py")
    written(folder, "from acme_packed.plugin import Plugin\n", "__init__.py")
    monkeypatch.syspath_prepend(tmp_path)

    assert "acme-always" in rules_heard("acme_packed")


def test_rules_of_a_file_are_taken_beside_hooks_that_register_none(tmp_path):
    listener = "@sb.hookimpl\ndef diagnosed(diagnosis):\n    seen.append(diagnosis.customer)\n"
    path = written(tmp_path, f"{RULES}\nseen = []\n{listener}")

    assert "acme-no-phone" in rules_heard(path)


def test_a_class_that_needs_arguments_is_named_with_what_to_write(tmp_path):
    path = written(tmp_path, f"{SHOP}\n    def __init__(self, base):\n        self.base = base\n")

    with pytest.raises(PluginError, match=r"class Plugin with hooks.*write plugin = Plugin\(\.\.\.\) below it"):
        sb.Engine(plugins=[path])


def test_a_class_from_which_another_is_made_is_no_plugin_of_its_own(tmp_path):
    path = written(tmp_path, f"{SHOP}\nclass Better(Plugin):\n    name = 'acme-better'\n")

    assert {info.name for info in registry_of([path]).infos if info.name.startswith("acme")} == {"acme-better"}


@pytest.mark.parametrize("plugins", ["acme_rules.py", Path("acme_rules.py"), here])
def test_one_plugin_that_is_no_sequence_of_them_is_an_error_that_says_so(plugins):
    with pytest.raises(PluginError, match=r"must be a sequence of plugins, such as \["):
        sb.Engine(plugins=plugins)


def test_a_class_in_the_place_of_an_object_is_named_with_what_to_write():
    class Plugin:
        @sb.hookimpl
        def register_rules(self, register):
            register(here)

    (complaint,) = registry_of([Plugin]).complaints
    assert complaint.message == "Plugin is a class: hand over an instance, Plugin()"


def test_the_reader_of_a_file_reads_on_the_command_line(tmp_path, capsys):
    path = written(tmp_path, SHOP)
    table = written(tmp_path, "Käufernummer;Firma\nK-7;Acquaviva\n", "buyers.csv")

    for named in ([], ["--reader", "acme"]):
        assert main(["diagnose", str(table), "--offline", "--format", "jsonl", "--plugin", str(path), *named]) == 0
        out, err = capsys.readouterr()
        assert '"K-7"' in out
        assert "acme" in err


def test_the_reader_of_a_plugin_reads_a_frame(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    frame = pyarrow.table({"Käufernummer": ["K-7"], "Firma": ["Acquaviva"]})

    found = sb.diagnose_frame(frame, online=False, plugins=[written(tmp_path, SHOP)], reader="acme", environment=False)
    assert found.column("customer").to_pylist() == ["K-7"]


@pytest.mark.parametrize("call", [sb.diagnose, lambda *one, **how: sb.diagnose_all([one[0]], **how)[0]])
def test_the_installed_plugins_can_be_left_out_of_every_call(call):
    d = call(BUYER, online=False, plugins=[here], environment=False)

    assert "acme-here" in {finding.rule for finding in d.findings}


def test_the_reader_of_an_installed_plugin_reads_in_python_unasked(tmp_path):
    written(tmp_path, f"{SHOP}\nPLUGIN = Plugin()\n", "acme_installed.py")
    info = tmp_path / "silentbuyer_acme-1.0.dist-info"
    info.mkdir()
    written(info, "Metadata-Version: 2.1\nName: silentbuyer-acme\nVersion: 1.0\n", "METADATA")
    written(info, "[silentbuyer]\nacme = acme_installed:PLUGIN\n", "entry_points.txt")
    script = (
        "from silentbuyer.batch import read_customers\n"
        "rows = [{'Käufernummer': 'K-7', 'Firma': 'Acquaviva'}]\n"
        "for how in ({}, {'reader': 'acme'}):\n"
        "    print(next(iter(read_customers(rows, **how))).id)\n"
        "print(next(iter(read_customers(rows, readers=()))).id)\n"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}, capture_output=True,
        text=True, check=False, encoding="utf-8",
    )  # fmt: skip

    assert ran.stdout.split() == ["K-7", "K-7", "row-1"], ran.stderr
