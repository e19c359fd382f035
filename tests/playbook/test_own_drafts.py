"""A play's own words reach the buyer, in their language, greeted and signed as ours are."""

import pytest

import silentbuyer as sb

TEXTS = {
    "draft:en": "A coupon for {product}.\nIt ends on Friday.",
    "draft:pt": "Um cupom para {product}.\nTermina na sexta-feira.",
    "draft:sk": "Kupón na {product}.\nKoniec {never_known}.",
}


class Coupons:
    name = "acme"

    def __init__(self, channel="email", texts=TEXTS):
        self.channel, self.texts = channel, texts

    def advise(self, case, causes):
        kind = "call" if self.channel == "phone" else "acme:coupon"
        yield sb.Action(
            kind=kind, cause=causes[0].cause, channel=self.channel, advice="Send it.", why="x", context=self.texts
        )

    @sb.hookimpl
    def register_actions(self, register):
        register(self)


def action(languages=("pt",), **play):
    buyer = sb.Customer(id="1", name="Ana Souza", country="BR", languages=languages, products=("lamps",))
    d = sb.diagnose(buyer, sb.Seller(person="Li Wei"), online=False, plugins=[Coupons(**play)])
    return next(one for one in d.actions if one.advice == "Send it.")


def test_a_plays_action_knows_the_buyer():
    assert action(texts={}).draft().startswith("Olá, Ana Souza,")


def test_its_own_words_come_in_the_buyers_language():
    assert action().draft().splitlines() == [
        "Olá, Ana Souza,", "", "Um cupom para lamps.", "Termina na sexta-feira.", "", "Atenciosamente,", "Li Wei",
    ]  # fmt: skip


@pytest.mark.parametrize("languages", [(), ("fi",), ("de",)])
def test_where_the_buyers_language_is_not_among_them_in_english(languages):
    assert "A coupon for lamps." in action(languages).draft()


def test_in_a_language_that_we_have_no_greeting_for_the_words_stand_alone():
    assert action().draft("sk") == "Kupón na lamps."


def test_general_words_never_stand_for_the_plays_own():
    assert "coupon" in action().draft("de")


def test_in_a_chat_and_on_the_phone_too():
    assert action(channel="whatsapp").draft().splitlines()[1] == "Um cupom para lamps."
    assert "- Um cupom para lamps." in action(channel="phone").draft()


@pytest.mark.parametrize("hostile", ["{0}", "{product!r}", "{product.__class__}", "{", "}", "\n\n", "{a[b]}"])
def test_odd_templates_of_a_play_are_never_fatal(hostile):
    action(texts={"draft:pt": f"Olá {hostile}"}).draft()
