"""What did not happen is no reason, in sentences that hold all its words."""

import pytest

from silentbuyer.hearing.denied import denied_in
from silentbuyer.hearing.learned import meant_hits, understood
from silentbuyer.model.acts import Act


@pytest.mark.parametrize(
    "text",
    [
        "The test report has not arrived yet.", "Der Prüfbericht ist noch nicht angekommen.", "試験成績書が届いておりません。",
        "El informe de ensayo no ha llegado.", "Numune raporu henüz gelmedi.", "시험 성적서가 아직 도착하지 않았습니다.",
        "检测报告还没收到。", "Протокол испытаний ещё не пришёл.",
    ],
)  # fmt: skip
def test_what_has_not_come_is_not_being_tested(text: str) -> None:
    assert Act.SAMPLE_TEST in denied_in(text)
    assert Act.SAMPLE_TEST not in {one.act for one in understood(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The project was not cancelled.", "Le projet n'a pas été annulé.", "計画は延期されておりません。", "Şirketimiz kapanmadı.",
        "주문이 취소되지 않았습니다.", "Проект не отменили.", "项目没有取消。", "El proyecto no se ha cancelado.",
    ],
)  # fmt: skip
def test_what_was_not_called_off_is_no_end(text: str) -> None:
    assert {Act.NO_NEED, Act.CLOSING_DOWN} <= denied_in(text)
    assert {Act.NO_NEED, Act.CLOSING_DOWN}.isdisjoint({one.act for one in understood(text)})


@pytest.mark.parametrize(
    "text", ["The sample arrived, we test it now.", "The project was cancelled.", "注文は中止になりました。", ""]
)
def test_what_did_happen_is_not_denied(text: str) -> None:
    assert denied_in(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Our neighbour's factory burned down in May.", "The shop across the street has closed down for good.",
        "Unser Nachbar hat Insolvenz angemeldet.", "L'entrepôt du voisin a brûlé, nous n'avons rien eu.",
        "Al vecino se le quemó el almacén, a nosotros no nos pasó nada.", "У соседей прорвало трубу и затопило склад.",
        "Sąsiadowi spłonęła hala, u nas spokój.", "Gudang tetangga kebakaran minggu lalu.", "옆 공장에 불이 났습니다.",
        "隔壁工厂上个月着火了，我们没事。", "Ο γείτονας έκλεισε το μαγαζί του οριστικά.", "המפעל של השכן נשרף",
    ],
)  # fmt: skip
def test_what_befell_others_is_no_reason_of_the_writers(text: str) -> None:
    heard = {hit.topic for hit in meant_hits(text)} | {one.act.value for one in understood(text)}
    assert heard.isdisjoint({Act.DISASTER, Act.CLOSING_DOWN})


