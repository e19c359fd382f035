"""argparse in the language of a voice: its own words, the help of every argument, and its faults."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from silentbuyer.cli.status import WRONG_USE
from silentbuyer.cli.voice import Voice
from silentbuyer.language.saying import mark
from silentbuyer.show.wrapping import wrapped
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    Subparsers = argparse._SubParsersAction["Grammar"]  # noqa: SLF001 - argparse gives its type no public name
else:
    Subparsers = argparse._SubParsersAction  # noqa: SLF001 - the same

FAULTS = (
    mark("argument {name}: {fault}"), mark("the following arguments are required: {names}"),
    mark("unrecognized arguments: {names}"), mark("invalid choice: {value} (choose from {choices})"),
    mark("invalid {kind} value: {value}"), mark("expected one argument"), mark("expected at least one argument"),
    mark("expected {n} arguments"), mark("not allowed with argument {name}"),
    mark("ambiguous option: {option} could match {names}"), mark("ignored explicit argument {value}"),
    mark("one of the arguments {names} is required"),
)  # fmt: skip
"""What argparse says of wrong use, in its own words: they are recognised by their form, and nothing is patched."""


class Helper(argparse.RawDescriptionHelpFormatter):
    """Help whose lines fit where characters are two columns wide; examples keep their lines."""

    def __init__(self, *given: Any, voice: Voice, **more: Any) -> None:
        super().__init__(*given, **more)
        self._voice = voice

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage under its head."""
        super().add_usage(usage, actions, groups, self._voice.tell("usage: ") if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped(" ".join(text.split()), width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(line for given in text.splitlines() for line in _filled(given, width, indent))


def _filled(line: str, width: int, indent: str) -> Iterator[str]:
    if not line or line.startswith(" "):
        yield f"{indent}{line}"
    else:
        yield from wrapped(line, width, indent, indent)


class Commands(Subparsers):
    """The commands below a parser; their names stay, what is said of them is told by the voice."""

    def __init__(self, *given: Any, voice: Voice, **more: Any) -> None:
        super().__init__(*given, **more)
        self._voice = voice

    def add_parser(self, name: str, *, help: str, description: str = "", examples: str = "", **more: Any) -> Grammar:  # type: ignore[override]  # ty: ignore[incompatible-method-override]  # noqa: A002 - the name of argparse
        """A command with its line in the list, its own description and examples."""
        tell = self._voice.tell
        told = tell(help)
        about = tell(description) if description else tell("{sentence}.", sentence=f"{told[:1].upper()}{told[1:]}")
        epilog = f"{tell('examples:')}\n{examples}" if examples else None
        made: Grammar = super().add_parser(name, help=told, description=about, epilog=epilog, **more)
        return made


class Grammar(argparse.ArgumentParser):
    """A parser that speaks; wrong use ends with a hint instead of the whole usage."""

    def __init__(self, *, voice: Voice, **more: Any) -> None:
        self.voice = voice
        ours: dict[str, Any] = {"add_help": False, "formatter_class": partial(Helper, voice=voice)}
        super().__init__(**{**more, **ours})
        self._positionals.title = voice.tell("positional arguments")
        self._optionals.title = voice.tell("options")
        self.add_argument("-h", "--help", action="help", help="show this help and end")

    def commands(self) -> Commands:
        """The commands below this parser."""
        ours: dict[str, Any] = {
            "action": partial(Commands, voice=self.voice),
            "parser_class": partial(Grammar, voice=self.voice),
        }
        made: Any = self.add_subparsers(dest="command", metavar="COMMAND", **ours)
        return made  # type: ignore[no-any-return]

    def _add_action(self, action: argparse.Action) -> argparse.Action:  # type: ignore[override]
        if action.help and action.help is not argparse.SUPPRESS:
            action.help = self.voice.tell(action.help)
        return super()._add_action(action)

    def error(self, message: str) -> NoReturn:
        """Wrong use: what it is, where help is, and exit code 2."""
        # The message quotes what was typed or pasted, with whatever a terminal would obey.
        fault = clean(self.voice.told(message), 1000)
        hint = self.voice.tell("Try: {command}", command=f"{self.prog} --help")
        self.exit(WRONG_USE, f"{self.prog}: {fault}\n{hint}\n")
