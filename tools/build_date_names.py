"""Build src/silentbuyer/data/dates/names.csv: months, weekdays, units and "next month" in many languages.

    python tools/build_date_names.py

From Unicode CLDR by Babel (names in all their forms) and by dateparser, whose tables hold CLDR and further cases and
spellings of the same names. Both are needed only here; the table is frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from babel import Locale

LANGUAGES = (  # noqa: SIM905 - a list of sixty names
    "en zh es pt fr de it nl ru uk pl cs sk hu ro bg sr hr sl el tr ar he fa ur hi bn id ms vi th ja ko sv da nb fi "
    "sw fil ca gl eu et lv lt is sq mk az kk uz ka hy mn mr gu pa ta te kn ml ne si km lo my af be am"
).split()
MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905 - short
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905 - short
UNITS = {"day": "d", "week": "w", "month": "m", "year": "y"}
TARGET = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "dates" / "names.csv"


def of_cldr(language: str) -> Iterator[tuple[str, str, str]]:
    locale = Locale.parse(language)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from (("month", str(number), name) for number, name in locale.months[context][width].items())
            yield from (("day", str(number), name) for number, name in locale.days[context][width].items())


def of_dateparser(language: str) -> Iterator[tuple[str, str, str]]:
    try:
        table = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ModuleNotFoundError:
        return
    for names, kind, first in ((MONTHS, "month", 1), (DAYS, "day", 0)):
        for number, key in enumerate(names, first):
            yield from ((kind, str(number), name) for name in table.get(key, ()))
    for key, unit in UNITS.items():
        yield from (("unit", unit, name) for name in table.get(key, ()))
        yield from (("next", unit, name) for name in table.get("relative-type", {}).get(f"in 1 {key}", ()))
        yield from (("this", unit, name) for name in table.get("relative-type", {}).get(f"0 {key} ago", ()))


def names(language: str) -> list[tuple[str, str, str, str]]:
    found: dict[tuple[str, str, str], None] = {}
    seen: set[tuple[str, str, str]] = set()
    for kind, value, name in (*of_cldr(language), *of_dateparser(language)):
        text = name.strip(". ")
        key = (kind, value, text.casefold())
        if len(text) > 1 and key not in seen and "," not in text and '"' not in text:
            seen.add(key)
            found[kind, value, text] = None
    return [(language, *row) for row in found]


def main() -> None:
    rows = [row for language in LANGUAGES for row in names(language)]
    head = (
        "# Months (1-12), weekdays (0 is Monday), units of time (d w m y), and what is this or the next of them.\n"
        f"# Source: Unicode CLDR by Babel {version('babel')} and dateparser {version('dateparser')} (BSD-3, LICENSE.dateparser), {date.today()}.\n"
    )
    text = head + "language,kind,value,name\n" + "".join(",".join(row) + "\n" for row in rows)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} rows, {len(text) // 1000} kB")


if __name__ == "__main__":
    main()
