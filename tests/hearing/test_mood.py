"""Conditions, threats and questions are no facts, in any of the languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrases import topics

REASONS = {"chose-other", "no-need", "price", "terms", "closing-down", "comparing"}


@pytest.mark.parametrize(
    "text",
    [
        "If you can't make that date we will have to go with another supplier.",
        "Unless you can do 30 days we will buy from our old supplier.",
        "In case the price is too expensive for our customer we will come back.",
        "Otherwise we will have to order from another factory.",
        "We will go with another supplier if you cannot deliver before May.",
        "Should the project be cancelled we will let you know.",
        "Did you think we have chosen another supplier?",
        "Wenn Sie den Termin nicht halten, müssen wir bei einem anderen Lieferanten bestellen.",
        "Falls der Preis zu hoch ist, melde ich mich.",
        "De lo contrario compramos a otro proveedor.",
        "Si el precio es demasiado alto le aviso.",
        "Si vous ne pouvez pas livrer en mai, nous prendrons un autre fournisseur.",
        "Se não conseguirem o prazo, vamos comprar de outro fornecedor.",
        "Caso o projeto seja cancelado, aviso.",
        "Altrimenti ordiniamo da un altro fornitore.",
        "Если не успеете к сроку, закажем у другого поставщика.",
        "Bu tarihe yetişmezse başka tedarikçiden alacağız.",
        "Als u die datum niet haalt, bestellen we bij een andere leverancier.",
        "Jeśli nie zdążycie, zamówimy u innego dostawcy.",
        "否则我们就从别家订了。",
        "もし納期が間に合わなければ、他社に決めます。",
        "만약 납기를 못 맞추면 다른 업체에 주문하겠습니다.",
        "Nếu không kịp giao chúng tôi sẽ mua của nhà cung cấp khác.",
        "Kalau tidak bisa bulan Mei kami akan beli dari supplier lain.",
        "अगर आप समय पर नहीं दे सकते तो हम दूसरे सप्लायर से लेंगे।",
        "إذا لم تستطيعوا التسليم في مايو سنشتري من مورد آخر.",
    ],
)
def test_what_hangs_on_a_condition_is_no_fact(text):
    assert not REASONS & set(topics(text))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("We have chosen another supplier, sorry.", "chose-other"),
        ("We already ordered from another supplier, if you want I send you the details.", "chose-other"),
        ("The project was cancelled, if it comes back I call you.", "no-need"),
        ("Let me know if you can lower, the price is too high.", "price"),
        ("The price is too high if I compare it with the local market.", "price"),
        ("If I am honest, the price is too high.", "price"),
        ("Wenn ich ehrlich bin, ist der Preis zu hoch.", "price"),
        ("El precio es muy alto, avíseme si puede mejorar.", "price"),
        ("El presupuesto se agotó.", "no-budget"),
        ("价格太高了，如果能便宜点我们可以谈。", "price"),
        ("Цена слишком высокая, если можете снизить, напишите.", "price"),
        ("Fiyat çok yüksek, eğer indirim yaparsanız alırız.", "price"),
        ("45일이면 현장 일정에 못 맞춥니다", "terms"),
    ],
)
def test_what_is_stated_beside_a_condition_is_heard(text, topic):
    assert topic in topics(text)


def test_a_condition_parts_its_sentence():
    found = condition_of("The price is fine; if the freight is added, it is too much")

    assert found is not None
    assert found.before.startswith("the price is fine")
    assert found.then.strip() == "it is too much"
    assert condition_of("We will buy elsewhere if you are late").before == ""
    assert condition_of("Even if you lower it, it is too much") is None


def test_questions_of_any_script():
    assert all(map(is_question, ("Really?", "真的吗？", "حقا؟", 'He asked "why?"')))
    assert not is_question("Why? No.")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_parts_stand_in_the_sentence(text):
    found = condition_of(text)
    assert found is None or len(found.before) + len(found.then) <= 6 * len(text)


def test_a_semicolon_behind_greek_letters_is_a_question_mark():
    assert is_question("Τι έγινε με τις ρόδες;")
    assert not is_question("We need 200 pieces;")


def test_a_mark_inside_closing_signs_still_asks():
    assert all(map(is_question, ('Why? "', "Why?» \n", "(why?)", "¿Por qué?”")))
    assert not any(map(is_question, ("Why? ' '", "", ";", "?!")))
