"""The arrows of the design run one way: read from the imports, not from the documentation."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "silentbuyer"

# Lowest first: a module may import from its own layer and from those below. Imports inside functions count too,
# but for the ones named in LATE, which hand a finished value to its presentation.
LAYERS = (
    ("frozen", "errors", "lazy"),
    ("checks", "tables", "network", "domains", "address_blocks", "urls", "names"),
    ("customer", "seller", "facts", "findings", "silence", "sites", "questions", "weights", "causes", "sources"),
    ("action", "diagnosis", "case", "rule", "probe", "play", "reader"),
    ("calendars", "channels", "lists", "text"),
    ("mailbox", "sectors", "pages", "mail", "site_reality"),
    (
        "rules",
        "weighing",
        "fitting",
        "reliability",
        "playbook",
        "profile",
        "drafts",
        "probes",
        "records",
        "readers",
        "explain",
        "backtest",
    ),
    ("plugins",),
    ("answers", "asking", "judging", "engine", "serialise", "plan", "calibrate"),
    ("batch", "show", "diagnoses", "demo", "testing", "new_plugin"),
    ("write_back",),
    ("cli", "__main__"),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
LATE = {
    ("diagnosis", "show"),
    ("diagnosis", "serialise"),
    ("diagnosis", "explain"),
    ("action", "drafts"),
    ("silence", "show"),
    ("explain", "show"),
    ("plan", "show"),
    ("customer", "records"),
    ("customer", "serialise"),
    ("engine", "diagnoses"),
}
FILES = sorted(path for path in SRC.rglob("*.py") if path.name != "__init__.py" or path.parent != SRC)


def top(path):
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("silentbuyer."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "silentbuyer":
            yield from (alias.name for alias in node.names if alias.name in HEIGHT)
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("silentbuyer."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_arrow_points_up(path):
    home = top(path)

    assert home in HEIGHT or home == "data", f"{home} has no place in the layers: give it one"
    upward = {name for name in imports(path) if HEIGHT.get(name, 99) > HEIGHT.get(home, 0) and (home, name) not in LATE}
    assert upward == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_rules_never_see_the_network_the_engine_or_plugins(path):
    if top(path) == "rules":
        assert not {"probes", "engine", "plugins", "weighing", "playbook"} & set(imports(path))
