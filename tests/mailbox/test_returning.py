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

MORE = [
    ("en", "Thanks for your email. I'm on PTO through Friday, August 7th and will reply when I'm back.", "2026-08-08"),
    ("en", "I am currently out of the office on business travel and will be returning Monday, August 10th, 2026. If your matter is urgent, please contact jane@acme.com or 555-123-4567 ext. 22.", "2026-08-10"),
    ("en", "Our offices will be closed from Saturday 8 August 2026 and will reopen on Monday 24 August 2026.", "2026-08-24"),
    ("en", "I'm out of the office Aug 3 - Aug 14. For PO 45-0817 contact Bob.", "2026-08-15"),
    ("en", "I will have no access to email till the 20th of August.", "2026-08-20"),
    ("en", "I will be away from 5/8/26 - 19/8/26 returning on 20/8/26", "2026-08-20"),
    ("en", "I am away for two weeks with limited access to my emails.", None),
    ("en", "Out sick today. Will answer as soon as possible.", None),
    ("en", "Please be informed that I'm on leave and will resume work on 12 Aug 2026.", "2026-08-12"),
    ("en", "I'm on vacation and will be back on the 17th.", "2026-08-17"),
    ("en", "My email address has changed. Please update your records by 15 August 2026.", None),
    ("de", "Vielen Dank für Ihre E-Mail. Ich befinde mich bis einschl. 16.08.2026 im Urlaub und bin ab Montag, den 17.08.2026 wieder erreichbar.", "2026-08-17"),
    ("de", "Ich bin zur Zeit nicht am Platz. Meine Rückkehr ist für den 12. August geplant.", "2026-08-12"),
    ("de", "Ich bin wieder ab 10.8. im Büro.", "2026-08-10"),
    ("de", "Wegen Betriebsurlaub haben wir vom 10. bis 21. August geschlossen. Ab 24. August sind wir wieder für Sie da.", "2026-08-24"),
    ("de", "Ihre Nachricht vom 29. Juli ist eingegangen. Wir antworten binnen 48 Stunden.", None),
    ("de", "Ich bin am Dienstag wieder im Büro.", "2026-08-04"),
    ("fr", "Bonjour, je suis actuellement en congé et de retour au bureau le mardi 18 août. Pour toute urgence, contactez le +33 1 23 45 67 89.", "2026-08-18"),
    ("fr", "Je suis absent(e) jusqu'au 7 août 2026.", "2026-08-08"),
    ("fr", "Merci pour votre message. Absent du 27/07/2026 au 14/08/2026 inclus.", "2026-08-15"),
    ("fr", "Votre message a bien été reçu, commande n° 4500-08-17.", None),
    ("es", "Gracias por su correo. Estaré de vacaciones hasta el 23 de agosto inclusive y me incorporo el lunes 24.", "2026-08-24"),
    ("es", "Me encuentro fuera de la oficina. Estaré de regreso el 10 de agosto del 2026.", "2026-08-10"),
    ("es", "Del 3 al 16 de agosto permaneceremos cerrados por vacaciones.", "2026-08-17"),
    ("es", "Cerrado por vacaciones hasta el 31/08/2026.", "2026-09-01"),
    ("es", "En este momento no puedo atender su mensaje.", None),
    ("pt", "Olá, estou em férias e retornarei ao trabalho em 20/08/2026.", "2026-08-20"),
    ("pt", "Informo que estarei ausente entre os dias 3 e 14 de agosto.", "2026-08-15"),
    ("pt", "Ausente do escritório até dia 21/08, inclusive.", "2026-08-22"),
    ("pt", "Obrigado pelo contato. Pedido nº 17/08-22.", None),
    ("it", "Sono in ferie dal 10 al 21 agosto compresi.", "2026-08-22"),
    ("it", "Grazie per la Sua email. Sarò nuovamente in ufficio il giorno 17 agosto 2026.", "2026-08-17"),
    ("it", "L'ufficio resterà chiuso dal 3/8 al 23/8 e riaprirà lunedì 24/8.", "2026-08-24"),
    ("it", "Sono assente fino a venerdì 14 agosto.", "2026-08-15"),
    ("nl", "Ik ben van 3 t/m 14 augustus op vakantie. Vanaf 17 augustus lees ik mijn mail weer.", "2026-08-17"),
    ("nl", "Bedankt voor uw bericht. Ik ben er weer op dinsdag 11 augustus.", "2026-08-11"),
    ("nl", "Ons kantoor is gesloten tot maandag 24 augustus.", "2026-08-24"),
    ("nl", "Bestelling 17-08-2026/12 is ontvangen.", None),
    ("ru", "Здравствуйте! Я нахожусь в отпуске по 21.08.2026. По срочным вопросам: +7 (495) 123-45-67.", "2026-08-22"),
    ("ru", "Отвечу на ваше письмо после возвращения 17.08.", "2026-08-17"),
    ("ru", "Приступлю к работе 12 августа.", "2026-08-12"),
    ("tr", "Merhaba, 10 Ağustos - 21 Ağustos 2026 tarihleri arasında yıllık izinde olacağım.", "2026-08-22"),
    ("tr", "24 Ağustos Pazartesi günü tekrar iş başında olacağım.", "2026-08-24"),
    ("tr", "İzindeyim, dönüş tarihim 17.08.2026.", "2026-08-17"),
    ("pl", "Dziękuję za wiadomość. Będę nieobecna w dniach 3-14 sierpnia 2026.", "2026-08-15"),
    ("pl", "Wrócę do biura w poniedziałek 17 sierpnia.", "2026-08-17"),
    ("pl", "Urlop do 16.08. W pilnych sprawach proszę dzwonić: +48 22 123 45 67.", "2026-08-17"),
    ("zh", "感谢您的来信。本人于2026年8月3日至2026年8月14日期间外出，期间无法及时回复邮件。", "2026-08-15"),
    ("zh", "我在出差，预计8月12日回到办公室。订单号20260817。", "2026-08-12"),
    ("zh", "因公司放假，8月17日（周一）正式上班。", "2026-08-17"),
    ("ja", "お問い合わせありがとうございます。誠に勝手ながら、8月12日(水)～8月16日(日)を夏季休業とさせていただきます。", "2026-08-17"),
    ("ja", "休暇のため、8月20日に戻ります。", "2026-08-20"),
    ("ja", "夏季休業期間：2026年8月8日～2026年8月16日", "2026-08-17"),
    ("ko", "안녕하세요. 8월 10일(월)까지 휴가로 인해 부재중입니다.", "2026-08-11"),
    ("ko", "8/3~8/7 여름휴가입니다.", "2026-08-08"),
    ("ar", "أنا حاليا خارج المكتب وسأعود إلى العمل في 23 أغسطس 2026.", "2026-08-23"),
    ("ar", "إجازة من 02/08/2026 إلى 13/08/2026", "2026-08-14"),
    ("sv", "Hej! Jag har semester v. 31-33 och är tillbaka måndag 17 augusti.", "2026-08-17"),
    ("sv", "Kontoret är stängt till och med söndag 9 augusti.", "2026-08-10"),
    ("sv", "Jag är föräldraledig till 1 december 2026.", "2026-12-01"),
    ("en", "I'll be out of the office beginning Aug. 3rd and returning on Aug. 17th, 2026.", "2026-08-17"),
    ("en", "Thanks for reaching out! I am OOO and will be returning 8/17/2026.", "2026-08-17"),
    ("en", "I am away from my desk until 18.08.2026.", "2026-08-18"),
    ("en", "Currently on maternity leave. My colleague Anna (anna@x.com, +44 20 7946 0958) will help you.", None),
    ("en", "I will be out until August 17, with no email access", "2026-08-17"),
    ("en", "Please note our warehouse is closed 24th Aug to 28th Aug for stocktaking.", "2026-08-29"),
    ("en", "I'm out of office today, Thursday 30 July, and will respond to your email on Friday 31 July.", "2026-07-31"),
    ("en", "I will be on leave w.e.f. 03-Aug-2026 to 14-Aug-2026 and will be back on 17-Aug-2026.", "2026-08-17"),
    ("en", "Back in office: 17 Aug", "2026-08-17"),
    ("en", "Return date: 2026/08/17", "2026-08-17"),
    ("en", "I am out of the office 8/3 through 8/14.", "2026-08-15"),
    ("de", "Ich bin erst am 17.08. wieder im Büro erreichbar.", "2026-08-17"),
    ("de", "Abwesenheitsnotiz: 01.08.2026 - 16.08.2026", "2026-08-17"),
    ("de", "Ich bin vom 03.08.26 bis 21.08.26 im Urlaub und ab dem 24.08.26 wieder zu erreichen. Tel. 089/123456-17", "2026-08-24"),
    ("de", "Guten Tag, ich bin bis einschließlich Montag, 17. August nicht erreichbar.", "2026-08-18"),
    ("de", "Ich kehre am Montag, 17. August 2026, in mein Büro zurück.", "2026-08-17"),
    ("de", "Meine Mails werden ab 18. August wieder bearbeitet.", "2026-08-18"),
    ("fr", "Je suis en déplacement et serai de retour mercredi 5 août.", "2026-08-05"),
    ("fr", "Je serai absent jusqu'au lundi 17 août inclus.", "2026-08-18"),
    ("fr", "En congés jusqu’au 18/08. Merci de contacter le 06 12 34 56 78.", "2026-08-19"),
    ("fr", "Je serai à nouveau disponible à compter du 25 août.", "2026-08-25"),
    ("fr", "Retour prévu le 10/08/2026.", "2026-08-10"),
    ("es", "Estaré fuera del 1 al 17 de agosto, ambos inclusive. Móvil 600 123 456.", "2026-08-18"),
    ("es", "Le atenderé a mi regreso, el próximo 18 de agosto.", "2026-08-18"),
    ("es", "Volveremos a estar operativos el 1 de septiembre de 2026.", "2026-09-01"),
    ("es", "Hasta el lunes 17 de agosto estaré de vacaciones.", "2026-08-18"),
    ("pt", "Estou fora do escritório e volto na terça-feira, 18/08.", "2026-08-18"),
    ("pt", "Férias de 03/08/2026 até 17/08/2026.", "2026-08-18"),
    ("pt", "Responderei assim que regressar, no dia 24 de agosto.", "2026-08-24"),
    ("pt", "A partir de 18 de agosto estarei novamente disponível.", "2026-08-18"),
    ("it", "Sarò assente dal 3 agosto al 17 agosto incluso.", "2026-08-18"),
    ("it", "Gli uffici riapriranno il 24 agosto.", "2026-08-24"),
    ("it", "Sono fuori sede, di rientro il 5 agosto.", "2026-08-05"),
    ("it", "Chiusi per ferie fino a lunedì 17 agosto compreso.", "2026-08-18"),
    ("nl", "Ik ben vanaf 3 augustus tot 17 augustus op vakantie.", "2026-08-17"),
    ("nl", "Ik ben weer op kantoor op 18-8-2026.", "2026-08-18"),
    ("nl", "Dinsdag 18 augustus ben ik er weer.", "2026-08-18"),
    ("ru", "Нахожусь в отпуске. Буду на рабочем месте 18 августа 2026 года.", "2026-08-18"),
    ("ru", "В командировке с 03.08.2026 по 17.08.2026.", "2026-08-18"),
    ("ru", "Возвращаюсь в офис 18.08.", "2026-08-18"),
    ("tr", "18 Ağustos 2026 Salı günü işbaşı yapacağım.", "2026-08-18"),
    ("tr", "17.08.2026 tarihine kadar yıllık izindeyim.", "2026-08-17"),
    ("tr", "İzinde olduğum için 18 Ağustos'a kadar e-postalarınıza cevap veremeyeceğim.", "2026-08-18"),
    ("pl", "Jestem na urlopie w terminie 03.08-17.08.2026.", "2026-08-18"),
    ("pl", "Do pracy wracam 18 sierpnia.", "2026-08-18"),
    ("pl", "Nieobecność do 17 sierpnia włącznie.", "2026-08-18"),
    ("zh", "本人自8月3日起休假，8月18日返岗。", "2026-08-18"),
    ("zh", "抱歉，我正在年假中，将于8月18日回复您的邮件。", "2026-08-18"),
    ("zh", "休假时间：2026/8/3—2026/8/17", "2026-08-18"),
    ("ja", "8月18日（火）より出社いたします。", "2026-08-18"),
    ("ja", "出張のため8/17まで不在となります。", "2026-08-18"),
    ("ja", "夏季休暇：8月8日(土)～17日(月)", "2026-08-18"),
    ("ja", "8月18日以降にご連絡いたします。", "2026-08-18"),
    ("ko", "2026년 8월 17일까지 휴가이며 18일부터 업무에 복귀합니다.", "2026-08-18"),
    ("ko", "휴가기간: 2026.08.03 ~ 2026.08.17", "2026-08-18"),
    ("ko", "8월 18일(화) 출근 예정입니다.", "2026-08-18"),
    ("ar", "أنا في إجازة سنوية وسوف أعود بتاريخ 18/8/2026.", "2026-08-18"),
    ("ar", "سأباشر العمل يوم الثلاثاء 18 أغسطس 2026", "2026-08-18"),
    ("sv", "Jag är tillbaka den 18:e augusti.", "2026-08-18"),
    ("sv", "Semester 3/8 - 17/8.", "2026-08-18"),
    ("sv", "Jag är inte på kontoret förrän tisdag 18 augusti.", "2026-08-18"),
    ("sv", "Åter på jobbet 2026-08-18", "2026-08-18"),
]  # fmt: skip

ROWS = [(language, text, back) for language, rows in TEXTS.items() for text, back in rows] + MORE


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
    found = return_date(
        "I am out of the office and back on 9/8/2026." if country != "US" else "Back on 9/8/2026.", RECEIVED, country
    )
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


@pytest.mark.parametrize(
    "text",
    [
        "I no longer work on Fridays. I am on leave and back on Monday 24 August.",
        "Je ne travaille plus les vendredis. De retour le 24 août.",
        "Já não trabalho às sextas-feiras. Volto em 24 de agosto.",
        "Я больше не работаю по пятницам. Вернусь 24 августа.",
    ],
)
def test_who_no_longer_works_on_a_weekday_has_not_left(text):
    assert return_date(text, date(2026, 8, 3)) == date(2026, 8, 24)
