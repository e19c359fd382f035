"""WhatsApp exports of outside users' complaints: dates of every locale, names, the service's own lines.

The cases are read where they stand and never copied.
"""

import re
from datetime import datetime

from silentbuyer.errors import RecordError
from silentbuyer.mailbox import read_whatsapp

MINE = ["Li Wei"]


def chat_of(text, **how):
    try:
        return read_whatsapp(text, zone="UTC", mine=MINE, **how)
    except RecordError:
        return None


def moments(chat):
    return [message.at.replace(tzinfo=None) for message in chat.messages]


def test_dates_of_every_locale(fallen):
    wanted = [datetime(2026, 8, 3, 15, 20), datetime(2026, 8, 14, 9, 5)]

    def came(case):
        chat = chat_of(case["input"])
        found = [at.replace(second=0) for at in moments(chat)] if chat else "refused"
        return None if found == wanted else found

    assert fallen("records", "whatsapp-locale", came) == {}


def test_lines_of_every_form(fallen):
    def came(case):
        at, text = re.search(r" at ([\d-]+ [\d:]+), text '(.*)'", case["expected"]).groups()
        chat = chat_of(case["input"])
        found = [(f"{m.at:%Y-%m-%d %H:%M:%S}", m.sender, m.text) for m in chat.messages] if chat else "refused"
        return None if found == [(at, "buyer", text)] else found

    assert fallen("records", "whatsapp-format", came) == {}


def test_whose_line_it_is(fallen):
    def came(case):
        chat = chat_of(case["input"])
        found = [message.sender for message in chat.messages] if chat else "refused"
        return None if found == case["expected"] else found

    assert fallen("records", "whatsapp-names", came) == {}


def test_an_order_of_day_and_month_that_could_be_either_is_told(fallen):
    lines = [f"{day}/3/26, 9:00 AM - {who}: hi" for day, who in ((2, "Li Wei"), (3, "Anna"), (12, "Anna"))]

    def came(case):
        chat = chat_of("\n".join(lines))
        told = any("either way round" in note for note in map(str, chat.notes))
        return None if told and moments(chat)[-1].day == 12 else chat.notes

    assert fallen("records", "whatsapp-order", came) == {}


OURS = "[14.08.2026, 21:01:10] Li Wei: Our offer is attached"


def lines_of(case):
    """The lines of a case; those that are shortened begin after our own offer."""
    if isinstance(case["input"], list):
        return case["input"]
    line = case["input"].replace("[..]", "[24.08.2026, 08:00:00]").replace("<U+200E>", "\u200e")
    return [OURS, line]


def test_lines_of_the_service_are_no_answer(fallen):
    def came(case):
        short = isinstance(case["expected"], str)
        wanted = [["seller", "Our offer is attached"]] if short else case["expected"]["messages"]
        chat = chat_of("\n".join(lines_of(case)))
        found = [[m.sender, m.text] for m in chat.messages if m.kind == "message"] if chat else "refused"
        return None if found == wanted else found

    assert fallen("records", "whatsapp-system-lines", came) == {}
