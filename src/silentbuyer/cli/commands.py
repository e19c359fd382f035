"""The command line: ``silentbuyer diagnose``, ``demo``, ``rules``, ``explain``, ``plugins``, ``lists``, ``new-plugin``.

Exit codes: 0 done; 1 some records were unreadable or something needs you (each is named on stderr); 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from contextlib import redirect_stdout
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn, TextIO

from silentbuyer.cli.cache_command import add_cache
from silentbuyer.cli.status import DONE, INTERRUPTED, WRONG_USE, UsageError
from silentbuyer.errors import SilentBuyerError
from silentbuyer.values.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES = ("output", "html", "ics", "xlsx", "save_facts")
FORMATS = ("table", "plan", "report", "csv", "markdown", "worklist", "json", "jsonl", "rows")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code; nothing but Python's own faults at start-up shows a traceback."""
    _any_console()
    options = argparse.Namespace()
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _note  # ty: ignore[invalid-assignment] - the way that its documentation names
            options = parser().parse_args(arguments)
            code = _run(options)
    except SystemExit as stop:  # argparse has said what was wrong
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except BrokenPipeError:
        return _hung_up(options)
    except (SilentBuyerError, ImportError) as error:
        return _say(str(error), WRONG_USE)
    except OSError as error:
        return _say(_os_words(error), WRONG_USE)
    except Exception as error:  # noqa: BLE001 - the last guard: whatever is left is a defect of ours, told in one line
        return _say(f"{_DEFECT} ({type(error).__name__}: {error})", WRONG_USE)
    return code


_DEFECT = "this is a defect of silentbuyer, please report it; SILENTBUYER_DEBUG=1 shows where it happened"


def _run(options: argparse.Namespace) -> int:
    """One command; what plugins print meanwhile goes to stderr, so that it spoils no output."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; open it, or send it to a file")
    options.out = sys.stdout
    with redirect_stdout(sys.stderr):
        code: int = _command(options.command)(options)
    options.out.flush()
    return code


def _any_console() -> None:
    """Whatever the console's encoding is, text that it cannot show is replaced and nothing fails."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _note(  # noqa: PLR0917 - the signature that the standard library wants
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001 - the same
    filename: str,  # noqa: ARG001 - the same
    lineno: int,  # noqa: ARG001 - the same
    file: TextIO | None = None,  # noqa: ARG001 - the same
    line: str | None = None,  # noqa: ARG001 - the same
) -> None:
    """A warning as one line, without the place in the code that a user has no use for."""
    from silentbuyer.text.clean import clean

    print(f"note: {clean(message, 600)}", file=sys.stderr)  # noqa: T201 - this is a command line


def _say(message: str, code: int) -> int:
    from silentbuyer.text.clean import clean

    if os.environ.get("SILENTBUYER_DEBUG"):
        import traceback

        traceback.print_exc()
    print(f"silentbuyer: {clean(message, 2000)}", file=sys.stderr)  # noqa: T201 - this is a command line
    return code


