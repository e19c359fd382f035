"""``silentbuyer sources``: what an id or a citation in a table, a rule's page or a report stands for."""

from __future__ import annotations

import difflib
import re
import textwrap
from typing import TYPE_CHECKING

from silentbuyer.cli.single_buyer import meant
from silentbuyer.cli.status import DONE, UsageError
from silentbuyer.language.saying import joined, say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from silentbuyer.cli.spoken_parser import Commands
    from silentbuyer.cli.voice import Voice
    from silentbuyer.data.evidence import Evidence
    from silentbuyer.data.sources import Source

_EXAMPLES = """\
  silentbuyer sources
  silentbuyer sources F7
  silentbuyer sources docs/evidence/time.md#reply-model
  silentbuyer sources reply-model
"""


def add_sources(commands: Commands) -> None:
    """The command with its argument."""
    command = commands.add_parser("sources", examples=_EXAMPLES, help="show what an id of the tables stands for")
    command.add_argument("id", metavar="ID", nargs="?", help="such as F7 or time.md#reply-model; without it all ids")


def sources(options: Namespace) -> int:
    """One source or section of evidence, or the list of all."""
    voice: Voice = options.voice
    lines = _one(options.id, voice) if options.id else _all(voice)
    options.out.writelines(f"{line}\n" for line in lines)
    if voice.language != "en":
        voice.note(say("what the sources say stands in English, as it was taken from them"))
    return DONE


def _all(voice: Voice) -> Iterator[str]:
    from silentbuyer.data.evidence import evidence
    from silentbuyer.data.sources import sources as listed
    from silentbuyer.show.listing import aligned

    rows = [(one.id, one.what) for one in listed().values()] + [(one.id, one.title) for one in evidence().values()]
    yield from aligned((voice.tell("id"), voice.tell("what")), rows)


def _one(asked: str, voice: Voice) -> Iterator[str]:
    from silentbuyer.data.evidence import evidence
    from silentbuyer.data.sources import sources as listed

    named = {key.casefold(): key for key in listed()}
    if key := named.get(asked.casefold()):
        return _source(listed()[key], voice)
    ends = [one for one in evidence().values() if _is(one, asked)]
    if len(ends) == 1:
        return _evidence(ends[0], voice)
    raise UsageError(_no_such(asked, [*listed(), *evidence(), *(key.partition("#")[2] for key in evidence())]))


def _is(one: Evidence, asked: str) -> bool:
    """Whether a citation is meant: whole, without its folder, or by its anchor alone."""
    wanted = asked.casefold()
    return wanted == one.id or (bool(wanted) and one.id.endswith((f"/{wanted}", f"#{wanted}")))


def _no_such(asked: str, known: list[str]) -> str:
    close = difflib.get_close_matches(asked, known, n=3)
    hint = meant(close) if close else say("silentbuyer sources lists them")
    return joined([say("there is no source {asked}", asked=repr(asked)), hint])


def _source(one: Source, voice: Voice) -> Iterator[str]:
    """Id, address, language, what was taken, and when it was read; a date of its own stands in the address."""
    yield from (one.id, "=" * len(one.id))
    yield from _wrapped(one.what)
    yield voice.tell("where:    {where}", where=one.where)
    yield voice.tell("language: {language}", language=one.language)
    yield voice.tell("read:     November 2026, as an excerpt; the page itself is not shipped")
    if used := _used_by(one.id):
        yield from _wrapped(voice.tell("cited by: {names}", names=", ".join(used)))


def _used_by(key: str) -> list[str]:
    """The causes and signs whose row names an id."""
    from silentbuyer.data.tables import toml

    rows = {f"cause {name}": row for name, row in toml("causes.toml")["causes"].items()}
    rows |= {f"{rule}.{sign}": row for rule, signs in toml("weights.toml").items() for sign, row in signs.items()}
    pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    return [name for name, row in rows.items() if pattern.search(row["source"])]


def _evidence(one: Evidence, voice: Voice) -> Iterator[str]:
    from silentbuyer.data.sources import cited

    yield from (one.title, "=" * len(one.title), one.id, "")
    yield from _wrapped(one.text)
    for figure in one.figures:
        yield ""
        yield from _wrapped(figure.says, "- ")
        yield f"  {voice.told(figure.sure)}, {figure.date}: {figure.source}"
        yield from (f"    {source.id}: {source.where}" for source in cited(figure.source))
    if one.covers:
        yield from ("", *_wrapped(voice.tell("rests on it: {names}", names=", ".join(one.covers))))


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text, 96, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False, break_long_words=False
    )
