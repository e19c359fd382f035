"""Who owes what and which day is named, in short talks with known ends.

``python bench/owed_talks.py [odd|even|all] [-v]``: the odd talks are for mending, the even ones are kept aside, and of
them only the count is printed.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs

import silentbuyer as sb

TALKS = Path(__file__).parent / "owed" / "talks.txt"
OWED = {
    "our-promise", "promise-missed", "open-question", "left-open", "terms-left-open", "thing-missed", "thing-left-open",
}  # fmt: skip
SELLER = sb.Seller(country="CN", sectors=["machinery"])


@attrs.frozen
class Talk:
    """One talk, and what is to be read from it."""

    number: str
    language: str
    country: str
    now: datetime
    owes: str
    wait: str
    messages: tuple[sb.Message, ...]


def talks(path: Path = TALKS) -> Iterator[Talk]:
    for block in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *lines = block.strip().splitlines()
        number, language, country, now, owes, _, wait = head.split()
        at = datetime.fromisoformat(f"{now}T09:00:00").replace(tzinfo=UTC)
        yield Talk(number, language, country, at, owes, wait, tuple(said(lines, at)))


def said(lines: list[str], now: datetime) -> Iterator[sb.Message]:
    for minute, line in enumerate(lines):
        side, day, text = line.split(" ", 2)
        at = datetime.fromisoformat(f"{now.year}-{day}T05:{minute:02}:00").replace(tzinfo=UTC)
        at = at if at <= now else at.replace(year=now.year - 1)
        yield sb.Message(at=at, sender="buyer" if side == "B" else "seller", channel="email", text=text)


def code(finding: sb.Finding) -> str:
    return finding.sign.rpartition("/")[2]


def faults(talk: Talk) -> Iterator[str]:
    """What is read otherwise than it is meant."""
    buyer = sb.Customer(id=talk.number, country=talk.country, messages=talk.messages, stage="quotation")
    found = sb.diagnose(buyer, SELLER, now=talk.now, online=False)
    owed = [one for one in found.findings if one.rule == "your-turn" and code(one) in OWED]
    if (talk.owes == "us") != bool(owed):
        yield f"owes {talk.owes}, read {[f'{code(one)}: {one.because}' for one in owed]}"
    named = [one for one in found.findings if one.rule == "named-dates"]
    days = [date.fromisoformat(str(one.evidence["until"])) for one in named if "until" in one.evidence]
    read = str(days[0]) if days else "passed" if named else "none"
    if not fits(talk.wait, days, read):
        yield f"wait {talk.wait}, read {read}"


def fits(meant: str, days: list[date], read: str) -> bool:
    if ".." not in meant:
        return meant in ("-", read)
    first, last = map(date.fromisoformat, meant.split(".."))
    return bool(days) and first - timedelta(days=1) <= days[0] <= last  # who comes back on a day is awaited to the eve


def main() -> int:
    part, loud = (sys.argv[1:] or ["odd"])[0], "-v" in sys.argv
    warnings.simplefilter("ignore")
    right = total = 0
    for talk in talks():
        if part != "all" and (int(talk.number) % 2 == 1) != (part == "odd"):
            continue
        wrong = list(faults(talk))
        total, right = total + 1, right + (not wrong)
        if wrong and loud and part == "odd":
            print(talk.number, talk.language, *wrong, sep="\n   ")
    print(f"{part}: {right} of {total} talks as meant")
    return 0


if __name__ == "__main__":
    sys.exit(main())
