"""The arguments of every command, with examples in their help."""

from __future__ import annotations

import argparse

from silentbuyer.cli.cache_command import add_cache
from silentbuyer.cli.causes_command import add_causes, add_plugin
from silentbuyer.cli.reading_arguments import add_reading
from silentbuyer.cli.sources_command import add_sources
from silentbuyer.cli.spoken_parser import Commands, Grammar
from silentbuyer.cli.voice import Voice
from silentbuyer.language.saying import mark
from silentbuyer.values.version import __version__

FORMATS = ("table", "plan", "report", "csv", "markdown", "worklist", "json", "jsonl", "rows")
SHELLS = ("bash", "zsh", "tcsh")

GUIDE = mark("""Why foreign buyers have gone silent, and what to do next.

  silentbuyer demo                                   see it on 55 made-up buyers
  silentbuyer diagnose customers.csv                 the worklist: whom, why, what, when
  silentbuyer diagnose customers.csv --messages messages.csv --html report.html --xlsx list.xlsx
  silentbuyer plan customers.csv --capacity 15       what is to be done today
  silentbuyer draft C-1042 customers.csv --lang es   the message to this buyer
  silentbuyer diagnose customers.csv --explain C-1042
                                                     everything about one buyer

customers.csv is any export of a CRM or a sheet with a row a buyer; headers may be in many languages.
Nothing leaves this machine but questions to DNS and the buyers' own websites; --offline asks none.
silentbuyer COMMAND --help tells more; silentbuyer readers names the systems whose exports are known.
""")

_DIAGNOSE = """\
  silentbuyer diagnose customers.csv
  silentbuyer diagnose crm.xlsx --messages mails.csv --html report.html
  silentbuyer diagnose customers.csv --format csv > worklist.csv
  silentbuyer diagnose customers.csv --owner Lily --top 20
  silentbuyer diagnose customers.csv --map company='Firm name' --zone Asia/Shanghai --day-first
  silentbuyer diagnose 'sqlite:///crm.db?table=leads' --format worklist -o monday.json
  silentbuyer diagnose customers.csv --since monday.json --html report.html
  silentbuyer diagnose customers.csv --explain C-1042
"""
_PLAN = """\
  silentbuyer plan customers.csv --messages messages.csv
  silentbuyer plan customers.csv --owner Lily --capacity 10 --ics today.ics
"""
_DRAFT = """\
  silentbuyer draft C-1042 customers.csv
  silentbuyer draft C-1042 customers.csv --messages messages.csv --lang pt
"""
_DEMO = """\
  silentbuyer demo
  silentbuyer demo --offline --html report.html
  silentbuyer demo --explain C-1035
"""
_LEARN = """\
  silentbuyer learn crm.csv --messages messages.csv
  silentbuyer learn crm.csv --messages messages.csv --outcomes outcomes.csv --now 2026-05-13T09:00+08:00 -o mine.toml
  silentbuyer diagnose crm.csv --messages messages.csv --experience mine.toml
"""
_COMPLETION = """\
  silentbuyer completion bash > ~/.local/share/bash-completion/completions/silentbuyer
  silentbuyer completion zsh > ~/.zfunc/_silentbuyer
"""


def parser(voice: Voice | None = None) -> Grammar:
    """Every command with its arguments, told by a voice; in English without one."""
    said = voice or Voice()
    made = Grammar(prog="silentbuyer", description=said.tell(GUIDE), voice=said)
    made.add_argument(
        "--version", action="version", version=f"silentbuyer {__version__}", help="show the version and end"
    )
    made.add_argument("--lang", metavar="CODE", dest="spoken", help=_LANG)
    commands = made.commands()
    _add_diagnose(commands)
    _add_plan(commands)
    _add_draft(commands)
    _add_demo(commands)
    _add_learn(commands)
    _add_lists(commands)
    add_causes(commands)
    add_sources(commands)
    add_cache(commands)
    new = commands.add_parser("new-plugin", help="write a new plugin as a package with tests that pass")
    new.add_argument("name", metavar="NAME", help="lower-case letters, digits and hyphens, such as dhgate")
    new.add_argument("--folder", metavar="FOLDER", default=".", help="where to write it (here)")
    shell = commands.add_parser("completion", examples=_COMPLETION, help="write the completion of a shell")
    shell.add_argument("shell", choices=SHELLS, help="the shell")
    for command in {*commands.choices.values()} - {commands.choices[name] for name in _SPEAK}:
        command.add_argument("--lang", metavar="CODE", help=_LANG)
    return made


