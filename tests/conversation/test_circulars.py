"""A promotion, a new model or an invitation answers no question but one for these things."""

import pytest
from tests.logs import told

from silentbuyer.conversation.circulars import is_circular
from silentbuyer.model.findings import Cause


@pytest.mark.parametrize(
    ("asked", "ours"),
    [
        (
            "Ok. È il firmware con la norma CEI 0-21 o li sostituite? I clienti mi chiamano tutti i giorni",
            "Dear Matteo, Our October promotion has started: BV-6K at USD 735 for orders of 100 pcs and more. Since you sold the first 80 so well, shall we book the next container for you?",
        ),
        (
            "Τι έγινε με τις ρόδες;",
            "Dear George, summer is coming and we have new rope chairs LY-552, USD 41 FOB. Do you want to add them to your next order? New catalogue attached.",
        ),
        (
            "Wie lange hält der Akku im Winter?",
            "Sehr geehrter Herr Maier, zum Jahresende geben wir 8 % Rabatt auf alle Bestellungen ab 50 Stück. Neuer Katalog im Anhang.",
        ),
        (
            "Est-ce que la vanne supporte l'eau salée ?",
            "Bonjour, notre promotion d'été : 15 % de remise sur la série V, 42 USD pièce. Nouveau catalogue ci-joint.",
        ),
        (
            "¿La bomba trabaja con agua caliente a 80 grados?",
            "Estimado, ¡promoción de octubre! Serie X a USD 88, 10% de descuento hasta el 31. Nuevo catálogo adjunto.",
        ),
        (
            "Подойдёт ли насос для морской воды?",
            "Уважаемый Ержан, у нас акция: скидка 10 % на серию Х, USD 88 за штуку. Новый каталог во вложении.",
        ),
        (
            "Czy to działa w minus 20 stopniach?",
            "Dear Sir, our year-end promotion: 12% off for orders above 100 pcs, USD 33 each.",
        ),
        ("这个泵能耐海水吗？", "您好，我们十月促销开始了，X系列88美元，满100台打九折，新目录见附件。"),
        (
            "Bơm này chạy nước mặn được không anh?",
            "Dear anh, bên em đang khuyến mãi tháng 10, giảm giá 10%, USD 88/cái, catalogue mới đính kèm.",
        ),
        (
            "Apakah pompa ini tahan air laut?",
            "Selamat siang Pak, ada promo bulan Oktober, diskon 10%, USD 88 per pcs. Katalog baru terlampir.",
        ),
    ],
)
def test_a_circular_answers_nothing(asked, ours):
    assert is_circular(ours, asked)


@pytest.mark.parametrize(
    ("asked", "ours"),
    [
        (
            "Can your pump run dry for ten minutes?",
            "Dear friend, the pump can run dry for 15 minutes, see the manual page 4.",
        ),
        (
            "Wie lange hält der Akku im Winter?",
            "Hallo, bei minus 10 Grad etwa 4 Stunden. Übrigens: 8 % Rabatt bis Jahresende.",
        ),
        (
            "¿La bomba trabaja con agua caliente a 80 grados?",
            "Estimado, sí, hasta 95 grados. Además tenemos promoción en octubre.",
        ),
        ("Подойдёт ли насос для морской воды?", "Да, подойдёт, корпус из нержавеющей стали 316."),
        ("Which gasket fits the DN40?", "EPDM G40, USD 1.20. We invite you to our booth 12.3 too."),
        ("O motor aguenta 60 Hz direto?", "Sim, 60 Hz sem problema. Desconto de 5% este mês."),
        ("这个泵能耐海水吗？", "可以的，316不锈钢。十月有促销。"),
    ],
)
def test_what_states_something_else_or_was_asked_for_is_none(asked, ours):
    assert not is_circular(ours, asked)


def test_who_asked_and_got_a_promotion_waits_for_us():
    found = told(
        "30 S USD 88 FOB.", "12 B Can the pump run dry for ten minutes?", "6 S Autumn promotion: 10% discount."
    )

    assert found.cause is Cause.YOUR_TURN


def test_a_promise_is_not_kept_by_a_circular():
    found = told(
        "30 B Fourteen wheels are broken.",
        "29 S Sorry, I will check with the factory and tell you tomorrow.",
        "10 S Summer promotion: new chairs at USD 41, new catalogue attached.",
    )

    assert found.cause in {Cause.YOUR_TURN, Cause.PRODUCT_TROUBLE}  # They complained, and it is we who promised.
    assert found.actions[0].advice.startswith("Do what we promised")
