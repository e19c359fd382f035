"""``silentbuyer diagnose`` and ``silentbuyer demo``: records in, diagnoses out, faults on stderr."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import ExitStack
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from silentbuyer.cli import single_buyer
from silentbuyer.cli.choices import language_of, rows_of, spoken
from silentbuyer.cli.conversations import Conversations, reroute
from silentbuyer.cli.pieces import Piece, pieces_of
from silentbuyer.cli.reading import clock_of, reported
from silentbuyer.cli.resuming import resumable
from silentbuyer.cli.status import DONE, UNREADABLE, UsageError
from silentbuyer.cli.tally import Tally
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.facts import Facts
    from silentbuyer.model.reader import Reader
    from silentbuyer.model.seller import Seller

_HEAD = 4096
_STARTS = ((b"PK\x03\x04", "xlsx"), (b"BEGIN:VCARD", "vcf"), (b"[", "json"), (b"{", "jsonl"))


def diagnose(options: Namespace) -> int:
    """Diagnose every buyer of a file or database."""
    from silentbuyer.engine.engine import Engine

    now, seller, facts = moment_of(options.now), seller_of(options.seller), _facts(options.facts)
    _tell(options, reroute(options))
    with ExitStack() as stack:
        online = not options.offline
        engine = stack.enter_context(
            Engine(
                seller,
                online=online,
                cache=options.cache,
                plugins=options.plugin,
                ignore=options.ignore,
                experience=options.experience,
            )
        )
        reading = opened(options, stack, seller, engine.registry.added_readers)
        source = reading.source
        _tell(options, *(say("{file}: {line}", file=source.file, line=as_sentence(line)) for line in source.lines()))
        return _run(options, engine, reading, now, facts)


def opened(options: Namespace, stack: ExitStack, seller: Seller, readers: Iterable[Reader]) -> Any:
    """The reading of the buyers that the options name, also by the readers of plugins."""
    from silentbuyer.batch import read_customers

    reading = read_customers(
        _standard_input(stack) if options.file == "-" else options.file,
        messages=options.messages,
        encoding=options.encoding,
        mapping=_mapping(options.map),
        messages_mapping=_mapping(options.map, of_messages=True),
        reader=options.reader,
        readers=readers,
        zone=options.zone,
        day_first=options.day_first,
        home=clock_of(seller) if options.seller else None,
    )
    return stack.enter_context(reading)


def draft(options: Namespace) -> int:
    """The message of the leading action to one buyer."""
    options.only = options.id
    options.write = single_buyer.message
    return diagnose(options)


def _standard_input(stack: ExitStack) -> str:
    """What comes in by a pipe, put into a file: its first bytes tell the format, and formats are read twice."""
    head = sys.stdin.buffer.read(_HEAD)
    kind = next((kind for start, kind in _STARTS if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start)), "csv")
    target = Path(stack.enter_context(TemporaryDirectory(prefix="silentbuyer-"))) / f"stdin.{kind}"
    with target.open("wb") as file:
        file.write(head)
        shutil.copyfileobj(sys.stdin.buffer, file)
    return str(target)


_DEMO = "pip install 'silentbuyer[demo]'"


def demo(options: Namespace) -> int:
    """Diagnose the built-in buyers against a loopback internet."""
    import silentbuyer.cli.demo as world
    from silentbuyer.engine.engine import Engine

    if not options.offline and find_spec("cryptography") is None:
        raise UsageError(
            say("the little internet of the demo needs certificates: {install}, or add --offline", install=_DEMO)
        )
    now = moment_of(options.now or world.NOW)
    _tell(options, say("The built-in buyers, judged as of {moment}.", moment=options.now or world.NOW))
    with ExitStack() as stack:
        online = not options.offline
        network = stack.enter_context(world.internet()).network if online else None
        engine = stack.enter_context(Engine(world.seller(), online=online, network=network, environment=False))
        return _run(options, engine, stack.enter_context(world.customers()), now, None)


def _run(options: Namespace, engine: Any, reading: Iterable[Any], now: datetime | None, facts: Facts | None) -> int:
    """The one loop: every good record through the engine and into every sink."""
    from silentbuyer.batch.progress import counted
    from silentbuyer.cli.fresh_files import write_text
    from silentbuyer.cli.output import sinks
    from silentbuyer.engine.workers import made_streamed
    from silentbuyer.model.facts import Facts

    options.source, options.language = _named(options), language_of(options, engine.seller)
    tally = Tally(options.voice)
    conversations = Conversations(options, engine.seller)
    customers = single_buyer.chosen(options, conversations.joined(tally.good(reading)))
    live = sys.stderr.isatty() and not options.out.isatty() and not options.quiet
    with resumable(options, now, lambda line: _tell(options, line)) as run, sinks(options) as outlets:
        workers, make = getattr(options, "workers", 1), pieces_of(options, keeps=run.keeps)
        stream = run.stream(
            customers, lambda rest: made_streamed(engine, rest, make, workers=workers, now=run.now, facts=facts)
        )
        for found in counted(stream, rows_of(options), told=options.voice.told) if live else stream:
            if isinstance(found, Piece):
                _put(found, tally, outlets)
            elif make is not None:
                _put(make(found), tally, outlets)
            else:
                _add(found, options, tally, outlets)
    if getattr(options, "save_facts", None):
        write_text(options.save_facts, json_text(Facts(tally.facts).to_dict()))
    options.out.flush()
    tally.tell(quiet=options.quiet)
    needed = reported(options, reading, conversations.reports)
    return UNREADABLE if needed or tally.bad or conversations.open else DONE


def _put(piece: Piece, tally: Tally, outlets: Iterable[Any]) -> None:
    """One diagnosis of which no more is wanted than its lines."""
    tally.count(piece.told)
    for outlet in outlets:
        outlet.put(piece.text)


def _add(diagnosis: Diagnosis, options: Namespace, tally: Tally, outlets: Iterable[Any]) -> None:
    tally.take(diagnosis, keep_facts=bool(getattr(options, "save_facts", None)))
    told = spoken(diagnosis, options)
    for outlet in outlets:
        outlet.add(told)


def _named(options: Namespace) -> str:
    """What the head of a list calls the source: a file's name without its folders, and no password of a database."""
    given = getattr(options, "file", "")
    scheme, there, _ = given.partition("://")
    return scheme if there else "" if given in ("", "-") else Path(given).name


