"""Absences that a buyer tells in person, among other things and long before: leave, trips, fairs, shutdowns."""

from datetime import date, datetime

import pytest

import silentbuyer as sb
from silentbuyer.mailbox import absences
from silentbuyer.mailbox.told_absences import told_in, told_in_text

SENT = datetime.fromisoformat("2026-07-08T12:00+02:00")
NOW = datetime.fromisoformat("2026-08-07T10:00+02:00")

TOLD = [
    ("I will be on vacation from 27 July to 14 August.", "2026-07-27", "2026-08-15"),
    (
        "Thank you. I will be travelling to the Canton Fair from 13 to 20 October and will come back to you after that.",
        "2026-10-13",
        "2026-10-21",
    ),
    (
        "Thanks for the quotation. We exhibit at Medica in Düsseldorf from 16 to 19 November. I will get back to you the week after the fair.",
        "2026-11-16",
        "2026-11-20",
    ),
    ("Our plant has its annual shutdown from 27 July to 14 August. Which voltage is it?", "2026-07-27", "2026-08-15"),
    (
        "Wir haben vom 27. Juli bis 14. August Betriebsferien. Bitte senden Sie das Datenblatt.",
        "2026-07-27",
        "2026-08-15",
    ),
    ("Ich bin vom 3.8. bis 21.8. im Urlaub, danach melde ich mich.", "2026-08-03", "2026-08-22"),
    ("Nous serons en congés du 3 au 21 août.", "2026-08-03", "2026-08-22"),
    ("L'usine est fermée du 1er au 23 août, merci d'envoyer la fiche technique.", "2026-08-01", "2026-08-24"),
    ("Estaremos de vacaciones del 3 al 21 de agosto.", "2026-08-03", "2026-08-22"),
    ("Vamos a estar en la feria del 14 al 17 de septiembre, escríbeme después.", "2026-09-14", "2026-09-18"),
    ("Estaremos em férias coletivas de 20 de julho a 7 de agosto.", "2026-07-20", "2026-08-08"),
    ("Saremo chiusi per ferie dal 3 al 23 agosto.", "2026-08-03", "2026-08-24"),
    ("Wij zijn van 20 juli tot en met 7 augustus gesloten (bouwvak).", "2026-07-20", "2026-08-08"),
    ("Я буду в отпуске с 20 июля по 9 августа.", "2026-07-20", "2026-08-10"),
    ("20 Temmuz - 7 Ağustos arası izindeyim.", "2026-07-20", "2026-08-08"),
    ("Jestem na urlopie od 20 lipca do 7 sierpnia.", "2026-07-20", "2026-08-08"),
    ("我们公司8月3日至8月14日放假，之后再联系。", "2026-08-03", "2026-08-15"),
    ("10月13日到20日我去参加广交会，回来再谈。", "2026-10-13", "2026-10-21"),
    ("8月8日から8月16日まで夏季休業です。", "2026-08-08", "2026-08-17"),
    ("7월 27일부터 8월 7일까지 휴가입니다.", "2026-07-27", "2026-08-08"),
    ("Kami libur dari 20 Juli sampai 31 Juli.", "2026-07-20", "2026-08-01"),
    ("I'm off until 20 July, the price looks fine so far.", "2026-07-08", "2026-07-20"),
    ("Business trip to Kenya Aug 3-14, then I decide.", "2026-08-03", "2026-08-15"),
    ("Our office is closed from 20 July to 31 July.", "2026-07-20", "2026-08-01"),
    ("Tôi đi công tác từ ngày 3 đến ngày 12 tháng 8.", "2026-08-03", "2026-08-13"),
    ("Tôi sẽ đi hội chợ từ 5/8, ngày 10/8 về.", "2026-08-05", "2026-08-10"),
    ("ผมจะลาพักร้อนตั้งแต่วันที่ 3 ถึง 12 สิงหาคม", "2026-08-03", "2026-08-13"),
    ("โรงงานปิดปรับปรุงถึงวันที่ 10 สิงหาคม", "2026-07-08", "2026-08-11"),
    ("אני בחופשה מ-3 עד 12 באוגוסט.", "2026-08-03", "2026-08-13"),
    ('אהיה בחו"ל ואחזור ב-15 באוגוסט.', "2026-07-08", "2026-08-15"),
]
NOT_TOLD = [
    "When is your factory closed from 1 to 7 October?",
    "Please deliver between 3 and 14 August.",
    "You are on holiday from 1 to 7 October, so please ship before.",
    "Visit us at Medica, 16-19 November, hall 3!",
    "Wir besuchen Sie gern, der Liefertermin ist 20. August.",
    "We closed the order last week.",
    "Your offer is valid until 20 August.",
    "We need 20 sets by 14 August for the fair.",
    "Was on vacation until Monday, now back.",
    "Ihre Betriebsferien vom 1. bis 7. Oktober sind notiert.",
    "I was travelling from 1 to 5 June, sorry for the late answer.",
    "您的工厂10月1日至7日放假吗",
    "We will go to trade fairs next year.",
    "The price holds until 31 July, then we travel.",
]