def _os_words(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else "cannot write the output: "
    return f"{where}{error.strerror or error}"


def _hung_up(options: argparse.Namespace) -> int:
    """The reader of our output has gone (``| head``): be quiet, also when Python closes the stream at exit.

    Files that were asked for beside it were not finished, and that is no success.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    asked = [str(path) for name in FILES if (path := getattr(options, name, None))]
    return (
        _say(f"the output was closed before all was read: {', '.join(asked)} not written", WRONG_USE) if asked else DONE
    )


def _command(name: str) -> Command:
    from silentbuyer.cli import cache_command, diagnose, tell

    commands: dict[str, Command] = {
        "cache": cache_command.cache,
        "diagnose": diagnose.diagnose,
        "demo": diagnose.demo,
        "rules": tell.rules,
        "explain": tell.explain,
        "plugins": tell.plugins,
        "lists": tell.lists,
        "new-plugin": tell.new_plugin,
    }
    return commands[name]


class _Parser(argparse.ArgumentParser):
    """argparse whose errors end with a hint instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {message}\nTry: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    made = _Parser(prog="silentbuyer", description="Why foreign buyers have gone silent, and what to do next.")
    made.add_argument("--version", action="version", version=f"silentbuyer {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_diagnose(commands)
    _add_demo(commands)
    commands.add_parser("rules", help="list the rules").add_argument("--json", action="store_true")
    explain = commands.add_parser("explain", help="show one rule's page of the catalogue")
    explain.add_argument("rule", metavar="RULE", help="its name, such as fake-email")
    commands.add_parser("plugins", help="list the plugins and what is wrong with them").add_argument(
        "--json", action="store_true"
    )
    commands.add_parser("lists", help="show the age and source of every built-in list").add_argument(
        "--json", action="store_true"
    )
    add_cache(commands)
    new = commands.add_parser("new-plugin", help="write a new plugin as a package with tests that pass")
    new.add_argument("name", metavar="NAME", help="lower-case letters, digits and hyphens, such as dhgate")
    new.add_argument("--folder", metavar="FOLDER", default=".", help="where to write it (here)")
    return made


def _add_diagnose(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "diagnose",
        help="diagnose the buyers of a file or database",
        description="Diagnose every buyer of an export: CSV, TSV, XLSX, JSON, JSON Lines, vCard, or a database URL "
        "such as 'sqlite:///crm.db?table=leads'.",
    )
    command.add_argument("file", metavar="FILE", help="the buyers; - reads standard input")
    command.add_argument(
        "--messages", metavar="FILE", help="their messages: customer_id (or address), at, sender, channel, text ..."
    )
    command.add_argument(
        "--mailbox", metavar="PATH", help="your mail archive: .eml, mbox, Maildir, or a folder of them"
    )
    command.add_argument(
        "--chat",
        metavar="[ID=]PATH",
        action="append",
        default=[],
        help="an exported chat of WhatsApp, Telegram, LINE or WeChat: file, .zip or folder; ID= says whose; repeatable",
    )
    command.add_argument(
        "--mine",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="your own address or domain in the mail, your name or number in chats; repeatable",
    )
    command.add_argument("--seller", metavar="FILE", help="your profile (TOML), or the name of a built-in one")
    command.add_argument(
        "--map",
        metavar="OURS=THEIRS",
        action="append",
        default=[],
        help="name a column; messages.OURS=THEIRS one of --messages; repeatable",
    )
    command.add_argument("--reader", metavar="NAME", help="the export's kind, where it is not recognised")
    command.add_argument("--encoding", metavar="NAME", help="the file's encoding, where it is guessed wrongly")
    command.add_argument(
        "--zone", metavar="NAME", help="clock of times without offset, such as Asia/Shanghai (else your profile's own)"
    )
    command.add_argument("--reading", metavar="FILE", help="write what was read and what was not as JSON as well")
    dates = command.add_mutually_exclusive_group()
    dates.add_argument("--day-first", action="store_true", default=None, help="03/04/2026 is the third of April")
    dates.add_argument("--month-first", dest="day_first", action="store_false", help="03/04/2026 is March the fourth")
    command.add_argument(
        "--plugin",
        metavar="FILE",
        action="append",
        default=[],
        help="a Python file of rules, or a module, to use beside the installed plugins; it is run; repeatable",
    )
    command.add_argument(
        "--ignore", metavar="RULE", action="append", default=[], help="a rule that is not to be run; repeatable"
    )
    command.add_argument("--cache", metavar="CACHE", help="keep answers between runs: a file, redis://, postgresql://")
    command.add_argument("--resume", action="store_true", help="go on with a run of the same -o FILE that was cut off")
    command.add_argument("--offline", action="store_true", help="ask nothing of the network")
    command.add_argument("--facts", metavar="FILE", help="judge these saved facts again and ask nothing")
    command.add_argument("--save-facts", metavar="FILE", help="save every answer of the network for later")
    _add_output(command)


def _add_demo(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "demo",
        help="diagnose the built-in examples",
        description="Diagnose the built-in buyers at a fixed moment, against a loopback internet on this machine: "
        "nobody's server is asked.",
    )
    command.add_argument("--offline", action="store_true", help="do not even start the loopback internet")
    _add_output(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--now", metavar="ISO", help="the moment to judge by, such as 2026-08-21T10:00:00+08:00")
    command.add_argument("--format", choices=FORMATS, default="table", help="what goes to the output (table)")
    command.add_argument("--capacity", metavar="N", type=int, default=20, help="tasks of the day's plan (20)")
    command.add_argument("--output", "-o", metavar="FILE", help="write there instead of standard output")
    command.add_argument("--html", metavar="FILE", help="write a page with a card for every buyer as well")
    command.add_argument("--xlsx", metavar="FILE", help="write the list as an Excel workbook as well")
    command.add_argument("--ics", metavar="FILE", help="write the next actions as a calendar file as well")
    command.add_argument("--title", metavar="TEXT", help="the title of the page")
    command.add_argument(
        "--since", metavar="FILE", help="a list of before (--format worklist or json): tell the change"
    )
    command.add_argument("--owner", metavar="NAME", help="only the buyers of this colleague, as the file names them")
    command.add_argument("--top", metavar="N", type=int, help="only the first so many of the list")
    command.add_argument("--quiet", "-q", action="store_true", help="tell nothing on stderr but faults")


if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[[argparse.Namespace], int]
