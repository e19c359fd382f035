"""Drafts take up what the buyer said, and ask for nothing that they gave."""

import pytest
from tests.playbook.test_advice_holds import by_kind, diagnosed
from tests.playbook.test_drafts import action
from tests.saying import message

from silentbuyer.playbook.drafts import LANGUAGES, write
from silentbuyer.playbook.taken_up import is_quotable
from silentbuyer.show.first_draft import first_draft

PRICE = "Your price is too high."


def answered(text):
    return diagnosed(message(10, "buyer", text), message(9, "seller", "Quote attached")).actions


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_that_is_too_high_is_taken_up_by_its_day_and_not_quoted(language):
    draft = answered(PRICE)[0].draft(language)
    assert PRICE not in draft
    assert any(year in draft for year in ("2026", "۲۰۲۶"))


def test_what_is_older_than_their_newest_message_is_not_taken_up():
    log = [
        message(20, "buyer", PRICE),
        message(19, "seller", "Noted."),
        message(10, "buyer", "The samples came, 12 boxes."),
    ]
    draft = diagnosed(*log, message(9, "seller", "Good to hear.")).actions[0].draft("en")
    assert PRICE not in draft
    assert "your message of 28 February" not in draft


@pytest.mark.parametrize(
    "text",
    [
        "We are still comparing prices with two other suppliers.", "My boss will decide by 20 April 2026.",
        "We have no need at the moment.", "We chose another supplier.", "The customer has not decided yet.",
        "The sample broke after two days.",
    ],
)  # fmt: skip
def test_a_figure_a_date_and_a_reason_are_taken_up_in_the_draft(text):
    draft = answered(text)[0].draft("en")
    assert f"On 10 March 2026 you wrote: “{text}”" in draft or "I come back to your message of 10 March 2026." in draft


MATTERS = {
    "de": "Der Geschäftsführer entscheidet nach der Messe, ich kann heute nichts sagen.",
    "es": "El jefe está de viaje, cuando regrese lo vemos con él.",
    "pt": "Preciso falar com o meu sócio antes de fechar.",
    "fr": "Les échantillons sont en test chez notre client.",
    "tr": "Numuneler testte, sonuç gelmeden bir şey diyemem.",
    "it": "Il cliente finale non ha ancora deciso il colore.",
    "pl": "W tym sezonie już nic nie zamówimy, magazyn pełny.",
    "ru": "Собираем предложения, есть ещё два завода.",
    "vi": "Sếp em đang đi công tác, về mới duyệt được.",
    "id": "Barang di gudang masih banyak pak, belum perlu.",
    "en": "We are waiting for the freight to come down before we buy.",
}


@pytest.mark.parametrize(("language", "text"), MATTERS.items())
def test_the_matter_is_named_in_the_buyers_own_words(language, text):
    lead = diagnosed(
        message(20, "buyer", text), message(19, "seller", "Ok."), message(6, "seller", "Any news?")
    ).actions[0]
    assert text.rstrip(".") in lead.draft(language)


@pytest.mark.parametrize("said", ["[call 4 min] he will ask his boss", "Let me see.", "word " * 60])
def test_a_note_of_ours_a_word_that_says_nothing_and_a_long_sentence_are_not_quoted(said):
    assert not is_quotable(said)


@pytest.mark.parametrize(
    "seen", ["Seen 👌", "Bien recibido, gracias.", "收到", "Alındı teşekkürler", "Recebido, obrigado"]
)
def test_who_has_seen_the_proforma_is_asked_what_to_do_with_it(seen):
    talk = [
        message(50, "buyer", "We need 40 lamps for our shop."),
        message(40, "seller", "[file] PI-0903.pdf total 13,480 usd"),
        message(39, "buyer", seen),
        message(20, "seller", "Any update about PI?"),
    ]
    draft = diagnosed(*talk, stage="proforma").actions[0].draft("en")
    assert "been able to look" not in draft
    assert "change the quantity, or come back to it later?" in draft


