"""``silentbuyer cache``: what is kept between runs, as figures or as facts, and how it is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from silentbuyer.cli.status import DONE, UsageError
from silentbuyer.language.saying import mark, say
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from argparse import Namespace

    from silentbuyer.cache.kept import Kept, Store
    from silentbuyer.cli.spoken_parser import Commands
    from silentbuyer.cli.voice import Voice


def add_cache(commands: Commands) -> None:
    """The command with its arguments."""
    command = commands.add_parser("cache", help="show, export or clear the answers that are kept between runs")
    command.add_argument("what", choices=("stats", "clear", "export"), metavar="stats|clear|export")
    command.add_argument("cache", metavar="CACHE", help="the file, or redis://... or postgresql://...")
    command.add_argument("--output", "-o", metavar="FILE", help="export: write there instead of standard output")


def cache(options: Namespace) -> int:
    """Figures, facts for ``--facts``, or nothing left."""
    from silentbuyer.cache.open_store import open_store

    if "://" not in options.cache and not Path(options.cache).is_file():
        makes = f"silentbuyer diagnose --cache {options.cache}"
        raise UsageError(
            say("there is no cache {cache}; {command} makes one", cache=repr(options.cache), command=makes)
        )
    store = open_store(options.cache)
    try:
        return _did(options, store)
    finally:
        store.close()


def _did(options: Namespace, store: Store) -> int:
    from silentbuyer.cache.kept import facts_in, kept_in
    from silentbuyer.cli.fresh_files import write_text

    if options.what == "clear":
        told = options.voice.tell("{n:,} answers forgotten: {place}", n=store.clear(), place=store.place)
        options.out.write(f"{told}\n")
    elif options.what == "stats":
        options.out.writelines(f"{line}\n" for line in _told(kept_in(store), options.voice))
    elif options.output:
        write_text(options.output, json_text(facts_in(store).to_dict()))
    else:
        options.out.write(json_text(facts_in(store).to_dict()) + "\n")
    return DONE


def _told(kept: Kept, voice: Voice) -> list[str]:
    lines = [voice.tell("{place}: {n:,} answers that are still fresh", place=kept.place, n=kept.total)]
    for kind in sorted({*kept.known, *kept.unknown}):
        known, unknown = kept.known.get(kind, 0), kept.unknown.get(kind, 0)
        lines.append(
            voice.tell("  {kind}: {known:,} known, {unknown:,} not known", kind=kind, known=known, unknown=unknown)
        )
    if kept.total:
        first, last = _span(kept.first), _span(kept.last)
        lines.append(voice.tell("  the first goes stale in {first}, the last in {last}", first=first, last=last))
    return lines


def _span(seconds: float) -> str:
    for size, unit in ((86400, mark("{n:.0f} days")), (3600, mark("{n:.0f} h")), (60, mark("{n:.0f} min"))):
        if seconds >= size:
            return say(unit, n=seconds / size)
    return say("{n:.0f} s", n=seconds)
