"""Buyers of an export for the tests of frames and clusters: most are good, some are broken in every way."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
PLACES = ("DE", "Brazil", "US", "意大利", "SA", "IN", "JP", "PL", "NG", "MX")


def good(number):
    at = NOW - timedelta(days=3 + number % 9)
    return {
        "Lead No.": f"L{number:05}",
        "company": f"Firm {number}",
        "email": f"buyer@firm{number % 7}.example",
        "website": f"firm{number % 7}.example",
        "country": PLACES[number % len(PLACES)],
        "owner": ("Li", "Wang", "韩")[number % 3],
        "last_outbound": at.isoformat(),
        "inquiry_at": (at - timedelta(days=9)).isoformat(),
        "inquiry_text": "Please quote 200 pcs of UV lamps for our plant.",
    }


BROKEN = {
    "no id at all": {"Lead No.": None, "company": None, "email": None, "website": None},
    "blank id, nobody": {"Lead No.": "   ", "company": "", "email": "", "website": ""},
    "an id that is there": {"Lead No.": "L00001"},
}
"""What leaves no buyer behind: each is one named row."""

ODD = {
    "a date that is none": {"last_outbound": "soon"},
    "a date of nothing": {"last_outbound": "0000-00-00"},
    "a country of nowhere": {"country": "Atlantis"},
    "control characters": {"company": "Fi\x00rm\x1b[31m"},
    "a formula": {"company": "=cmd|' /C calc'!A0"},
    "a giant": {"inquiry_text": "x" * 200_000},
    "no address": {"email": "not an address"},
}
"""What is odd and still a buyer: it is served, with a remark where something was mended."""


def rows(count, every=100):
    """`count` rows, of which one in `every` is broken or odd, by turns in every way; and the places of the broken."""
    kinds = [*BROKEN.items(), *ODD.items()]
    made, refused = [], []
    for number in range(1, count + 1):
        row = good(number)
        if number % every == 0:
            name, change = kinds[number // every % len(kinds)]
            row |= change
            refused += [number] if name in BROKEN else []
        made.append(row)
    return made, refused


MAPPING = {"id": "Lead No."}
