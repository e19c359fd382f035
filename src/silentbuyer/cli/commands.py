"""The command line: ``diagnose``, ``plan``, ``draft``, ``demo`` work on buyers, the others tell of silentbuyer.

Exit codes: 0 done; 1 some records were unreadable or something needs you (each is named on stderr); 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from contextlib import redirect_stdout
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from silentbuyer.cli.arguments import parser
from silentbuyer.cli.status import DONE, INTERRUPTED, TERMINATED, WRONG_USE, Terminated, UsageError, told_to_end
from silentbuyer.cli.voice import Voice, voice_of
from silentbuyer.errors import SilentBuyerError
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import Sentence, as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FILES", "main", "parser"]

FILES = ("output", "html", "ics", "xlsx", "save_facts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code; nothing but Python's own faults at start-up shows a traceback."""
    _any_console()
    given = sys.argv[1:] if arguments is None else arguments
    voice = voice_of(given, os.environ)
    options = argparse.Namespace(voice=voice)
    try:
        with warnings.catch_warnings(), told_to_end():
            warnings.showwarning = partial(_note, voice)  # the way that its documentation names
            options = parser(voice).parse_args(given, options)
            code = _run(options)
    except SystemExit as stop:  # argparse has said what was wrong
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except Terminated:
        return _say(voice, _with_files(mark("told to end by SIGTERM"), options), TERMINATED)
    except KeyboardInterrupt:
        return _say(voice, say("interrupted"), INTERRUPTED)
    except BrokenPipeError:
        return _hung_up(options)
    except (SilentBuyerError, ImportError) as error:
        return _say(voice, _told(error), WRONG_USE)
    except OSError as error:
        return _say(voice, _os_words(error, voice), WRONG_USE)
    except Exception as error:  # noqa: BLE001 - the last guard: whatever is left is a defect of ours, told in one line
        fault = f"{type(error).__name__}: {error}"
        return _say(voice, say("{defect} ({fault})", defect=say(_DEFECT), fault=fault), WRONG_USE)
    return code


_DEFECT = mark("this is a defect of silentbuyer, please report it; SILENTBUYER_DEBUG=1 shows where it happened")


def _run(options: argparse.Namespace) -> int:
    """One command; what plugins print meanwhile goes to stderr, so that it spoils no output."""
    if sys.stdout is None:
        raise UsageError(say("standard output is closed; open it, or send it to a file"))
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
    voice: Voice,
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001 - the same
    filename: str,  # noqa: ARG001 - the same
    lineno: int,  # noqa: ARG001 - the same
    file: TextIO | None = None,  # noqa: ARG001 - the same
    line: str | None = None,  # noqa: ARG001 - the same
) -> None:
    """A warning as one line, without the place in the code that a user has no use for."""
    voice.note(say("note: {note}", note=_told(message)))


def _told(raised: BaseException | str) -> str:
    """What an error or a warning says, as a sentence where it was made of one or can be recognised."""
    text = raised if isinstance(raised, str) else raised.args[0] if raised.args else ""
    return as_sentence(text if isinstance(text, Sentence) else str(raised))


def _say(voice: Voice, message: str, code: int) -> int:
    if os.environ.get("SILENTBUYER_DEBUG"):
        import traceback

        traceback.print_exc()
    voice.note(f"silentbuyer: {voice.told(message)}", 2000)
    return code


def _os_words(error: OSError, voice: Voice) -> str:
    fault = voice.told(error.strerror or str(error))
    if error.filename:
        return voice.tell("{file}: {fault}", file=str(error.filename), fault=fault)
    return voice.tell("cannot write the output: {fault}", fault=fault)


def _hung_up(options: argparse.Namespace) -> int:
    """The reader of our output has gone (``| head``): be quiet, also when Python closes the stream at exit.

    Files that were asked for beside it were not finished, and that is no success.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    told = _with_files(mark("the output was closed before all was read"), options)
    return _say(options.voice, told, WRONG_USE) if _unfinished(options) else DONE


def _with_files(what: str, options: argparse.Namespace) -> str:
    """What happened, and the files that were asked for and are not written."""
    files = _unfinished(options)
    return say("{what}: {files} not written", what=say(what), files=", ".join(files)) if files else say(what)


def _unfinished(options: argparse.Namespace) -> list[str]:
    return [str(path) for name in FILES if (path := getattr(options, name, None))]


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
