"""``silentbuyer causes``: every cause that a diagnosis may name, ours and those of plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silentbuyer.cli.status import DONE
from silentbuyer.language.saying import mark

if TYPE_CHECKING:
    from argparse import Namespace


def add_plugin(command: Any) -> None:
    """The argument that names plugins beside the installed ones."""
    command.add_argument(
        "--plugin",
        metavar="FILE",
        action="append",
        default=[],
        help="a Python file of rules, or a module, to use beside the installed plugins; it is run; repeatable",
    )


def add_causes(commands: Any) -> None:
    """The command with its arguments."""
    command = commands.add_parser("causes", help="list the causes that a diagnosis may name, and their families")
    add_plugin(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def causes(options: Namespace) -> int:
    """Every cause with its family, what a salesperson calls it, and where it comes from."""
    from silentbuyer.language.sentence import speak
    from silentbuyer.model.causes import info
    from silentbuyer.model.findings import Cause
    from silentbuyer.plugins.manager import registry_of
    from silentbuyer.show.listing import aligned
    from silentbuyer.values.json_text import json_text

    language = options.voice.language
    heads = (mark("cause"), mark("family"), mark("name"), mark("plugin"))
    own = [(Cause.of(one.item), one.plugin) for one in registry_of(options.plugin, environment=True).causes]
    rows = [
        (cause.value, speak(info(cause).family, language) or "-", str(speak(info(cause).label, language)), plugin)
        for cause, plugin in [*((cause, "silentbuyer") for cause in Cause), *own]
    ]
    if options.json:
        lines = [json_text([dict(zip(heads, row, strict=True)) for row in rows], indent=2)]
    else:
        lines = list(aligned(tuple(map(options.voice.told, heads)), rows))
    options.out.writelines(f"{line}\n" for line in lines)
    return DONE
