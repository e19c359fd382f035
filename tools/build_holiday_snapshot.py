"""Build src/silentbuyer/data/calendars/holidays.bin, anchors.csv and school.csv from the installed `holidays` package.

    python tools/build_holiday_snapshot.py [first year] [last year]

Run it after an update of `holidays` (each November, when China announces its next year) and commit the files.
The format is described in silentbuyer/calendars/snapshot.py; what the package gets wrong is mended in overlays.csv
and weeks.csv, never here.
"""

import sys
import warnings
import zlib
from collections import defaultdict
from datetime import date
from importlib.metadata import version
from pathlib import Path

from silentbuyer.calendars.live import Holiday, live_days, supported
from silentbuyer.calendars.snapshot import ALPHABET, KINDS

DATA = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "calendars"
MARKS = {kind: mark for mark, kind in KINDS.items()}
HOLIDAYS = f"holidays {version('holidays')}"

Pair = tuple[str, str, str]


def pattern(days: list[Holiday], first: int, last: int) -> str:
    fixed = {f"{day.day:%m%d}" for day in days}
    if len(fixed) == 1 and len(days) == last - first + 1 and not any(day.estimated for day in days):
        return fixed.pop()
    text, year = "", 0
    for row in days:
        letter = "" if row.day.year == year else chr(ord("a") + row.day.year - first)
        text += f"{letter}{row.day:%m%d}{'~' if row.estimated else ''}"
        year = row.day.year
    return text


def pairs(days: list[Holiday], sign: str, first: int, last: int) -> list[Pair]:
    groups: dict[tuple[str, str], list[Holiday]] = defaultdict(list)
    for row in sorted(days, key=lambda row: (row.day, row.kind, row.name)):
        groups[row.name, row.kind].append(row)
    return [(sign + MARKS[kind], name, pattern(rows, first, last)) for (name, kind), rows in groups.items()]


def calendars(first: int, last: int) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    years = range(first, last + 1)
    for country, subdivisions in sorted(supported().items()):
        base = {row for year in years for row in live_days(country, None, year)}
        found[country] = pairs(list(base), "", first, last)
        for name in subdivisions:
            own = {row for year in years for row in live_days(country, name, year)}
            found[f"{country}-{name}"] = pairs(list(own - base), "", first, last) + pairs(
                list(base - own), "-", first, last
            )
    return found


def encode(found: dict[str, list[Pair]], first: int, last: int) -> bytes:
    # Sorted tables let zlib see how alike neighbours are; that is worth ten kilobytes.
    names = sorted({name for rows in found.values() for _, name, _ in rows})
    patterns = sorted({dates for rows in found.values() for _, _, dates in rows})
    name_code = {name: ALPHABET[i >> 6] + ALPHABET[i & 63] for i, name in enumerate(names)}
    date_code = {dates: ALPHABET[i >> 6] + ALPHABET[i & 63] for i, dates in enumerate(patterns)}
    lines = [f"{key} " + "".join(m + name_code[n] + date_code[d] for m, n, d in rows) for key, rows in found.items()]
    header = f"silentbuyer-holidays 1\n{HOLIDAYS}\n{first}\n{last}"
    text = "\n\n".join([header, "\n".join(names), "\n".join(patterns), "\n".join(lines)])
    return zlib.compress(text.encode(), 9)


def anchors(first: int, last: int) -> list[str]:
    from holidays.calendars import _ChineseLunisolar, _IslamicLunar

    chinese, islamic = _ChineseLunisolar(), _IslamicLunar()
    rows = []
    for year in range(first, last + 1):
        rows.append(("CNY", chinese.lunar_new_year_date(year)))
        rows += [("RAMADAN", day) for day in islamic.ramadan_beginning_dates(year)]
        rows += [("EIDFITR", day) for day in islamic.eid_al_fitr_dates(year)]
        rows += [("EIDADHA", day) for day in islamic.eid_al_adha_dates(year)]
    return [f"{name},{found.isoformat()}" for name, found in sorted({(name, day(found)) for name, found in rows})]


def day(found: object) -> date:
    while isinstance(found, tuple):
        found = found[0]
    assert isinstance(found, date)
    return found


SCHOOL = ("AT", "AU", "BE", "DE", "FR", "NL", "PL")


def school(country: str, first: int, last: int) -> list[str]:
    """Rows of school holidays of five days and more: country, name, first and last day, the regions that have them."""
    import holidays

    spans: dict[tuple[date, date, str], list[str]] = defaultdict(list)
    for region in supported()[country]:
        calendar = holidays.country_holidays(
            country, subdiv=region, years=range(first, last + 1), categories=("school",), language="en_US"
        )
        for start, end, name in ranges(sorted(calendar.items())):
            if (end - start).days >= 4:
                spans[start, end, name].append(region.replace(" ", "-"))
    return [f"{country},{name},{a},{b},{' '.join(regions)}" for (a, b, name), regions in sorted(spans.items())]


def ranges(days: list[tuple[date, str]]) -> list[tuple[date, date, str]]:
    """Neighbouring school-free days as stretches; a weekend or a public holiday between them does not part them."""
    found: list[tuple[date, date, str]] = []
    for day_off, name in days:
        plain = name.split(";")[0].strip()
        if found and (day_off - found[-1][1]).days <= 4 and found[-1][2] == plain:
            found[-1] = (found[-1][0], day_off, plain)
        else:
            found.append((day_off, day_off, plain))
    return found


def main(first: int = 2020, last: int = 2029) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The package warns about subdivisions it has renamed.
        data = encode(calendars(first, last), first, last)
    (DATA / "holidays.bin").write_bytes(data)
    note = f"# Movable days that seasons hang on. Source: {HOLIDAYS} (MIT), {date.today()}; the Islamic ones are computed and may move by a day.\n"
    (DATA / "anchors.csv").write_text(note + "anchor,date\n" + "\n".join(anchors(2000, 2050)) + "\n", encoding="utf-8")
    note = f"# School holidays of five days and more. Source: {HOLIDAYS} (MIT), {date.today()}; regions as that package names them.\n"
    rows = [row for country in SCHOOL for row in school(country, 2024, last)]
    (DATA / "school.csv").write_text(
        note + "country,name,first,last,regions\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    print(f"school.csv: {len(rows)} rows")
    print(f"holidays.bin: {len(data)} bytes, {first}-{last}, {HOLIDAYS}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
