"""The days of a leave, and "after the holidays", are told of the same leave: who said both waits for its end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from silentbuyer.model.customer import Message
from silentbuyer.owed.awaited import awaited_in

WRITTEN = datetime(2026, 7, 28, 9, 0, tzinfo=UTC)


def waits(*texts):
    told = tuple(
        Message(at=WRITTEN + timedelta(days=place), sender="buyer", text=text, channel="email")
        for place, text in enumerate(texts)
    )
    return [one.wait for one in awaited_in(told, UTC, None)]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("8月8日～16日は夏季休業をいただきますので、休み明けに改めてご連絡させていただきます。", date(2026, 8, 17)),
        ("We are closed from 8 to 16 August and I will come back to you after the holidays.", date(2026, 8, 17)),
        ("We are closed from 8 to 16 August. After the break I will send you the order.", date(2026, 8, 17)),
        ("Nous sommes fermés du 3 au 24 août, je reviens vers vous après les vacances.", date(2026, 8, 25)),
        ("Wir haben vom 3. bis 14. August Betriebsferien und melden uns nach den Ferien.", date(2026, 8, 15)),
        ("Ich bin vom 3. bis 14. August im Urlaub. Nach dem Urlaub bekommen Sie die Bestellung.", date(2026, 8, 15)),
        ("Siamo chiusi dal 10 al 21 agosto, dopo le ferie le dico.", date(2026, 8, 22)),
        ("8月3日至10日放假，节后给您答复。", date(2026, 8, 11)),
        ("8월 3일~7일 휴가입니다. 휴가 후에 연락드리겠습니다.", date(2026, 8, 8)),
        ("Jesteśmy na urlopie 3-14 sierpnia, po urlopie wrócimy do tematu.", date(2026, 8, 15)),
        ("Мы в отпуске с 3 по 16 августа, после отпуска вернусь к вопросу.", date(2026, 8, 17)),
        ("Vi har semester 13 juli-7 augusti, jag hör av mig efter semestern.", date(2026, 8, 8)),
        ("3-14 Ağustos arası tatildeyiz, tatilden sonra döneceğim.", date(2026, 8, 15)),
        ("Estaré de vacaciones del 3 al 21 de agosto. Después de las vacaciones le confirmo.", date(2026, 8, 22)),
        ("Estamos de férias de 3 a 21 de agosto, depois das férias confirmo o pedido.", date(2026, 8, 22)),
        ("Od 3. do 14. srpna máme dovolenou, po dovolené se ozvu.", date(2026, 8, 15)),
        ("Augusztus 3-14 között szabadságon vagyunk, szabadság után jelentkezem.", date(2026, 8, 15)),
        ("Wij zijn met vakantie van 3 t/m 21 augustus, na de vakantie laat ik het weten.", date(2026, 8, 22)),
    ],
)
def test_after_the_holidays_begins_on_the_day_after_the_leave_that_was_told(text, back):
    (wait,) = waits(text)
    assert wait.earliest == back or wait.latest == back - timedelta(days=1)


def test_a_leave_of_another_message_is_meant_too():
    found = waits("We are closed from 8 to 16 August.", "I will come back to you after the holidays.")
    assert found[-1].earliest == date(2026, 8, 17)


def test_after_a_feast_far_from_the_leave_the_feast_is_meant():
    (_, wait) = waits("I am on leave from 3 to 5 August.", "We will order after Christmas.")
    assert wait.earliest > date(2026, 12, 20)


def test_a_season_is_no_leave():
    found = waits("We are closed from 8 to 16 August.", "We will decide after the summer.")
    assert found[-1].earliest >= date(2026, 8, 31)


def test_without_a_leave_the_holidays_are_those_of_the_calendar():
    (wait,) = waits("I will come back to you after the holidays.")
    assert wait.earliest == date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ich rechne nicht vor September. Im Sommer sind wir ohnehin voll.",
        "Not before September I think. In August we are closed.",
        "Im Sommer sind wir voll, also nicht vor September.",
        "Pas avant septembre. En août nous sommes complets.",
    ],
)
def test_what_is_over_before_the_soonest_day_is_not_waited_for(text):
    assert [(one.earliest.month, one.earliest.day) for one in waits(text)] == [(9, 1)]
