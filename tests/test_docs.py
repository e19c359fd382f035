"""The documentation: it builds without a warning, its examples run, and nothing is left out of it."""

import doctest
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import silentbuyer
from silentbuyer.cli.commands import parser
from silentbuyer.plugins import hookspecs
from silentbuyer.plugins.manager import registry_of
from silentbuyer.show.rule_pages import SECTIONS, rule_page

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [
    *sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts),
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
]
NOTEBOOKS = sorted((DOCS / "examples").glob("*.ipynb"))
RULES = [owned.item for owned in registry_of(()).rules]


def named(path):
    return str(path.relative_to(ROOT))


def tool(name):
    """A script of tools/, imported the way it imports its neighbours."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return module


@pytest.mark.parametrize("name", ["build_docs_api", "build_docs_evidence", "build_docs_reference", "build_docs_rules"])
def test_the_generated_pages_are_current(name):
    pages = tool(name).pages()
    stale = [
        page for page, text in pages.items() if not (DOCS / page).exists() or (DOCS / page).read_text("utf-8") != text
    ]
    assert stale == [], "run: python tools/build_docs_all.py"


def test_no_page_is_left_of_a_rule_that_is_gone():
    assert {path.stem for path in (DOCS / "rules").glob("*.md")} - {"index"} == {rule.name for rule in RULES}


def test_the_pages_build_without_a_warning(tmp_path):
    pytest.importorskip("sphinx")
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "--keep-going", "-d", str(tmp_path / "trees")]
    build = [*command, str(DOCS), str(tmp_path / "html")]
    done = subprocess.run(build, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "html" / "rules" / "fake-email.html").is_file()
    assert outside_links(tmp_path / "html") == []


def outside_links(folder):
    """Scripts, styles and images that a page would fetch from another server."""
    pattern = re.compile(r'<(?:script|link|img)[^>]+(?:src|href)="(https?://[^"]+)"')
    return [link for page in folder.rglob("*.html") for link in pattern.findall(page.read_text(encoding="utf-8"))]


def has_examples(path):
    """Whether a page holds Python to be run; generated pages hold signatures instead."""
    text = path.read_text("utf-8")
    return "```python\n" in text and "Made by tools/" not in text


@pytest.mark.parametrize("path", list(filter(has_examples, PAGES)), ids=named)
def test_every_python_example_of_a_page_runs(path):
    sybil = pytest.importorskip("sybil")
    from sybil.parsers.myst import PythonCodeBlockParser

    document = sybil.Sybil([PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)]).parse(path)
    for example in document.examples():
        example.evaluate()


def commands(text):
    """The lines of console blocks that call silentbuyer."""
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        yield from re.findall(r"^\$ silentbuyer (.*)$", block, re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in PAGES if "$ silentbuyer " in path.read_text("utf-8")], ids=named)
def test_every_command_of_a_page_is_one_that_the_command_line_takes(path):
    for command in commands(path.read_text("utf-8")):
        assert parser().parse_args(shlex.split(command)).command


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_notebook_runs(path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=100, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("sb-card" in str(output.get("data", {}).get("text/html", "")) for output in shown)


def test_there_are_two_notebooks():
    assert len(NOTEBOOKS) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_documented_and_tested(rule):
    page = rule_page(rule)
    assert page.missing == ()
    assert tuple(page.sections) == SECTIONS
    assert page.summary.endswith(".")
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if path.parent != ROOT / "tests")
    names = (rule.name, type(rule).__name__, type(rule).__module__.rpartition(".")[2])
    assert any(name in text for text in texts for name in names), f"no test names {rule.name}"


@pytest.mark.parametrize("hook", hookspecs.HOOKS)
def test_every_hook_is_documented_and_shown(hook):
    assert f"## {hook}" in (DOCS / "plugins" / "hooks.md").read_text("utf-8")
    assert f"`{hook}`" in (DOCS / "plugins" / "write-a-plugin.md").read_text("utf-8")


def test_every_public_name_is_in_the_reference():
    text = (DOCS / "reference" / "api.md").read_text("utf-8")
    missing = [name for name in silentbuyer.__all__ if name != "__version__" and f"### {name}\n" not in text]
    assert [name for name in missing if f"`silentbuyer.{name}`" not in text] == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (DOCS / "explanation" / "dependencies.md").read_text("utf-8")
    names = {re.match(r"[\w.-]+", item)[0] for item in project["dependencies"]}
    assert [name for name in sorted(names) if f"| {name} |" not in text] == []
    assert [extra for extra in project["optional-dependencies"] if f"| `{extra}` |" not in text] == []


DOCTESTED = [path for path in (ROOT / "src").rglob("*.py") if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("path", DOCTESTED, ids=named)
def test_every_doctest_of_a_docstring_holds(path):
    name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    module = __import__(name, fromlist=["x"])
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
