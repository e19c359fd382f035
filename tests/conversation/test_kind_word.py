"""Whether a last word is thanks and wishes, in languages of which no table holds the words."""

import pytest
from tests.saying import case, message, signs

from silentbuyer.conversation.kind_word import is_kind_word
from silentbuyer.rules.your_turn import YourTurn


@pytest.mark.parametrize(
    "said", ["ঈদ মোবারক আপা, ধন্যবাদ", "Mantap, terima kasih sis 🙏", "Glad midsommar!", "Thank you very much!"]
)
def test_thanks_and_wishes_ask_nothing(said):
    assert is_kind_word(said)
    log = (message(20, "seller", "USD 21 each."), message(2, "buyer", said))
    assert "last-word" not in signs(YourTurn(), case(*log))


@pytest.mark.parametrize(
    "said", ["Interested!", "আমি দাম জানতে চাই", "Thanks, can we have 3 more?", "Call me", "ok price?"]
)
def test_who_asks_or_says_more_waits_for_us(said):
    assert not is_kind_word(said)