def word(text, at=SENT, sender="buyer"):
    return sb.Message(at=at, sender=sender, text=text)


@pytest.mark.parametrize(("text", "first", "back"), TOLD)
def test_first_day_and_day_back_are_read_from_a_persons_words(text, first, back):
    (absence,) = told_in(word(text), "US" if text.startswith("Business") else None, "Europe/Berlin")
    assert (absence.since.date().isoformat(), str(absence.back)) == (first, back)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_dates_of_other_things_are_no_absence(text):
    assert told_in(word(text), "DE", "Europe/Berlin") == []


def buyer(*messages):
    return sb.Customer(id="1", country="DE", messages=messages)


def test_an_absence_stands_after_our_next_message_and_beside_a_question():
    told = word("Our plant has its annual shutdown from 27 July to 14 August. Which voltage is it?")
    ours = word("It is 400 V.", datetime.fromisoformat("2026-07-09T12:00+02:00"), "seller")
    diagnosis = sb.diagnose(buyer(told, ours), sb.Seller(country="CN"), now=NOW, online=False)
    assert diagnosis.cause is sb.Cause.AWAY
    assert diagnosis.actions[0].kind == "wait"
    assert diagnosis.actions[0].not_before.date().isoformat() == "2026-08-19"  # their desk is full on the first


def test_an_absence_is_over_when_the_buyer_writes_in_it():
    told = word("We are on vacation from 27 July to 14 August.")
    again = word("I am reading mails: which price?", datetime.fromisoformat("2026-08-03T12:00+02:00"))
    assert absences(buyer(told), NOW)
    assert absences(buyer(told, again), NOW) == ()


def test_an_absence_that_is_still_ahead_discounts_nothing_yet():
    told = word("We are on vacation from 27 July to 14 August.")
    before = datetime.fromisoformat("2026-07-15T12:00+02:00")
    ours = word("Here is the drawing.", datetime.fromisoformat("2026-07-09T12:00+02:00"), "seller")
    diagnosis = sb.diagnose(buyer(told, ours), sb.Seller(country="CN"), now=before, online=False)
    assert diagnosis.cause is not sb.Cause.AWAY
    assert not any(row.kind == "absence" for row in diagnosis.silence.discounts)


