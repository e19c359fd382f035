"""Days that were lost: steps told without a word of dates, days by number alone, working days, own feasts, both dates."""

from datetime import date

import pytest

from silentbuyer.dates.day_alone import days_alone
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.waits import waits_in
from silentbuyer.owed.named_wait import wait_until


def until(text, written, country):
    found = waits_in(text, date.fromisoformat(written), country)
    return max(map(wait_until, found)).isoformat() if found else None


STEPS = [
    ("The owners are expected to sign about mid-March.", "2027-01-20", "GB", "2027-03-15"),
    ("設備投資委員会は2月18日に開催されます。", "2027-01-20", "JP", "2027-02-18"),
    ("La convocatoria de ayudas abre el 1 de marzo y sin ella no compramos.", "2026-12-08", "ES", "2027-03-01"),
    ("Bando e contributi: si apre il 20 gennaio, prima non ordiniamo.", "2026-12-08", "IT", "2027-01-20"),
    ("Bid goes in on Wednesday so by Friday 13th you should have the transfer.", "2026-11-05", "NG", "2026-11-13"),
    ("The first meeting after the summer, on 18 August, decides.", "2027-06-23", "SE", "2027-08-18"),
]
ALONE = [
    ("From 26 onwards I can look at it.", "2026-11-12", "GB", "2026-11-26"),
    ("A partir del 26 podemos retomarlo.", "2026-11-12", "ES", "2026-11-26"),
    ("Ab dem 26. bin ich wieder da und schaue es an.", "2026-11-12", "DE", "2026-11-26"),
    ("С 26 числа смогу посмотреть.", "2026-11-12", "RU", "2026-11-26"),
    ("From the 3rd I can look at it.", "2026-11-12", "GB", "2026-12-03"),
]
WORKING = [
    ("O prazo deles é de 20 dias úteis a contar de amanhã.", "2026-11-03", "BR", "2026-12-02"),
    ("The lab needs 10 working days.", "2026-11-04", "GB", "2026-11-18"),
    ("检测机构说从周一开始需要10个工作日", "2026-11-05", "CN", "2026-11-20"),
]
FEASTS = [
    ("Ο ιδιοκτήτης αποφασίζει μετά το Πάσχα.", "2027-03-18", "GR", "2027-05-04"),
    ("After the holidays we will decide.", "2027-09-26", "IL", "2027-10-24"),
    ("Nach Ostern entscheidet der Chef.", "2027-03-10", "DE", "2027-03-30"),
    ("بعد العيد نرسل لكم القرار", "2027-05-05", "SA", "2027-05-21"),
]
SEASONS = [
    ("In het voorjaar pak ik het weer op.", "2026-10-12", "NL", "2027-02-28"),
    ("К весне вернемся к этому вопросу.", "2026-11-09", "RU", "2027-02-28"),
    ("Na wiosnę wrócimy do tematu.", "2026-11-09", "PL", "2027-02-28"),
    ("Let's talk again in spring 2028.", "2026-11-04", "AU", "2028-08-31"),
    ("El próximo otoño lo retomamos.", "2026-11-04", "ES", "2027-08-31"),
    ("明年春天再谈", "2026-11-04", "CN", "2027-02-28"),
]
AGAIN = [
    ("明年Q2 會重新比價,到時再跟您聯絡。", "2026-09-24", "TW", "2027-03-31"),
    ("In april kijken we er opnieuw naar.", "2026-11-04", "NL", "2027-03-31"),
]
WEEKS = [
    ("La comisión decide la tercera semana de enero.", "2026-11-06", "ES", "2027-01-21"),
    ("Das entscheidet der Vorstand in der ersten Aprilwoche.", "2027-02-06", "DE", "2027-04-07"),
    ("Yönetim nisan ayının ilk haftasında karar verecek.", "2027-02-06", "TR", "2027-04-07"),
    ("A vezetőség április első hetében dönt.", "2027-02-06", "HU", "2027-04-07"),
    ("اللجنة تقرر في الاسبوع الاول من ابريل", "2027-02-06", "SA", "2027-04-07"),
    ("위원회는 4월 첫째 주에 결정합니다.", "2027-02-06", "KR", "2027-04-07"),
]
UNTIL_THEN = [
    ("Os dinamarqueses fecham no dia 22 e até lá não sei se são 10 toneladas ou 4.", "2027-04-05", "PT", "2027-04-22"),
]
LENGTHS = [
    ("Evaluarea durează cam două luni, dacă nu apar contestații.", "2027-04-20", "RO", "2027-06-27"),
    ("샘플 기계를 지난 금요일에 시험소에 맡겼고 8주 걸린답니다", "2027-09-06", "KR", "2027-11-05"),
    ("Il laboratorio ci mette circa quattro settimane, poi vi faccio sapere.", "2026-11-10", "IT", "2026-12-12"),
    ("3〜4週間ほどかかる見込みですので、結果が出ましたら改めてご連絡いたします。", "2026-11-06", "JP", "2026-12-04"),
    ("The test takes three weeks, and if it is good, we order.", "2026-11-06", "GB", "2026-12-01"),
    ("Im Moment Urlaub, am Montag 9.11. bespreche ich es und melde mich.", "2026-10-30", "DE", "2026-11-09"),
]
NOT_BEFORE = [
    ("Раньше конца месяца он не вернется.", "2026-11-17", "RU", "2026-11-30"),
    ("Pas de décision avant fin janvier.", "2026-12-10", "FR", "2027-01-31"),
]


@pytest.mark.parametrize(
    ("text", "written", "country", "last"),
    STEPS + ALONE + WORKING + FEASTS + SEASONS + AGAIN + WEEKS + UNTIL_THEN + LENGTHS + NOT_BEFORE,
)
def test_the_day_that_is_meant_is_waited_for(text, written, country, last):
    assert until(text, written, country) == last


@pytest.mark.parametrize(
    "text",
    [
        "Please send the papers by Friday 20th.", "The samples landed on Friday.", "I called the bank on Monday.",
        "Can you ship within 10 working days?", "If the price falls we order next month.", "We sell spring steel.",
        "We need them for spring.", "Die letzte Lieferung im Frühjahr war gut.", "We need delivery before the end of the month.",
    ],
)  # fmt: skip
def test_what_is_over_or_asked_of_us_is_no_wait(text):
    assert until(text, "2026-11-16", "GB") is None


def test_a_feast_that_has_just_been_lets_nobody_wait_for_the_next():
    assert until("Setelah libur Lebaran kami mau lanjut order.", "2027-03-23", "ID") is None


def test_a_weekday_keeps_the_number_that_stands_beside_it_only_where_both_agree():
    assert until("The board meets on Friday 20th.", "2026-11-05", "GB") == "2026-11-20"
    assert until("The board meets on Friday 19th.", "2026-11-05", "GB") == "2026-11-06"


@pytest.mark.parametrize("text", ["from 20 pcs on", "a partir de 10 peças", "od 24. smo na kolektivnom do 10. januara"])
def test_a_quantity_and_the_first_day_of_a_leave_are_no_day_alone(text):
    assert list(days_alone(plain(text), date(2026, 11, 5))) == []
