"""How fast, how small and how right the calendars are, against their peers in the same run.

    python bench/time.py [--judges DIR]

Peers that are not installed are skipped with a word; to see them all:
    pip install businesstimedelta business-duration pandas numpy workclock

Every office here is a Bavarian one from nine to five; the pairs are moments of a buyer in Munich, written by a seller
in Shanghai. Rates are pairs per second of processor time on one core, the median of some short runs, so that a busy
machine spoils them little.
"""

import argparse
import importlib.util
import json
import random
import statistics
import subprocess
import sys
import time
import tracemalloc
import zlib
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

from silentbuyer import Customer, Message
from silentbuyer.calendars import WorkCalendar, calendar_for, measure
from silentbuyer.calendars.live import supported
from silentbuyer.calendars.snapshot import FILE, parse, snapshot
from silentbuyer.data.tables import resource
from silentbuyer.mailbox import return_date

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
NINE_TO_FIVE = (("09:00", "17:00"),)
LENGTHS = (1, 30, 365)


def bavarian_holidays(first=2022, last=2028):
    rows = (row for year in range(first, last + 1) for row in snapshot().days("DE", "BY", year))
    return tuple(sorted(row.day for row in rows if row.kind == "off"))


def pairs(days, count, rng):
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for _ in range(count):
        sent = start + timedelta(minutes=rng.randrange(60 * 24 * 700))
        yield sent.astimezone(SHANGHAI), (sent + timedelta(days=days, minutes=rng.randrange(600))).astimezone(BERLIN)


def per_second(function, sample, runs=5):
    for pair in sample[:3]:
        function(*pair)
    times = []
    for _ in range(runs):
        begin = time.process_time()
        for a, b in sample:
            function(a, b)
        times.append(len(sample) / (time.process_time() - begin))
    return statistics.median(times)


# -- peers: each makes a function (start, end) -> hours -------------------------------------------------------------


def ours():
    return WorkCalendar(zone="Europe/Berlin", windows=NINE_TO_FIVE, holidays=bavarian_holidays()).hours


def businesstimedelta():
    import businesstimedelta as btd
    import pytz

    class Days(dict):
        """The holiday list in the shape that businesstimedelta asks for."""

    days = Days.fromkeys(bavarian_holidays(), "holiday")
    rules = btd.Rules(
        [
            btd.WorkDayRule(clock(9), clock(17), [0, 1, 2, 3, 4], tz=pytz.timezone("Europe/Berlin")),
            btd.HolidayRule(days, tz=pytz.timezone("Europe/Berlin")),
        ]
    )
    return lambda a, b: rules.difference(a, b).timedelta.total_seconds() / 3600


def business_duration():
    from business_duration import businessDuration

    days = dict.fromkeys(bavarian_holidays(), "holiday")

    def hours(a, b):
        a, b = a.astimezone(BERLIN).replace(tzinfo=None), b.astimezone(BERLIN).replace(tzinfo=None)
        return businessDuration(a, b, clock(9), clock(17), holidaylist=days, unit="min") / 60

    return hours


def pandas():
    import pandas as pd

    office = pd.offsets.CustomBusinessHour(start="09:00", end="17:00", holidays=list(bavarian_holidays()))

    def hours(a, b):
        a, b = pd.Timestamp(a).tz_convert("Europe/Berlin"), pd.Timestamp(b).tz_convert("Europe/Berlin")
        return len(pd.date_range(a, b, freq=office))

    return hours


def numpy():
    import numpy as np

    days = np.array(bavarian_holidays(), dtype="datetime64[D]")
    calendar = np.busdaycalendar(holidays=days)

    def part(moment):
        left = moment.hour * 60 + moment.minute + moment.second / 60 - 540
        return min(max(left, 0), 480) / 60

    def hours(a, b):
        a, b = a.astimezone(BERLIN), b.astimezone(BERLIN)
        first, last = np.datetime64(a.date()), np.datetime64(b.date())
        whole = np.busday_count(first, last, busdaycal=calendar) * 8
        early = part(a) if np.is_busday(first, busdaycal=calendar) else 0
        late = part(b) if np.is_busday(last, busdaycal=calendar) else 0
        return float(whole) - early + late

    return hours


def workclock():
    from workclock import Holidays, Schedule, WorkDay

    office = Schedule([WorkDay(clock(9), clock(17)), Holidays(list(bavarian_holidays()))], time_zone=BERLIN)
    return lambda a, b: office.between(a, b).total_seconds() / 3600


PEERS = {
    "silentbuyer": (ours, (20_000, 20_000, 20_000)),
    "workclock": (workclock, (4_000, 4_000, 1_000)),
    "numpy busday_count": (numpy, (4_000, 4_000, 2_000)),
    "business-duration": (business_duration, (500, 500, 60)),
    "businesstimedelta": (businesstimedelta, (300, 40, 8)),
    "pandas CustomBusinessHour": (pandas, (150, 20, 3)),
}


