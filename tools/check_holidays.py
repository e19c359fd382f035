"""Compare the shipped holidays of 16 trade countries, 2024-2027, with three outside calendars; print what is new.

    pip install workalendar exchange_calendars     # beside silentbuyer, in an environment of its own
    npm install date-holidays                      # where node is there; its folder goes with --node
    python tools/check_holidays.py [--known FILE] [--node FOLDER]

Only days of the country's office week count, Saturdays apart. `--known` is a list of disagreements that were looked at before, one line each:
``BR 2026 vs workalendar: only-holidays 04-03 Good Friday; ... | only-workalendar -``. Without it all are printed. A
calendar that is not installed, or has no data for a country or year, is said to be missing and is no agreement.
"""

import argparse
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from silentbuyer.calendars.calendar_tables import week
from silentbuyer.calendars.snapshot import snapshot

COUNTRIES = ["US", "CN", "DE", "JP", "NL", "GB", "FR", "IT", "KR", "IN", "BR", "MX", "TR", "VN", "AE", "SA"]
YEARS = range(2024, 2028)
EXCHANGES = {
    "US": "XNYS", "CN": "XSHG", "DE": "XFRA", "JP": "XTKS", "NL": "XAMS", "GB": "XLON", "FR": "XPAR", "IT": "XMIL",
    "KR": "XKRX", "IN": "XBOM", "BR": "BVMF", "MX": "XMEX", "TR": "XIST", "SA": "XSAU",
}  # fmt: skip
"""Exchanges keep days of their own, so only their known list makes them a judge."""
LOOKED_AT = {("SA", "exchange", "exchange", day) for day in (date(2024, 4, 7), date(2024, 6, 23), date(2026, 5, 24))}
"""Sundays around the Eids on which the Saudi exchange keeps closed longer than the public holiday lasts."""
SATURDAY = 5
SCRIPT = """
const Holidays = require("date-holidays"), [country, year] = process.argv.slice(1);
const days = new Holidays(country).getHolidays(+year).filter(day => day.type === "public");
console.log(JSON.stringify(days.flatMap(day => {
  const found = [], stop = new Date(day.end);
  for (let at = new Date(day.start); at < stop; at = new Date(+at + 864e5)) found.push(+at);
  return found.map((_, i) => [day.date.slice(0, 10), i]);
})));
"""

Judge = Callable[[str, int], set[date] | None]
Disagreement = tuple[str, str, str, date]
KNOWN = re.compile(r"^([A-Z]{2}) (20\d\d) vs (\S+): only-holidays (.*) \| only-\S+ (.*)$")
DAY = re.compile(r"(?:^|; )(\d\d)-(\d\d) ")


def in_week(country: str, days: set[date]) -> set[date]:
    """The days that the country's office week does not leave off anyway; no Saturdays, which few calendars judge."""
    off = dict(week(country).off)
    return {day for day in days if day.weekday() not in {SATURDAY, *off[max(since for since in off if since <= day)]}}


def workalendar(country: str, year: int) -> set[date] | None:
    found = import_module("workalendar.registry").registry.get(country)
    if found is None:
        return None
    try:
        return {day for day, _ in found().holidays(year)}
    except Exception as error:  # noqa: BLE001 - whatever it raises for a year without data, that is no answer
        print(f"  workalendar has no {country} {year}: {error}")
        return None


def exchange(country: str, year: int) -> set[date] | None:
    calendars: Any = import_module("exchange_calendars")
    if country not in EXCHANGES:
        return None
    sessions = calendars.get_calendar(EXCHANGES[country]).sessions
    if sessions[0].date() > date(year, 1, 1) or sessions[-1].date() < date(year, 12, 25):
        return None
    open_days = {moment.date() for moment in sessions if moment.year == year}
    return {date(year, 1, 1) + timedelta(days=n) for n in range(366)} - open_days


def date_holidays(folder: Path) -> Judge:
    def judge(country: str, year: int) -> set[date] | None:
        call = ["node", "-e", SCRIPT, country, str(year)]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode:
            print(f"  date-holidays has no {country} {year}: {done.stderr.strip()[:80]}")
            return None
        return {date.fromisoformat(day) + timedelta(days=n) for day, n in json.loads(done.stdout)} or None

    return judge


def known(path: Path | None) -> set[Disagreement]:
    """Disagreements that were looked at before."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        if match := KNOWN.match(line):
            country, year, judge, *sides = match.groups()
            for side, days in zip(("ours", judge), sides, strict=True):
                found |= {(country, judge, side, date(int(year), int(m), int(d))) for m, d in DAY.findall(days)}
    return found


def disagreements(name: str, judge: Judge) -> tuple[set[Disagreement], int, int]:
    """What one calendar sees otherwise, the days in common, and the number of country-years it knew."""
    found: set[Disagreement] = set()
    common = asked = 0
    for country in COUNTRIES:
        for year in YEARS:
            theirs = judge(country, year)
            if theirs is None:
                continue
            rows = snapshot().days(country, None, year) or ()
            ours = in_week(country, {row.day for row in rows if row.kind == "off"})
            theirs = in_week(country, {day for day in theirs if day.year == year})
            found |= {(country, name, "ours", day) for day in ours - theirs}
            found |= {(country, name, name, day) for day in theirs - ours}
            common, asked = common + len(ours & theirs), asked + 1
    return found, common, asked


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--known", type=Path, help="list of disagreements looked at before")
    parser.add_argument("--node", type=Path, help="folder in which date-holidays is installed")
    options = parser.parse_args()
    judges: dict[str, Judge] = {"workalendar": workalendar, "exchange": exchange}
    if options.node:
        judges["date-holidays"] = date_holidays(options.node)
    seen, new = known(options.known) | LOOKED_AT, 0
    for name, judge in judges.items():
        try:
            found, common, asked = disagreements(name, judge)
        except ModuleNotFoundError as error:
            print(f"{name}: skipped, {error.name} is not installed")
            continue
        for country, _, side, day in sorted(found - seen, key=lambda row: (row[0], row[3])):
            print(f"  new: {country} {day} only in {'the snapshot' if side == 'ours' else name}")
        new += len(found - seen)
        print(f"{name}: {asked} country-years, {common} days in common, {len(found)} differ, {len(found - seen)} new")
    return 1 if new and options.known else 0


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
