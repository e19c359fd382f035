"""Builds the reference pages of the command line, the causes and the hooks."""

# ruff: noqa: SLF001 - argparse shows its arguments only through private names

from __future__ import annotations

import argparse
import inspect
import re
import sys

from docs_pages import NOTICE, markdown, run
from docs_systems import page as systems_page
from docs_trades import page as trades_page

from silentbuyer.batch.frame_columns import COLUMNS, VERSION
from silentbuyer.cli import commands as cli
from silentbuyer.data.sources import sources
from silentbuyer.data.tables import toml
from silentbuyer.model.causes import info
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Cause
from silentbuyer.plugins import hookspecs

_NOTICE = NOTICE.format(tool="build_docs_reference.py")


def pages() -> dict[str, str]:
    """Path below docs/ -> text."""
    return {
        "reference/cli.md": _cli(),
        "reference/causes.md": _causes(),
        "reference/sources.md": _sources(),
        "reference/trades.md": trades_page(_NOTICE),
        "reference/frame-columns.md": _frame_columns(),
        "plugins/hooks.md": _hooks(),
        "how-to/by-system.md": systems_page(),
    }


def _cli() -> str:
    parts = [f"{_NOTICE}# Command line\n\n{markdown(cli.__doc__)}\n"]
    for name, command in commands().items():
        parts.append(f"\n## silentbuyer {name}\n\n{command.description or _help_of(name)}\n\n{_usage(command)}\n")
        parts.append(_options(command))
    return "".join(parts)


def commands() -> dict[str, argparse.ArgumentParser]:
    """Name -> parser of every command."""
    (group,) = (act for act in cli.parser()._actions if isinstance(act, argparse._SubParsersAction))
    return dict(group.choices)


def _help_of(name: str) -> str:
    actions = cli.parser()._subparsers._group_actions[0]._choices_actions
    text = next(action.help for action in actions if action.dest == name)
    return f"{text[0].upper()}{text[1:]}."


def _usage(command: argparse.ArgumentParser) -> str:
    # argparse folds usage by the terminal's width; one line is the same everywhere.
    usage = " ".join(command.format_usage().split()).removeprefix("usage: ")
    return f"```text\n{usage}\n```"


def _options(command: argparse.ArgumentParser) -> str:
    shown = [action for action in command._actions if action.dest != "help"]
    rows = "\n".join(f"| {_names(action)} | {action.help or ''} |" for action in shown)
    return f"\n| argument | meaning |\n| --- | --- |\n{rows}\n" if rows else ""


def _names(action: argparse.Action) -> str:
    value = f" {action.metavar}" if action.metavar and action.option_strings else ""
    value = value or (f" {'|'.join(action.choices)}" if action.choices else "")
    return f"`{', '.join(action.option_strings) or action.metavar}{value}`".replace("|", "\\|")


def _causes() -> str:
    rows = "\n".join(f"| `{cause.value}` | {info(cause).label} | {info(cause).family or '-'} |" for cause in Cause)
    heads = " | ".join(stage.value for stage in Stage)
    priors = "\n".join(_prior_row(cause) for cause in Cause if "prior" in toml("causes.toml")["causes"][cause.value])
    return f"""{_NOTICE}# Causes

`Diagnosis.causes` ranks all of these; their probabilities sum to 1.

| cause | what a salesperson calls it | family |
| --- | --- | --- |
{rows}

## Prior shares by stage

The mass that "nothing is wrong yet" leaves is shared by these weights before any evidence counts. No measured
frequency of causes is published anywhere we looked, so every figure is judgement; `learn` moves them to your
own.

| cause | {heads} |
| --- |{" --- |" * len(Stage)}
{priors}
"""


def _prior_row(cause: Cause) -> str:
    prior = toml("causes.toml")["causes"][cause.value]["prior"]
    return f"| `{cause.value}` | {' | '.join(f'{float(prior[stage.value]):g}' for stage in Stage)} |"


_KINDS = {
    "text": ("text", "string"),
    "number": ("number", "double"),
    "whole": ("whole number", "int64"),
    "moment": ("time in UTC", "timestamp[us, tz=UTC]"),
    "clock": ("what a clock shows", "timestamp[us]"),
    "texts": ("list of texts", "list<string>"),
    "numbers": ("list of numbers", "list<double>"),
}


def _frame_columns() -> str:
    kinds = "\n".join(f"| {word} | `{arrow}` |" for word, arrow in _KINDS.values())
    rows = "\n".join(f"| `{column.name}` | {_KINDS[column.kind][0]} | {column.meaning} |" for column in COLUMNS)
    return f"""{_NOTICE}# Columns of a frame

What `diagnose_frame`, `Diagnoses` as an Arrow stream, `to_pandas()` and the cluster adapters give: version {VERSION} of the
columns, one row a record. The version stands in the Arrow schema's metadata under `silentbuyer.columns`. A column is only ever
added at the end; whatever else changes raises the version.

| column | kind | meaning |
| --- | --- | --- |
{rows}

| kind | Arrow type |
| --- | --- |
{kinds}
"""


def _sources() -> str:
    listed = "\n".join(
        f"| `{one.id}` | {_link(one.where)} | {one.language} | {one.what} |" for one in sources().values()
    )
    return f"""{_NOTICE}# Sources

What the ids in tables, weights and rules stand for. They were read as excerpts in November 2026. Practitioners' pages
copy each other, so how many of them say a thing is not how true it is; where nobody has measured a figure, the tables
say `judgement`. What was taken from them and measured besides stands under [Evidence](../evidence/index.md), with a
table of how much rests on judgement.

| id | where | language | what |
| --- | --- | --- | --- |
{listed}
"""


def _link(where: str) -> str:
    """Addresses as links, the words around them as they are."""
    return re.sub(r"https?://[^\s;,)|]+", lambda found: f"<{found[0]}>", where.replace("|", "\\|"))


def _hooks() -> str:
    parts = "\n\n".join(map(_hook, hookspecs.HOOKS))
    return f"{_NOTICE}# Hook reference\n\n{markdown(hookspecs.__doc__)}\n\n{parts}\n"


def _hook(name: str) -> str:
    function = getattr(hookspecs, name)
    signature = str(inspect.signature(function)).replace("'", "")
    return f"## {name}\n\n```python\n@hookimpl\ndef {name}{signature}: ...\n```\n\n{markdown(function.__doc__)}"


def main(arguments: list[str]) -> int:
    """Write or check."""
    return run(pages(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