AHEAD = [
    "Dear Lily, thanks for the drawing, could you add the price for 50 sets? By the way our plant shuts down from 10 to 28 August, so answers may take a while. Regards, Tom",
    "Is the 40 W model in stock? I am on leave from 10 August and back on 31 August.",
    "Danke für die Zeichnung, können Sie den Preis für 50 Stück ergänzen? Übrigens haben wir vom 10. bis 28. August Betriebsferien.",
    "Haben Sie das 40-W-Modell auf Lager? Ab dem 10. August bin ich im Urlaub und am 31. August wieder da.",
    "Merci pour le plan, pouvez-vous ajouter le prix pour 50 pièces ? Notre usine ferme du 10 au 28 août.",
    "Avez-vous le 40 W en stock ? Je pars en congé le 10 août et reviens le 31 août.",
    "Gracias por el plano, ¿puede agregar el precio para 50 piezas? Nuestra planta cierra del 10 al 28 de agosto.",
    "¿Tienen el de 40 W? Salgo de vacaciones el 10 de agosto y vuelvo el 31 de agosto.",
    "Obrigado pelo desenho, pode incluir o preço para 50 peças? Nossa fábrica para de 10 a 28 de agosto.",
    "Tem o de 40 W em estoque? Saio de férias dia 10 de agosto e volto dia 31 de agosto.",
    "Grazie del disegno, può aggiungere il prezzo per 50 pezzi? Lo stabilimento chiude dal 10 al 28 agosto.",
    "Avete il 40 W? Vado in ferie il 10 agosto e rientro il 31 agosto.",
    "Dank voor de tekening, kunt u de prijs voor 50 stuks toevoegen? Wij zijn gesloten van 10 tot en met 28 augustus.",
    "Heeft u de 40 W op voorraad? Vanaf 10 augustus ben ik met vakantie, 31 augustus ben ik terug.",
    "Dziękuję za rysunek, proszę dodać cenę za 50 sztuk? Zakład jest zamknięty od 10 do 28 sierpnia.",
    "Czy macie 40 W? Od 10 sierpnia jestem na urlopie, wracam 31 sierpnia.",
    "Спасибо за чертёж, добавьте цену за 50 штук? Завод закрыт с 10 по 28 августа.",
    "Есть 40 Вт в наличии? С 10 августа я в отпуске, вернусь 31 августа.",
    "Çizim için teşekkürler, 50 adet fiyatını ekler misiniz? Fabrikamız 10-28 Ağustos arasında kapalı.",
    "40 W stokta var mı? 10 Ağustos'ta izne çıkıyorum, 31 Ağustos'ta dönüyorum.",
    "图纸收到谢谢，能加上50套的价格吗？我们工厂8月10日到28日停产放假。",
    "40W有库存吗？我8月10日开始休假，8月31日回来上班。",
    "図面ありがとうございます。50個の価格を追加していただけますか。弊社は8月10日から28日まで休業いたします。",
    "40Wの在庫はありますか。8月10日から休暇で、8月31日に戻ります。",
    "도면 감사합니다. 50개 가격을 추가해 주실 수 있나요? 저희 공장은 8월 10일부터 28일까지 휴무입니다.",
    "40W 재고 있나요? 8월 10일부터 휴가이고 8월 31일에 복귀합니다.",
    "شكرا على الرسم، هل يمكنكم إضافة سعر 50 قطعة؟ مصنعنا مغلق من 10 إلى 28 أغسطس.",
    "هل موديل 40 واط متوفر؟ أنا في إجازة من 10 أغسطس وأعود في 31 أغسطس.",
    "Terima kasih gambarnya, bisa tambah harga untuk 50 set? Pabrik kami tutup tanggal 10 sampai 28 Agustus.",
    "40 W ada stok? Saya cuti mulai 10 Agustus, kembali 31 Agustus.",
    "40 W còn hàng không? Tôi nghỉ phép từ 10/8, quay lại làm việc 31/8.",
    "Děkuji za výkres, můžete doplnit cenu za 50 kusů? Od 10. do 28. srpna máme celozávodní dovolenou.",
    "Máte 40 W skladem? Od 10. srpna mám dovolenou, vrátím se 31. srpna.",
    "Köszönöm a rajzot, hozzátennék az 50 darabos árat? Augusztus 10. és 28. között üzemszünet van nálunk.",
    "Van 40 W raktáron? Augusztus 10-től szabadságon vagyok, augusztus 31-én jövök vissza.",
    "Tack för ritningen, kan ni lägga till priset för 50 st? Fabriken har stängt 10-28 augusti.",
    "Har ni 40 W i lager? Jag går på semester den 10 augusti och är tillbaka den 31 augusti.",
    "Kiitos piirustuksesta, voitteko lisätä hinnan 50 kappaleelle? Tehdas on kiinni 10.-28. elokuuta.",
    "Onko 40 W varastossa? Olen lomalla 10. elokuuta alkaen ja palaan 31. elokuuta.",
    "Ευχαριστώ για το σχέδιο, προσθέτετε την τιμή για 50; Το εργοστάσιο κλείνει από 10 έως 28 Αυγούστου.",
    "Έχετε το 40 W; Είμαι σε άδεια από 10 Αυγούστου και επιστρέφω 31 Αυγούστου.",
    "Дякую за креслення, додасте ціну на 50 штук? Завод не працює з 10 по 28 серпня.",
    "Є 40 Вт? З 10 серпня я у відпустці, повернуся 31 серпня.",
    "Mulțumesc pentru desen, puteți adăuga prețul pentru 50 buc? Fabrica e închisă între 10 și 28 august.",
    "Aveți 40 W pe stoc? Sunt în concediu din 10 august și revin pe 31 august.",
]
"""Written on 3 August beside a question: away from 10 August, back between 29 and 31 August."""


