"""Who writes "let me know" waits for us, and says no mere courtesy."""

import pytest
from tests.saying import case, message, signs

from silentbuyer.conversation.left_waiting import wants_to_hear
from silentbuyer.rules.your_turn import YourTurn


@pytest.mark.parametrize(
    "text",
    [
        "Ok fammi sapere perchè a fine ottobre chiudo la collezione", "Ok let me know", "ok avísame", "ok me avisa", "sag Bescheid bitte",
        "tiens moi au courant", "ok haber ver", "держи в курсе", "kabari ya", "báo anh nhé", "laat maar weten", "daj znać", "dej vědět",
        "알려주세요", "教えてください", "بلغني", "תעדכן אותי", "bata dena bhai", "告诉我一声",
    ],
)  # fmt: skip
def test_who_wants_to_be_told_waits_for_us(text):
    assert wants_to_hear(text)
    log = (message(9, "buyer", "Can you change the colour?"), message(8, "seller", "I ask the mill and tell you."))
    assert "closing-word" not in signs(YourTurn(), case(*log, message(3, "buyer", text)))


@pytest.mark.parametrize(
    "text", ["Merci, bonne journée", "ok thanks", "We let our bank know.", "I keep you informed", "Danke, alles gut"]
)
def test_other_words_of_ending_do_not(text):
    assert not wants_to_hear(text)
