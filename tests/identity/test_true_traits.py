"""A trait is told only where the buyer asks for it or wants it: a word in passing classes nobody."""

import pytest
from tests.logs import told

TRUE = (
    ("Do you give warranty and spare parts?", "after-sales careful"), ("Wie sind die Garantiebedingungen?", "after-sales careful"),
    ("Do you keep stock in Rotterdam?", "asks for stock kept ready"), ("Please send your full range catalogue.", "asks about the product range"),
    ("Can you ship by air?", "asks about transport"), ("The price for 100 and for 1000 pieces please", "asks for quantity prices"),
    ("Il nous faut un approvisionnement régulier chaque mois.", "asks for stable supply"),
)  # fmt: skip
LOOSE = (
    "설치 중입니다.", "Preciso de 500 refletores LED, preço CIF Santos?", "We decided to go with a local supplier because of service.",
    "As per attached drawing.", "We have enough stock.", "Please quote CIF Lagos", "We pay the freight ourselves.", "Thanks for the catalogue.",
)  # fmt: skip


def traits(text, *, times=2):
    profile = told(*(f"{9 - 3 * n} B {text}" for n in range(times))).profile
    return {str(trait).partition(' ("')[0] for trait in (*profile.behavioural, *profile.value)}


@pytest.mark.parametrize(("text", "trait"), TRUE)
def test_what_is_asked_for_is_a_trait(text, trait):
    assert trait in traits(text)


@pytest.mark.parametrize(("text", "trait"), TRUE)
def test_what_is_asked_for_once_is_none(text, trait):
    assert trait not in traits(text, times=1)


@pytest.mark.parametrize("text", LOOSE)
def test_a_word_in_passing_and_a_term_of_delivery_are_none(text):
    assert not traits(text)
