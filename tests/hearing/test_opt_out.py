"""Who asks not to be written to is heard in many languages, and words of the trade are no such request."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.data.tables import toml
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.opt_out import asks_to_stop
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("pls dont mail me anymore", "en"), ("Remove our address from your mailing list.", "en"), ("Stop, please, with the texting", "en"),
        ("para de mandar mensagem por favor", "pt"), ("ya no me manden correos", "es"), ("non mi scriva più", "it"),
        ("stop met mailen aub", "nl"), ("請勿再寄信", "zh"), ("msg mat bhejo bhai", "hi"), ("Ne m'appelez plus.", "fr"),
        ("Bitte nehmen Sie uns aus dem Verteiler.", "de"), ("Отпишите меня от рассылки", "ru"), ("Не пишіть мені більше", "uk"),
        ("Lütfen bir daha yazmayın", "tr"), ("Đừng gửi nữa", "vi"), ("Tolong jangan kirim lagi", "id"), ("연락하지 마세요", "ko"),
        ("今後の連絡は不要です。配信停止してください", "ja"), ("لا ترسلوا لي أي رسائل بعد الآن", "ar"), ("دیگر پیام ندهید", "fa"),
        ("תסירו אותי מהרשימה", "he"), ("อย่าทักมาอีก", "th"), ("Μη μου στέλνετε άλλα μηνύματα", "el"), ("Nu mai scrieți, vă rog", "ro"),
        ("Ne írjatok többet", "hu"), ("Sluta skicka mejl till oss", "sv"), ("Fjern meg fra lista", "nb"), ("Prosze nie dzwonic", "pl"),
        ("Nepiste mi uz", "cs"), ("Poistakaa minut listalta", "fi"), ("Izbaci me iz grupe", "hr"), ("Msinitumie ujumbe tena", "sw"),
    ],
)  # fmt: skip
def test_requests_of_many_languages(text, language):
    assert asks_to_stop(text) == language
    assert "opt-out" in topics(text)


@pytest.mark.parametrize(
    "text",
    [
        "The unsubscribe rate of our newsletter is 2 %.",
        "Please stop the production until we confirm.",
        "Don't hesitate to call me.",
        "Do not call me before 9, I am in the factory.",
        "We did not receive your mail, did you write us?",
        "Please don't forget to send me the invoice.",
        "The valve must stop the water at 6 bar.",
        "Send no more samples, the first one is fine.",
        "Bitte liefern Sie nicht mehr als 200 Stück.",
        "No me envien la mercancia por barco.",
        "Не пишите цену в инвойсе, пожалуйста.",
        "我们商城的退订率大概百分之三",
        "مش مشكلة، آسف على الإزعاج",
        "Rata de dezabonare este 1%.",
    ],
)
def test_words_of_the_trade_ask_for_nothing(text):
    assert asks_to_stop(text) is None


def test_every_language_has_pieces_that_can_be_met():
    table = {name: parts for name, parts in toml("text/opt_out.toml").items() if name != "date"}

    assert len(table) >= 33
    for language, parts in table.items():
        assert any(asks_to_stop(word) is not None for word in parts["alone"]), language


@given(st.text(max_size=500))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_signs_around_it_change_nothing(text):
    assert asks_to_stop(text) in {None, *toml("text/opt_out.toml")}
    assert asks_to_stop(f"  {text[:300]} ...") == asks_to_stop(text[:300])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please don't keep chasing, I get 30 of these a day.", "en"), ("Please stop chasing us.", "en"),
        ("Bitte nicht weiter nachfassen.", "de"), ("Hört bitte auf nachzufragen.", "de"),
        ("Merci de ne plus me relancer.", "fr"), ("No insistan más, gracias.", "es"), ("Não insista mais, por favor.", "pt"),
        ("La prego, non insista oltre.", "it"), ("Прошу больше не напоминать.", "ru"), ("Lütfen daha fazla takip etmeyin.", "tr"),
    ],
)  # fmt: skip
def test_who_wants_to_be_chased_no_more_asks_for_silence(text, language):
    assert asks_to_stop(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Por favor no me mandéis más correos ni whatsapps, y borradme de la lista.", "no me enviéis más ofertas", "Dadme de baja.",
        "dejad de escribirme", "Deja de mandarme mensajes", "schreibt mir nicht mehr", "ruft nicht mehr an", "Schick mir nichts mehr",
        "ne m'écris plus", "laisse-moi tranquille", "arrête de m'envoyer tes offres", "não me mandem mais nada",
        "deixem de me enviar emails", "не пиши мне больше", "не звони больше", "більше не пиши", "bana yazma artık",
        "μην μου ξαναστείλετε", "تكفى لا ترسل", "mat bhejo msg",
    ],
)  # fmt: skip
def test_who_says_thou_asks_for_silence_too(text):
    assert asks_to_stop(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "No me mandes más de 50 kg", "No me mandéis más de dos muestras", "Não me mandem mais de 100 peças",
        "ne m'envoie plus de détails que nécessaire", "не пиши на упаковке цену", "Mándame más fotos",
        "Schreibt mir, wenn ihr mehr wisst", "Ruft mich morgen an", "no me llames más tarde de las seis",
    ],
)  # fmt: skip
def test_more_of_a_thing_is_no_request(text):
    assert asks_to_stop(text) is None


def test_chasing_somebody_else_is_no_request():
    assert asks_to_stop("You can stop chasing the forwarder, the papers came.") is None


@pytest.mark.parametrize(
    "text", ["STOP", "stop!", "BAJA", "退订", "TD", "unsub", "διαγραφή", "הסר", "Abmelden.", "SAIR", "odhlásit"]
)
def test_one_word_that_is_the_whole_message_asks_for_silence(text):
    assert asks_to_stop(text) is not None


@pytest.mark.parametrize(
    "text", ["The pump won't stop.", "Stop valve, 2 inch", "取消 3 号阀门的订单", "El barco va de baja velocidad"]
)
def test_the_same_word_within_other_words_does_not(text):
    assert asks_to_stop(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Please remove the flange from our drawing.", "Delete position 3 from the offer.", "Bitte streichen Sie Position 4.",
        "Streichen Sie die Kanten mit Farbe.", "Veuillez retirer l'article 3 du devis.", "Quiten la línea 2 de la proforma.",
        "Proszę usunąć pozycję 2 z oferty.", "Удалите третью позицию из счёта.", "Видаліть другий рядок.",
        "Smažte prosím položku 4.", "Fjern plastikken før montage.", "Poistakaa rivi 3 tarjouksesta.", "Ta bort skruven först.",
        "Verwijder de sticker van de doos.", "Scoateți capacul și trimiteți poza.", "Διαγράψτε τη γραμμή 3.",
        "احذفوا الصنف الثالث من العرض.", "تورم حذف شد، لطفا قیمت جدید بدهید.", "תורידו את המחיר בבקשה.",
        "तीसरा आइटम हटा दीजिए।", "তৃতীয় আইটেম বাদ দিন।", "Hapus item ketiga dari penawaran.", "Xóa dòng 3 trong báo giá giúp em.",
        "ลบรายการที่สามออกจากใบเสนอราคา", "3번 품목은 견적에서 빼 주세요.", "三番目の品目を見積から外してください。", "把第三项删掉再报一次。",
        "Please remove the third item from the list.", "Delete this message if you are not the intended recipient.",
        "Entfernen Sie den Filter aus Ihrem System.", "Fjern position 3 fra listen.", "Haal artikel 3 van uw lijst.",
        "Proszę usunąć pozycję 3 z listy.", "Удалите третью позицию из списка.", "Hapus item 3 dari daftar.",
        "Διαγράψτε το τρίτο από τη λίστα.", "Remove my address from the delivery note, use the warehouse one.",
        "Löschen Sie unsere Kontaktdaten auf dem Typenschild nicht.", "Ta bort min adress från fraktsedeln.",
        "Ondoeni bidhaa ya tatu.", "Tanggalin ang ikatlong item.", "Üçüncü kalemi silin lütfen.",
    ],
)  # fmt: skip
def test_what_is_to_be_taken_out_of_an_offer_is_no_request_for_silence(text):
    assert asks_to_stop(text) is None


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [("ตอนนี้ต้องหยุดทุกอย่างก่อน", False), ("หยุดทักมาได้แล้วครับ", True), ("हमने सब काम बंद कर दिया है", False)],
)
def test_the_vowel_signs_of_thai_and_hindi_tell_words_apart(sentence, asked):
    assert bool(asks_to_stop(sentence)) is asked


@pytest.mark.parametrize(
    "text",
    [
        "Please don't call, write to me instead.", "Nicht anrufen, lieber schreiben.", "No me escriba por WhatsApp, solo correo",
        "Не звоните, пишите на почту", "Nepište na mail, na WhatsAppu to vidím dřív.", "لا تراسلني على الإيميل، كلمني واتساب أسرع.",
        "Jangan telepon, chat aja, lagi di masjid", "อย่าโทรนะ พิมพ์มา ประชุมทั้งวัน", "फोन मत करना, लिखकर भेजो, मीटिंग में हूँ",
        "تلگرام پیام نده، واتساپ بده که زود ببینم.", "N'appelez pas, un mail suffit, plutôt un mail le soir.", "请不要打电话，发邮件给我",
    ],
)  # fmt: skip
def test_who_refuses_one_channel_for_another_does_not_ask_for_silence(text):
    assert asks_to_stop(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I withdraw my consent to be contacted.", "en"), ("Hiermit widerrufe ich meine Einwilligung.", "de"),
        ("Otro mensaje y lo bloqueo.", "es"), ("Lâche-moi, je vous bloque.", "fr"), ("Zapomnijcie o tym numerze.", "pl"),
        ("Ещё одно письмо и вы в чёрном списке, заблокирую.", "ru"), ("就到此为止吧", "zh"), ("Olet estetty.", "fi"),
        ("Lasati-ne in pace.", "ro"), ("Yeter ya, her gün aynı mesaj", "tr"), ("아까도 말했는데 정중히 사양하겠습니다", "ko"),
    ],
)  # fmt: skip
def test_who_withdraws_consent_or_has_had_enough_asks_for_silence(text, language):
    assert asks_to_stop(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Stop using the info@ address, nobody reads it. Write to purchasing@ from now on.", "Keine Muster in Eiche mehr bitte, wir brauchen jetzt Buche.",
        "Chocolates again with the samples? Please stop, you're spoiling us!", "Ring inte nu, jag sitter på tåget, mejla hellre.",
        "Не пишіть на коробках нашу назву, хай буде нейтральна упаковка.", "Eski gmail adresine yazmayın artık, kurumsal adresimi kullanın.",
        "Не звоните, я на совещаниях весь день, лучше напишите на почту.", "Vyřaďte nás z čekací listiny a rovnou nám zapište 15 palet.",
        "그만하세요 ㅋㅋ 이렇게 퍼주시면 버릇됩니다", "别再送赠品啦，都被你们惯坏了哈哈", "Por favor no dejen de mandarme las novedades", "acha.",
    ],
)  # fmt: skip
def test_what_is_to_stop_may_be_something_else_than_our_messages(text):
    assert all(asks_to_stop(sentence) is None for sentence in sentences(text))
    assert Act.OPT_OUT not in {one.act for one in understood(text)}
