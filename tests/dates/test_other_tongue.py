"""Months that are other words in the language of their text."""

from datetime import date

import pytest

from silentbuyer.dates.date_reading import named_dates

WRITTEN = date(2026, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "El área de mantenimiento consulta: rodamiento 6306 de qué marca es, y si el sello es de laberinto triple.",
        "Qual a marca e o modelo do compressor que vocês usam?",
        "Abbiamo scelto la stessa marca che usiamo da sempre qui.",
        "¿Qué marca de rodamientos llevan las bombas que ustedes ofrecen?",
    ],
)
def test_a_word_that_is_a_month_elsewhere_names_no_month(text):
    assert named_dates(text, WRITTEN) == ()


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Wrócimy do tematu w marca, teraz nie mamy czasu.", 3),
        ("Ricominciamo a marzo quando abbiamo il budget.", 3),
        ("Volveremos en marzo con el pedido nuevo.", 3),
        ("Kita bahas lagi bulan maret kalau dana cair.", 3),
        ("Do you want to come back to this in September perhaps?", 9),
        ("Návštěva bude až v listopadu, dřív to nejde.", 11),
        ("w marca", 3),
    ],
)
def test_a_month_of_the_texts_own_language_is_read(text, month):
    assert {one.earliest.month for one in named_dates(text, WRITTEN)} == {month}
