"""How buyer and seller call each other, read in logs of six languages; formal where nothing is certain."""

from datetime import timedelta

import pytest
from tests.saying import NOW, message

import silentbuyer as sb

FAMILIAR = {
    "es": ["Hola Linda: Yo ya he metido vuestra oferta en el plan.", "Buenas, ¿cuándo tienes los equipos? Dime algo"],
    "de": ["Hallo Grace, danach bekommst Du die Kommentare.", "Moin, kannst du mir den Preis schicken?"],
    "fr": ["Salut Leo, fais moi une proforma avec les nouveaux prix, tu peux ?", "Bonjour Amy, peux-tu m'envoyer ta meilleure offre ?"],
    "it": ["Ciao Amy, abbiamo un problema con gli inverter, ti mando foto e numeri di serie", "Ciao, puoi mandarmi il listino? Grazie"],
    "nl": ["Hoi Kevin, kun je me de prijs sturen? Groet", "Hallo Lin, heb je al nieuws over de levering? Ik hoor het graag van je."],
    "ru": ["Привет Оскар, скинь мне прайс, ты обещал вчера", "Слушай, а твой завод когда сможет отгрузить? Жду тебя"],
}  # fmt: skip
FORMAL = {
    "es": ["Estimado señor, le agradeceré que me envíe su cotización.", "Recibimos la oferta, la revisamos esta semana."],
    "de": ["Guten Tag, bitte senden Sie uns Ihr Angebot.", "Wir bestellen nächste Woche, die Muster sind gut."],
    "fr": ["Bonjour, pourriez-vous nous envoyer votre tarif ?", "Bonjour, nous avons bien reçu les échantillons, merci."],
    "it": ["Buongiorno, Le chiedo cortesemente la Sua migliore offerta.", "Buongiorno, i campioni sono arrivati ieri."],
    "nl": ["Geachte heer, kunt u ons een offerte sturen? Met dank voor uw hulp", "De monsters zijn gisteren aangekomen, dank."],
    "ru": ["Добрый день! Пришлите, пожалуйста, Ваше предложение.", "Фото посмотрел, качество хорошее"],
}  # fmt: skip


def form(text, *more):
    log = [
        message(9, "buyer", text),
        *more,
        message(5, "seller", "Dear Sir, please find our quotation: USD 20 per piece FOB."),
    ]
    d = sb.diagnose(
        sb.Customer(id="1", company="Acme", email="a@acme.example", messages=log), sb.Seller(country="CN"),
        now=NOW + timedelta(days=9), online=False,
    )  # fmt: skip
    return next(action.context.get("familiar") for action in d.actions if action.channel == "email")


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in FAMILIAR.items() for text in texts])
def test_who_writes_familiarly_is_written_to_so(language, text):
    assert form(text) == language


@pytest.mark.parametrize("text", [text for texts in FORMAL.values() for text in texts])
def test_who_shows_no_familiar_word_is_written_to_formally(text):
    assert form(text) is None


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Salut, fais moi une proforma, tu peux ?", "Bonjour, si vous trouvez moins cher dites moi, je parle à mon patron."),
        ("kannst du mir das schicken?", "Sehr geehrter Herr Meier, anbei erhalten Sie unser Angebot, vielen Dank für Ihre Anfrage."),
        ("¿Me puedes mandar el precio?", "Estimado Rodrigo, gracias por su visita, le envío la oferta."),
    ],
)  # fmt: skip
def test_as_we_wrote_last_in_their_language_we_go_on(text, ours):
    assert form(text, message(7, "seller", ours)) is None
