"""Thirty reports of 2027 read hour by hour: working hours and next moments recomputed by another way, and compared.

python bench/hour_by_hour.py [--all]

The other way walks the silence in steps of five minutes over the `holidays` package and `zoneinfo`, with office hours
and week of each country written out here; nothing of our calendars is used. Asked are: do the hours agree, but for a
season, a bridge day or a Saturday that only a share of the offices has off; does the account add up to the time that
has elapsed; does each action begin and end on a working day of theirs between 08:00 and 18:30; is a wait ahead of now.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

import silentbuyer as sb

SAT_SUN, FRI_SAT = {5, 6}, {4, 5}

# Name, country, state, zone, our message and now on their clock, weekend: around holidays, clock changes and weekends
# of 2027 in 30 countries.
CASES = (
    ("us-mlk", "US", "IL", "America/Chicago", "2027-01-15 14:00", "2027-01-20 10:00", SAT_SUN),
    ("us-dst", "US", "NY", "America/New_York", "2027-03-12 09:00", "2027-03-16 15:00", SAT_SUN),
    ("ca-family-day", "CA", "ON", "America/Toronto", "2027-02-12 11:00", "2027-02-17 11:00", SAT_SUN),
    ("mx-juarez", "MX", None, "America/Mexico_City", "2027-03-12 12:00", "2027-03-17 12:00", SAT_SUN),
    ("br-tiradentes", "BR", "SP", "America/Sao_Paulo", "2027-04-19 10:00", "2027-04-23 10:00", SAT_SUN),
    ("ar-may", "AR", None, "America/Argentina/Buenos_Aires", "2027-05-21 10:00", "2027-05-27 10:00", SAT_SUN),
    ("cl-june", "CL", None, "America/Santiago", "2027-06-18 10:00", "2027-06-23 10:00", SAT_SUN),
    ("co-july", "CO", None, "America/Bogota", "2027-07-16 10:00", "2027-07-22 10:00", SAT_SUN),
    ("pe-june", "PE", None, "America/Lima", "2027-06-25 10:00", "2027-07-01 10:00", SAT_SUN),
    ("gb-spring", "GB", "ENG", "Europe/London", "2027-05-28 10:00", "2027-06-02 10:00", SAT_SUN),
    ("gb-dst", "GB", "SCT", "Europe/London", "2027-10-29 10:00", "2027-11-02 10:00", SAT_SUN),
    ("ie-june", "IE", None, "Europe/Dublin", "2027-06-04 10:00", "2027-06-09 10:00", SAT_SUN),
    ("de-may", "DE", "BY", "Europe/Berlin", "2027-04-29 10:00", "2027-05-05 10:00", SAT_SUN),
    ("fr-bastille", "FR", None, "Europe/Paris", "2027-06-10 10:00", "2027-06-15 15:00", SAT_SUN),
    ("es-pilar", "ES", "MD", "Europe/Madrid", "2027-10-08 10:00", "2027-10-14 10:00", SAT_SUN),
    ("pt-june", "PT", None, "Europe/Lisbon", "2027-06-09 15:00", "2027-06-14 11:00", SAT_SUN),
    ("pl-corpus", "PL", None, "Europe/Warsaw", "2027-05-24 10:00", "2027-05-31 10:00", SAT_SUN),
    ("cz-sept", "CZ", None, "Europe/Prague", "2027-09-27 10:00", "2027-09-30 10:00", SAT_SUN),
    ("se-national", "SE", None, "Europe/Stockholm", "2027-05-05 10:00", "2027-05-11 10:00", SAT_SUN),
    ("gr-ohi", "GR", None, "Europe/Athens", "2027-10-26 10:00", "2027-11-01 10:00", SAT_SUN),
    ("ro-december", "RO", None, "Europe/Bucharest", "2027-11-29 10:00", "2027-12-03 10:00", SAT_SUN),
    ("tr-october", "TR", None, "Europe/Istanbul", "2027-10-27 10:00", "2027-11-02 10:00", SAT_SUN),
    ("za-april", "ZA", None, "Africa/Johannesburg", "2027-04-23 10:00", "2027-04-29 10:00", SAT_SUN),
    ("ke-june", "KE", None, "Africa/Nairobi", "2027-05-31 10:00", "2027-06-03 10:00", SAT_SUN),
    ("ae-december", "AE", None, "Asia/Dubai", "2027-11-30 10:00", "2027-12-07 10:00", SAT_SUN),
    ("sa-week", "SA", None, "Asia/Riyadh", "2027-06-16 15:00", "2027-06-21 11:00", FRI_SAT),
    ("in-gandhi", "IN", "MH", "Asia/Kolkata", "2027-06-11 10:00", "2027-06-16 10:00", SAT_SUN),
    ("th-october", "TH", None, "Asia/Bangkok", "2027-10-11 10:00", "2027-10-15 10:00", SAT_SUN),
    ("jp-july", "JP", None, "Asia/Tokyo", "2027-07-16 10:00", "2027-07-21 10:00", SAT_SUN),
    ("au-anzac", "AU", "VIC", "Australia/Melbourne", "2027-06-11 10:00", "2027-06-16 10:00", SAT_SUN),
    ("nz-june", "NZ", "AUK", "Pacific/Auckland", "2027-06-04 10:00", "2027-06-09 10:00", SAT_SUN),
    ("kr-june", "KR", None, "Asia/Seoul", "2027-06-03 10:00", "2027-06-09 10:00", SAT_SUN),
)

# Office hours (judgement, the same as the tables'), written out here so that a slip in reading those is seen.
HOURS = {
    "US": "8:30-17", "AU": "8:30-17", "NZ": "8:30-17", "MX": "9-14 15-18:30", "BR": "8-12 13:30-18", "AR": "9-18",
    "CL": "9-18:30", "CO": "8-12 13-17:30", "PE": "9-13 14-18", "DE": "8-12 12:45-17", "FR": "9-12:30 14-18",
    "ES": "9-14 15:30-18:30", "PT": "9-13 14-18", "PL": "8-16", "CZ": "8-16:30", "SE": "8-16:30", "GR": "9-17",
    "TR": "9-12:30 13:30-18", "ZA": "8-17", "KE": "8-13 14-17", "AE": "8-17", "SA": "8-12 13-17", "IN": "9:30-18",
    "TH": "8:30-12 13-17:30", "JP": "9-12 13-18", "KR": "9-12 13-18",
}  # fmt: skip
HALF_DAYS = {date(2027, 10, 28): 13}
"""Days that end at this hour: the eve of Republic Day in Turkey."""
HALF_SATURDAYS = {"MX", "CO", "PE", "IN", "KE", "TH"}
"""Where a part of the offices works on Saturdays, so that more may be counted than an office week has."""


def minutes(text):
    hour, _, rest = text.partition(":")
    return int(hour) * 60 + int(rest or 0)


def open_at(here, country):
    """Whether the clock of a place, on a day of work, is within office hours."""
    minute = here.hour * 60 + here.minute
    if minute >= HALF_DAYS.get(here.date(), 24) * 60:
        return False
    return any(
        minutes(part.split("-")[0]) <= minute < minutes(part.split("-")[1])
        for part in HOURS.get(country, "9-17:30").split()
    )


def walked(country, state, weekend, since, now):
    """Working hours of a silence, five minutes at a time, on the clock of `since`."""
    off = holidays.country_holidays(country, subdiv=state, years=(since.year, now.year))
    moment, total = since.astimezone(UTC), 0
    while moment < now:
        here = moment.astimezone(since.tzinfo)
        total += here.weekday() not in weekend and here.date() not in off and open_at(here, country)
        moment += timedelta(minutes=5)
    return total / 12


def case(row):
    name, country, state, zone, sent, at, weekend = row
    clock = ZoneInfo(zone)
    since, now = (datetime.fromisoformat(text).replace(tzinfo=clock) for text in (sent, at))
    log = (
        sb.Message(at=since - timedelta(days=20), sender="buyer", text="Please quote 20 UV units."),
        sb.Message(at=since, sender="seller", text="Our quotation is attached."),
    )
    buyer = sb.Customer(
        id=name,
        country=country,
        subdivision=state,
        stage="quotation",
        messages=log,
        timezone=zone,
        email="buyer@acme.example",
    )
    found = sb.diagnose(buyer, sb.Seller(country="CN", timezone="Asia/Shanghai"), now=now, online=False, plugins=())
    return found, walked(country, state, weekend, since, now), clock


def faults(row, found, hours, clock):
    """What a reader with a calendar in their hand would strike out."""
    _, country, state, _, _, _, weekend = row
    silence, off = found.silence, holidays.country_holidays(country, subdiv=state, years=(2027, 2028))
    season = sum(row.hours for row in silence.discounts if row.kind == "season")
    more = 0.25 * 8 * (country in HALF_SATURDAYS) + 0.1
    if not silence.effective_hours - more <= hours <= silence.effective_hours + season + 0.1:
        yield f"working hours {silence.effective_hours:.1f}, walked {hours:.1f} (seasons {season:.1f})"
    told = silence.effective_hours + sum(row.hours for row in silence.discounts)
    if abs(told - silence.elapsed.total_seconds() / 3600) > 0.01:
        yield f"the account tells {told:.2f} h of {silence.elapsed}"
    if found.actions[0].kind == "wait" and found.actions[0].not_before <= found.now:
        yield "a wait until now"
    for action in found.actions:
        for what, at in (("begins", action.not_before), ("is due", action.due)):
            here = at.astimezone(clock) if at else None
            if here and not usual(here, weekend, off):
                yield f"{action.kind} {what} {here:%a %d %b %H:%M}"


def usual(here, weekend, off):
    return here.weekday() not in weekend and here.date() not in off and 8 <= here.hour + here.minute / 60 <= 18.5


def main(everything):
    wrong = 0
    for row in CASES:
        seen = case(row)
        found, hours = seen[:2]
        told = list(faults(row, *seen))
        wrong += bool(told)
        if told or everything:
            names = ", ".join(f"{d.name or d.kind} {d.hours:.1f}" for d in found.silence.discounts)
            first = found.actions[0]
            print(f"{row[0]:<16} {found.silence.effective_hours:5.1f} h, walked {hours:5.1f} h; {names}; "
                  f"{first.kind} {first.not_before:%a %d %b %H:%M}", *told, sep="\n    ")  # fmt: skip
    print(f"{len(CASES) - wrong} of {len(CASES)} hold")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main("--all" in sys.argv))