def speed():
    print("working hours between two moments, pairs per second")
    print(f"  {'':<28}" + "".join(f"{days:>10} d" for days in LENGTHS) + "   largest error")
    truth = ours()
    for name, (make, counts) in PEERS.items():
        try:
            function = make()
        except ImportError as error:
            print(f"  {name:<28}not installed ({error.name})")
            continue
        rates, worst = [], 0.0
        for days, count in zip(LENGTHS, counts, strict=True):
            sample = list(pairs(days, count, random.Random(days)))
            rates.append(per_second(function, sample))
            worst = max([worst, *(abs(function(a, b) - truth(a, b)) * 60 for a, b in sample[:200])])
        print(f"  {name:<28}" + "".join(f"{rate:>12,.0f}" for rate in rates) + f"   {worst:.0f} min")


def whole_answers():
    print("whole answers per second (calendars warm)")
    for days in LENGTHS:
        sample = []
        for a, b in pairs(days, 400, random.Random(days)):
            log = [Message(at=a - timedelta(days=9), sender="buyer"), Message(at=a, sender="seller")]
            sample.append((Customer(id="1", country="DE", subdivision="BY", messages=log), b))
        print(f"  measure, {days:>3} days silent   {per_second(measure, sample):>10,.0f}")
    text = "Ich bin bis zum 14. August 2026 nicht im Büro. In dringenden Fällen: +49 40 123456-78."
    sample = [(text, date(2026, 7, 30))] * 300
    print(f"  return_date               {per_second(return_date, sample):>10,.0f}")


COLD = """
import datetime as d, time, zoneinfo
import silentbuyer, silentbuyer.calendars as c
u = d.UTC; zoneinfo.ZoneInfo("UTC")
a, b = d.datetime(2026, 7, 1, tzinfo=u), d.datetime(2026, 7, 31, tzinfo=u)
t = time.process_time(); c.calendar_for({country!r}).hours(a, b)
print((time.process_time() - t) * 1000)
"""


def cold():
    print("first answer for a country in a fresh process, ms of processor time beyond the import (median of 7)")
    for country in ("DE", "US", "CN", "SA", "IT"):
        times = []
        for _ in range(7):
            code = COLD.format(country=country)
            times.append(float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout))
        print(f"  {country}   {statistics.median(times):6.1f}   (least {min(times):.1f})")


def size():
    data = resource(FILE).read_bytes()
    times = []
    for _ in range(15):
        begin = time.process_time()
        parse(data)
        times.append((time.process_time() - begin) * 1000)
    places = [(country, name) for country, names in supported().items() for name in (None, *names)]
    print("the snapshot")
    print(f"  {snapshot().version}, {snapshot().first}-{snapshot().last}, {len(places)} calendars")
    print(
        f"  {len(data):,} bytes, {len(zlib.decompress(data)):,} unpacked, opened in {statistics.median(times):.1f} ms"
    )
    tracemalloc.start()
    begin = time.process_time()
    arrays = 0
    year = (datetime(2026, 1, 5, tzinfo=UTC).timestamp(), datetime(2026, 8, 1, tzinfo=UTC).timestamp())
    for country, name in places:
        office = calendar_for(country, name)
        arrays += office.edges(*year).nbytes
    seconds = time.process_time() - begin
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  {len(places)} calendars of a year built: {held / 2**20:.0f} MiB in all,")
    print(f"  {arrays / 2**20:.0f} MiB of it arrays, in {seconds:.1f} s while memory was traced")


def vectors(folder):
    data = json.loads((folder / "time" / "working_minutes_vectors.json").read_text(encoding="utf-8"))
    wrong = 0
    for case in data["cases"]:
        spec = data["specs"][case["spec"]]
        office = WorkCalendar(
            zone=spec["zone"], windows=spec["windows"], weekend=spec["weekend"],
            holidays=spec["holidays"], workdays=spec.get("extra_working_days", ()),
        )  # fmt: skip
        start, end = datetime.fromisoformat(case["start"]), datetime.fromisoformat(case["end"])
        wrong += abs(office.hours(start, end) * 60 - case["minutes"]) > 1e-6
    print(f"outside vectors: {wrong} of {len(data['cases'])} wrong")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judges", type=Path, help="the folder of outside cases")
    folder = parser.parse_args().judges
    installed = {name: importlib.util.find_spec(name) is not None for name in ("numpy", "pandas", "workclock")}
    here = ", ".join(name for name, found in installed.items() if found) or "none"
    print(f"Python {sys.version.split()[0]}; peers here: {here}")
    speed()
    whole_answers()
    cold()
    size()
    if folder:
        vectors(folder)


if __name__ == "__main__":
    main()
