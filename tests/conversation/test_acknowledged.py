"""Who has got our letter and will look at it is still to answer it; who asks for anything is not at rest."""

from datetime import timedelta

import pytest
from tests.logs import told

from silentbuyer.conversation.acknowledged import acknowledges
from silentbuyer.model.findings import Cause

RECEIVED = (
    "ได้รับใบเสนอราคาแล้วค่ะ ขอบคุณค่ะ ขอดูรายละเอียดก่อนนะคะ",
    "Recebido, obrigado.\nRui",
    "Teşekkürler, aldım, bir inceleyeyim",
    "Vielen Dank für das Angebot, ich schaue es mir in Ruhe an.\n\nMit freundlichen Grüßen\nAnna Berg",
    "お見積ありがとうございます。拝受いたしました。内容を確認させていただきます。\n田中",
    "Ricevuto, grazie. Do un'occhiata.\nPaolo",
    "收到,谢谢,我先看一下",
    "Anh nhận được rồi, cảm ơn em, để anh xem đã",
    "Bien reçu, merci. Je regarde ça.\nBien cordialement,\nJulie Morel\nAcheteuse",
    "وصلني شكرا، راح اطلع عليه",
    "Dziękuję, otrzymałem. Przejrzę spokojnie szczegóły.\nMarek",
    "견적서 잘 받았습니다. 감사합니다. 검토해 보겠습니다.\n김민수",
    "Köszönöm, megkaptam, átnézem.\nÜdv, Zoli",
    "Το έλαβα, ευχαριστώ. Θα το μελετήσω.\nΝίκος",
    "Tack snällt, ser bra ut vid första anblick. Ska räkna på det med min syster. Glad midsommar!\nMalin",
    "Danke, werde das mit meiner Frau besprechen. Schönes Wochenende!",
)

MORE_SAID = (
    "Thanks! Please call my brother, he will pay.",
    "Thanks, our boss will need the CE certificate.",
    "Erhalten, danke. Bitte noch die Preise für 1000 Stück.",
    "Bien reçu, merci. C'est trop cher, 20% au-dessus du marché.",
    "Recibido. ¿Incluye el flete?",
    "Received. Two cartons were broken.",
    "We will look at it after the board meeting on 12 March.",
    "If you can do 8.20 we will look at it again.",
    "Thank you.",
    "",
)


@pytest.mark.parametrize("text", RECEIVED)
def test_a_receipt_or_a_word_that_it_will_be_looked_at_asks_nothing(text):
    assert acknowledges(text)


@pytest.mark.parametrize("text", MORE_SAID)
def test_a_question_a_reason_a_complaint_and_mere_thanks_are_something_else(text):
    assert not acknowledges(text)


def test_the_silence_runs_from_the_letter_that_was_acknowledged():
    found = told("6 B Price?", "5 S Our offer: EUR 8.60 per unit CIF.", "3 B Got it, thanks. Will go through it.\nBen")
    assert found.cause is not Cause.YOUR_TURN
    assert found.actions[0].kind in ("wait", "follow-up")
    assert found.silence.since == found.now - timedelta(days=5)


def test_who_asks_beside_it_waits_for_us():
    found = told("6 B Price?", "5 S Our offer: EUR 8.60 per unit CIF.", "3 B Got it, thanks. Is the freight in it?")
    assert found.cause is Cause.YOUR_TURN
