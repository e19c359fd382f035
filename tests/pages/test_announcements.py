"""What a firm's own site announces: that it has closed for good, or where it goes on; and what only sounds like it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.announcements import LONGEST, farewell, moved_to

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


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("We have moved to our new home: www.aquanord.example. See you there!", "aquanord.example"),
        (
            "Nordwasser is now part of Aqua Group, see https://aqua-group.example/nord for details.",
            "aqua-group.example",
        ),
        ("Sie finden uns jetzt unter aquanord.example", "aquanord.example"),
        ("Unsere neue Website: www.aquanord.example", "aquanord.example"),
        ("Nordwasser heißt jetzt Aquanord: www.aquanord.example", "aquanord.example"),
        ("Notre nouveau site est aquanord.example", "aquanord.example"),
        ("Visite nuestra nueva web en www.aquanord.example", "aquanord.example"),
        ("Conheça o nosso novo site: aquanord.example", "aquanord.example"),
        ("Il nostro nuovo indirizzo è aquanord.example", "aquanord.example"),
        ("Onze nieuwe website: aquanord.example", "aquanord.example"),
        ("Nasza nowa strona: aquanord.example", "aquanord.example"),
        ("Наш новый сайт: aquanord.example", "aquanord.example"),
        ("Yeni web sitemiz: www.aquanord.example", "aquanord.example"),
        ("公司更名为北水科技,新网址:www.aquanord.example", "aquanord.example"),
        ("社名変更のお知らせ 新サイト https://aquanord.example/", "aquanord.example"),
        ("새 홈페이지: www.aquanord.example", "aquanord.example"),
        ("Website mới của chúng tôi: aquanord.example", "aquanord.example"),
        ("موقعنا الجديد: www.aquanord.example", "aquanord.example"),
        ("Our partner's shop: www.aquanord.example", ""),
        ("Our new website is www.nordwasser.example", ""),
        ("We have moved to a larger hall. Write to info@aquanord.example", ""),
        ("We have moved to Hamburg.", ""),
    ],
)
def test_where_a_firm_says_that_it_goes_on(text, domain):
    found, said = moved_to(f"Nordwasser GmbH. {text}", "nordwasser.example")
    assert found == domain
    assert bool(said) == bool(domain)
    assert len(said) <= LONGEST


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert len(farewell(text)) <= LONGEST
    assert len(moved_to(text, "a.example")[1]) <= LONGEST


@pytest.mark.parametrize("word", ["firma geschlossen ", "our company ceased ", "new domain a.b.c ", "公司停止"])
def test_a_page_of_one_word_takes_no_time(word):
    began = time.process_time()
    farewell(word * 400)
    moved_to(word * 400, "a.example")
    assert time.process_time() - began < 1.0
