"""The commands that tell about silentbuyer itself: ``rules``, ``explain``, ``plugins``, ``lists``, ``new-plugin``."""

from __future__ import annotations

import difflib
import sys
import textwrap
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from silentbuyer.cli.status import DONE, UsageError
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from silentbuyer.plugins.registry import Registry


def guide(options: Namespace) -> int:
    """What silentbuyer is for and how to begin, for who typed its name alone."""
    from silentbuyer.cli.arguments import GUIDE

    options.out.write(GUIDE)
    return DONE


def readers(options: Namespace) -> int:
    """Every system whose exports are known, and who knows it; any other table is read by its headers."""
    rows = [(owned.item.name, owned.plugin.partition(" ")[0]) for owned in _registry().readers]
    return _table(options, ("reader", "plugin"), sorted(rows))


def completion(options: Namespace) -> int:
    """The completion of a shell, to be sourced or put where the shell looks for it."""
    from importlib import import_module

    from silentbuyer.cli.arguments import parser

    try:
        shtab: Any = import_module("shtab")  # optional, so a type checker may not find it
    except ImportError as error:
        raise UsageError("completion needs shtab: pip install 'silentbuyer[completion]'") from error
    options.out.write(f"{shtab.complete(parser(), options.shell)}\n")
    return DONE


def rules(options: Namespace) -> int:
    """Every rule with its first sentence and the plugin it comes from."""
    from silentbuyer.show.rule_pages import rule_page

    found = [
        (owned.item.name, owned.plugin.partition(" ")[0], rule_page(owned.item).summary) for owned in _registry().rules
    ]
    return _table(options, ("rule", "plugin", "what it is"), found)


def plugins(options: Namespace) -> int:
    """Every plugin with its hooks and what is wrong with it."""
    from silentbuyer.plugins.manager import plugins as found

    rows = [
        (info.name, f"{info.distribution} {info.version}".strip(), ", ".join(info.hooks), info.fault or "in order")
        for info in found()
    ]
    return _table(options, ("plugin", "distribution", "hooks", "state"), rows)


def lists(options: Namespace) -> int:
    """The version and age of every list; for the old ones stderr says how to refresh them."""
    from silentbuyer.data.list_dates import list_states

    states = list_states(datetime.now(UTC).date())
    rows = [
        (state.name, str(state.entries or "-"), str(state.date or "-"), f"{state.package} {state.version}", state.title)
        for state in states
    ]
    code = _table(options, ("list", "entries", "as of", "package", "what it holds"), rows)
    for state in states:
        if state.stale:
            print(state.advice, file=sys.stderr)  # noqa: T201 - this is a command line
    return code


def explain(options: Namespace) -> int:
    """One rule's page of the catalogue."""
    from silentbuyer.show.rule_pages import paragraphs, rule_page

    known = {owned.item.name: owned for owned in _registry().rules}
    if options.rule not in known:
        close = difflib.get_close_matches(options.rule, known, n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else "silentbuyer rules lists them"
        raise UsageError(f"there is no rule {options.rule!r}; {hint}")
    owned = known[options.rule]
    page = rule_page(owned.item)
    _print(options, [page.name, "=" * len(page.name), *_prose(page.summary, ""), f"(from {owned.plugin})"])
    for heading, prose in paragraphs(page):
        _print(options, ["", heading, *_prose(prose, "  ")])
    return DONE


def new_plugin(options: Namespace) -> int:
    """A new plugin's package, with the next steps."""
    from silentbuyer.cli.new_plugin import new_plugin as write

    root = write(options.name, options.folder)
    _print(options, [f"{root} is written. Next:", f"  cd {root}", "  pip install -e . --group test", "  pytest"])
    return DONE


def _prose(text: str, indent: str) -> list[str]:
    """Paragraphs wrapped; the items of a list keep their own lines."""
    lines: list[str] = []
    for block in text.replace("`", "").split("\n\n"):
        listed = block.startswith(("- ", "* "))
        for line in block.splitlines() if listed else [" ".join(block.split())]:
            more = indent + "  " * listed
            lines += textwrap.wrap(
                line,
                96,
                initial_indent=indent,
                subsequent_indent=more,
                break_on_hyphens=False,
                break_long_words=False,
            )
    return lines


def _registry() -> Registry:
    from silentbuyer.plugins.manager import default_registry

    return default_registry()


def _table(options: Namespace, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> int:
    from silentbuyer.show.listing import aligned

    if options.json:
        _print(options, [json_text([dict(zip(heads, row, strict=True)) for row in rows], indent=1)])
    else:
        _print(options, aligned(heads, rows))
    return DONE


def _print(options: Namespace, lines: Iterable[Any]) -> None:
    for line in lines:
        options.out.write(f"{line}\n")
