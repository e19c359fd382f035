"""Exports of outside users' complaints: cells, tables, charsets, address books, each read as what it is.

The cases are read where they stand and never copied. All of them hold.
"""

import re
from datetime import datetime

import pytest

from silentbuyer.batch import BadRow, read_customers, read_messages
from silentbuyer.calendars.clues import phone_country
from silentbuyer.records.export_dates import moment
from silentbuyer.records.place_names import country_code


def test_countries_by_name(fallen):
    def came(case):
        found = country_code(case["input"])
        return None if found == case["expected"] else f"{case['input']} -> {found}"

    assert fallen("records", "country-name", came) == {}


def test_dates_of_cells(fallen):
    def came(case):
        at = moment(case["input"].strip("'"), zone="Asia/Shanghai").at
        from silentbuyer.data.time_zones import zone_of

        found = at and at.astimezone(zone_of("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")
        return None if found == case["expected"] else f"{case['input']} -> {found}"

    assert fallen("records", "date", came) == {}


def test_month_names_of_languages(fallen):
    dates = pytest.importorskip("babel.dates")

    def came(case):
        language, width = re.match(r"(\S+) (\w+):", case["input"]).groups()
        days = [datetime(2026, month, 14) for month in range(1, 13)]
        texts = [dates.format_date(day, width, locale=language) for day in days]
        unread = [text for text, day in zip(texts, days, strict=True) if not on(moment(text).at, day)]
        return unread or None

    def on(at, day):
        return at is not None and at.date() == day.date()

    assert fallen("records", "date-month-names", came) == {}


def test_telephone_numbers_tell_their_country(fallen):
    def came(case):
        found = phone_country(case["input"])
        return None if found == case["expected"] else f"{case['input']} -> {found}"

    assert fallen("records", "phone-country", came) == {}


def plain(customer):
    """A customer as the cases write one."""
    return {
        "id": customer.id,
        "company": customer.company,
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "country": customer.country,
        "stage": str(customer.stage),
        "contacts": [[contact.channel, contact.value] for contact in customer.contacts],
        "messages": [[m.at.isoformat(), m.sender, m.kind, m.text] for m in customer.messages],
        "extra": dict(customer.extra),
    }


def fits(found, wanted):
    """Whether the rows that came are the wanted ones, as far as the case says; a text wants a row that is refused."""
    if len(found) != len(wanted):
        return False
    for row, want in zip(found, wanted, strict=True):
        if isinstance(want, str):
            if not (isinstance(row, BadRow) and want in str(row)):
                return False
        elif isinstance(row, BadRow) or any(plain(row).get(field) != value for field, value in want.items()):
            return False
    return True


def read(path, **how):
    with read_customers(path, **how) as rows:
        return list(rows)


def shown(rows):
    return [str(row) if isinstance(row, BadRow) else plain(row) for row in rows]


def ending(text):
    return "vcf" if "BEGIN:VCARD" in text else "json" if text.startswith("[{") else "csv"


@pytest.mark.parametrize("kind", ["phone", "several", "structure", "system-export", "vcard"])
def test_tables_and_address_books(fallen, tmp_path, kind):
    as_told = {"BOM and LF line ends": "\ufeffBEGIN:VCARD\nVERSION:3.0\nFN:Anna\nTEL:+39 02 555 0100\nEND:VCARD\n"}

    def came(case):
        text = as_told.get(case["input"], case["input"])
        path = tmp_path / f"{case['id']}.{ending(text)}"
        path.write_bytes(text.encode())
        found = read(path)
        return None if fits(found, case["expected"]) else shown(found)

    assert fallen("records", kind, came) == {}


def test_workbooks(judges, fallen):
    pytest.importorskip("openpyxl")

    def came(case):
        found = read(judges / "records" / case["input"])
        return None if fits(found, case["expected"]) else shown(found)

    assert fallen("records", "xlsx", came) == {}


def test_message_logs(fallen, tmp_path):
    def came(case):
        path = tmp_path / f"{case['id']}.csv"
        path.write_text(case["input"], encoding="utf-8")
        with read_messages(path, zone="Asia/Shanghai") as rows:
            found = [[m.at.isoformat(), m.sender, m.channel, m.kind, m.text] for _, m in rows]
        return None if found == case["expected"] else found

    assert fallen("records", "message-log", came) == {}


def test_a_birthday_tells_the_order_of_day_and_month(fallen, tmp_path):
    def came(case):
        path = tmp_path / "birthday.csv"
        path.write_text("id,company,birthday,last_contact\n1,Acq,25/12/1980,03/04/2026\n", encoding="utf-8")
        found = [message.at.date().isoformat() for message in read(path)[0].messages]
        return None if found == ["2026-04-03"] else found

    assert fallen("records", "date-file", came) == {}