@pytest.mark.parametrize("text", AHEAD)
def test_an_absence_told_days_ahead_in_a_longer_mail_holds_by_its_own_dates(text):
    at = datetime.fromisoformat("2026-08-03T09:00+00:00")
    log = [
        sb.Message(at=at, sender="buyer", channel="email", text=text),
        sb.Message(at=at.replace(hour=14), sender="seller", channel="email", text="Here is the price: 12 USD."),
    ]
    customer = sb.Customer(id="1", company="Firm", messages=log)

    (absence,) = absences(customer, datetime.fromisoformat("2026-08-20T09:00+00:00"))

    assert "2026-08-29" <= str(absence.back) <= "2026-08-31"


@pytest.mark.parametrize(
    "text",
    [
        "Zawór jest zamknięty od 10 do 28 stopni.", "Die Ausschreibung läuft vom 10. bis 28. August.",
        "The valve closes from 10 to 28 bar.", "Клапан закрыт при давлении с 10 до 28 бар.",
        "El concurso cierra el 28 de agosto.", "Il bando chiude il 28 agosto.", "Η προσφορά ισχύει έως 28 Αυγούστου.",
        "Lelang tutup tanggal 28 Agustus.", "A pályázat augusztus 28-án zárul.", "Licitația se închide pe 28 august.",
    ],
)  # fmt: skip
def test_what_closes_besides_an_office_is_no_absence(text):
    assert told_in(word(text), None, "Europe/Berlin") == []


