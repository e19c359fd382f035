"""Where our last word only takes note of theirs, no message of ours waits for an answer; what asks or offers does."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.calendars import measure
from silentbuyer.show.wording import pace_sentence, silence_sentence

NOW = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
RESTS = (
    ("de", "Die Muster sind da. Wir testen bis Ende Oktober, vorher kann ich nichts sagen.", "Vielen Dank für die Info, wir warten gerne auf den Bericht."),
    ("tr", "Kusura bakmayın, bu parti için başka firmadan aldık, 3-4 ay yeter.", "Anlıyorum, haber verdiğiniz için teşekkürler. Bir dahaki sefere görüşmek üzere 🙏"),
    ("pl", "W tym sezonie już nic nie zamówimy. W październiku wrócimy do tematu.", "Oczywiście, nowy katalog będzie gotowy we wrześniu, wyślę od razu."),
    ("th", "ล็อตนี้สั่งกับเจ้าเดิมไปแล้วครับ ไว้โอกาสหน้านะครับ ขอบคุณมาก", "ไม่เป็นไรค่ะ ขอบคุณค่ะ หวังว่าจะได้ร่วมงานกันค่ะ 😊"),
    ("ro", "A ajuns containerul, totul în regulă, nicio cutie lovită. Mersi!", "Super! Spor la vânzări 😀"),
    ("fa", "تا آخر سنبله این مال خلاص میشه، باز یک کانتینر دیگه میگیریم. خودم احوال میتم", "بسیار خوب، منتظر هستم 🌹"),
    ("es", "Ahora no compramos, tenemos stock hasta diciembre. Yo le aviso.", "Perfecto, don Luis, quedamos a la espera. Que tengan buenas ventas."),
    ("pt", "Já fechamos esse lote com outro fornecedor, desculpe.", "Sem problema, obrigado por avisar. Até a próxima!"),
    ("fr", "Les échantillons sont en test chez notre client, résultat mi-octobre.", "Merci pour l'information, nous attendons le résultat avec plaisir."),
    ("it", "Il campione è dal cliente finale, appena ho notizie vi scrivo.", "Va bene, grazie mille, aspettiamo con pazienza."),
    ("id", "Stok kami masih banyak pak, nanti saya kabari kalau mau order lagi.", "Baik pak, terima kasih infonya. Saya tunggu kabarnya, semoga laris manis."),
    ("vi", "Hàng về rồi em, đẹp lắm, cảm ơn em.", "Dạ vâng, em vui quá, chúc anh bán đắt hàng ạ!"),
    ("ja", "サンプルは現在評価中です。結果は10月末になります。", "承知いたしました。結果をお待ちしております。"),
    ("ko", "올해는 재고가 많아서 내년에 다시 연락드릴게요.", "네 알겠습니다, 연락 기다리겠습니다. 좋은 하루 되세요!"),
    ("ru", "Пока товара на складе хватает, вернёмся к вопросу в ноябре.", "Хорошо, спасибо за ответ, ждём вас в ноябре."),
    ("ar", "البضاعة وصلت والحمد لله كل شي تمام", "الحمد لله، ألف مبروك وبالتوفيق في البيع"),
    ("nl", "We hebben deze keer bij een ander besteld, sorry.", "Jammer, maar begrijpelijk. Bedankt voor het laten weten en graag tot een volgende keer."),
    ("cs", "Vzorky testujeme, výsledek bude za šest týdnů.", "Děkujeme za zprávu, počkáme na výsledky."),
    ("en", "we still have half the container, we order again after the harvest", "ok brother, i wait your good news, good sale!"),
    ("en", "The board meets on 12 October, I will let you know after that.", "Noted with thanks, we will wait for the outcome."),
    ("hu", "A szezon véget ért, tavasszal jelentkezünk.", "Rendben, köszönöm a tájékoztatást, tavasszal jelentkezem."),
)  # fmt: skip
WAITS = (
    ("en", "we order again after the harvest", "ok brother, but we can give you 3% discount if you order this week"),
    ("en", "The board meets on 12 October, I will let you know.", "Thanks. Could you also tell us the voltage?"),
    ("de", "Wir testen die Muster noch.", "Danke, anbei noch unser Datenblatt. [file] TDS.pdf"),
    ("es", "Ahora no compramos.", "Entiendo, ¿cuándo piensan comprar?"),
    ("pl", "W tym sezonie już nic nie zamówimy.", "Rozumiem. Może rabat, jeśli zamówienie do końca miesiąca?"),
    ("en", "What is your best price?", "Thank you for your inquiry, our catalogue is attached."),
    ("tr", "340 olursa konuşuruz", "Tamam, depozitoyu bekliyoruz"),
    ("en", "Ok, send the PI.", "Thank you, we are waiting for your deposit."),
    ("fr", "Nous comparons les offres.", "Très bien. Nous pouvons baisser notre prix pour vous."),
    ("ru", "Нам это дорого.", "Понимаю. Мы готовы сделать вам скидку."),
)  # fmt: skip


def silence(language, theirs, ours):
    talk = (
        sb.Message(at=NOW - timedelta(days=50), sender="seller", text="Our offer: 12 USD FOB.", channel="whatsapp"),
        sb.Message(at=NOW - timedelta(days=40), sender="buyer", text=theirs, channel="whatsapp"),
        sb.Message(at=NOW - timedelta(days=39), sender="seller", text=ours, channel="whatsapp"),
    )
    return measure(sb.Customer(id="C-1", languages=(language,), stage="quotation", messages=talk), NOW)


@pytest.mark.parametrize(("language", "theirs", "ours"), RESTS)
def test_a_word_that_takes_note_of_theirs_waits_for_nothing(language, theirs, ours):
    found = silence(language, theirs, ours)
    assert "no message of ours waits for an answer" in silence_sentence(found)
    assert not pace_sentence(found)


@pytest.mark.parametrize(("language", "theirs", "ours"), WAITS)
def test_what_asks_or_offers_something_waits_for_an_answer(language, theirs, ours):
    assert silence(language, theirs, ours).since is not None
    assert "no message of ours" not in silence_sentence(silence(language, theirs, ours))
