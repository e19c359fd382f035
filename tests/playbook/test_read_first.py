"""What was not understood is read first, and nothing is claimed or drafted beside it."""

import pytest
from tests.saying import NOW, message

import silentbuyer as sb
from silentbuyer.show.first_draft import first_draft

OFFER = (message(60, "buyer", "Please quote 40 pumps."), message(59, "seller", "USD 21 each, FOB Ningbo."))
STRANGE = [
    "Bodega gurea suntsituta dago, barkatu.",
    "Våre grumler har forsnudlet hele trambelaget her.",
    "Meie ladu on üle ujutatud, vabandust väga.",
    "The zorbil was grumbled by the flanking of our quemby.",
    "I grambelli sono rimasti nella stromboleria di laggiù.",
    "Vår krambel ligger kvar hos frutslarna där borta.",
    "Der Zwirbel steckt noch bei den Grampfern nebenan.",
    "Le trambole reste chez les grifouches du voisin.",
    "Мы пока трувлим это с нашими зубрилками на юге.",
    "El trúmbalo sigue en la barrunda de los vecinos.",
]


def diagnosed(*log, stage="quotation"):
    customer = sb.Customer(id="C-1", name="Ana", country="BR", email="a@x.example", stage=stage, messages=log)
    return sb.diagnose(customer, sb.Seller(), now=NOW, online=False)


@pytest.mark.parametrize("text", STRANGE)
def test_no_reason_is_claimed_and_the_words_are_read_first(text):
    found = diagnosed(
        *OFFER, message(40, "buyer", text), message(39, "seller", "Noted."), message(9, "seller", "Any news?")
    )
    assert found.headline == "No reason was recognised in what the buyer wrote."
    assert len(found.actions) == 1
    lead = found.actions[0]
    assert lead.advice.startswith("Read first what the buyer wrote on ")
    assert text[:20] in lead.advice
    assert lead.why == "The program did not understand all that the buyer wrote."
    assert first_draft(found) == ()


def test_what_is_read_decides_what_comes_next_however_many_of_ours_went_unanswered():
    ours = [message(days, "seller", "Any news?") for days in (35, 28, 21, 9)]
    assert len(diagnosed(*OFFER, message(40, "buyer", STRANGE[0]), *ours).actions) == 1


def test_two_messages_at_most_are_named_by_their_days():
    log = [message(50 - place, "buyer", text) for place, text in enumerate(STRANGE[:4])]
    advice = diagnosed(*OFFER, *log, message(9, "seller", "Any news?")).actions[0].advice
    assert advice.count('("') == 2
    assert STRANGE[3][:20] in advice


def test_where_the_buyer_wrote_courtesies_only_no_reason_stands_out():
    found = diagnosed(message(40, "buyer", "Hello"), message(9, "seller", "News?"))
    assert found.headline == "No reason was recognised yet."
    assert found.actions[0].why == "No reason is known; this is what is usual at this stage."


def test_where_all_was_understood_none_was_recognised_in_it():
    log = [message(40, "buyer", "Which colours do you have?"), message(39, "seller", "Red, blue and green, 3 in all.")]
    found = diagnosed(*log, message(9, "seller", "News?"), stage="proforma")
    assert found.actions[0].why == (
        "No reason was recognised in the buyer's words; this is what is usual at this stage."
    )


def test_an_inquiry_that_we_have_answered_is_not_read_again():
    strange = message(60, "buyer", STRANGE[0])
    found = diagnosed(strange, message(59, "seller", "USD 21 each, FOB Ningbo."), message(9, "seller", "Any news?"))
    assert not found.actions[0].advice.startswith("Read first")


def test_a_last_word_that_was_not_understood_is_read_before_it_is_answered():
    found = diagnosed(*OFFER, message(3, "buyer", STRANGE[3]))
    assert found.actions[0].advice.startswith("Read first what the buyer wrote on ")
    assert first_draft(found) == ()


def test_what_is_merely_usual_is_no_likely_cause():
    assert "usual" not in str(diagnosed(*OFFER, message(9, "seller", "Any news?"))).split("\n")[2]


LIST = "Bij ons speelt nog het volgende:\n- de verbouwing van de achterste hal\n- de keuring van de oude machines"


def test_what_ends_in_a_colon_is_quoted_with_what_follows():
    advice = diagnosed(*OFFER, message(40, "buyer", LIST), message(9, "seller", "Any news?")).actions[0].advice
    assert "Bij ons speelt" in advice
    assert "de verbouwing van de achterste hal" in advice


def test_only_what_the_seller_does_not_write_is_to_be_translated():
    log = (*OFFER, message(40, "buyer", STRANGE[6]), message(39, "seller", "Noted."), message(9, "seller", "News?"))
    customer = sb.Customer(id="C-1", name="Ana", country="AT", email="a@x.example", stage="quotation", messages=log)
    for languages, translated in ((("zh", "en"), True), (("zh", "de"), False)):
        advice = sb.diagnose(customer, sb.Seller(languages=languages), now=NOW, online=False).actions[0].advice
        assert advice.startswith("Read first")
        assert ("have it translated" in advice) == translated
