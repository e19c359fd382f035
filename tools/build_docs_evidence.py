"""Builds docs/evidence/ from ``data/evidence``: a page a subject, and how much of the tables rests on judgement."""

from __future__ import annotations

import re
import sys
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from docs_pages import NOTICE, run

from silentbuyer.data.evidence import PAGES, Evidence, evidence
from silentbuyer.data.sources import sources
from silentbuyer.data.tables import rows, toml

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTICE = NOTICE.format(tool="build_docs_evidence.py").replace(
    "the code; edit the docstrings", "data/evidence; edit that"
)
_RANKS = ("only judgement", "a source and judgement", "a source alone", "nothing named")
_FIGURES = ("measured", "published", "judgement")


def pages() -> dict[str, str]:
    """Path below docs/ -> text."""
    return {"evidence/index.md": _index(), **{f"evidence/{page}.md": _page(page) for page in PAGES}}


def link_evidence(text: str, up: str = "../") -> str:
    """The citations in a Markdown text as links; a citation in backticks loses them."""
    pattern = r"`?docs/evidence/([a-z]+)\.md#([a-z-]+)`?"
    return re.sub(pattern, lambda found: f"[{found[1]}: {found[2]}]({up}evidence/{found[1]}.md#{found[2]})", text)


def _page(page: str) -> str:
    table = toml(f"evidence/{page}.toml")
    parts = "\n".join(_section(one) for one in evidence().values() if one.id.startswith(f"docs/evidence/{page}.md#"))
    return f"{_NOTICE}# {table['title']}\n\n{table['about']} How sure a figure is: [Evidence](index.md).\n\n{parts}"


def _section(one: Evidence) -> str:
    listed = "\n".join(
        f"| {_cell(figure.says)} | {figure.sure} | {_source(figure.source)} | {figure.date} |" for figure in one.figures
    )
    covers = f"\nRests on it as a whole: {', '.join(f'`{name}`' for name in one.covers)}.\n" if one.covers else ""
    head = "| figure | how sure | source | date |\n| --- | --- | --- | --- |"
    return f"## {one.title}\n\n{_cell(one.text)}\n\n{head}\n{listed}\n{covers}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")


def _source(text: str) -> str:
    """Addresses as links; ids as links into the list of sources."""
    linked = re.sub(r"https?://[^\s;,)]+", lambda found: f"<{found[0]}>", _cell(text))
    words = [f"[{word}](../reference/sources.md)" if word in sources() else word for word in linked.split(" ")]
    return " ".join(words)


def _index() -> str:
    listed = "\n".join(f"| [{toml(f'evidence/{page}.toml')['title']}]({page}.md) | {_sure(page)} |" for page in PAGES)
    counted = "\n".join(_row(name, count) for name, count in sorted(counts().items()))
    total = sum(counts().values(), Counter[str]())
    return f"""{_NOTICE}# Evidence

What the tables and rules rest on. Every figure has its public source, its date, and how sure it is:

measured
: by this project, on public data or on a named version of a program, so that it can be measured again;

published
: by the source named; vendors' and practitioners' own figures are marked or stand under their id;

judgement
: nobody measured it: chosen with the facts beside it in view, until you [learn from your own
  log](../how-to/learn-from-your-log.md).

Pages were read as excerpts in November 2026. `silentbuyer sources time.md#reply-model` prints a section in a terminal,
`silentbuyer sources F7` a source by its id.

| page | {" | ".join(_FIGURES)} |
| --- |{" --- |" * len(_FIGURES)}
{listed}

## Judgement

How much of each table rests on `judgement`, by rows; rows of seasons that call their own weight a guess count as
judgement, and so do rows that cite a section of these pages which holds judgement. Nobody publishes what a sign is worth
in bits: where a row of `weights.toml` has a source alone, the source tells of the sign, and its bits are judgement all
the same. A table whose first lines name one source for all of its rows is not here.

| table | rows | {" | ".join(_RANKS)} |
| --- | --- |{" --- |" * len(_RANKS)}
{counted}
{_row("all", total)}

```{{toctree}}
:hidden:

{chr(10).join(PAGES)}
```
"""


def _sure(page: str) -> str:
    found = Counter(
        figure.sure
        for one in evidence().values()
        if one.id.startswith(f"docs/evidence/{page}.md#")
        for figure in one.figures
    )
    return " | ".join(str(found[kind]) for kind in _FIGURES)


def _row(name: str, count: Counter[str]) -> str:
    shown = f"`{name}`" if "." in name else name
    return f"| {shown} | {count.total()} | {' | '.join(str(count[rank]) for rank in _RANKS)} |"


def counts() -> dict[str, Counter[str]]:
    """Table, as a path in the data folder -> how many of its rows rest on what."""
    found = {name: Counter(map(_rank, told)) for name, told in _told()}
    return {name: count for name, count in found.items() if count}


def _told() -> Iterator[tuple[str, list[str]]]:
    """(table, what each of its rows says of its source) of every table with a source a row."""
    yield "weights.toml", [row["source"] for signs in toml("weights.toml").values() for row in signs.values()]
    yield "causes.toml", [row["source"] for row in toml("causes.toml")["causes"].values()]
    yield "playbook.toml", [row.get("source", "") for row in toml("playbook.toml")["row"]]
    root: Any = files("silentbuyer").joinpath("data")
    for path in sorted(root.rglob("*.csv")):
        name = path.relative_to(root).as_posix()
        listed = rows(name)
        if listed and "source" in listed[0]:
            yield name, [_of(row) for row in listed]


def _of(row: Any) -> str:
    guess = "; judgement" if row.get("weight_is") == "guess" else ""
    return f"{row['source'] or ''}{guess}"


def _rank(source: str) -> str:
    if not source.strip():
        return "nothing named"
    weak = any(figure.sure == "judgement" for one in _cited(source) for figure in one.figures)
    if not weak and not re.search(r"judgement|guess", source):
        return "a source alone"
    # What follows the word after a colon or in brackets is its reason, not a source.
    rest = re.sub(r"judgement[^;]*|\([^)]*\)|[\s;,.]", "", source)
    return "a source and judgement" if rest else "only judgement"


def _cited(source: str) -> list[Evidence]:
    return [one for key, one in evidence().items() if key in source]


def main(arguments: list[str]) -> int:
    """Write or check."""
    return run(pages(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
