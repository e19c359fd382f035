"""The arrows of the house run one way: read from the imports, not from the documentation."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "silentbuyer"

# The folders, lowest first, in the order of the tree in docs/explanation/architecture.md: a file may import from its
# own folder and from those above it in this table. Imports inside functions count too, but for the ones in LATE.
FOLDERS = (
    "errors",
    "values",
    "language",
    "data",
    "addresses",
    "model",
    "text",
    "hearing",
    "conversation",
    "calendars",
    "dates",
    "sectors",
    "records",
    "mailbox",
    "owed",
    "readers",
    "pages",
    "identity",
    "weighing",
    "playbook",
    "probes",
    "show",
    "batch",
    "worklist",
    "rules",
    "plugins",
    "cache",
    "engine",
    "cluster",
    "calibration",
    "charts",
    "testing",
    "cli",
    "__main__",
)
HEIGHT = {name: height for height, name in enumerate(FOLDERS)}
LATE = {
    ("model.customer", "records"),  # Customer.from_record
    ("model.action", "playbook"),  # Action.draft
    ("model.diagnosis", "weighing"),  # Diagnosis.explain
    ("model.diagnosis", "show"),  # its text, panel and card
    ("model.diagnosis", "worklist"),  # its card
    ("model.diagnosis", "text"),  # its repr
    ("batch.diagnoses", "charts"),  # its figures
    ("calendars.plotting", "charts"),  # a year as a figure
    ("calibration.calibration", "charts"),  # a calibration as a figure
    ("batch.customers", "plugins"),  # read_customers with the readers of installed plugins
    ("batch.diagnoses", "worklist"),  # its list and table
    ("worklist.work_list", "worklist"),  # what a list hands on: text, CSV, Excel ...
    ("model.silence", "show"),  # its text
    ("model.customer", "model.serialise"),  # to_dict and from_dict
    ("model.diagnosis", "model.serialise"),
    ("model.experience", "model.experience_file"),  # to_toml and load
    ("model.diagnosis", "model.in_language"),
}
FACE = SRC / "__init__.py"
FILES = sorted(path for path in SRC.rglob("*.py") if path != FACE)


def module(path):
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def is_module(name):
    place = SRC.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or place.is_dir()


def late(here, name):
    """Whether an import is a value class's own convenience."""
    return (here, name) in LATE or (here, name.split(".")[0]) in LATE


def imports(path):
    """The modules of ours that a file imports, at its head or inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "silentbuyer":
            home = node.module.partition(".")[2]
            for alias in node.names:
                inner = f"{home}.{alias.name}".strip(".")
                yield inner if is_module(inner) else home
        elif isinstance(node, ast.Import):
            yield from (a.name.partition(".")[2] for a in node.names if a.name.startswith("silentbuyer."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_arrow_points_up(path):
    here = module(path)
    home = here.split(".")[0]

    assert home in HEIGHT, f"{home} has no place in the house: give it one"
    above = {name for name in imports(path) if HEIGHT.get(name.split(".")[0], 99) > HEIGHT[home]}
    assert {name for name in above if not late(here, name)} == set()


def test_each_exception_is_still_needed():
    used = {(module(path), seen) for path in FILES for name in imports(path) for seen in (name, name.split(".")[0])}

    assert used >= LATE


def test_no_circle_of_files():
    """Whatever is imported late or early: without the value classes' own conveniences no file waits for itself."""
    known = {module(path) for path in FILES}
    graph = {
        module(path): {
            name for name in imports(path) if name in known and name != module(path) and not late(module(path), name)
        }
        for path in FILES
        if path.name != "__init__.py"
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of files: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("path", sorted(SRC.rglob("__init__.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_a_package_only_hands_names_on(path):
    """Its `__init__` may import, list and fetch names lazily, and define nothing of its own."""
    made = [
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]

    assert set(made) <= {"__getattr__", "__dir__", "_Face", "__setattr__", "__reduce__"}


def test_the_tree_in_the_docs_has_the_same_order():
    page = (SRC.parents[1] / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    tree = page.partition("```text\nerrors")[2].partition("```")[0]

    assert ["errors", *(line.split("/")[0] for line in tree.splitlines()[1:])] == list(FOLDERS[:-1])


def test_nothing_is_loose_at_the_top_but_the_face():
    loose = {path.name for path in SRC.iterdir() if path.is_file()}

    assert loose == {"__init__.py", "__main__.py", "errors.py", "py.typed"}


def test_no_two_modules_share_a_name():
    """A reader must not need the folder to tell two modules apart; each rule is named like its rule."""
    names = [path.stem for path in FILES if path.name != "__init__.py"]

    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_rules_never_see_the_network_the_engine_or_plugins(path):
    if module(path).startswith("rules."):
        seen = {name.split(".")[0] for name in imports(path)}
        assert not {"probes", "engine", "plugins", "weighing", "playbook"} & seen
