"""``silentbuyer cache``: what is kept between runs, as figures or as facts, and how it is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.cli.status import DONE, UsageError
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from argparse import Namespace

    from silentbuyer.cache.kept import Kept, Store


def add_cache(commands: Any) -> None:
    """The command with its arguments."""
    command = commands.add_parser("cache", help="show, export or clear the answers that are kept between runs")
    command.add_argument("what", choices=("stats", "clear", "export"), metavar="stats|clear|export")
    command.add_argument("cache", metavar="CACHE", help="the file, or redis://... or postgresql://...")
    command.add_argument("--output", "-o", metavar="FILE", help="export: write there instead of standard output")


def cache(options: Namespace) -> int:
    """Figures, facts for ``--facts``, or nothing left."""
    from silentbuyer.cache.open_store import open_store

    if "://" not in options.cache and not Path(options.cache).is_file():
        raise UsageError(f"there is no cache {options.cache!r}; silentbuyer diagnose --cache {options.cache} makes one")
    store = open_store(options.cache)
    try:
        return _did(options, store)
    finally:
        store.close()


def _did(options: Namespace, store: Store) -> int:
    from silentbuyer.cache.kept import facts_in, kept_in
    from silentbuyer.cli.output import write_text

    if options.what == "clear":
        options.out.write(f"{store.clear():,} answers forgotten: {store.place}\n")
    elif options.what == "stats":
        options.out.writelines(f"{line}\n" for line in _told(kept_in(store)))
    elif options.output:
        write_text(options.output, json_text(facts_in(store).to_dict()))
    else:
        options.out.write(json_text(facts_in(store).to_dict()) + "\n")
    return DONE


def _told(kept: Kept) -> list[str]:
    lines = [f"{kept.place}: {kept.total:,} answers that are still fresh"]
    lines += [
        f"  {kind}: {kept.known.get(kind, 0):,} known, {kept.unknown.get(kind, 0):,} not known"
        for kind in sorted({*kept.known, *kept.unknown})
    ]
    if kept.total:
        lines.append(f"  the first goes stale in {_span(kept.first)}, the last in {_span(kept.last)}")
    return lines


def _span(seconds: float) -> str:
    for size, unit in ((86400, "days"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
