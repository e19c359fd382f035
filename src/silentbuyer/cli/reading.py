"""What the command line tells of a reading: the block at the end, and the clock by which times are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from typing import Any

    from silentbuyer.model.seller import Seller
    from silentbuyer.records.talk_report import TalkReport


def clock_of(seller: Seller) -> str:
    """The seller's own clock, by which a CRM shows its times."""
    from silentbuyer.calendars.touch import seller_calendar

    zone: str = seller_calendar(seller).zone
    return zone


def reported(options: Namespace, reading: Iterable[Any], talks: Iterable[TalkReport] = ()) -> bool:
    """Tell what was not read or only the user can settle, once; whether there is such a thing."""
    from silentbuyer.batch import Reading
    from silentbuyer.cli.fresh_files import write_text

    if not isinstance(reading, Reading) or not hasattr(options, "zone"):  # the demo's file has no options to settle
        return False
    report = reading.report
    if getattr(options, "reading", None):
        write_text(options.reading, f"{report.with_talks(*talks).to_json()}\n")
    asked = [say("question: {question}", question=as_sentence(one.sentence)) for one in report.questions]
    for line in asked if options.quiet else report.lines():
        options.voice.note(say("{file}: {line}", file=report.source.file, line=as_sentence(line)))
    return report.needs_user
