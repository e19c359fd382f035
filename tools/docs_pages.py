"""What the page builders share: Markdown from docstrings, and writing or comparing the pages."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTICE = "<!-- Made by tools/{tool} from the code; edit the docstrings, then run it again. -->\n\n"
_SECTIONS = ("Args", "Attributes", "Raises", "Returns", "Yields")


def markdown(docstring: str | None) -> str:
    """A docstring of ours as Markdown: double backticks become single, Google sections become lists."""
    text = inspect.cleandoc(docstring or "")
    return re.sub(r"``([^`]+)``", r"`\1`", "\n".join(_sectioned(text.splitlines()))).strip()


def _sectioned(lines: list[str]) -> list[str]:
    done, inside = [], False
    for line in lines:
        title = line.removesuffix(":")
        if line.endswith(":") and title in _SECTIONS:
            inside = True
            done += [f"**{title}**", ""]
        elif inside and line.startswith("    ") and not line.startswith("     "):
            done.append(_item(line.strip()))
        elif inside and line.strip() and line.startswith("     "):
            done[-1] += f" {line.strip()}"
        else:
            inside = inside and (not line or line.startswith(" "))
            done.append(line)
    return done


def _item(line: str) -> str:
    name, colon, rest = line.partition(": ")
    if not colon or " " in name.replace(", ", ""):
        return f"- {line}"
    names = ", ".join(f"`{part.strip('`')}`" for part in name.split(", "))
    return f"- {names}: {rest}"


def first_sentence(docstring: str | None) -> str:
    """The first paragraph as one line of Markdown."""
    return " ".join(markdown(docstring).split("\n\n")[0].split())


def run(pages: dict[str, str], arguments: list[str]) -> int:
    """Write the pages; with ``--check`` name those that are not as they should be and answer 1."""
    if "--check" not in arguments:
        for name, text in pages.items():
            target = DOCS / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return 0
    stale = stale_pages(pages)
    for name in stale:
        print(f"docs/{name} is not current: run python {sys.argv[0]}")
    return 1 if stale else 0


def stale_pages(pages: dict[str, str]) -> list[str]:
    """The pages that do not stand in the docs folder as they should."""
    current = {name: (DOCS / name) for name in pages}
    return [name for name, path in current.items() if not path.exists() or path.read_text("utf-8") != pages[name]]
