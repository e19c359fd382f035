"""Builds docs/rules/ from the docstrings, thresholds and weights of the rules: one page a rule and an index."""

from __future__ import annotations

import sys

from build_docs_evidence import link_evidence
from docs_pages import DOCS, NOTICE, markdown, run

from silentbuyer.model.rule import Rule
from silentbuyer.plugins.manager import registry_of
from silentbuyer.plugins.registry import Owned
from silentbuyer.show.rule_pages import paragraphs, rule_page

_NOTICE = NOTICE.format(tool="build_docs_rules.py")


def pages() -> dict[str, str]:
    """Path below docs/ -> text."""
    registry = registry_of(())
    if registry.complaints:  # a rule that cannot be loaded must not lose its page
        raise SystemExit("; ".join(map(str, registry.complaints)))
    rules = registry.rules
    return {"rules/index.md": _index(rules), **{f"rules/{o.item.name}.md": _page(o) for o in rules}}


def _index(rules: tuple[Owned[Rule], ...]) -> str:
    rows = "\n".join(f"| [{o.item.name}]({o.item.name}.md) | {_origin(o)} | {_summary(o)} |" for o in rules)
    tree = "\n".join(o.item.name for o in rules)
    return f"""{_NOTICE}# Rules

Each rule looks for one reason of silence. It says what it saw and how many bits that is worth for and against each
cause; it never decides alone. `silentbuyer explain RULE` shows the same pages in a terminal.

| rule | from | what it is |
| --- | --- | --- |
{rows}

```{{toctree}}
:hidden:

{tree}
```
"""


def _origin(owned: Owned[Rule]) -> str:
    return owned.plugin.partition(" ")[0]


def _summary(owned: Owned[Rule]) -> str:
    return markdown(rule_page(owned.item).summary).replace("|", "\\|")


def _page(owned: Owned[Rule]) -> str:
    page = rule_page(owned.item)
    sections = "\n\n".join(f"## {title}\n\n{markdown(prose)}" for title, prose in paragraphs(page))
    return f"{_NOTICE}# {page.name}\n\n{markdown(page.summary)}\n\n{link_evidence(sections)}\n"


def main(arguments: list[str]) -> int:
    """Write or check; pages of rules that are gone are removed."""
    found = pages()
    if "--check" not in arguments:
        for path in (DOCS / "rules").glob("*.md"):
            if f"rules/{path.name}" not in found:
                path.unlink()
    return run(found, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
