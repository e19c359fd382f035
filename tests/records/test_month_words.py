"""Dates whose month is a word, rebuilt from CLDR by Babel in the languages that buyers and CRMs write."""

from collections import Counter
from datetime import date

import pytest
from babel import Locale, dates

from silentbuyer.records.export_dates import moment
from silentbuyer.records.month_words import named_day, plain_text, plain_word, without_weekday, words

# Forty-four languages; two lengths of twelve months each are 1,056 dates.
LANGUAGES = (  # noqa: SIM905 - codes read better as words
    "en zh es pt fr de it ru ar tr ja ko nl pl vi th id ms hi bn fa he uk cs sk hu ro bg hr sr el da sv nb fi ka kk uz az "
    "hy et lv lt sl"
).split()
OTHERS = (  # noqa: SIM905
    "zh_Hant ca sw ur af mk sq bs eu gl is ga mt ta te mr gu pa ne si km lo my mn am fil zu ky tk be cy ckb tg as ml kn or so"
).split()


def read(languages, *styles):
    """How often the day was read right, wrong, or not, of all months in these languages and lengths."""
    found = Counter()
    for language in languages:
        for style in styles:
            for month in range(1, 13):
                wanted = date(2026, month, 14)
                at = moment(dates.format_date(wanted, style, locale=language)).at
                found["unread" if at is None else "right" if at.date() == wanted else "wrong"] += 1
    return found


def test_of_1056_dates_of_44_languages_a_thousand_are_read_and_none_wrong(record_property):
    found = read(LANGUAGES, "medium", "long")
    record_property("months", dict(found))
    assert found.total() == 1056
    assert found["wrong"] == 0
    assert found["right"] >= 1045, dict(found)


@pytest.mark.parametrize("styles", [("medium", "long"), ("full",)], ids=["medium and long", "with the weekday"])
def test_other_languages_and_full_dates_are_read_too(styles):
    found = read((*LANGUAGES, *OTHERS), *styles)
    assert found["wrong"] == 0
    assert found["right"] >= found.total() * 0.99, dict(found)


def test_the_table_is_what_cldr_says():
    for language in LANGUAGES:
        months = Locale.parse(language).months["format"]["wide"]
        for number, name in months.items():
            known = words("month").get(plain_word(name))
            assert known is None or str(number) in known, (language, name)


def test_a_name_that_is_two_months_is_not_read():
    """Croatian October is Polish November."""
    parts, why = named_day(plain_text("14 listopada 2026"))
    assert parts is None
    assert "could be two months (10 or 11)" in why
    assert moment("14 listopada 2026").at is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14 de mayo de 2026", (2026, 5, 14)), ("2026. május 14.", (2026, 5, 14)), ("08/FEB/26", (2026, 2, 8)),
        ("1st March 2026", (2026, 3, 1)), ("1er mars 2026", (2026, 3, 1)), ("١٤ مارس ٢٠٢٦", (2026, 3, 14)),
        ("14 במאי 2026", (2026, 5, 14)), ("2026(e)ko maiatzaren 14(a)", (2026, 5, 14)), ("mar 14 mai 2026", (2026, 5, 14)),
    ],
)  # fmt: skip
def test_words_around_the_month_are_passed_over(text, wanted):
    assert named_day(plain_text(text))[0] == wanted


@pytest.mark.parametrize(
    "text", ["14 maybe 2026", "may 2026", "14 may", "14 may 2026 2027", "1 may 234", "234 may 2026", ""]
)
def test_a_word_that_is_not_known_or_a_missing_number_is_no_date(text):
    parts, _ = named_day(plain_text(text))
    assert parts is None or moment(text).at is None


def test_a_year_of_two_digits_is_told():
    assert named_day("04-mar-26") == ((2026, 3, 4), "the year 26 was read as 2026")


@pytest.mark.parametrize(
    ("text", "rest"),
    [("wed, 4 mar", "4 mar"), ("(水) 15:20", "15:20"), ("周三 15:20", "15:20"), ("星期三", ""), ("mar 4 2026", "mar 4 2026"), ("foo", "foo")],
)  # fmt: skip
def test_a_weekday_before_a_date_is_taken_off(text, rest):
    """ "Mar" is Tuesday in French and March in English: it stays."""
    assert without_weekday(plain_text(text)) == rest
