"""A length of time that the buyer names is a wait; a term of payment, a transport or an age is none."""

from datetime import date, timedelta

import pytest

from silentbuyer.dates.waits import is_length, waits_in
from silentbuyer.owed.named_wait import wait_until

WRITTEN = date(2026, 9, 14)
LENGTHS = [
    ("The lab needs five to six weeks.", 35, 42),
    ("It usually takes five to six weeks, they have a queue.", 35, 42),
    ("Unser Einkauf braucht für die Freigabe noch 3 bis 4 Wochen.", 21, 28),
    ("El banco demora 2-3 semanas en abrir la carta.", 14, 21),
    ("L'agrément prend six à huit semaines.", 42, 56),
    ("Per i test ci vogliono tre settimane.", 21, 21),
    ("De keuring duurt vier tot vijf weken.", 28, 35),
    ("Испытания занимают около трех недель.", 21, 21),
    ("Laboratuvar testi 4-5 hafta sürüyor.", 28, 35),
    ("Badania trwają około 6 tygodni.", 42, 42),
    ("Provningen tar fem till sex veckor.", 35, 42),
    ("检测大概需要四到五周。", 28, 35),
    ("시험에 5~6주 걸립니다.", 35, 42),
    ("الفحص يستغرق ستة أسابيع.", 42, 42),
    ("Kiểm nghiệm mất khoảng 3 tuần.", 21, 21),
    ("bank approval me 3 week lagega.", 21, 21),
]


@pytest.mark.parametrize(("text", "first", "last"), LENGTHS)
def test_what_takes_so_long_is_waited_for(text, first, last):
    (wait,) = waits_in(text, WRITTEN)

    assert wait.counted
    assert wait.earliest == WRITTEN + timedelta(days=first)
    assert wait.latest - wait.loose == WRITTEN + timedelta(days=last)
    assert wait.earliest <= wait_until(wait) <= wait.latest


def test_a_line_of_nothing_but_a_length_belongs_to_the_line_before():
    (wait,) = waits_in("The bank has no dollars, we are on the waiting list. May be 3 4 weeks.", WRITTEN)

    assert wait.sentence == "May be 3 4 weeks."
    assert is_length(wait)
    assert waits_in("The minimum is high. May be 3 4 weeks.", WRITTEN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Your delivery takes six weeks, too long.",
        "Sea freight takes 35 days.",
        "It took three weeks to get the sample.",
        "We need 60 days credit.",
        "Necesitamos crédito a 60 días.",
        "Wir brauchen Zahlungsziel 60 Tage.",
        "我们需要账期60天",
        "Đặt cọc 50% thì bên em không làm được, em cần công nợ 30 ngày",
        "How long does it take, 4 weeks?",
        "Shelf life is 18 months.",
        "Su entrega tarda 8 semanas.",
    ],
)
def test_other_lengths_are_no_wait(text):
    assert waits_in(text, WRITTEN) == ()


def test_the_day_that_is_named_beside_a_length_is_what_is_meant():
    text = "La mesa resuelve normalmente en dos meses, así que hasta finales de mayo no sabremos nada."
    (wait,) = waits_in(text, date(2026, 3, 30))

    assert not wait.counted
    assert wait.latest == date(2026, 5, 31)
    assert wait_until(wait) == date(2026, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "A ese flete no embarco, prefiero esperar q baje, total es para noviembre",
        "Die Ware ist für November, wir warten noch mit dem Versand.",
        "C'est pour novembre, donc on attend que le fret baisse.",
        "Isso é para novembro, vou esperar o frete baixar.",
        "Это на ноябрь, подождём пока фрахт упадёт.",
        "Mallar kasım için, navlun düşsün bekleyelim.",
    ],
)
def test_goods_for_a_month_put_nothing_off(text):
    assert waits_in(text, date(2026, 6, 30)) == ()


@pytest.mark.parametrize(
    "text",
    ["La reunión es para el 24 de noviembre.", "Le conseil est prévu pour novembre.", "The tender is for November."],
)
def test_what_is_decided_then_is_waited_for(text):
    assert waits_in(text, date(2026, 6, 30)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "Volta a falar comigo depois do verão, em setembro.",
        "Contact me in September.",
        "Recontactez-moi en septembre.",
        "Vuelve a escribirme en septiembre.",
        "Proszę odezwać się we wrześniu.",
        "تواصل معي في سبتمبر",
    ],
)
def test_who_is_to_be_asked_again_in_a_month_is_asked_at_its_begin(text):
    assert wait_until(waits_in(text, date(2026, 3, 3))[-1]) == date(2026, 8, 31)
