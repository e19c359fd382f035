"""Two letters without a word, and nothing that tells why: the third message takes another way, where there is one."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

LETTERS = [
    ("email", "Уважаемый Павел, рассмотрели ли наше КП?", "Добрый день! После праздников хотели бы узнать по вашему запросу."),
    ("alibaba", "Hi, did you check our quotation?", "Dear friend, this month we give you free moulds."),
    ("madeinchina", "Anh xem báo giá chưa ạ?", "Chào anh, tháng này bên em có hỗ trợ tặng thêm 1 bộ dao ạ"),
    ("email", "Bonjour, avez-vous pu voir notre offre ?", "Bonjour, je me permets de vous relancer."),
    ("email", "Hola, ¿pudo revisar la cotización?", "Buenos días, ¿alguna novedad?"),
    ("email", "Guten Tag, konnten Sie unser Angebot prüfen?", "Guten Tag, darf ich noch einmal nachfragen?"),
    ("email", "Sayın Murat Bey, teklifimizle ilgili bir gelişme var mı?", "Merhaba, DTY için bilgi rica ediyorum."),
    ("alibaba", "您好，报价看过了吗？", "您好，最近有什么消息吗？"),
    ("email", "Buongiorno, avete avuto tempo di vedere l'offerta?", "Buongiorno, ci sono novità?"),
    ("email", "Dzień dobry, czy są pytania do oferty?", "Dzień dobry, czy coś już wiadomo?"),
]  # fmt: skip


def talked(channel, *ours, theirs="ok thanks", **more):
    talk = [
        message(40, "seller", "Our price is 12 USD FOB.", channel=channel),
        message(39, "buyer", theirs, channel=channel),
        *(message(days, "seller", text, channel=channel) for days, text in zip((28, 14), ours, strict=True)),
    ]
    return diagnosed(*talk, phone="+7 343 555 01 29", **more).actions[0]


@pytest.mark.parametrize(("channel", "first", "second"), LETTERS)
def test_after_two_letters_the_way_changes(channel, first, second):
    assert talked(channel, first, second).channel != channel


def test_on_a_messenger_two_messages_are_few():
    assert talked("whatsapp", "Hello, any news?", "Hi friend, how is it?").channel == "whatsapp"


def test_who_told_why_is_written_to_where_they_told_it():
    lead = talked("email", "Hello, any news?", "How about the boss?", theirs="My boss decides after his trip.")
    assert lead.channel == "email"