AMONG_OTHER_THINGS = [
    ("GB", "Many thanks, that looks promising. A heads-up: I'm off from Monday 12 July and won't be back in the office until 2 August. Could you tell me the lamp life in the meantime?", "2027-08-02"),
    ("DE", "Besten Dank für das Angebot. Ich bin übrigens vom 12.07. bis einschließlich 30.07. im Urlaub. Wie lang ist die Lieferzeit?", "2027-07-31"),
    ("FR", "Merci pour votre offre. Je serai en congés du 12 au 30 juillet et reviendrai vers vous à mon retour.", "2027-07-31"),
    ("ES", "Gracias por la oferta. Estaré de vacaciones del 12 al 30 de julio. ¿Cuál es el plazo de entrega?", "2027-07-31"),
    ("IT", "Grazie mille. La nostra azienda resterà chiusa per ferie dal 12 al 30 luglio. Quanto costa il trasporto?", "2027-07-31"),
    ("PT", "Obrigado pela proposta. Vou estar de férias de 12 a 30 de julho. Qual é o prazo de entrega?", "2027-07-31"),
    ("NL", "Dank voor de offerte. Van 12 t/m 30 juli ben ik met vakantie. Wat is de levertijd?", "2027-07-31"),
    ("PL", "Dziękuję za ofertę. Od 12 do 30 lipca jestem na urlopie. Jaki jest termin dostawy?", "2027-07-31"),
    ("RU", "Спасибо за предложение. С 12 по 30 июля я буду в отпуске. Какой срок поставки?", "2027-07-31"),
    ("TW", "謝謝報價。我7月12日到7月30日休假，請問交期多久？", "2027-07-31"),
    ("TR", "Teklifiniz için teşekkürler. 12-30 Temmuz tarihleri arasında izindeyim. Teslim süresi nedir?", "2027-07-31"),
    ("JP", "お見積りありがとうございます。7月12日から7月30日まで休暇をいただきます。納期はどのくらいでしょうか。", "2027-07-31"),
    ("US", "Our whole team is at WEFTEC from July 19 through July 23, so please expect silence that week. What is the lead time?", "2027-07-24"),
    ("AT", "Wir stellen vom 19. bis 23. Juli auf der Messe aus und melden uns in der Woche danach. Haben Sie das auch in 400 V?", "2027-07-24"),
    ("MX", "Le aviso que nuestra planta para del 12 al 30 de julio por mantenimiento anual. ¿Tienen repuestos?", "2027-07-31"),
    ("IN", "FYI our factory has its annual shutdown 12-30 July. What spares do you recommend?", "2027-07-31"),
    ("GB", "I am on leave from 12 to 30 July, so could you send the drawing to my colleague?", "2027-07-31"),
    ("DE", "Ich bin vom 12. bis 30. Juli im Urlaub, können Sie die Zeichnung vorher schicken?", "2027-07-31"),
    ("ES", "Estaré de vacaciones del 12 al 30 de julio, ¿me puede enviar el plano antes?", "2027-07-31"),
    ("JP", "7月12日から7月30日まで出張で不在ですが、図面を送っていただけますか？", "2027-07-31"),
    ("FR", "Notre usine est à l'arrêt du 12 au 30 juillet pour maintenance.", "2027-07-31"),
    ("DE", "Unsere Anlage steht vom 12. bis 30. Juli wegen Wartung still.", "2027-07-31"),
    ("IT", "Lo stabilimento si ferma dal 12 al 30 luglio per manutenzione.", "2027-07-31"),
    ("BR", "Nossa planta vai parar de 12 a 30 de julho para manutenção.", "2027-07-31"),
    ("RU", "С 12 по 30 июля завод останавливается на плановый ремонт.", "2027-07-31"),
    ("CN", "我们工厂7月12日至30日停产检修。", "2027-07-31"),
    ("US", "We will be at ACHEMA from 19 to 23 July and slow to reply.", "2027-07-24"),
    ("GB", "The team is at Aquatech Amsterdam 19-23 July, hard to reach.", "2027-07-24"),
    ("ES", "Del 19 al 23 de julio estamos en Iwater Barcelona y contestaremos tarde.", "2027-07-24"),
    ("DE", "Vom 19. bis 23. Juli sind wir auf der IFAT und schwer zu erreichen.", "2027-07-24"),
    ("US", "The plant goes down for its yearly overhaul July 12-30, could we settle the price before that?", "2027-07-31"),
    ("GB", "We are at Drupa in Duesseldorf 19 to 23 July and will answer with delay.", "2027-07-24"),
    ("DE", "Wegen der Jahresrevision steht die Fabrik vom 12. bis 30. Juli, passt Ihnen ein Termin danach?", "2027-07-31"),
    ("FR", "L'usine sera arrêtée du 12 au 30 juillet, pouvez-vous livrer après ?", "2027-07-31"),
    ("MX", "Haremos paro por mantenimiento del 12 al 30 de julio; ¿podrían embarcar en agosto?", "2027-07-31"),
    ("IT", "Sarò in ferie dal 12 al 30 luglio, mi può mandare il disegno prima?", "2027-07-31"),
    ("BR", "Estaremos em férias coletivas de 12 a 30 de julho, conseguem enviar depois?", "2027-07-31"),
    ("NL", "De fabriek ligt stil van 12 tot en met 30 juli, kunt u daarna leveren?", "2027-07-31"),
    ("RU", "С 12 по 30 июля у нас остановка на ремонт, можно отгрузить в августе?", "2027-07-31"),
    ("TR", "12-30 Temmuz arası fabrika bakım için kapalı, sonra sevk edebilir misiniz?", "2027-07-31"),
    ("CN", "我7月12日到7月30日出国考察，回来再联系可以吗？", "2027-07-31"),
    ("PL", "Od 12 do 30 lipca mamy przestój, czy mogą Państwo wysłać po tym terminie?", "2027-07-31"),
    ("US", "I'll be traveling in Asia July 12-30, can we talk about the price after?", "2027-07-31"),
    ("IN", "Our works are closed for stock-taking and repairs from 12 to 30 July.", "2027-07-31"),
    ("AT", "Bin von 12. bis 30. Juli auf Kur, wer vertritt Sie im August?", "2027-07-31"),
    ("BE", "Notre atelier ferme du 12 au 30 juillet, livrez-vous en août ?", "2027-07-31"),
    ("CO", "Del 12 al 30 de julio salgo a vacaciones, ¿quién me atiende después?", "2027-07-31"),
    ("IT", "La fabbrica è chiusa dal 12 al 30 luglio; quanto costa la spedizione ad agosto?", "2027-07-31"),
    ("BR", "Viajo a trabalho de 12 a 30 de julho, podemos falar depois?", "2027-07-31"),
    ("NL", "Ik ben van 12 t/m 30 juli op zakenreis, is de prijs daarna nog geldig?", "2027-07-31"),
    ("KZ", "С 12 по 30 июля я в командировке, цена сохранится?", "2027-07-31"),
    ("PL", "Między 12 a 30 lipca fabryka ma przerwę urlopową, czy oferta będzie ważna?", "2027-07-31"),
    ("TW", "我們工廠7月12日至7月30日歲修停工。", "2027-07-31"),
    ("KR", "7월 12일부터 7월 30일까지 휴가입니다. 그 후에 가격을 다시 논의할 수 있을까요?", "2027-07-31"),
]  # fmt: skip
NO_WORD_OF_ONES_OWN = [
    "Our pump needs maintenance from 12 to 30 July each year, do you offer a contract?",
    "Are you at ACHEMA from 19 to 23 July?",
    "Wartung bieten wir vom 12. bis 30. Juli günstiger an, brauchen Sie das?",
    "La maintenance de la pompe est prévue du 12 au 30 juillet.",
    "The offer is valid from 12 to 30 July, can you confirm?",
    "贵公司7月12日到30日休假吗？",
    "¿Estarán cerrados del 12 al 30 de julio, o podemos visitarles?",
    "We need delivery from 12 to 30 July, is that possible?",
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "back"), AMONG_OTHER_THINGS)
def test_a_leave_a_trip_a_fair_or_a_stop_of_the_works_is_told_among_other_things(country, text, back):
    """In the statement before a question as well."""
    read = told_in_text(text, date(2027, 7, 1), country)
    assert read is not None
    assert read[1] == date.fromisoformat(back)
    assert read[0] > date(2027, 7, 1)


