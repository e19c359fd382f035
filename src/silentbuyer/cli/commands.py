"""The command line: ``diagnose``, ``plan``, ``draft``, ``demo`` work on buyers, the others tell of silentbuyer.

Exit codes: 0 done; 1 some records were unreadable or something needs you (each is named on stderr); 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from contextlib import redirect_stdout
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from silentbuyer.cli.arguments import parser
from silentbuyer.cli.status import DONE, INTERRUPTED, TERMINATED, WRONG_USE, Terminated, UsageError, told_to_end
from silentbuyer.errors import SilentBuyerError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FILES", "main", "parser"]

FILES = ("output", "html", "ics", "xlsx", "save_facts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code; nothing but Python's own faults at start-up shows a traceback."""
    _any_console()
    options = argparse.Namespace()
    try:
        with warnings.catch_warnings(), told_to_end():
            warnings.showwarning = _note  # ty: ignore[invalid-assignment] - the way that its documentation names
            options = parser().parse_args(arguments)
            code = _run(options)
    except SystemExit as stop:  # argparse has said what was wrong
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except Terminated:
        return _say(f"told to end by SIGTERM{_unfinished(options)}", TERMINATED)
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
        code: int = _command(options.command or "guide")(options)
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
    unfinished = _unfinished(options)
    return _say(f"the output was closed before all was read{unfinished}", WRONG_USE) if unfinished else DONE


def _unfinished(options: argparse.Namespace) -> str:
    """The files that were asked for and are not written, as the end of a sentence."""
    asked = [str(path) for name in FILES if (path := getattr(options, name, None))]
    return f": {', '.join(asked)} not written" if asked else ""


def _command(name: str) -> Command:
    from silentbuyer.cli import cache_command, causes_command, diagnose, learn, sources_command, tell

    commands: dict[str, Command] = {
        "cache": cache_command.cache,
        "causes": causes_command.causes,
        "guide": tell.guide,
        "diagnose": diagnose.diagnose,
        "plan": diagnose.diagnose,
        "draft": diagnose.draft,
        "readers": tell.readers,
        "completion": tell.completion,
        "demo": diagnose.demo,
        "rules": tell.rules,
        "explain": tell.explain,
        "learn": learn.learn,
        "plugins": tell.plugins,
        "lists": tell.lists,
        "sources": sources_command.sources,
        "new-plugin": tell.new_plugin,
    }
    return commands[name]


if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[[argparse.Namespace], int]
