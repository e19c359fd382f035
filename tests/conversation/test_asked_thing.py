"""A paper, a sample or a note of credit that was asked for by its name stays open until it is handed over."""

import pytest
from tests.logs import told

from silentbuyer.conversation.asked_thing import hands_over, reminds_us, thing_asked
from silentbuyer.model.findings import Cause

ASKED = (
    "Mándeme por favor el certificado de conformidad, sin eso no puedo registrar el producto",
    "Für die Freigabe brauche ich noch das Datenblatt mit Drehmomentkurve.",
    "Merci de nous transmettre le plan coté avant commande.",
    "Скиньте паспорт на насос и декларацию, без них не поставим на приход",
    "I need pictures of the packing before I send the deposit",
    "Menşe belgesi örneği lazım, onlar olmadan sipariş açamıyorum",
    "Mi mandi la dichiarazione di conformità, poi ordino.",
    "Gửi em giấy chứng nhận CO CQ nhé",
    "محتاج شهادة المطابقة قبل التحويل",
    "Potřebuji ještě prohlášení o shodě.",
    "Bank says the invoice shows a wrong LC number. They want an amended invoice",
    "Form E salah HS code. Forwarder minta form E revisi",
    "W EUR.1 jest zła data, agencja celna prosi o poprawione świadectwo",
)  # fmt: skip

NOT_ASKED = (
    "Ich schicke Ihnen die Zeichnung nächste Woche.",
    "We'll send you the lab report when our lab is done.",
    "We do not need a certificate for this one.",
    "Proforma dotarła, przekazałem dokumenty do księgowości.",
    "We still wait for the import permit from the ministry.",
    "What is your best price for 500 pieces?",
    "",
)

PUSHES = (
    "Dear friend, did you check our quotation? Please give us your comment.",
    "Dear friend, we can give you 3% discount if you confirm before 30 November.",
    "Dear Edwin, attached the price list 2027.",
    "Dear Ana, kindly confirm the order, the material price is going up 5% from December.",
    "Gentle reminder. Awaiting your valued PO.\nLi",
)

HANDED_OVER = (
    "Please find the certificate attached.",
    "Adjunto el certificado vigente hasta 2028.",
    "Siehe Anhang.",
    "All here: kangte.example/files/xp",
    "We do not have a certificate for this model, sorry.",
    "The certificate left by DHL today, tracking 4411223344.",
)

WE = "20 S Dear Sir, our quotation: USD 12.40 per piece FOB Ningbo, 30% deposit."


@pytest.mark.parametrize("text", ASKED)
def test_a_thing_asked_for_is_heard_in_any_language(text):
    assert thing_asked(text)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_they_give_themselves_or_do_not_need_is_asked_of_nobody(text):
    assert thing_asked(text) is None


@pytest.mark.parametrize("text", PUSHES)
def test_a_discount_a_price_list_and_a_reminder_hand_over_no_certificate(text):
    assert not hands_over(text, "Please send the certificate.")


@pytest.mark.parametrize("text", HANDED_OVER)
def test_what_is_sent_named_or_refused_settles_it(text):
    assert hands_over(text, "Please send the certificate.")


def test_asked_for_in_two_messages_it_is_our_turn_whatever_we_wrote_since():
    asked = ("15 B Price ok. I need the test report before I send the deposit", "15 B a scan is fine")
    log = (WE, *asked, "9 S Dear friend, any news?", "4 S Dear friend, special discount 2% this week.")
    assert told(*log).cause is Cause.YOUR_TURN
    assert told(*log[:3], "9 S Test report attached.", log[-1]).cause is not Cause.YOUR_TURN


def test_a_promise_whose_day_has_passed_is_owed_whatever_we_pushed_since():
    log = (
        "30 B I need the frost test report first.", "29 S The report will be sent to you within this week.",
        "29 B Great, waiting for it.", "12 S Gentle reminder about 600 pcs.", "5 S Awaiting your PO.",
    )  # fmt: skip
    assert told(*log).cause is Cause.YOUR_TURN
    assert told(*log[:3], "20 S Please find the report attached.", *log[3:]).cause is not Cause.YOUR_TURN


@pytest.mark.parametrize(
    "text",
    [
        "Still no board here.",
        "Still no control board here.",
        "Toujours pas reçu l'avoir.",
        "En contabilidad siguen abiertos los 1.320.",
        "还没收到样品",
    ],
)
def test_what_has_still_not_come_is_a_reminder_to_us(text):
    assert reminds_us(text)


def test_a_reason_of_theirs_is_no_reminder():
    assert not reminds_us("Our bank has still not released the dollars.")


@pytest.mark.parametrize(
    "text",
    [
        "Oddaliśmy je do laboratorium na EN 388. Bez raportu nie ruszymy.",
        "Samples went to the lab. Without the report we do not move.",
        "Wir haben die Muster im Labor. Ohne Prüfbericht machen wir nicht weiter.",
        "Mandamos las muestras al laboratorio. Sin el informe no avanzamos.",
        "样品已送检，没有报告我们不能下单。",
        "Numuneler laboratuvarda. Rapor olmadan ilerleyemeyiz.",
    ],
)
def test_what_comes_from_their_own_laboratory_is_not_asked_of_us(text):
    assert thing_asked(text) is None


def test_what_our_laboratory_is_asked_for_is_asked_of_us():
    assert thing_asked("Please send us the report of the laboratory, without it we cannot move.")
