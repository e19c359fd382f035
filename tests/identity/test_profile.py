"""What kind of customer this is, each class with its evidence."""

import pytest
from tests.saying import NOW, case, message, order, said

import silentbuyer as sb
from silentbuyer.identity.profile import profile_of


def labels(traits):
    return {trait.label for trait in traits}


def said_twice(text, later=None, **fields):
    """The same wish in two messages: what a class of behaviour or value is told from."""
    talk = (message(10, "buyer", text), message(9, "seller", "Thank you"), message(4, "buyer", later or text))
    return case(*talk, **fields)


def test_with_nothing_known_nothing_is_said():
    profile = profile_of(case())
    assert profile.social == profile.behavioural == profile.value == ()


def test_social_country_language_and_market():
    profile = profile_of(case(country="BR", subdivision="SP", languages=["pt"], products=["estações de tratamento"]))
    assert labels(profile.social) == {"country BR-SP", "writes pt", "market: estações de tratamento"}


def test_the_language_is_heard_where_it_is_not_on_record():
    profile = profile_of(
        said("Vielen Dank. Können Sie bitte ein Angebot mit Mengenrabatt senden? Die Lieferzeit ist zu lang.")
    )
    assert "writes de" in labels(profile.social)
    assert not profile_of(said("ok")).social


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Any discount or coupon?", "discount seeker"), ("Is shipping free?", "discount seeker"),
        ("What is the warranty and do you have spare parts?", "after-sales careful"),
        ("It must be exactly as the drawing or I leave a negative review", "fastidious"),
        ("Please send the datasheet and the test report", "spec-driven"),
        ("有没有折扣", "discount seeker"), ("¿Cuál es la garantía?", "after-sales careful"),
        ("Нужна техническая спецификация", "spec-driven"),
    ],
)  # fmt: skip
def test_behaviour_is_read_from_the_buyers_words(text, label):
    (trait,) = [trait for trait in profile_of(said_twice(text)).behavioural if trait.label == label]
    assert trait.evidence
    assert not profile_of(said(text)).behavioural  # one sentence is a wish of the moment


def test_our_own_words_say_nothing_about_the_buyer():
    assert profile_of(case(message(3, "seller", "Discount? Warranty?"))).behavioural == ()


def test_who_asks_what_valuable_buyers_ask_is_called_valuable():
    profile = profile_of(
        said("Do you keep stock? What is the price for 5000 pieces? We need regular supply every month.")
    )
    assert "valuable (high value): asks what valuable buyers ask" in labels(profile.value)
    assert "valuable" not in str(profile_of(said_twice("Do you keep stock?", "Is it in stock now?")).value)
    assert not profile_of(said("Do you keep stock?")).value


@pytest.mark.parametrize(("level", "shown"), [("L3", "platinum"), ("l1+", "L1 or above"), (None, ""), ("L0", "")])
def test_a_platforms_grade_is_taken_over(level, shown):
    profile = profile_of(case(signals={"alibaba": {"buyer_level": level}, "other": 3}))
    assert (shown in str(profile.value)) if shown else profile.value == ()


@pytest.mark.parametrize(
    ("days", "label"),
    [
        ((300, 200, 100, 20), "valuable: orders often and lately"),
        ((900, 800, 700), "valuable but cooling: ordered often, not lately"),
        ((20,), "new or occasional buyer: ordered lately"),
        ((700,), "occasional buyer: ordered once or twice, not lately"),
    ],
)
def test_orders_speak_by_recency_frequency_and_money(days, label):
    orders = [order(n, amount=1000, currency="USD") for n in days]
    (trait,) = profile_of(case(orders=orders)).value
    assert trait.label == label
    assert f"{len(days) * 1000:,} USD in all" in trait.evidence


UNDER_WAY, NOT_LATELY = "ordered before; an order is under way", "occasional buyer: ordered once or twice, not lately"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("PO attached, please confirm.", UNDER_WAY), ("We have paid the deposit today.", UNDER_WAY),
        ("Wir haben die Anzahlung heute überwiesen.", UNDER_WAY), ("Ya pagamos el anticipo.", UNDER_WAY),
        ("定金已付，请安排生产。", UNDER_WAY), ("Предоплату перевели вчера.", UNDER_WAY), ("Kaporayı bugün gönderdik.", UNDER_WAY),
        ("How is your family?", NOT_LATELY), ("What is the price for 500 pieces?", NOT_LATELY),
    ],
)  # fmt: skip
def test_an_order_in_the_talk_is_one_under_way(text, label):
    given = case(message(12, "buyer", text), message(9, "seller", "Thank you"), orders=[order(400), order(700)])
    (trait,) = profile_of(given).value
    assert trait.label == label


@pytest.mark.parametrize("stage", ["deposit", "shipment"])
def test_an_order_under_way_by_the_record_is_said_so(stage):
    (trait,) = profile_of(case(orders=[order(400)], stage=stage)).value
    assert trait.label == UNDER_WAY
    assert "an order is under way" in trait.evidence


def test_a_proforma_is_no_order_yet_and_no_silence_about_one():
    offered = case(message(12, "seller", "Dear Ana, the proforma is attached."), orders=[order(400)])
    for given in (offered, case(orders=[order(400)], stage="proforma")):
        (trait,) = profile_of(given).value
        assert trait.label == "ordered before; a proforma for a new order is out"


def test_a_swindler_is_no_class_of_buyer():
    fee = sb.Finding(rule="fake-inquiry", weights={sb.Cause.FAKE_BUYER: 10.0}, because="A fee is asked for.")
    assert not profile_of(said_twice("Any discount or coupon?"), [fee]).behavioural


def test_currencies_are_never_added_up():
    orders = [order(9, amount=5, currency="USD"), order(8, amount=7, currency="EUR"), order(7, amount=1), order(6)]
    (trait,) = profile_of(case(orders=orders)).value
    assert {"5 USD in all", "7 EUR in all", "1 of unnamed currency in all"} <= set(trait.evidence)


def test_the_trade_that_the_buyers_words_tell_is_a_social_class():
    buyer = sb.Customer(id="C-1", company="Godavari Hatcheries", products=("shrimp hatchery", "fish farming"))
    seller = sb.Seller(sectors=["aquaculture"])

    d = sb.diagnose(buyer, seller, now=NOW, online=False, plugins=[])

    (trade,) = [trait for trait in d.profile.social if trait.label.startswith("trade: ")]
    assert trade.label == "trade: aquaculture"
    assert trade.evidence == ('"Hatcheries" (company name)',)
