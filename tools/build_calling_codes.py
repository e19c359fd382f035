"""Build src/silentbuyer/data/calendars/calling_codes.csv from the installed package `phonenumbers` (Apache 2.0).

    pip install phonenumbers
    python tools/build_calling_codes.py

Its metadata follow the assignments of ITU-T E.164. A code that several countries share names the largest of them, and
then the three digits behind it name another where the numbers with these digits are that country's.
"""

from datetime import date
from importlib.metadata import version
from pathlib import Path

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumber, region_code_for_number

FILE = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "calendars" / "calling_codes.csv"
NO_COUNTRY = "001"
"""What phonenumbers calls a code that belongs to no country (satellites, networks)."""
ISO = {"AC": "SH", "TA": "SH"}
"""Ascension and Tristan da Cunha have no code of their own in ISO 3166-1."""
BY_AREA = (1, 7)
"""Codes whose countries are told apart by the three digits behind them: North America, Russia and Kazakhstan."""
SUBSCRIBERS = ("2345678", "2001234", "5551234", "7001234", "9876543")


def area_country(code: int, area: int) -> str | None:
    """The country whose numbers begin with a code and three digits; None where no number tried is valid."""
    tried = (region_code_for_number(PhoneNumber(code, int(f"{area}{tail}"))) for tail in SUBSCRIBERS)
    found = {country for country in tried if country}
    return found.pop() if len(found) == 1 else None


def main() -> None:
    rows = {
        str(code): ISO.get(regions[0], regions[0])
        for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()
        if regions[0] != NO_COUNTRY
    }
    for code in BY_AREA:
        for area in range(200, 1000):
            country = area_country(code, area)
            if country and country != rows[str(code)] and country in COUNTRY_CODE_TO_REGION_CODE[code]:
                rows[f"{code}{area}"] = country
    note = (
        "# Country by international calling code, and by the three digits behind a code that countries share; else a\n"
        f"# shared code names the largest. Source: ITU-T E.164 by phonenumbers {version('phonenumbers')} (Apache 2.0);\n"
        f"# built by tools/build_calling_codes.py, {date.today()}.\n"
    )
    lines = [f"{code},{country}" for code, country in sorted(rows.items(), key=lambda row: (len(row[0]), row[0]))]
    FILE.write_text(note + "code,country\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"calling_codes.csv: {len(lines)} rows, phonenumbers {phonenumbers.__version__}")


if __name__ == "__main__":
    main()