@pytest.mark.parametrize(
    "text",
    ["Unser Lager ist abgebrannt.", "Our warehouse burned down.", "Our warehouse burned down, the neighbour's too."],
)
def test_what_befell_the_writer_is_one(text: str) -> None:
    assert Act.DISASTER not in denied_in(text)
    assert Act.DISASTER in {hit.topic for hit in meant_hits(text)} | {one.act for one in understood(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Preislich sind Sie im Rahmen.", "danke, die Preise 1-9 liegen im Rahmen.", "Your price is fine.",
        "Les prix sont dans notre enveloppe.", "El precio está bien.", "O preço está bom.", "Il prezzo va bene.",
        "Цена нас устраивает.", "Cena jest ok.", "De prijs is prima.", "Fiyat uygun.", "Giá ok em", "Harga cocok pak",
        "价格没问题", "価格は問題ありません。", "가격은 괜찮아요.", "السعر مناسب",
    ],
)  # fmt: skip
def test_a_price_that_fits_is_no_complaint_about_it(text: str) -> None:
    assert Act.PRICE in denied_in(text)
    assert Act.PRICE not in {one.act for one in understood(text)} | {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Der Preis ist nicht im Rahmen.", "Your price is not ok.", "El precio no está bien para nosotros.",
        "Цена нас не устраивает.", "Fiyat uygun değil.", "Harga tidak cocok.", "Cena nie jest ok.",
        "Le prix ne nous convient pas.", "The price is fine but only if you give 5 %.",
    ],
)  # fmt: skip
def test_a_price_that_does_not_fit_is_not_denied(text: str) -> None:
    assert Act.PRICE not in denied_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "My colleague Sanne says 17.40 is way too expensive, but I have explained her what TPU costs, so leave that.",
        "O meu sócio anda a dizer que o granito está caro com os fretes, mas eu não vou por aí, quero ver números.",
        "Mi socio dice que es caro, pero no le haga caso.", "Mein Chef findet den Preis zu hoch, ich sehe das anders.",
        "Mon associé trouve le prix trop élevé, mais je ne suis pas d'accord.", "Il mio socio dice che è caro, lasci stare.",
        "Коллега говорит, что дорого, но я так не считаю.", "جاري بيقول الإيطالي غالي على الفاضي بس أنا شايف إن الإيطالي أحسن",
        "我同事说贵，不用管他。", "Wspólnik mówi, że za drogo, ale ja tak nie uważam.",
        "Ortağım pahalı diyor ama ben öyle düşünmüyorum.", "Bos saya bilang mahal, abaikan saja.",
    ],
)  # fmt: skip
def test_an_opinion_that_the_writer_sets_aside_is_not_theirs(text: str) -> None:
    assert Act.PRICE in denied_in(text)
    assert Act.PRICE not in {one.act for one in understood(text)} | {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rendben, megnéztem, a mi célunkra (telepi jelölés, nem hatósági) engedély nem kell.", "No import licence needed for this HS code.",
        "Eine Genehmigung ist dafür nicht nötig.", "Para este producto el permiso no hace falta.", "We do not need a certificate for that.",
        "Certificat pas nécessaire pour nous.", "La licenza non serve.", "Лицензия не нужна.", "Bu ürün için izin gerekmez.",
        "Vergunning is niet nodig.", "Pozwolenie nie jest potrzebne.", "这个不需要许可证。",
    ],
)  # fmt: skip
def test_a_licence_that_is_not_needed_bars_no_import(text: str) -> None:
    assert Act.IMPORT_BARRIER in denied_in(text)
    assert Act.IMPORT_BARRIER not in {one.act for one in understood(text)} | {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Without the licence we cannot import.",
        "Die Genehmigung fehlt noch.",
        "The permit was refused.",
        "Нам не дали лицензию.",
    ],
)
def test_a_licence_that_is_missing_is_not_denied(text: str) -> None:
    assert Act.IMPORT_BARRIER not in denied_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'azienda è chiusa per ferie fino al 30 agosto.", "Notre société est fermée du 3 au 21 août.", "Firma zamknięta do 15 sierpnia.",
        "Nuestra empresa permanecerá cerrada hasta el 1 de septiembre.", "Our company is closed for holidays until 24 August.",
        "Unsere Firma ist vom 3. bis 21. August geschlossen.", "Компания закрыта на каникулы.",
    ],
)  # fmt: skip
def test_who_is_closed_for_days_is_not_closed_for_good(text: str) -> None:
    assert Act.CLOSING_DOWN in denied_in(text)
    assert Act.CLOSING_DOWN not in {one.act for one in understood(text)} | {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text",
    ["L'azienda ha cessato l'attività.", "Our company has been closed down permanently.", "Wir schließen die Firma."],
)
def test_the_end_of_a_firm_is_not_denied(text: str) -> None:
    assert Act.CLOSING_DOWN not in denied_in(text)


@pytest.mark.parametrize("text", ["Salam Jack, cv ?", "Salut Jack cv? tu peux envoyer le prix", "cv bien?"])
def test_who_asks_how_we_are_seeks_no_work(text: str) -> None:
    assert Act.NOT_BUYER not in {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "very good colour and smell masha allah.",
        "Die Farbe ist sehr schön",
        "color y calidad excelente",
        "Le goût est parfait, merci",
    ],
)
def test_who_praises_the_goods_complains_of_nothing(text):
    assert Act.PRODUCT_TROUBLE in denied_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "the smell is very bad",
        "nice but the zip broke",
        "good colour, but the smell is strong",
        "the first lot was better",
    ],
)
def test_a_good_word_beside_a_fault_is_no_praise(text):
    assert Act.PRODUCT_TROUBLE not in denied_in(text)
