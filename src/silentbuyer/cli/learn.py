"""``silentbuyer learn``: a log in, an experience out, and how good it is on buyers that were held out."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from silentbuyer.cli.status import DONE, UNREADABLE, UsageError
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence

if TYPE_CHECKING:
    from argparse import Namespace

    from silentbuyer.cli.voice import Voice

_YES = frozenset({"true", "yes", "1", "answered"})
_NO = frozenset({"false", "no", "0", "silent"})


def learn(options: Namespace) -> int:
    """Learn from the buyers of a file and their logs, and write what was learned."""
    from silentbuyer.calibration.learning import learn as learned
    from silentbuyer.cli.conversations import Conversations, reroute
    from silentbuyer.cli.diagnose import moment_of, opened, seller_of
    from silentbuyer.cli.tally import Tally
    from silentbuyer.plugins.manager import registry_of

    now, seller, outcomes = moment_of(options.now), seller_of(options.seller), _outcomes(options.outcomes)
    voice: Voice = options.voice
    if told := reroute(options):
        voice.note(told)
    tally = Tally(voice)
    with ExitStack() as stack:
        readers = registry_of(options.plugin, environment=True).added_readers
        reading = opened(options, stack, seller, readers)
        people = list(Conversations(options, seller).joined(tally.good(reading)))
    experience = learned(people, outcomes, now=now, seller=seller, plugins=options.plugin)
    experience.write(options.output)
    options.out.writelines(f"{voice.told(line)}\n" for line in experience.lines())
    voice.note(say("written to {file}", file=options.output))
    return UNREADABLE if tally.bad else DONE


def _outcomes(path: str | None) -> dict[str, str | bool]:
    """Customer id -> outcome, from a CSV file of two columns with a header; empty outcomes are left out."""
    if path is None:
        return {}
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            say("{path} is no CSV file in UTF-8: {error}", path=path, error=as_sentence(str(error)))
        ) from None
    if not rows or any(len(row) < 2 for row in rows if row):
        two = mark("{path} must have a header and two columns: customer id, outcome (answered, silent, a cause)")
        raise UsageError(say(two, path=path))
    return {row[0].strip(): _outcome(row[1].strip()) for row in rows[1:] if row and row[1].strip()}


def _outcome(word: str) -> str | bool:
    lowered = word.lower()
    return True if lowered in _YES else False if lowered in _NO else lowered