_LANG = mark("the language, such as zh (else your profile's, the locale's)")
_SPEAK = ("diagnose", "plan", "draft", "demo")
"""Commands that have the option for their own output."""


def _add_lists(commands: Commands) -> None:
    """The commands that list what is there, as a table or as JSON."""
    lists = (
        commands.add_parser("readers", help="list the systems whose exports are known"),
        commands.add_parser("rules", help="list the rules"),
        commands.add_parser("plugins", help="list the plugins and what is wrong with them"),
        commands.add_parser("lists", help="show the age and source of every built-in list"),
    )
    for command in lists:
        command.add_argument("--json", action="store_true", help="as JSON")
    for command in lists[:-1]:
        add_plugin(command)
    explain = commands.add_parser("explain", help="show one rule's page of the catalogue")
    explain.add_argument("rule", metavar="RULE", help="its name, such as fake-email")
    add_plugin(explain)


def _add_diagnose(commands: Commands) -> None:
    told = mark(
        "Diagnose every buyer of an export: CSV, TSV, XLSX, JSON, JSON Lines, vCard, or a database URL "
        "such as 'sqlite:///crm.db?table=leads'."
    )
    command = commands.add_parser(
        "diagnose", examples=_DIAGNOSE, help="diagnose the buyers of a file or database", description=told
    )
    _add_input(command)
    _add_output(command)


def _add_plan(commands: Commands) -> None:
    command = commands.add_parser("plan", examples=_PLAN, help="the day's list: what is to be done today")
    _add_input(command)
    _add_output(command)
    command.set_defaults(format="plan")


def _add_draft(commands: Commands) -> None:
    command = commands.add_parser("draft", examples=_DRAFT, help="write the message to one buyer")
    command.add_argument("id", metavar="ID", help="the buyer's id in the file, or their name")
    _add_input(command)
    _add_output(command)


def _add_learn(commands: Commands) -> None:
    told = mark(
        "Learn from the buyers of an export and their messages. What is learned is scored on buyers that were held "
        "out, printed, and written as TOML for silentbuyer diagnose --experience."
    )
    command = commands.add_parser(
        "learn",
        examples=_LEARN,
        help="learn from your log how buyers answer and why they fall silent",
        description=told,
    )
    add_reading(command)
    add_plugin(command)
    command.add_argument(
        "--outcomes",
        metavar="FILE",
        help="what became of them: CSV of customer id and outcome (answered, silent, or a cause)",
    )
    command.add_argument(
        "--now", metavar="ISO", help="the moment the outcomes are about, with offset (the last message of all logs)"
    )
    command.add_argument(
        "--output", "-o", metavar="FILE", default="experience.toml", help="where to write it (experience.toml)"
    )
    command.add_argument("--quiet", "-q", action="store_true", help="tell nothing on stderr but faults")


def _add_input(command: argparse.ArgumentParser) -> None:
    add_reading(command)
    add_plugin(command)
    command.add_argument(
        "--ignore", metavar="RULE", action="append", default=[], help="a rule that is not to be run; repeatable"
    )
    command.add_argument("--workers", metavar="N", type=int, default=1, help="judge by N processes (1)")
    command.add_argument("--cache", metavar="CACHE", help="keep answers between runs: a file, redis://, postgresql://")
    command.add_argument("--resume", action="store_true", help="go on with a run of the same -o FILE that was cut off")
    command.add_argument("--offline", action="store_true", help="ask nothing of the network")
    command.add_argument("--facts", metavar="FILE", help="judge these saved facts again and ask nothing")
    command.add_argument("--save-facts", metavar="FILE", help="save every answer of the network for later")
    command.add_argument("--experience", metavar="FILE", help="go by what silentbuyer learn learned from your log")


def _add_demo(commands: Commands) -> None:
    told = mark(
        "Diagnose the built-in buyers at a fixed moment, against a loopback internet on this machine: "
        "nobody's server is asked."
    )
    command = commands.add_parser("demo", examples=_DEMO, help="diagnose the built-in examples", description=told)
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
    command.add_argument(
        "--explain", metavar="ID", help="everything about one buyer, by id or name: report and figures"
    )
    command.add_argument("--lang", metavar="CODE", help=_LANG)
    command.add_argument("--owner", metavar="NAME", help="only the buyers of this colleague, as the file names them")
    command.add_argument("--top", metavar="N", type=int, help="only the first so many of the list")
    command.add_argument("--quiet", "-q", action="store_true", help="tell nothing on stderr but faults")
