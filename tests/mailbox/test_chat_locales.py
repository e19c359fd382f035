"""What the phones of the world write before a line: rebuilt from the date patterns of CLDR, all of them."""

import unicodedata
from datetime import datetime

import pytest

from silentbuyer.errors import RecordError
from silentbuyer.mailbox import read_whatsapp

babel = pytest.importorskip("babel")
from babel.dates import format_date, format_time, get_datetime_format  # noqa: E402
from babel.localedata import locale_identifiers  # noqa: E402

MOMENTS = (datetime(2026, 8, 3, 15, 20, 31), datetime(2026, 8, 14, 9, 5, 7), datetime(2026, 8, 14, 12, 1, 0))
ZEROS = {
    "arab": "٠",
    "arabext": "۰",
    "deva": "०",
    "beng": "০",
    "mymr": "၀",
    "tibt": "༠",
    "olck": "᱐",
    "mtei": "꯰",
    "cakm": "𑄶",
    "nkoo": "߀",
    "adlm": "𞥐",
    "hmnp": "𞅀",
    "rohg": "𐴰",
    "sund": "᮰",
}


def written(moment, locale, phone):
    """A date and time as a phone of this language writes it into an export."""
    width = "medium" if phone == "ios" else "short"
    day, time = format_date(moment, "short", locale), format_time(moment.time(), width, locale=locale)
    glue = str(get_datetime_format("short", locale)).replace("'", "")
    text = glue.format(time, day)
    zero = ord(ZEROS.get(locale.default_numbering_system, "0"))
    return "".join(chr(zero + int(sign)) if sign in "0123456789" else sign for sign in text)


def exported(locale, phone):
    lines = [written(moment, locale, phone) for moment in MOMENTS]
    return "\n".join(f"[{line}] Ana: hi" if phone == "ios" else f"{line} - Ana: hi" for line in lines)


def outcome(locale, phone):
    """``right``, ``refused`` (the user is told), or what it was taken for."""
    exact = [moment.replace(second=moment.second if phone == "ios" else 0) for moment in MOMENTS]
    try:
        chat = read_whatsapp(exported(locale, phone), zone="UTC", mine=["Lin"])
    except RecordError:
        return "refused"
    found = [message.at.replace(tzinfo=None) for message in chat.messages]
    if found == exact:
        return "right"
    return "told" if chat.notes[:-1] else f"wrong: {exported(locale, phone)!r} -> {found}"


def locales():
    for name in locale_identifiers():
        try:
            yield babel.Locale.parse(name)
        except (babel.UnknownLocaleError, ValueError):  # a few of Babel's own identifiers
            continue


@pytest.mark.parametrize("phone", ["ios", "android"])
def test_every_language_of_the_world_is_read_right_or_refused_aloud(phone):
    found = {str(locale): outcome(locale, phone) for locale in locales()}

    wrong = {name: result for name, result in found.items() if result.startswith("wrong")}
    assert wrong == {}
    assert sum(result == "right" for result in found.values()) >= 0.98 * len(found)
    assert len(found) > 900


def test_the_digits_of_the_table_are_digits():
    assert all(unicodedata.decimal(zero) == 0 for zero in ZEROS.values())
