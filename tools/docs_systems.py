"""The how-to of each system whose exports are known: which columns give it away, what each column is read as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from docs_pages import NOTICE

from silentbuyer.data.tables import toml

_HEAD = """# System by system

One command for all: the system is recognised by its columns, and stderr tells which was taken and how every column was read.

```console
$ silentbuyer diagnose export.csv --messages messages.csv
```

If another one was taken, `--reader NAME` says which. What no field was found for is kept aside, not lost; `--map` names it.
Chats (WhatsApp, Telegram, LINE, WeChat) and mail archives: [Read the mailbox](messages.md). Any other table is read by its
headers: [Diagnose a CRM export](crm-export.md).
"""
_FEW = 8


def page() -> str:
    """The whole page."""
    return NOTICE.format(tool="build_docs_reference.py") + _HEAD + "".join(map(_section, names()))


def names() -> list[str]:
    """The readers that have a table."""
    home = files("silentbuyer.data").joinpath("readers")
    return sorted(item.name.removesuffix(".toml") for item in home.iterdir() if item.name.endswith(".toml"))


def _section(name: str) -> str:
    table = toml(f"readers/{name}.toml")
    signs = ", ".join(f"`{column}`" for column in table.get("signature", ())[:_FEW])
    known = f"Recognised by columns such as {signs}.\n\n" if signs else ""
    rows = "\n".join(_rows(table.get("fields", {})))
    fields = f"| their column | read as |\n| --- | --- |\n{rows}\n\n" if rows else ""
    command = f"```console\n$ silentbuyer diagnose export.csv --reader {name}\n```\n"
    return f"\n## {table['title']}\n\n{known}{fields}{command}"


def _rows(fields: Mapping[str, Any]) -> Iterator[str]:
    """One row a field of ours, with their names for it."""
    theirs: dict[str, list[str]] = {}
    for column, ours in fields.items():
        if isinstance(ours, str):
            theirs.setdefault(ours, []).append(column)
    for ours, columns in theirs.items():
        shown = ", ".join(f"`{column}`".replace("|", "\\|") for column in columns[:_FEW])
        yield f"| {shown} | `{ours}` |"
