"""A buyer's own words: quoted mails and signatures told apart."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import MOST

REPLY = "The price is fine for us."


@pytest.mark.parametrize(
    "below",
    [
        "On Mon, 2 Mar 2026 at 10:00, Li Wei <li@factory.example> wrote:\n> Is our price too high?",
        "On Mon, 2 Mar 2026 at 10:00, Li Wei\n<li@factory.example> wrote:\n\nIs our price too high?",
        "Am 02.03.2026 um 10:00 schrieb Li Wei:\n> Ist der Preis zu hoch?",
        "Am 02.03.2026 um 10:00 schrieb Li Wei:\nIst der Preis zu hoch?",
        "Le lun. 2 mars 2026 à 10:00, Li Wei a écrit :\n> Trop cher ?",
        "El lun, 2 mar 2026 a las 10:00, Li Wei escribió:\n> ¿Muy caro?",
        "Em seg., 2 de mar. de 2026 às 10:00, Li Wei escreveu:\n> Muito caro?",
        "Il giorno lun 2 mar 2026 alle 10:00 Li Wei ha scritto:\n> Troppo caro?",
        "2 марта 2026 г., 10:00, Li Wei пишет:\n> Дорого?",
        "在 2026年3月2日 10:00，李伟写道：\n> 太贵了吗？",
        "-----Original Message-----\nFrom: Li Wei\nIs our price too high?",
        "-------- Ursprüngliche Nachricht --------\nVon: Li Wei\nzu teuer?",
        "From: Li Wei <li@factory.example>\nSent: Monday, 2 March 2026 10:00\nTo: Ana\nIs it too high?",
        "发件人: 李伟\n发送时间: 2026年3月2日\n太贵了吗",
        "> Is our price too high?\n> Tell us",
        "________________________________\nIs our price too high?",
        "-- \nAna, who finds everything too expensive",
    ],
)
def test_what_stands_below_is_not_the_buyers_word(below):
    assert own_words(f"{REPLY}\n\n{below}") == REPLY


def test_answers_between_quoted_lines_stay():
    text = "On 2 Mar 2026, Li Wei wrote:\n> Is it too high?\nNo, it is fine.\n> And delivery?\nAlso fine."
    assert own_words(text) == "No, it is fine.\nAlso fine."


def test_a_line_that_begins_like_a_header_is_kept_when_no_header_follows():
    assert own_words("From: our side it is fine.\nThanks") == "From: our side it is fine.\nThanks"


def test_a_plain_sentence_with_wrote_is_kept():
    assert own_words("He wrote: fine") == "He wrote: fine"


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text):
    assert len(own_words(text)) <= MOST


@pytest.mark.parametrize(
    "filler", ["On ", "> ", "wrote: ", "?", "a" * 2000 + "\n", "From: x\nSent: ", "-- ", "\n", "價格"]
)
def test_a_megabyte_is_read_in_bounded_time(filler):
    text = (filler * (1_000_000 // len(filler) + 1))[:1_000_000]
    started = time.perf_counter()
    own_words(text)
    assert time.perf_counter() - started < 3.0


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail is confidential and intended solely for the addressee. Please consider the environment before printing.",
        "If you have received this message in error, please delete it.", "Think before you print.",
        "Diese E-Mail ist vertraulich.", "Vertraulichkeitshinweis: Diese Nachricht ist nur für den Adressaten bestimmt.",
        "Les informations contenues dans ce courriel sont confidentielles.", "La información contenida en este correo es confidencial.",
        "As informações contidas nesta mensagem são confidenciais.", "Questa e-mail è riservata.", "Deze e-mail is vertrouwelijk.",
        "Ta wiadomość jest poufna.", "Tento e-mail je důvěrný.", "Это электронное письмо конфиденциально.", "Bu elektronik posta gizlidir.",
        "Denna e-post är konfidentiell.", "打印前请考虑环境。", "この電子メールは機密です。", "Email ini bersifat rahasia.",
    ],
)  # fmt: skip
def test_a_notice_below_a_letter_is_nobodys_words(notice):
    said = own_words(f"We will revert.\n\nBest regards,\nNimal\n\n{notice}")
    assert "We will revert." in said
    assert notice not in said
