"""Nothing asks for what is known: logs in which it was given, and every draft of every language held against them."""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playbook.test_advice_holds import diagnosed
from tests.playbook.test_drafts import CONTEXT, action, wordings
from tests.saying import NOW, message

from silentbuyer.data.tables import toml
from silentbuyer.model.customer import Contact
from silentbuyer.playbook.drafts import LANGUAGES
from silentbuyer.playbook.given import open_amount

TOPICS = (
    "phone", "messenger", "email", "emergency", "date", "decider", "quantity", "use", "company", "photos", "count",
    "paper", "licence", "office", "reason", "arrived", "announced",
)  # fmt: skip
EMERGENCY = (Contact(channel="phone", value="+49 170 1", role="emergency"),)
LOGS = {
    "phone": [
        ("Your price is too high.", {"phone": "+49 30 1234567"}), ("Mejor llámeme al +51 987 654 321.", {}),
        ("Rufen Sie mich an: +49 (30) 123 45-67", {}), ("Whatsapp 0086 138 1234 5678 please", {}),
    ],
    "messenger": [("Your price is too high.", {"contacts": {"telegram": "@ana"}})],
    "email": [("We have not decided yet.", {"contacts": {"whatsapp": "+49170123456"}})],
    "emergency": [("The goods are on their way?", {"stage": "shipment", "contacts": EMERGENCY})],
    "date": [
        ("My boss will decide by 20 April 2026.", {}), ("Unser Chef entscheidet am 20. April 2026.", {}),
        ("Le budget sera décidé le 20 avril 2026.", {}), ("We test the sample until 20 April 2026.", {"stage": "sample"}),
    ],
    "decider": [
        ("My boss has to decide.", {}), ("Das entscheidet bei uns der Vorstand.", {}), ("Estamos esperando la aprobación del director.", {}),
        ("这个要等老板批准", {}), ("Il preventivo è sul tavolo del titolare, decide lui.", {}),
    ],
    "quantity": [
        ("We need 400 pcs of it.", {}), ("Wir brauchen 300 Stk.", {}), ("necesitamos 200 unidades", {}), ("要500台", {}),
        ("нужно 40 шт", {}), ("٢٠٠ حبة", {}), ("120 adet lazım", {}), ("2 पीस का रेट बताओ", {}), ("ต้องการ 50 ชุด", {}),
    ],
    "use": [("It is for our new hotel project.", {}), ("c'est pour notre usine", {}), ("用于医院项目", {})],
    "company": [("Offer please.", {"about": "We bottle water in Hamburg."})],
    "photos": [
        ("The goods arrived broken, see attached photos.", {}), ("Die Ware ist defekt, Fotos anbei.", {}),
        ("产品坏了，照片见附件", {}),
    ],
    "count": [("12 of the lamps are defective.", {}), ("8 Lampen sind defekt geliefert worden.", {}), ("The sample broke.", {"stage": "sample"})],
    "paper": [("Our bank refused the transfer, compliance asks for more documents.", {"stage": "deposit"})],
    "licence": [("Customs does not let it in without the SONCAP certificate.", {}), ("Ohne CE-Zertifikat dürfen wir nicht importieren.", {})],
    "office": [("I am not the right person, please contact our technical department.", {})],
    "arrived": [
        ("The sample has arrived, we will look at it.", {"stage": "sample"}), ("Das Muster ist angekommen, wir schauen es an.", {"stage": "sample"}),
        ("样品收到了，我们看看", {"stage": "sample"}), ("llegaron las muestras ayer", {"stage": "sample"}), ("Próbka przyszła w piątek", {"stage": "sample"}),
        ("samples landed this morning", {"stage": "sample"}), ("サンプルを受領いたしました。", {"stage": "sample"}), ("Numune geldi", {"stage": "sample"}),
    ],
    "announced": [("The price is fine, we will pay the deposit next week.", {}), ("El precio me parece bien.", {})],
    "reason": [("We ordered from another supplier, their price was lower.", {})],
}  # fmt: skip


