"""Out-of-office texts as people write them, with the first day back that a careful reader takes from each.

All came on Thursday 30 July 2026 unless a row says otherwise. None: the text names no return date, or leaves doubt.
"""

from datetime import date, datetime

import pytest

from silentbuyer.mailbox import return_date

RECEIVED = date(2026, 7, 30)

TEXTS = {
    "en": [
        ("I am out of the office until Monday, 17 August 2026 with limited access to email. For urgent matters call +1 212 555 1234.", "2026-08-17"),
        ("I'm away on annual leave, returning on August 24th.", "2026-08-24"),
        ("Thank you for your message. I will be back in the office on Tuesday, August 18, 2026.", "2026-08-18"),
        ("I am on vacation from August 3 through August 14, 2026.", "2026-08-15"),
        ("Out of office from 3rd to 14th August, inclusive.", "2026-08-15"),
        ("I am on leave 10-14 August and will respond on my return.", "2026-08-15"),
        ("Our office is closed for the summer break and reopens on 2026-08-31.", "2026-08-31"),
        ("I'm currently out of the office and will return on the 17th of August.", "2026-08-17"),
        ("I will be out of the office starting 01/08/2026 and will not return until 17/08/2026.", "2026-08-17"),
        ("I am out of the office. I will get back to you when I return.", None),
        ("Thank you for your email. Your ticket no. 12/08-4711 has been received.", None),
        ("Please note that I no longer work with Acme. Contact sales before 14 August.", None),
        ("I have received your mail of 28 July and will answer soon. My phone: 0171-2345678.", None),
        ("I am travelling and back at my desk on Monday.", "2026-08-03"),
        ("I will be back tomorrow.", "2026-07-31"),
        ("Away until Sunday 16 August.", "2026-08-17"),
        ("I'm out until and including Friday 14 August.", "2026-08-15"),
        ("I will be out of office after 5 August, back on 12 August.", "2026-08-12"),
        ("Order 2026-08-17/4 was shipped. I am out of office.", None),
        ("I'm on parental leave until 1 March 2027.", "2027-03-01"),
        ("Hi, I'm OOO today and back on Aug 5.", "2026-08-05"),
        ("I will be on leave between 3 and 14 August with no access to mail.", "2026-08-15"),
        ("I shall be returning to work Monday 10th August.", "2026-08-10"),
        ("I was out of office until 10 July 2026.", None),
        ("I am out of the office from Aug 3 to 14.", "2026-08-15"),
        ("The price of 12.08 USD is valid until further notice. I am away.", None),
    ],
    "de": [
        ("Ich bin bis zum 14. August 2026 nicht im Büro.", "2026-08-15"),
        ("Vielen Dank für Ihre Nachricht. Ich bin ab dem 17.08.2026 wieder erreichbar.", "2026-08-17"),
        ("Ich bin vom 3. bis 14. August im Urlaub. In dringenden Fällen: +49 40 123456-78.", "2026-08-15"),
        ("Am Montag, 17. August, bin ich wieder für Sie da.", "2026-08-17"),
        ("Unser Büro ist vom 03.08. bis einschließlich 21.08.26 wegen Betriebsferien geschlossen.", "2026-08-22"),
        ("Ich bin derzeit nicht im Hause. Ihre E-Mail wird nicht weitergeleitet. Auftrag 17.08-223.", None),
        ("Ich bin am 10.08. zurück und melde mich dann.", "2026-08-10"),
        ("Abwesend 03.08.–14.08.2026. Ich antworte nach meiner Rückkehr.", "2026-08-15"),
        ("Ich kehre am 24. August ins Büro zurück.", "2026-08-24"),
        ("Ich bin heute bis 17.30 Uhr außer Haus.", None),
        ("Ich bin bis Montag, den 17. August abwesend.", "2026-08-18"),
    ],
    "fr": [
        ("Je suis absente du bureau jusqu'au 21 août 2026 inclus.", "2026-08-22"),
        ("Je suis en congés du 3 au 14 août. En cas d'urgence : 01 23 45 67 89.", "2026-08-15"),
        ("Je serai de retour le lundi 17 août 2026.", "2026-08-17"),
        ("Actuellement absent, je reprendrai mes fonctions le 1er septembre.", "2026-09-01"),
        ("Absence jusqu’au 16/08/2026, retour le 17/08/2026.", "2026-08-17"),
        ("Bonjour, je suis absent et n'ai pas accès à ma messagerie.", None),
        ("Notre société sera fermée du 01/08 au 23/08. Réouverture le 24 août.", "2026-08-24"),
        ("Je suis absent à partir du 3 août et joignable à partir du 17 août.", "2026-08-17"),
        ("Je ne fais plus partie de la société depuis le 1er août.", None),
    ],
    "es": [
        ("Estaré fuera de la oficina hasta el 14 de agosto de 2026.", "2026-08-15"),
        ("Estoy de vacaciones del 3 al 14 de agosto. Vuelvo el lunes 17 de agosto.", "2026-08-17"),
        ("Me reincorporo el 24/08/2026. Para urgencias llame al 91 123 45 67.", "2026-08-24"),
        ("Regreso el 17 de agosto y responderé su correo.", "2026-08-17"),
        ("Estaré ausente desde el 3 hasta el 21 de agosto, ambos inclusive.", "2026-08-22"),
        ("Gracias por su mensaje. Su pedido n.º 08/17 está en curso.", None),
        ("Estoy fuera de la oficina, volveré el martes.", "2026-08-04"),
    ],
    "pt": [
        ("Estarei ausente até 14 de agosto de 2026.", "2026-08-15"),
        ("Estou de férias de 3 a 14 de agosto. Retorno dia 17 de agosto.", "2026-08-17"),
        ("Voltarei ao escritório no dia 24/08/2026.", "2026-08-24"),
        ("Estarei fora do escritório de 03/08 a 14/08.", "2026-08-15"),
        ("Regresso a 17 de agosto. Em caso de urgência ligue +351 21 123 4567.", "2026-08-17"),
        ("No momento estou fora do escritório com acesso limitado ao e-mail.", None),
        ("Estarei de volta na segunda-feira, 17 de agosto.", "2026-08-17"),
    ],
    "it": [
        ("Sono assente per ferie fino al 23/08. Risponderò al mio rientro il 24 agosto.", "2026-08-24"),
        ("Sarò fuori ufficio dal 3 al 14 agosto 2026.", "2026-08-15"),
        ("Rientrerò lunedì 17 agosto.", "2026-08-17"),
        ("L'azienda è chiusa per ferie fino al 21 agosto compreso.", "2026-08-22"),
        ("Tornerò in ufficio il 31.08.2026; per urgenze tel. 02 1234567.", "2026-08-31"),
        ("Al momento non sono in ufficio.", None),
        ("Ordine n. 17/08 ricevuto; sono fuori ufficio.", None),
    ],
    "nl": [
        ("Ik ben afwezig tot en met 14 augustus en ben maandag 17 augustus weer bereikbaar.", "2026-08-17"),
        ("Ik ben met vakantie t/m 21 augustus 2026.", "2026-08-22"),
        ("Vanaf 24 augustus ben ik weer op kantoor.", "2026-08-24"),
        ("Ik ben tot 17 augustus met verlof.", "2026-08-17"),
        ("Ik ben van 3 augustus tot en met 7 augustus afwezig. Bel 06-12345678 bij spoed.", "2026-08-08"),
        ("Momenteel ben ik niet aanwezig.", None),
        ("Op maandag 10-08-2026 ben ik terug.", "2026-08-10"),
    ],
    "ru": [
        ("Я в отпуске до 16 августа. Вернусь 17 августа 2026 г.", "2026-08-17"),
        ("Нахожусь в отпуске с 3 по 14 августа включительно.", "2026-08-15"),
        ("Меня не будет в офисе до 14.08.2026 включительно. Тел. +7 916 123-45-67.", "2026-08-15"),
        ("Буду на работе с 24 августа.", "2026-08-24"),
        ("Выйду на работу в понедельник, 10 августа.", "2026-08-10"),
        ("Спасибо за письмо. Сейчас я не могу ответить. Заказ № 17.08.", None),
        ("С 17 августа я снова на связи.", "2026-08-17"),
    ],
    "tr": [
        ("14 Ağustos 2026 tarihine kadar (dahil) izindeyim.", "2026-08-15"),
        ("3-14 Ağustos tarihleri arasında ofis dışında olacağım.", "2026-08-15"),
        ("17 Ağustos Pazartesi günü ofise döneceğim.", "2026-08-17"),
        ("Yıllık izindeyim, 24.08.2026 tarihinde işe döneceğim. Acil durumda +90 532 123 45 67.", "2026-08-24"),
        ("17 Ağustos'tan itibaren tekrar ofiste olacağım.", "2026-08-17"),
        ("Şu anda ofis dışındayım.", None),
    ],
    "pl": [
        ("Jestem na urlopie do 14 sierpnia 2026.", "2026-08-15"),
        ("Przebywam na urlopie od 3 do 14 sierpnia. Wracam 17 sierpnia.", "2026-08-17"),
        ("Będę z powrotem w biurze 24.08.2026 r.", "2026-08-24"),
        ("Jestem nieobecny do 21.08.2026 włącznie.", "2026-08-22"),
        ("W biurze będę ponownie od 10 sierpnia.", "2026-08-10"),
        ("Obecnie jestem poza biurem, tel. 601 234 567.", None),
    ],
    "zh": [
        ("我将于8月3日至8月14日休假，8月17日返回办公室。", "2026-08-17"),
        ("您好，我正在休假，2026年8月24日恢复上班。", "2026-08-24"),
        ("本人外出至8月14日，紧急请致电13812345678。", "2026-08-15"),
        ("我休年假到8月21日为止。", "2026-08-22"),
        ("8月10日起恢复正常办公。", "2026-08-10"),
        ("您的邮件已收到，我会尽快回复。", None),
        ("我在休假，下周一（8月3日）回来上班。", "2026-08-03"),
        ("8月3日-8月14日休假。", "2026-08-15"),
    ],
    "ja": [
        ("8月17日まで夏季休業のため不在にしております。", "2026-08-18"),
        ("8月10日から8月14日まで休暇をいただいております。", "2026-08-15"),
        ("8月8日(土)〜8月16日(日)は夏季休業とさせていただきます。8月17日(月)より通常営業いたします。", "2026-08-17"),
        ("出張のため不在です。8/5(水)に出社いたします。", "2026-08-05"),
        ("2026年8月24日以降に順次ご返信いたします。", "2026-08-24"),
        ("ただいま席を外しております。電話 03-1234-5678 までご連絡ください。", None),
        ("8月10日から14日まで休業いたします。", "2026-08-15"),
    ],
    "ko": [
        ("8월 3일부터 8월 14일까지 휴가입니다.", "2026-08-15"),
        ("휴가 중이며 8월 17일에 복귀합니다.", "2026-08-17"),
        ("2026년 8월 24일부터 정상 근무합니다.", "2026-08-24"),
        ("2026. 8. 10.에 출근하여 회신드리겠습니다.", "2026-08-10"),
        ("8월 14일까지 부재중입니다. 긴급 연락처 010-1234-5678.", "2026-08-15"),
        ("현재 자리를 비웠습니다.", None),
    ],
    "ar": [
        ("سأكون خارج المكتب حتى 17 أغسطس 2026.", "2026-08-17"),
        ("أنا في إجازة من 3 أغسطس إلى 14 أغسطس وسأعود يوم 17 أغسطس.", "2026-08-17"),
        ("سأعود إلى المكتب يوم الأحد 16 أغسطس.", "2026-08-16"),
        ("أنا في إجازة وسأعود بتاريخ ٢٤/٠٨/٢٠٢٦.", "2026-08-24"),
        ("شكرا لرسالتكم، أنا خارج المكتب حاليا.", None),
        ("المكتب مغلق وسنستأنف العمل في 10 آب.", "2026-08-10"),
    ],
    "sv": [
        ("Jag är på semester till och med 14 augusti.", "2026-08-15"),
        ("Jag är tillbaka på kontoret måndag den 17 augusti 2026.", "2026-08-17"),
        ("Jag är ledig t.o.m. 2026-08-21.", "2026-08-22"),
        ("Åter i tjänst 24/8.", "2026-08-24"),
        ("Jag är bortrest från 3 augusti och är åter den 10 augusti. Ring 070-123 45 67.", "2026-08-10"),
        ("Jag är inte på kontoret just nu.", None),
    ],
}  # fmt: skip