@pytest.mark.parametrize("text", NO_WORD_OF_ONES_OWN)
def test_a_question_about_days_or_the_care_of_a_machine_is_no_absence(text):
    assert told_in_text(text, date(2027, 7, 1), "DE") is None


@pytest.mark.parametrize(
    ("said", "first", "back"),
    [
        ("We close 24 Dec - 11 Jan, back on 11 Jan, will order then.", date(2026, 12, 24), date(2027, 1, 11)),
        ("We close from 24 December to 10 January.", date(2026, 12, 24), date(2027, 1, 11)),
        ("Wir schließen vom 24.12. bis 10.01.", date(2026, 12, 24), date(2027, 1, 11)),
        ("Nous fermons du 24 décembre au 10 janvier.", date(2026, 12, 24), date(2027, 1, 11)),
    ],
)
def test_a_closing_from_a_day_to_a_day_is_an_absence(said, first, back):
    assert told_in_text(said, date(2026, 12, 16), None)[:2] == (first, back)


@pytest.mark.parametrize("said", ["We close the deal on 24 Dec", "We close at 5 pm", "Tender closes on 24 December"])
def test_a_deal_an_hour_and_a_tender_close_nothing(said):
    assert told_in_text(said, date(2026, 12, 16), None) is None


@pytest.mark.parametrize(
    "text",
    [
        "We are closed from the 24th to 10 January.",
        "We are closed from the 24th up to and including 10 January.",
        "Wir haben vom 24. bis 10. Januar geschlossen.",
        "Nous sommes fermés du 24 au 10 janvier.",
        "Estaremos cerrados del 24 al 10 de enero.",
        "Siamo chiusi dal 24 al 10 gennaio.",
        "Estamos fechados de 24 a 10 de janeiro.",
        "Jesteśmy zamknięci od 24 do 10 stycznia.",
        "Máme zavřeno od 24. do 10. ledna.",
        "Мы не работаем с 24 по 10 января.",
        "Wij zijn gesloten van 24 tot en met 10 januari.",
        "Vi har stängt från den 24 till den 10 januari.",
        "Ne radimo od 24. decembra do 10. januara.",
    ],
)
def test_a_range_over_the_turn_of_a_month_begins_in_the_month_before(text):
    told = told_in_text(text, date(2026, 12, 17), None)

    assert told is not None
    assert told[0] == date(2026, 12, 24)
    assert told[1] in (date(2027, 1, 10), date(2027, 1, 11))