def asks(templates, topic):
    """The texts of one language that ask for a topic, without what is filled in."""
    lines = [line for part in ("drafts", "calls") for lines in templates[part].values() for line in lines]
    for line in (line for line in lines if isinstance(line, Mapping)):
        for needs, texts in line.items():
            if topic in needs.split("_"):
                yield from (max(re.split(r"\{\w+\}", text), key=len).strip() for text in wordings(texts))


def known(text, fields):
    """What the drafts of a log take for known, and all its drafts."""
    found = diagnosed(message(10, "buyer", text), message(9, "seller", "We sent it."), **fields)
    names = {name for one in found.actions for name in str(one.context.get("given", "")).split(",")}
    return names, found.actions


@pytest.mark.parametrize(("topic", "text", "fields"), [(t, *log) for t, logs in LOGS.items() for log in logs])
def test_no_draft_in_any_language_asks_for_what_was_given(topic, text, fields):
    names, actions = known(text, fields)
    assert topic in names
    for language in LANGUAGES:
        asked = list(asks(toml(f"drafts/{language}.toml"), topic))
        for one in actions:
            draft = one.draft(language).casefold()
            assert not [line for line in asked if line.casefold() in draft], (one.kind, language)


@pytest.mark.parametrize("topic", TOPICS)
def test_what_was_not_given_is_not_taken_for_known(topic):
    names, _ = known(
        "Your price is too high.", {"email": None, "stage": "shipment"} if topic in ("email", "emergency") else {}
    )
    assert topic not in names - ({"email"} if topic != "email" else set())


def test_each_topic_is_asked_for_somewhere_so_that_the_test_can_fail():
    assert {topic for topic in TOPICS if list(asks(toml("drafts/en.toml"), topic))} == set(TOPICS)


VARIANTS = sorted(name for name in toml("drafts/en.toml")["drafts"] if name not in ("nothing", "read"))
KINDS = ("follow-up", "reply-now", "ask-question", "call", "offer", "return-to-pool", "ask-for-contact", "wait")


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(VARIANTS),
    st.sampled_from(KINDS),
    st.sampled_from(LANGUAGES),
    st.sets(st.sampled_from(TOPICS)),
    st.booleans(),
)
def test_whatever_is_known_no_variant_asks_for_it(variant, kind, language, topics, told):
    more = {"said": "We wait.", "said_date": "2026-03-10"} if told else {}
    one = action(
        kind, {**CONTEXT, **more}, draft=variant.replace("close_file", "close"), given=",".join(sorted(topics))
    )
    draft = one.draft(language).casefold()
    assert draft.strip()
    for topic in {*topics, *(["told"] if told else [])}:
        for line in asks(toml(f"drafts/{language}.toml"), topic):
            assert line.casefold() not in draft, (topic, line)


def test_the_amount_that_we_named_with_the_open_balance_stands_in_the_draft():
    log = [
        message(30, "seller", "The balance USD 19,880 was due 15 Feb. Please pay."), message(28, "buyer", "I know, next week"),
        message(9, "seller", "Payment still not received."),
    ]  # fmt: skip
    found = diagnosed(*log, stage="shipment")
    assert found.cause == "balance-owed"
    assert "The balance of USD 19,880 is still open" in found.actions[0].draft("en")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Please settle the balance of EUR 3,200.50 now, it is overdue.", "EUR 3,200.50"),
        ("The payment of 12000 USD is still outstanding.", "12000 USD"), ("Your balance of $450 is still open.", "$450"),
        ("The balance is still open since order 4711.", ""),
    ],
)  # fmt: skip
def test_only_money_is_an_amount(text, amount):
    from tests.saying import case

    assert open_amount(case(message(9, "seller", text))) == amount


def test_a_complaint_that_shows_and_counts_is_not_asked_to_show_and_count():
    talk = [message(10, "seller", "Shipped"), message(3, "buyer", "12 lamps are broken, photos attached.")]
    advice = diagnosed(*talk, orders=()).actions[0].advice
    assert "photographs" not in advice
    assert "number" not in advice


