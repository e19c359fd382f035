"""Until when nothing is to be expected, and the day of the next touch, in talks in which buyers name times.

``python bench/wait_talks.py [-v]``: the talks with an odd number are for mending and training, the even ones are held
aside, and of them only the counts are printed. ``window`` counts the talks whose wait is read as annotated: its last
day at most three days off, none where none is named. ``day`` counts those whose first step comes on the day on which a
colleague would write: at most four days off; where that is today, put off for no more than three.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
from read_logs import customer_of

import silentbuyer as sb
from silentbuyer.mailbox.away_replies import absences

FOLDER = Path(__file__).parent / "waits"
KNOWN = {field.name for field in attrs.fields(sb.Seller)}
ADDRESSES = {"whatsapp": "+4915112345678", "wechat": "buyer-1", "alibaba": "buyer-1", "madeinchina": "buyer-1"}
"""Where a buyer of the talks can be written to: they name no address."""

WINDOW, TOUCH, NOW, REMEMBERED = (timedelta(days=count) for count in (3, 4, 3, 45))


def talks(folder: Path = FOLDER) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(folder.glob("*.json")):
        yield from ((file.stem, talk) for talk in json.loads(file.read_text(encoding="utf-8")))


def is_odd(talk: dict[str, Any]) -> bool:
    return int(talk["id"].rpartition("-")[2]) % 2 == 1


def judged(talk: dict[str, Any]) -> tuple[sb.Diagnosis, list[date], date | None]:
    """The diagnosis, the days read as the end of the wait, and the day of the first step."""
    now = datetime.fromisoformat(talk["now"])
    buyer = customer_of({"email": f"{talk['id']}@buyer.example", "contacts": ADDRESSES, **talk["customer"]})
    seller = sb.Seller(**{key: value for key, value in talk["seller"].items() if key in KNOWN})
    found = sb.diagnose(buyer, seller, now=now, online=False)
    first = found.actions[0].not_before if found.actions else None
    return found, list(ends(found, buyer, now)), first.date() if first else None


def ends(found: sb.Diagnosis, buyer: sb.Customer, now: datetime) -> Iterator[date]:
    """The last day of the wait that is read: of what was named, as counted and as waited for, or of an absence."""
    for one in found.findings:
        if one.rule == "named-dates":
            yield from (
                date.fromisoformat(str(one.evidence[key])) for key in ("until", "latest") if key in one.evidence
            )
            return
    told = [one.back for one in absences(buyer, now) if one.back is not None]
    if told:
        yield told[-1]


def window_is_right(talk: dict[str, Any], read: list[date]) -> bool:
    if talk["wait"] is None:
        return not read
    last = date.fromisoformat(talk["wait"]["to"])
    if not read:  # what is over for long is no reason to write any more, and is not told
        return datetime.fromisoformat(talk["now"]).date() - last > REMEMBERED
    return any(abs(day - last) <= WINDOW for day in read)


def day_is_right(talk: dict[str, Any], first: date | None) -> bool:
    now, meant = datetime.fromisoformat(talk["now"]).date(), date.fromisoformat(talk["write"])
    if first is None:
        return False
    return first - now <= NOW if meant <= now else abs(first - meant) <= TOUCH


def shown(talk: dict[str, Any], read: list[date], first: date | None, found: sb.Diagnosis) -> Iterator[str]:
    yield f"{talk['id']} now {talk['now'][:10]} wait {talk['wait']} read {[*map(str, read)]}"
    yield f"   write {talk['write']} read {first} ({found.cause}); {talk['why']}"
    yield from (f"   | {one.because}" for one in found.findings if one.rule in ("named-dates", "out-of-office"))


def main() -> int:
    warnings.simplefilter("ignore")
    loud = "-v" in sys.argv
    counts: dict[tuple[str, str], Counter[str]] = {}
    for name, talk in talks():
        found, read, first = judged(talk)
        window, day = window_is_right(talk, read), day_is_right(talk, first)
        for group in (name, "all"):
            part = counts.setdefault((group, "odd" if is_odd(talk) else "even"), Counter())
            part.update(talks=1, window=window, day=day, both=window and day)
        if loud and is_odd(talk) and not (window and day):
            print(
                f"{'' if window else 'WINDOW '}{'' if day else 'DAY '}", *shown(talk, read, first, found), sep="\n   "
            )
    print("          talks  window  day  both")
    for (group, part), count in sorted(counts.items()):
        print(f"{group:4} {part:4} {count['talks']:5} {count['window']:7} {count['day']:4} {count['both']:5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
