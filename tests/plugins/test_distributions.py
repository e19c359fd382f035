"""Seven bad plugins, really installed as distributions: none spoils a diagnosis, each is named in a complaint."""

import json
import subprocess
import sys
import textwrap
import zipfile

import pytest

HEAD = "import silentbuyer as sb, asyncio, sys, time\n"
RULES = "@sb.hookimpl\ndef register_rules(register):\n    register(thing)\n"
BAD = {
    "imports-badly": ("imports-badly", "raise RuntimeError('half a plugin')"),
    "misspelt": ("misspelt", "@sb.hookimpl\ndef register_rulez(register): pass"),
    "exits": ("exits", "sys.exit(7)"),
    "raises": (
        "raises",
        "@sb.rule('raises-rule')\ndef thing(case):\n    raise KeyError('boom')\n" + RULES,
    ),
    "rubbish": ("rubbish", "@sb.rule('rubbish-rule')\ndef thing(case):\n    return ['not', 'findings']\n" + RULES),
    "never": (
        "never",
        """
class Probe:
    kind = "never:answer"
    async def ask(self, question, wire):
        await asyncio.sleep(3600)

@sb.hookimpl
def register_probes(register):
    register(Probe())

@sb.rule("never-rule", needs=lambda customer: [sb.Question("never:answer", customer.id)])
def thing(case):
    yield case.answer(sb.Question("never:answer", case.customer.id))
"""
        + RULES,
    ),
    "twin-one": ("twin", "@sb.hookimpl\ndef diagnosed(diagnosis): pass"),
    "twin-two": ("twin", "@sb.hookimpl\ndef diagnosed(diagnosis): pass"),
}

SCRIPT = """
import json, sys, warnings
import silentbuyer as sb
from datetime import datetime, UTC
from silentbuyer.testing import Internet

with Internet({}) as net:
    import attrs
    network = attrs.evolve(net.network, timeout=0.5)
    d = sb.diagnose(sb.Customer(id="C-1"), sb.Seller(), now=datetime(2026, 3, 1, tzinfo=UTC), network=network)
    print(json.dumps({
        "complaints": [str(c) for c in d.complaints],
        "total": sum(c.probability for c in d.causes),
        "unknowns": [str(u) for u in d.unknowns],
        "plugins": [[p.name, p.distribution, p.version, list(p.hooks), p.fault, p.blocked] for p in sb.plugins()],
    }))
"""


def wheel(folder, distribution, name, code):
    """A wheel as any build tool would make it: a module, METADATA, entry points and a RECORD."""
    module = distribution.replace("-", "_") + "_plugin"
    info = f"{distribution.replace('-', '_')}-1.0.dist-info"
    path = folder / f"{distribution.replace('-', '_')}-1.0-py3-none-any.whl"
    files = {
        f"{module}.py": HEAD + textwrap.dedent(code),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[silentbuyer]\n{name} = {module}\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"]))
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheels")
    target = tmp_path_factory.mktemp("site")
    wheels = [wheel(folder, distribution, name, code) for distribution, (name, code) in BAD.items()]
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(target), *map(str, wheels)], check=True, capture_output=True)
    return target


def diagnose(site, **environment):
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", SCRIPT],
        env={"PYTHONPATH": str(site), "PATH": "", "LANG": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def told(site):
    return diagnose(site)


def test_the_diagnosis_is_whole(told):
    assert told["total"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("plugin", "words"),
    [
        ("imports-badly", "half a plugin"),
        ("misspelt", "did you mean register_rules?"),
        ("exits", "SystemExit"),
        ("raises", "boom"),
        ("rubbish", "where Finding or Unknown was expected"),
        ("never", "did not answer within"),
        ("twin", "already called 'twin'"),
    ],
)
def test_each_bad_plugin_is_named_with_its_distribution(told, plugin, words):
    (complaint,) = [c for c in told["complaints"] if f" of {plugin} (" in c]

    assert words in complaint


def test_what_the_mute_probe_should_have_answered_is_listed_as_not_checked(told):
    assert any("never answer" in unknown and "timeout" in unknown for unknown in told["unknowns"])


def test_the_list_of_plugins_shows_name_distribution_version_hooks_and_fault(told):
    rows = {(name, distribution): rest for name, distribution, *rest in told["plugins"]}

    assert rows["raises", "raises"] == ["1.0", ["register_rules"], "", False]
    assert rows["twin", "twin-one"][2] == ""
    assert "already called" in rows["twin", "twin-two"][2]


def test_blocked_plugins_are_silent(site):
    told = diagnose(site, SILENTBUYER_BLOCK="imports-badly,misspelt,exits,raises,rubbish,never,twin")

    assert told["complaints"] == []
    assert sum(row[5] for row in told["plugins"]) == len(BAD)