def test_a_wait_for_a_named_day_is_over_with_a_word_on_that_day():
    found = diagnosed(message(10, "buyer", "I will answer you on 2 April 2026."), message(9, "seller", "Noted."))
    lead = found.actions[0]
    assert lead.kind == "wait"
    assert lead.not_before.date() > (NOW + timedelta(days=12)).date()
    assert "The time that you named has come" in lead.draft("en")
    assert "On 10 March 2026 you wrote: “I will answer you on 2 April 2026.”" in lead.draft("en")


@pytest.mark.parametrize(
    "text",
    ["We do not pay any deposit to new suppliers.", "Anzahlung können wir bei neuen Lieferanten nicht leisten.", "No pagamos anticipo a proveedores nuevos."],
)  # fmt: skip
def test_who_pays_nothing_in_advance_owes_nothing(text):
    found = diagnosed(message(10, "buyer", text), message(9, "seller", "Our rule is 30% deposit."), stage="deposit")
    assert found.cause != "balance-owed"


def test_who_named_the_figure_beside_the_word_on_the_price_is_not_asked_for_it():
    text = "The price is over our budget. Could you do it for 320 yen a piece?"
    draft = diagnosed(message(10, "buyer", text), message(9, "seller", "350 is our limit.")).actions[0].draft("en")
    assert text not in draft
    assert "What price or which terms" not in draft


def test_the_bank_slip_that_was_sent_is_not_asked_for():
    sent = diagnosed(
        message(3, "buyer", "We paid the deposit of 900 USD today, slip attached."), stage="deposit"
    ).actions[0]
    assert sent.context["draft"] == "paid"
    assert "slip" not in sent.draft("en")
    assert "slip" not in sent.advice
    bare = diagnosed(message(3, "buyer", "We paid the deposit of 900 USD today."), stage="deposit").actions[0]
    assert "slip" in bare.draft("en")


def test_a_number_that_is_ours_gives_no_number_of_theirs():
    ours = message(10, "seller", "Our offer: 9 USD. Li Wei, +86 574 8855 0101")
    found = diagnosed(
        ours,
        message(9, "buyer", "I called +86 574 8855 0101, nobody there."),
        message(8, "seller", "Sorry. Shall we go on?"),
        message(6, "seller", "Which size do you need?"),
        message(3, "seller", "Any news?"),
    )
    assert "phone" not in found.actions[0].context.get("given", "").split(",")


def test_a_mail_that_came_back_is_not_asked_after():
    log = [message(9, "buyer", "Please quote."), message(8, "seller", "42 USD."), message(7, "seller", "Any news?")]
    back = message(7, "unknown", "550 5.1.1 <ana@aquapura.example>: User unknown", kind="bounce")
    draft = next(one for one in diagnosed(*log, back, phone="+55 11 3456 7890").actions if one.kind == "call").draft(
        "en"
    )
    assert "Our e-mail came back as undeliverable." in draft
    assert "did it arrive" not in draft


def test_of_a_test_whose_day_has_passed_the_result_is_asked():
    log = [
        message(27, "buyer", "Got the tents, thanks. Our team tests them until March 10."),
        message(26, "seller", "Great."),
    ]
    assert "What did the test of our sample show?" in diagnosed(*log, stage="sample").actions[0].draft("en")


def test_who_counted_the_broken_pieces_before_is_not_asked_how_many_they_are():
    talk = [
        message(30, "buyer", "Niestety 86 szt. doniczek jest potłuczonych, kartony zgniecione."),
        message(29, "seller", "We ask the factory."),
        message(28, "buyer", "Zamówienie jesienne wstrzymuję do wyjaśnienia sprawy."),
        message(12, "seller", "Our new catalogue is attached."),
    ]
    assert "How many pieces" not in diagnosed(*talk, orders=()).actions[0].draft("en")
