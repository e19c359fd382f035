"""The commands that tell about silentbuyer itself: ``rules``, ``explain``, ``plugins``, ``lists``, ``new-plugin``."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from silentbuyer.cli.single_buyer import meant
from silentbuyer.cli.status import DONE, UsageError
from silentbuyer.language.saying import joined, mark, say
from silentbuyer.show.wrapping import wrapped
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from silentbuyer.cli.voice import Voice
    from silentbuyer.plugins.registry import Registry


def guide(options: Namespace) -> int:
    """What silentbuyer is for and how to begin, for who typed its name alone."""
    from silentbuyer.cli.arguments import GUIDE

    options.out.write(options.voice.tell(GUIDE))
    return DONE


def readers(options: Namespace) -> int:
    """Every system whose exports are known, and who knows it; any other table is read by its headers."""
    rows = [(owned.item.name, owned.plugin.partition(" ")[0]) for owned in _registry(options).readers]
    return _table(options, (mark("reader"), mark("plugin")), sorted(rows))


def completion(options: Namespace) -> int:
    """The completion of a shell, to be sourced or put where the shell looks for it."""
    from importlib import import_module

    from silentbuyer.cli.arguments import parser

    try:
        shtab: Any = import_module("shtab")  # optional, so a type checker may not find it
    except ImportError as error:
        raise UsageError(say("completion needs shtab: pip install 'silentbuyer[completion]'")) from error
    options.out.write(f"{shtab.complete(parser(), options.shell)}\n")
    return DONE


def rules(options: Namespace) -> int:
    """Every rule with its first sentence and the plugin it comes from."""
    from silentbuyer.show.rule_pages import rule_page

    told = options.voice.told
    found = [
        (owned.item.name, owned.plugin.partition(" ")[0], told(rule_page(owned.item).summary))
        for owned in _registry(options).rules
    ]
    return _table(options, (mark("rule"), mark("plugin"), mark("what it is")), found)


def plugins(options: Namespace) -> int:
    """Every plugin with its hooks and what is wrong with it."""
    rows = [
        (
            info.name,
            f"{info.distribution} {info.version}".strip(),
            ", ".join(info.hooks),
            options.voice.told(info.fault or mark("in order")),
        )
        for info in _registry(options).infos
    ]
    return _table(options, (mark("plugin"), mark("distribution"), mark("hooks"), mark("state")), rows)


def lists(options: Namespace) -> int:
    """The version and age of every list; for the old ones stderr says how to refresh them."""
    from silentbuyer.data.list_dates import list_states

    states, told = list_states(datetime.now(UTC).date()), options.voice.told
    rows = [
        (
            state.name,
            str(state.entries or "-"),
            str(state.date or "-"),
            f"{state.package} {told(state.version)}",
            told(state.title),
        )
        for state in states
    ]
    heads = (mark("list"), mark("entries"), mark("as of"), mark("package"), mark("what it holds"))
    code = _table(options, heads, rows)
    for state in states:
        if state.stale:
            options.voice.note(state.advice)
    return code


def explain(options: Namespace) -> int:
    """One rule's page of the catalogue."""
    from silentbuyer.show.rule_pages import paragraphs, rule_page

    known = {owned.item.name: owned for owned in _registry(options).rules}
    if options.rule not in known:
        close = difflib.get_close_matches(options.rule, known, n=3)
        hint = meant(close) if close else say("silentbuyer rules lists them")
        raise UsageError(joined([say("there is no rule {name}", name=repr(options.rule)), hint]))
    owned, voice = known[options.rule], options.voice
    page = rule_page(owned.item)
    origin = voice.tell("(from {plugin})", plugin=owned.plugin)
    _print(options, [page.name, "=" * len(page.name), *_prose(voice.told(page.summary), ""), origin])
    if voice.language != "en":
        _print(options, ["", voice.tell("What follows stands in English, as it stands in the catalogue of rules.")])
    for heading, prose in paragraphs(page):
        _print(options, ["", voice.told(heading), *_prose(_in_language(prose, voice), "  ")])
    return DONE


def _in_language(prose: str, voice: Voice) -> str:
    """Each paragraph as the catalogue has it; a list stays as it is, for it holds names and figures."""
    return "\n\n".join(
        voice.told(" ".join(part.split())) if not _is_list(part) else part for part in prose.split("\n\n")
    )


def _is_list(part: str) -> bool:
    return part.startswith(("- ", "* "))


def new_plugin(options: Namespace) -> int:
    """A new plugin's package, with the next steps."""
    from silentbuyer.cli.new_plugin import new_plugin as write

    root = write(options.name, options.folder)
    next_steps = options.voice.tell("{folder} is written. Next:", folder=str(root))
    _print(options, [next_steps, f"  cd {root}", '  pip install -e . pytest "silentbuyer[testing]"', "  pytest"])
    return DONE


def _prose(text: str, indent: str) -> list[str]:
    """Paragraphs wrapped; the items of a list keep their own lines."""
    lines: list[str] = []
    for block in text.replace("`", "").split("\n\n"):
        listed = _is_list(block)
        for line in block.splitlines() if listed else [" ".join(block.split())]:
            more = indent + "  " * listed
            lines += wrapped(line, 96, indent, more)
    return lines


def _registry(options: Namespace) -> Registry:
    """The environment's plugins, and those of `--plugin`."""
    from silentbuyer.plugins.manager import registry_of

    return registry_of(options.plugin, environment=True)


def _table(options: Namespace, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> int:
    from silentbuyer.show.listing import aligned

    if options.json:
        _print(options, [json_text([dict(zip(heads, row, strict=True)) for row in rows], indent=1)])
    else:
        _print(options, aligned(tuple(map(options.voice.told, heads)), rows))
    return DONE


def _print(options: Namespace, lines: Iterable[Any]) -> None:
    for line in lines:
        options.out.write(f"{line}\n")