def _tell(options: Namespace, *lines: str) -> None:
    if not options.quiet:
        for line in filter(None, lines):
            options.voice.note(line)


def moment_of(text: str | None) -> datetime | None:
    """The moment that an option names.

    Raises:
        UsageError: when it is no moment, or has no offset.

    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        form = mark("--now must be ISO 8601 such as 2026-08-21T10:00:00+08:00, got {text}")
        raise UsageError(say(form, text=repr(text))) from None
    if moment.utcoffset() is None:
        needs = mark("--now needs an offset, so that it names one moment: {moment}+08:00 or ...Z")
        raise UsageError(say(needs, moment=moment.isoformat()))
    return moment


_OF_MESSAGES = "messages."


def _mapping(pairs: list[str], *, of_messages: bool = False) -> dict[str, str]:
    """Our fields and their columns, of the buyers; or of the message log, whose fields are written ``messages.at``."""
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours.strip() and equals and theirs.strip()):
            raise UsageError(
                say("--map wants OURS=THEIRS such as --map company='公司名称', got {pair}", pair=repr(pair))
            )
        if ours.strip().startswith(_OF_MESSAGES) == of_messages:
            found[ours.strip().removeprefix(_OF_MESSAGES)] = theirs.strip()
    return found


def seller_of(given: str | None) -> Seller:
    """The seller's profile from a file, by the name of a built-in one, or the plain default."""
    from silentbuyer.model.seller import Seller

    if given is None:
        return Seller()
    if Path(given).suffix or Path(given).exists():
        return Seller.load(given)
    return Seller.example(given)


def _facts(path: str | None) -> Facts | None:
    from silentbuyer.model.facts import Facts

    if path is None:
        return None
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(
            say("{path} holds no saved facts: {error}", path=path, error=as_sentence(str(error)))
        ) from None
    if not isinstance(data, dict):
        raise UsageError(say("{path} holds no saved facts", path=path))
    return Facts.from_dict(data)
