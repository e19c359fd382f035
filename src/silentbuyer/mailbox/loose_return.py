"""A return on a bare day of the month ("back on the 17th") or tomorrow."""

from __future__ import annotations

import re
from datetime import date, timedelta

from silentbuyer.mailbox.cues import cue_words, first_sentence, last_sentence
from silentbuyer.mailbox.letter_dates import Mention, Reader

_ONE = timedelta(days=1)
_DAY_ONLY = re.compile(
    r"\bthe\s(\d{1,2})(?:st|nd|rd|th)\b|\bam\s(\d{1,2})\.(?!\d)|\ble\s(\d{1,2})\b(?!\s?[:h.,/]\d)"
    r"|\b(?:el|il)\s(?:dia\s)?(\d{1,2})\b(?![:/.,]\d)|\bdia\s(\d{1,2})\b(?![:/.,]\d)|\bde\s(\d{1,2})e\b"
    r"|\bden\s(\d{1,2})(?::?e)?\b|\b(\d{1,2})-го\b|(?<![\d月월])(\d{1,2})\s?[日号일](?!\d)"
)
_TOMORROW = re.compile(
    r"\b(?:tomorrow|morgen|demain|manana|amanha|domani|завтра|yarin|jutro|imorgon|i morgon)\b|明天|明日|내일|غدا"
)


def loose(text: str, reader: Reader, spots: list[Mention]) -> list[tuple[str, date]]:
    """A return on a bare day of the month ("back on the 17th") or tomorrow, when no full date says more."""
    full = bytearray(len(text))
    for spot in spots:
        full[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
    for match in _DAY_ONLY.finditer(text):
        when = (
            None
            if any(full[match.start() : match.end()])
            else reader.next_day(int(next(group for group in match.groups() if group)))
        )
        if when and _return_around(text, match, 60):
            return [("back", when)]
    for match in _TOMORROW.finditer(text):
        if _return_around(text, match, 40):
            return [("back", reader.received + _ONE)]
    return []


def _return_around(text: str, match: re.Match[str], reach: int) -> bool:
    before = last_sentence(text[max(0, match.start() - 2 * reach) : match.start()], reach)
    after = first_sentence(text[match.end() : match.end() + 2 * reach], reach)
    return bool(cue_words("back").search(before) or cue_words("back").search(after))
