"""The matter in other hands: every step and draft goes to who was named, with name and address, unless mail bounced."""

import pytest
from tests.logs import told

BY = "@aqua-example.com"
HANDED = (
    ("Thank you. From now on please write to Maria, maria@aqua-example.com, she handles purchasing.", "Maria, maria"),
    ("Bitte wenden Sie sich künftig an meinen Kollegen Herrn Peter Lang (p.lang@aqua-example.com).", "Peter Lang, p.lang"),
    ("Hola, ya no llevo compras. Por favor escriba a Carlos Ruiz, compras@aqua-example.com.", "Carlos Ruiz, compras"),
    ("Je quitte le service achats. Merci d'écrire à Mme Sophie Martin, s.martin@aqua-example.com.", "Sophie Martin, s.martin"),
    ("Por favor fale com o Rogério (rogerio@aqua-example.com), ele é o responsável agora.", "Rogério, rogerio"),
    ("Пожалуйста, дальше пишите Ивану Петрову, i.petrov@aqua-example.com, он занимается закупкой.", "Ивану Петрову, i.petrov"),
    ("以后请联系我的同事王芳，邮箱 wangfang@aqua-example.com，她负责采购。", "王芳, wangfang"),
    ("Bundan sonra lütfen Mehmet Bey'e yazın: mehmet@aqua-example.com, satın alma onda.", "Mehmet, mehmet"),
    ("My colleague Tom de Vries will take over this project. His email: tom.devries@aqua-example.com", "Tom de Vries, tom.devries"),
    ("I have left purchasing, contact Kim Lee kim.lee@aqua-example.com for lamps.", "Kim Lee, kim.lee"),
)  # fmt: skip
NOT_HANDED = (
    "Please send the invoice to accounting@aqua-example.com.",
    "Please contact our forwarder Panalpina, ops@panalpina-example.com, for the pick-up.",
    "Please copy my colleague Tom Berg (tom@aqua-example.com) in your mails. What is the price of 20 sets?",
    "Best regards, Ana Souza, Head of purchasing, ana.souza@aqua-example.com",
)
OFFER = ("30 B Price of 200 housings?", "29 S USD 14.20 each.")


@pytest.mark.parametrize(("words", "to"), HANDED)
def test_every_step_and_draft_goes_to_who_was_named(words, to):
    found = told(
        *OFFER, f"12 B {words}", "10 S Hello, any news?", phone="+49 40 123456", contacts={"whatsapp": "+49171123"}
    )
    reached = [action for action in found.actions if action.to]
    assert reached
    assert {action.to for action in reached} == {to + BY}
    assert {action.channel for action in reached} == {"email"}
    assert all("Souza" not in (action.draft("en") or "").splitlines()[:1] for action in reached)
    assert "Dear Ana" not in "".join(action.draft("en") or "" for action in reached)


@pytest.mark.parametrize("words", NOT_HANDED)
def test_an_errand_a_copy_and_a_signature_hand_nothing_over(words):
    assert {a.to for a in told(*OFFER, f"12 B {words}").actions if a.to} == {"Ana Souza, ana@aqua-example.com"}


@pytest.mark.parametrize(
    "notice",
    ["550 5.1.1 User unknown: maria@aqua-example.com", "<maria@aqua-example.com>: 550 5.1.1 unknown recipient"],
)
def test_nobody_is_sent_to_an_address_that_came_back(notice):
    found = told(
        *OFFER,
        "12 B Please write to Maria, maria@aqua-example.com, she handles purchasing.",
        "11 S Dear Maria, our offer.",
        f"11 X {notice}",
    )
    assert not any("maria@" in action.to for action in found.actions)
    assert "wrong-person/named-dead" in {finding.sign for finding in found.findings}


def test_the_successor_of_who_left_is_greeted_by_name_and_told_of_the_former():
    found = told(*OFFER, "9 A I have left the company. Please contact Jan Bakker, jan.bakker@aqua-example.com")
    letter = found.actions[0].draft("en")
    assert letter.startswith("Dear Jan Bakker")
    assert "in touch with Ana Souza" in letter