def test_what_they_said_that_they_would_do_stands_in_a_plain_note():
    talk = [
        message(40, "seller", "Our price is 3.35 USD FOB."),
        message(39, "buyer", "Dziękuję, przejrzę i wrócę do Pani."),
        message(20, "seller", "Any news?"),
    ]
    assert "“Dziękuję, przejrzę i wrócę do Pani.”" in diagnosed(*talk).actions[0].draft("en")


def test_an_apology_comes_before_the_day_of_the_complaint():
    lines = answered("The sample broke after two days.")[0].draft("en").splitlines()
    assert lines[2].startswith("I am sorry")
    assert lines[3].startswith("I come back to your message of 10 March 2026.")


def test_an_open_question_is_quoted_rather_than_what_was_told():
    draft = action("follow-up", draft="price", said=PRICE, said_date="2026-03-10").draft("en")
    assert "Lead time for 40 sets?" in draft
    assert PRICE not in draft


@pytest.mark.parametrize("draft", ["news", "close", "sympathy", "alarm", "verify", "port"])
def test_what_concerns_something_else_quotes_nothing(draft):
    assert PRICE not in action("follow-up", {}, draft=draft, said=PRICE, said_date="2026-03-10").draft("en")


def test_our_own_words_are_never_quoted_as_theirs():
    found = diagnosed(message(10, "buyer", "Hello"), message(9, "seller", PRICE)).actions
    assert not any("said" in one.context for one in found)


def test_who_named_a_figure_is_not_asked_for_one():
    assert "What price or which terms would work" in answered(PRICE)[0].draft("en")
    draft = answered("Your price is too high, our target is 42 USD.")[0].draft("en")
    assert "would work" not in draft


def test_who_named_the_day_is_not_asked_when_they_decide():
    asked = by_kind(answered("My boss will decide by 20 April 2026."))["follow-up"]
    assert asked.advice.startswith("Ask for the result.")


def test_a_plugins_date_that_is_none_stays_as_it_is():
    assert "our message of last week" in action("follow-up", {"our_date": "last week"}).draft("en")


def test_to_a_message_that_was_not_understood_nothing_is_drafted():
    text = "გამარჯობა, ფასი ძალიან მაღალია ჩვენთვის."
    found = diagnosed(message(10, "buyer", text), message(9, "seller", "Ok."), country="GE")
    assert first_draft(found) == ()
    assert "ფასი ძალიან მაღალია ჩვენთვის." in found.actions[0].advice


def test_after_a_day_that_passed_the_day_is_taken_up():
    log = [message(30, "buyer", "We will send the purchase order by 28 February."), message(29, "seller", "Thank you.")]
    lead = next(one for one in diagnosed(*log, stage="proforma").actions if one.kind == "follow-up")
    assert "“We will send the purchase order by 28 February.”" in lead.draft("en")
    assert "Is anything still missing from our side?" in lead.draft("en")


def test_a_reason_that_sounds_like_a_request_leaves_no_place_for_an_answer():
    text = "Danke, wir brauchten den Preis nur zum Vergleich für unser Budget, ein Kauf ist nicht geplant."
    found = diagnosed(message(10, "buyer", text), message(9, "seller", "Ok."), country="DE")
    assert found.cause == "price-collecting"
    assert "[" not in found.actions[0].draft("de").replace("[Ihr Name]", "")


@pytest.mark.parametrize(
    "text",
    [
        "Please contact our purchasing department for this, thank you.",
        "Bitte wenden Sie sich an unseren Einkauf.",
        "Por favor, contacte con nuestro departamento de compras.",
    ],
)
def test_who_sends_us_elsewhere_asks_nothing_that_a_draft_would_answer(text):
    draft = answered(text)[0].draft("en")
    assert text not in draft
    assert "[our answer]" not in draft


def test_who_announced_the_order_is_asked_what_is_missing_and_not_whether_it_is_planned():
    log = (
        message(30, "buyer", "Please quote 40 pumps."),
        message(28, "seller", "Our offer is attached: USD 21 each."),
        message(27, "buyer", "The price is fine, we will place the order next week."),
        message(20, "seller", "Any news?"),
    )
    drafts = [write(one, "en") for one in diagnosed(*log).actions]
    assert not any("still planned" in one or "How does our offer" in one for one in drafts)