ROWS = [(language, text, back) for language, rows in TEXTS.items() for text, back in rows]


@pytest.mark.parametrize(("language", "text", "back"), ROWS, ids=[f"{row[0]}-{n}" for n, row in enumerate(ROWS)])
def test_the_first_day_back(language, text, back):
    found = return_date(text, RECEIVED)
    assert (found.isoformat() if found else None) == back


@pytest.mark.parametrize("language", TEXTS)
def test_every_language_has_six_texts_with_and_without_a_date(language):
    assert len(TEXTS[language]) >= 6
    assert any(back is None for _, back in TEXTS[language])


@pytest.mark.parametrize(
    ("country", "back"), [("US", "2026-09-08"), ("GB", "2026-08-09"), ("DE", "2026-08-09"), (None, None)]
)
def test_a_numeric_date_follows_the_country(country, back):
    found = return_date("I am out of the office and back on 9/8/2026." if country != "US" else "Back on 9/8/2026.", RECEIVED, country)
    assert (found.isoformat() if found else None) == back


@pytest.mark.parametrize(
    ("text", "received", "country", "back"),
    [
        ("Back in the office on 8/17.", "2026-07-30", "US", "2026-08-17"),
        ("Back in the office on 17/8.", "2026-07-30", "GB", "2026-08-17"),
        ("Back on 08/17/26.", "2026-07-30", None, "2026-08-17"),
        ("Back on 17/08/26.", "2026-07-30", None, "2026-08-17"),
        ("I am back on Monday 8/3.", "2026-07-30", None, "2026-08-03"),
        ("I am on holiday until 4 January.", "2026-12-22", "GB", "2027-01-04"),
        ("Ich bin ab dem 07.01. wieder erreichbar.", "2026-12-23", "DE", "2027-01-07"),
        ("We are closed from 24 December to 2 January and reopen on 4 January.", "2026-12-24", "GB", "2027-01-04"),
        ("Je serai de retour le 4.", "2026-12-29", "FR", "2027-01-04"),
        ("Back on 30 February.", "2026-01-10", "GB", None),
        ("1月4日より営業いたします。", "2026-12-29", "JP", "2027-01-04"),
        ("Ofisimiz 23.03.2026 tarihine kadar kapalıdır.", "2026-03-18", "TR", "2026-03-23"),
        ("I am away. Back on 2026-08-17.", "2026-07-30", "JP", "2026-08-17"),
    ],
)  # fmt: skip
def test_years_orders_and_corners(text, received, country, back):
    found = return_date(text, datetime.fromisoformat(received), country)
    assert (found.isoformat() if found else None) == back


def test_the_outside_cases(judges):
    import json

    lines = (judges / "time" / "out_of_office.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    wrong = [
        (row["text"], row["back"], str(return_date(row["text"], datetime.fromisoformat(row["received"]))))
        for row in rows
        if str(return_date(row["text"], datetime.fromisoformat(row["received"]))) != row["back"]
    ]
    assert wrong == []
