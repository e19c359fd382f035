"""What a firm's own site announces: that it has closed for good; and what only sounds like it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.announcements import LONGEST, farewell

FAREWELLS = {
    "de": "Nach 38 Jahren haben wir unseren Geschäftsbetrieb zum 31.12.2025 eingestellt.",
    "de-2": "Leider mussten wir unsere Firma nach dem Tod des Gründers schließen.",
    "de-3": "Unser Unternehmen existiert nicht mehr.",
    "en": "After 30 years in business we closed our doors for the last time on 30 June 2025.",
    "en-2": "Sadly we have decided to close the company permanently.",
    "en-3": "The company has been wound up and no longer accepts orders.",
    "fr": "Après 25 ans, l'entreprise ferme définitivement ses portes.",
    "fr-2": "L'entreprise n'existe plus. Merci de votre fidélité.",
    "es": "La empresa cesó su actividad el 31 de diciembre de 2025.",
    "es-2": "Nuestra empresa ha dejado de operar.",
    "pt": "Comunicamos que encerrámos definitivamente a nossa atividade.",
    "it": "La nostra ditta ha chiuso definitivamente. Grazie a tutti i clienti.",
    "nl": "Wij zijn per 1 januari 2026 gestopt met onze bedrijfsactiviteiten.",
    "pl": "Informujemy, że nasza firma została zlikwidowana.",
    "cs": "Naše firma ukončila svou činnost ke dni 31. 12. 2025.",
    "sk": "Naša spoločnosť ukončila činnosť.",
    "ru": "Наша компания закрылась. Благодарим всех клиентов за доверие.",
    "ru-2": "К сожалению, наша фирма больше не работает.",
    "uk": "Компанія припинила свою діяльність.",
    "bg": "Фирмата преустанови дейността си.",
    "tr": "Firmamız 31 Aralık 2025 itibarıyla faaliyetlerini sonlandırmıştır.",
    "zh": "本公司已于2026年3月31日停止营业,感谢各位客户多年的支持。",
    "zh-2": "公司现已关闭,感谢您的支持。",
    "ja": "弊社は2025年12月31日をもちまして廃業いたしました。",
    "ja-2": "諸般の事情により会社を閉鎖することとなりました。",
    "ko": "저희 회사는 2025년 12월 31일부로 영업을 종료하였습니다.",
    "vi": "Công ty chúng tôi đã ngừng hoạt động từ ngày 31/12/2025.",
    "id": "Perusahaan kami telah berhenti beroperasi sejak 31 Desember 2025.",
    "ar": "توقفت شركتنا عن العمل نهائيا في 31 ديسمبر 2025.",
    "fa": "شرکت ما فعالیت خود را متوقف کرده است.",
    "sv": "Företaget har upphört med sin verksamhet.",
    "da": "Virksomheden er ophørt pr. 31. december 2025.",
    "no": "Selskapet har avviklet sin virksomhet.",
    "fi": "Yritys on lopettanut toimintansa.",
    "hu": "Cégünk megszüntette tevékenységét 2025. december 31-én.",
    "ro": "Firma noastră și-a încetat activitatea la 31 decembrie 2025.",
    "el": "Η εταιρεία μας έκλεισε οριστικά.",
    "he": "החברה סגרה את שעריה לצמיתות.",
    "th": "บริษัทได้ปิดกิจการแล้ว ขอบคุณลูกค้าทุกท่าน",
    "hr": "Tvrtka je prestala s radom 31. prosinca 2025.",
    "hi": "हमारी कंपनी स्थायी रूप से बंद हो गई है।",
}

NO_FAREWELL = [
    "We are closed for the summer holidays from 27 July to 14 August.", "The showroom has closed; visit our factory.",
    "We have closed the deal with our new partner.", "The valve is normally closed.",
    "The application period has closed. Thank you to all applicants.", "We permanently closed the gap in our supply chain.",
    "Our competitor Filtrax has ceased trading; we take over its service.", "Trading hours: closed on Sundays. Thank you.",
    "The old shop has closed and we have moved to larger premises.", "We help companies in liquidation to sell their stock.",
    "Unser Betrieb ist vom 1. bis 15. August geschlossen. Danke!", "Wir haben die Produktion der Serie 200 eingestellt.",
    "Wir danken der Firma Meyer, die den Vertrag mit uns geschlossen hat.", "Die Tätigkeit endet nicht mit der Lieferung.",
    "Notre entreprise ferme ses portes à 18 heures.", "Notre société a terminé l'activité de formation 2025.",
    "Nuestra empresa no ha dejado de crecer en su actividad.", "Liquidación de existencias: hasta 50 % de descuento.",
    "Encerramos o ano com chave de ouro na nossa empresa. Obrigado!", "Chiusi per ferie dal 5 al 25 agosto. Grazie.",
    "Wij zijn gestopt met de verkoop van model X.", "Firma zakończyła rok z rekordem. Dziękujemy.",
    "Компания закрыла год с прибылью. Спасибо!", "Деятельность компании не прекращается ни на день.",
    "公司春节放假,2月10日恢复营业。", "该型号已停止生产。", "公司注销服务、代理记账。", "弊社の営業時間は18時に終了します。",
    "A製品の販売を終了いたしました。", "저희 회사는 오후 6시에 업무를 종료합니다. 감사합니다.",
    "Công ty chúng tôi không ngừng phát triển hoạt động kinh doanh.", "Perusahaan kami tidak berhenti berinovasi.",
    "شكرا لكم، الشركة تعمل بنشاط بلا توقف.", "Tack för i år! Vi har stängt till 7 januari.",
    "Firma noastră a încheiat anul cu o activitate record.", "บริษัทหยุดทำการวันอาทิตย์ ขอบคุณค่ะ",
]  # fmt: skip


MORE_FAREWELLS = [
    "After three generations, Harris Pumps has closed its doors for good.",
    "We have decided to wind up the company. Thank you for your custom.",
    "Leider mussten wir den Betrieb unserer Firma einstellen.",
    "Die Gesellschaft wurde am 1.3.2026 aus dem Handelsregister gelöscht.",
    "Nous avons fermé notre entreprise. Merci à tous nos clients.",
    "La société a été radiée en 2025.",
    "Nuestra compañía cerró sus puertas definitivamente el año pasado.",
    "La empresa fue liquidada.",
    "Encerramos a empresa. Agradecemos a todos os clientes.",
    "La nostra impresa ha terminato l'attività.",
    "Ons bedrijf heeft zijn deuren definitief gesloten.",
    "Nasza firma zakończyła działalność i nie przyjmuje zamówień.",
    "Наша фирма ликвидирована.",
    "Şirketimiz tasfiye edilmiştir.",
    "本公司已经关闭,谢谢各位。",
    "弊社は廃業することになりました。",
    "저희 업체는 폐업하였습니다.",
    "Doanh nghiệp đã giải thể năm 2025.",
    "Perusahaan kami sudah bubar.",
    "تم إغلاق الشركة نهائيا.",
    "Northwater Ltd is now closed. We would like to thank all our customers for their support over the years.",
    "Please note that we have ceased trading and this website is no longer monitored.",
    "Our doors closed for the final time on 31 May 2026.",
    "The business was sold off and the company dissolved in 2025.",
    "Wir haben unser Geschäft aus gesundheitlichen Gründen aufgegeben.",
    "Nach über 50 Jahren schließt unser Familienbetrieb endgültig seine Pforten.",
    "Die Firma Nordwasser GmbH wurde liquidiert.",
    "Sehr geehrte Kunden, wir haben unseren Betrieb zum 31. März eingestellt.",
    "Suite au départ à la retraite de son dirigeant, notre société a cessé ses activités.",
    "La société Nordeau n'est plus en activité.",
    "L'entreprise est fermée définitivement depuis mars 2026.",
    "Por jubilación, hemos cesado nuestra actividad comercial.",
    "La empresa ya no está en funcionamiento.",
    "Cerramos para siempre. Gracias por estos 40 años.",
    "A nossa empresa cessou a sua atividade em março de 2026.",
    "Fechámos as portas definitivamente.",
    "A empresa faliu em 2025.",
    "La ditta ha cessato ogni attività dal 31/12/2025.",
    "Siamo spiacenti di informarvi che l'azienda non è più operativa.",
    "La nostra azienda chiude definitivamente dopo 60 anni.",
    "Wij hebben onze activiteiten beëindigd per 1 april 2026.",
    "Ons bedrijf bestaat niet meer.",
    "Firma nie prowadzi już działalności.",
    "Z przykrością informujemy, że zakończyliśmy działalność.",
    "Компания завершила свою деятельность.",
    "Наша организация прекратила своё существование в 2025 году.",
    "Şirketimiz ticari faaliyetini sona erdirmiştir.",
    "Firmamız kapatılmıştır.",
    "公司已于2025年12月解散。",
    "我们公司已经倒闭。",
    "本公司自2026年4月1日起终止一切业务。",
    "平素は格別のご高配を賜り、弊社は3月末日をもって解散いたしました。",
    "弊社は事業活動を停止いたしました。",
    "폐사는 2026년 3월 31일부로 사업을 종료합니다.",
    "당사는 경영난으로 문을 닫게 되었습니다.",
    "Công ty đã chấm dứt hoạt động kinh doanh.",
    "Perusahaan kami telah ditutup untuk selamanya.",
    "لم تعد الشركة تعمل، وقد تمت تصفيتها.",
    "Företaget är i konkurs.",
    "Firma je v likvidaci.",
    "We regret to inform you that Nordwasser Ltd has gone into administration and ceased to trade.",
    "This business is permanently closed.",
    "Our company has closed down after 25 years.",
    "Liebe Kunden, zum 30.06. schließen wir für immer. Danke für alles.",
    "Die Nordwasser GmbH ist insolvent, der Geschäftsbetrieb wurde eingestellt.",
    "Notre entreprise a cessé d'exister.",
    "Nous cessons définitivement notre activité le 30 juin.",
    "Nuestra empresa ha echado el cierre definitivo.",
    "Informamos del cese definitivo de nuestra actividad.",
    "Comunicamos o encerramento definitivo da empresa.",
    "L'attività è cessata definitivamente.",
    "De firma is opgeheven.",
    "Spółka została rozwiązana.",
    "Společnost ukončila činnost k 1. lednu.",
    "Компания больше не существует.",
    "Şirketimiz faaliyetlerini tamamen durdurmuştur.",
    "因公司业务调整,本公司已停止运营。",
    "当社は2026年3月31日をもって事業を終了しました。",
    "회사를 폐업하게 되었습니다.",
    "Công ty đã phá sản và ngừng hoạt động.",
]

STILL_NO_FAREWELL = [
    "We closed 2025 with 40 new staff. Thank you, team!",
    "Our company stands for long life: pumps that never stop.",
    "The gate is closed for good sealing.",
    "Unser Unternehmen hat die Norm ISO 9001 abgeschlossen. Danke!",
    "Wir schließen Kunden in unser Herz.",
    "Notre société ferme la marche du Tour de France !",
    "Nuestra empresa cierra filas con los agricultores. Gracias.",
    "A empresa fechou parceria com a Sabesp. Obrigado.",
    "L'azienda ha chiuso un accordo con Enel. Grazie!",
    "Ons bedrijf sloot een deal met Shell. Dank!",
    "Firma zamknęła rundę finansowania. Dziękujemy.",
    "Компания закрыла раунд инвестиций. Благодарим.",
    "Şirketimiz yeni bir anlaşma kapattı. Teşekkürler.",
    "公司与客户签订合同并关闭旧系统,感谢支持。",
    "当社は旧サービスを終了し、新サービスを開始しました。ありがとうございます。",
    "저희 회사는 구형 제품 판매를 종료했습니다. 감사합니다.",
    "Công ty đóng cửa hàng cũ và mở cửa hàng mới. Cảm ơn.",
    "Perusahaan kami menutup tahun dengan baik. Terima kasih.",
    "أغلقت الشركة صفقة كبيرة. شكرا",
    "Företaget stängde affären med Volvo. Tack!",
    "Our company has closed a gap in the market. Thank you for your trust.",
    "We are a family business; our gates close at night. Thank you for your visit.",
    "Danke, dass unser Unternehmen so viele Lücken schließen durfte.",
    "Unsere Firma hat sich einem Netzwerk angeschlossen. Danke!",
    "Merci à l'entreprise Durand qui ferme notre marche.",
    "Gracias a la empresa Ruiz por cerrar filas.",
    "Obrigado à empresa Sousa por fechar connosco.",
    "Grazie alla ditta Bianchi per aver chiuso i lavori in tempo.",
    "Dank aan bedrijf De Vries voor het sluiten van de dijk.",
    "Dziękujemy firmie Nowak za zamknięcie projektu.",
    "Спасибо компании «Север» за закрытие вопроса.",
    "感谢贵公司关闭了缺陷单。",
    "株式会社ABC様、案件をクローズいただきありがとうございます。",
    "감사합니다. 회사 정문은 밤에 닫습니다.",
    "Cảm ơn công ty đã đóng góp.",
    "Terima kasih, perusahaan kami menutup celah pasar.",
    "Tack till företaget som stänger luckan.",
    "Kiitos, yritys sulki aukon.",
    "Köszönjük, cégünk bezárta a hiányt.",
    "Mulțumim firmei Ionescu care a închis șantierul.",
    "Bankruptcy law firm: we help insolvent companies. Thank you.",
    "Valves of our company shut off in 2 s. Thank you for choosing us.",
    "We ceased production of R22 units in 2020.",
    "Our business activities in Russia ended in 2022.",
    "Die Firma Müller ist insolvent; wir übernehmen ihre Kunden.",
    "Concurso de ideas de la empresa.",
    "La fabbrica è stata fondata nel 1900 e ha chiuso solo durante la guerra.",
    "Our old factory was dissolved into two plants.",
    "公司注册、注销、变更一站式服务",
    "회사 해산 및 청산 절차 안내 - 법무법인",
    "Unser Betrieb ist heute geschlossen. Danke für Ihr Verständnis.",
    "Our factory is closed for inventory this week. Thank you for your patience.",
    "The company is closed today. Thank you.",
    "Notre entreprise est fermée ce vendredi. Merci.",
    "Nuestra empresa estará cerrada por inventario. Gracias.",
    "A nossa empresa está fechada hoje. Obrigado.",
    "La ditta è chiusa per inventario. Grazie.",
    "Ons bedrijf is vandaag gesloten. Bedankt.",
    "Nasza firma jest dziś zamknięta. Dziękujemy.",
    "Наша компания сегодня закрыта. Спасибо.",
    "Firmamız bugün kapalıdır. Teşekkürler.",
    "公司今日关闭,感谢理解。",
    "当社は本日営業を終了いたしました。ありがとうございました。",
    "저희 회사는 오늘 영업을 종료합니다. 감사합니다.",
    "Hari ini perusahaan kami tutup. Terima kasih.",
    "Företaget har stängt idag. Tack!",
    "Virksomheden har lukket i dag. Tak.",
    "Yrityksemme on tänään suljettu. Kiitos.",
    "Our company signed and closed the contract. Thank you, Anna.",
    "Die Firma hat die Lücke geschlossen. Vielen Dank an alle.",
    "Our shop closes at 6 pm. Thank you for shopping.",
    "We have permanently closed our old webshop; order in the new one.",
    "The business has closed its 2025 books. Thank you to our auditors.",
    "Firma zamknęła rok zyskiem. Dziękujemy.",
    "L'azienda ha chiuso il bilancio 2025 in utile. Grazie a tutti.",
    "La empresa cerró el año con récord. Gracias a todos.",
    "A empresa fechou o ano com lucro. Obrigado.",
    "Notre société a fermé son exercice avec un bénéfice. Merci.",
    "Our company stopped trading emissions with coal plants.",
    "The company dissolved the salts in water and measured.",
]


@pytest.mark.parametrize("text", MORE_FAREWELLS)
def test_it_is_heard_in_other_words_too(text):
    assert farewell(f"Welcome. {text}") != ""


@pytest.mark.parametrize("text", STILL_NO_FAREWELL)
def test_a_day_a_contract_or_a_year_that_is_closed_is_no_farewell(text):
    assert farewell(text) == ""


def test_thanks_may_stand_in_the_next_sentence():
    assert farewell("Northwater Ltd is now closed. We thank all our customers.") == "Northwater Ltd is now closed."
    assert farewell("Northwater Ltd is now closed. We open at nine.") == ""


@pytest.mark.parametrize("language", FAREWELLS)
def test_a_firm_that_closed_for_good_is_heard_in_its_own_words(language):
    said = FAREWELLS[language]
    assert farewell(f"We make filters. {said} Home") != ""
    assert farewell(said) in said


@pytest.mark.parametrize("text", NO_FAREWELL)
def test_what_only_sounds_like_a_farewell_is_none(text):
    assert farewell(text) == ""


def test_home_pages_of_strangers_say_no_farewell(judges):
    import json

    lines = (judges / "web/pages/home_page_texts.jsonl").read_text().split("\n")
    texts = [" ".join(map(str, json.loads(line).values()))[:6000] for line in lines if line.strip()]
    assert [told for text in texts if (told := farewell(text))] == []


GOODBYES = [
    "After 41 wonderful years, Brook & Sons has now shut its doors for good. We would like to say a heartfelt goodbye to our customers and suppliers.",
    "Wir haben unseren Betrieb nach 38 Jahren aus Altersgründen endgültig geschlossen und bedanken uns für Ihre Treue.",
    "Notre société a définitivement cessé ses activités le 30 juin 2026. Toute l'équipe vous remercie pour votre confiance.",
    "Después de treinta años, hemos bajado la persiana definitivamente. Gracias a todos nuestros clientes y proveedores.",
    "La nostra azienda ha chiuso definitivamente i battenti il 31 dicembre 2025. Grazie a tutti coloro che ci hanno accompagnato.",
    "Informamos que a empresa encerrou definitivamente as suas portas em março de 2026. O nosso muito obrigado a todos os clientes.",
    "Na 27 jaar zijn wij per 1 januari 2026 gestopt met ons bedrijf. Wij danken al onze klanten voor het vertrouwen.",
    "Z dniem 30 kwietnia 2026 r. zakończyliśmy działalność. Dziękujemy wszystkim klientom za wieloletnią współpracę.",
    "Компания прекратила свою деятельность с 1 июня 2026 года. Благодарим всех клиентов за долгие годы сотрудничества.",
    "本公司因经营调整，自2026年4月30日起已停止一切经营业务，感谢新老客户多年来的支持与厚爱。",
    "Northgate Filters is no longer in business. The workshop stopped production last autumn and all staff have moved on.",
    "Die Nordwasser GmbH befindet sich in Liquidation; neue Aufträge nehmen wir nicht mehr an.",
    "Suite au départ à la retraite de M. Durand, l'entreprise est fermée définitivement depuis le 1er mars 2026.",
    "La empresa se encuentra disuelta y liquidada desde enero de 2026. Ya no atendemos pedidos.",
    "Si comunica che dal 1° gennaio 2026 la ditta ha cessato ogni attività per pensionamento del titolare.",
    "Após 22 anos de história, a nossa fábrica fechou de vez. Agradecemos a cada parceiro.",
    "Firmamız 1 Ocak 2026 itibarıyla faaliyetlerine son vermiştir. Tüm müşterilerimize teşekkür ederiz.",
    "Vi har nu lagt ner verksamheten efter 30 år. Tack till alla våra kunder!",
    "弊社は2026年3月31日をもちまして廃業いたしました。長年のご愛顧に心より御礼申し上げます。",
    "K 31. 12. 2025 naše firma ukončila svou činnost. Děkujeme všem zákazníkům za přízeň.",
    "It is with sadness that we announce the closure of our family firm after 60 years. Orders are no longer taken.",
    "Unser Familienbetrieb hat zum Jahresende seine Türen für immer geschlossen. Auf Wiedersehen!",
    "C'est avec émotion que nous tournons la page : l'atelier a fermé pour toujours. Merci à tous.",
    "Tras 45 años de trabajo, hemos echado el cierre. Gracias por acompañarnos.",
    "Hemos cerrado definitivamente nuestras puertas tras medio siglo.",
    "Dopo 40 anni abbassiamo la saracinesca per sempre. Grazie di cuore ai nostri clienti.",
    "Ao fim de 50 anos baixámos definitivamente as portas. Um sincero agradecimento aos clientes.",
    "Na drie generaties trekken wij de deur van ons bedrijf voorgoed achter ons dicht. Bedankt!",
    "Po 30 latach zamknęliśmy naszą firmę na zawsze. Dziękujemy za wspólne lata.",
    "Наше предприятие закрыто навсегда. Спасибо всем, кто был с нами.",
    "经股东会决议，本公司已正式结业，感谢各界朋友多年来的支持。",
    "Efter 35 år stänger vi företaget för gott. Tack alla kunder!",
    "The directors of Brook Pumps have resolved to close the firm permanently. We thank every customer.",
    "Wir sagen Danke und Adieu: Bach Pumpen hat nach 52 Jahren den Betrieb eingestellt.",
    "Founded in 1965, Harris Filters closed its doors for good last May.",
    "Chers clients, Pompes Ruisseau a mis fin à son activité au 31 mars 2026.",
    "Estimados clientes: les informamos de que la sociedad ha cesado en su actividad.",
    "Gentili clienti, la Rivo Pompe Srl è stata messa in liquidazione e non accetta più ordini.",
    "Caros clientes, a Bombas Ribeiro Lda encerrou a atividade no final de 2025.",
    "Beste klanten, per 31 december heeft Beekpompen BV haar activiteiten beëindigd.",
    "Szanowni Państwo, spółka Strumień została postawiona w stan likwidacji i nie realizuje zamówień.",
    "尊敬的客户：溪河水泵有限公司已办理注销手续，不再承接任何订单。",
    "お客様各位 小川ポンプ株式会社は令和8年3月末をもって閉業いたしました。",
    "고객 여러분, 가을펌프는 2026년 4월부로 영업을 종료하고 폐업하였습니다.",
    "Değerli müşterilerimiz, Dere Pompa faaliyetlerini kalıcı olarak sonlandırdı.",
]  # fmt: skip

OTHER_THINGS_CLOSE = [
    "Our Leeds branch has closed its doors for good. All customers are now served from our Bradford works.",
    "We are closed for the summer break and will open our doors again on 23 August.",
    "Zwischen Weihnachten und Neujahr bleibt unser Betrieb geschlossen. Wir bedanken uns für Ihre Treue.",
    "Die Produktion der Baureihe K20 haben wir endgültig eingestellt; Nachfolger ist die K30.",
    "Notre boutique de Nantes a définitivement fermé ; retrouvez-nous à Rennes et en ligne.",
    "En 1998 la antigua fábrica cerró sus puertas y nos trasladamos al polígono actual.",
    "Il nostro showroom resterà chiuso dal 9 al 23 agosto. Buone vacanze a tutti i clienti.",
    "A edição de 2026 da feira encerrou as suas portas com recorde de visitantes no nosso stand.",
    "Wij zijn gestopt met de verkoop van losse lampen; complete systemen leveren wij nog steeds.",
    "Акция прекратила своё действие с 1 июня 2026 года. Благодарим всех участников.",
    "本公司A系列产品自2026年4月30日起已停止生产，请选购新一代B系列。",
    "旧製品XR-1は2026年3月31日をもちまして販売を終了いたしました。後継機をご利用ください。",
    "Z dniem 30 kwietnia zakończyliśmy konkurs dla instalatorów. Dziękujemy wszystkim uczestnikom.",
    "Is your supplier no longer in business? We deliver spare parts for brands whose makers have closed down.",
    "Yaz kampanyamız 1 Eylül itibarıyla sona ermiştir. Tüm müşterilerimize teşekkür ederiz.",
    "Unser Betrieb hat vom 22.12. bis 6.1. geschlossen. Danke für Ihr Vertrauen in diesem Jahr.",
    "Über Ostern ist unsere Firma geschlossen. Wir bedanken uns bei allen Kunden.",
    "Die Fertigung der Pumpe NW 40 wurde endgültig eingestellt.",
    "Between Christmas and New Year our company is closed. Thank you for your trust.",
    "We have permanently closed the production line for halogen lamps.",
    "Our business is closed over Easter. Thank you to all our customers.",
    "Notre entreprise est fermée entre Noël et le Nouvel An. Merci de votre confiance.",
    "Notre magasin de Lille a définitivement fermé ses portes ; nos ateliers restent ouverts.",
    "Nous avons définitivement cessé la production de la gamme P20.",
    "Nuestra empresa permanecerá cerrada en Navidad. Gracias a todos los clientes.",
    "Hemos cerrado definitivamente la tienda de Vigo; les atendemos en la fábrica.",
    "La nostra azienda è chiusa a Natale. Grazie a tutti i clienti.",
    "La vecchia sede di Torino ha chiuso definitivamente; siamo ora a Moncalieri.",
    "A nossa empresa está fechada no Natal. Obrigado a todos.",
    "A loja de Braga fechou definitivamente; continuamos na fábrica.",
    "Ons bedrijf is gesloten tussen kerst en nieuwjaar. Bedankt voor het vertrouwen.",
    "W święta nasza firma jest zamknięta. Dziękujemy za zaufanie.",
    "В новогодние праздники наша компания закрыта. Спасибо за доверие.",
    "春节期间本公司关闭，感谢您的支持。",
    "Företaget är stängt över jul. Tack för i år!",
    "Bayramda firmamız kapalıdır. Tüm müşterilerimize teşekkürler.",
    "O Vánocích je naše firma zavřená. Děkujeme všem zákazníkům.",
    "Our head office is closed on 26 December. Thank you for your understanding.",
    "After the fire in 1987 the company was closed for two years and then rebuilt.",
    "Wir haben unser Lager in Kassel endgültig geschlossen; Versand nun ab Erfurt.",
    "Der alte Webshop ist für immer geschlossen. Danke für Ihre Treue – hier geht's zum neuen!",
    "Nous fermons définitivement notre site de Metz pour nous regrouper à Nancy. Merci à tous.",
    "El plazo de inscripción ha finalizado. Gracias a todas las empresas participantes.",
    "Il vecchio catalogo è definitivamente chiuso in archivio. Grazie.",
    "A votação encerrou. Obrigado a todas as empresas.",
    "De inschrijving is definitief gesloten. Bedankt voor uw interesse.",
    "Rekrutacja została ostatecznie zamknięta. Dziękujemy za zgłoszenia.",
    "Приём заявок закрыт окончательно. Спасибо компаниям-участницам.",
    "报名通道已永久关闭，感谢各企业的参与。",
    "応募の受付は終了いたしました。多数のご応募ありがとうございました。",
    "The comment section is permanently closed. Thanks to all who wrote.",
    "Our survey has closed for good. Thank you!",
    "Hall 3 is permanently closed to visitors. Thank you for your understanding.",
]  # fmt: skip


@pytest.mark.parametrize("text", GOODBYES)
def test_goodbyes_as_owners_write_them(text):
    assert farewell(f"Nordwasser. {text} Contact") != ""


@pytest.mark.parametrize("text", OTHER_THINGS_CLOSE)
def test_a_store_a_survey_or_a_feast_closes_no_firm(text):
    assert farewell(text) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert len(farewell(text)) <= LONGEST


@pytest.mark.parametrize("word", ["firma geschlossen ", "our company ceased ", "new domain a.b.c ", "公司停止"])
def test_a_page_of_one_word_takes_no_time(word):
    began = time.process_time()
    farewell(word * 400)
    assert time.process_time() - began < 1.0
