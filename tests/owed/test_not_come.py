"""What the buyer wrote has not come: of ours, and not of their boss, their bank or their customer."""

from datetime import UTC, datetime

import pytest
from tests.saying import case
from tests.saying import message as said_on

import silentbuyer as sb
from silentbuyer.owed.not_come import missing_in, not_come

OURS = [
    "Not yet receive krub", "we still have not received the sample", "No ha llegado la muestra todavía",
    "Das Muster ist noch nicht angekommen", "посылка до сих пор не пришла", "الشحنة ما وصلت للحين",
    "belum sampai pak barangnya", "サンプルがまだ届いておりません。", "샘플 아직 못 받았어요", "样品还没收到", "numune hala gelmedi",
    "je n'ai toujours pas reçu les documents",
]  # fmt: skip
THEIRS = [
    "we have not received the approval from the ministry", "the bank did not get the dollars", "our client has not received the permit",
    "Dit past niet binnen ons budget", "ikinci teklif gelmedi", "мы ещё не получили одобрение", "el pago no llegó todavía",
    "Has the sample not arrived yet?", "If it has not arrived by Friday, tell me",
]  # fmt: skip


def message(text):
    return sb.Message(at=datetime(2026, 7, 13, 4, tzinfo=UTC), sender="buyer", text=text)


@pytest.mark.parametrize("text", OURS)
def test_a_parcel_a_sample_or_papers_of_ours_are_missed(text):
    assert missing_in(message(text)) is not None


@pytest.mark.parametrize("text", THEIRS)
def test_what_others_owe_them_and_questions_are_not(text):
    assert missing_in(message(text)) is None


def test_it_is_open_until_it_came_or_we_have_told_of_it():
    sent, missed = said_on(17, "seller", "Sample is sent."), said_on(9, "buyer", "Not yet received.")
    assert not_come(case(sent, missed)) is not None
    assert not_come(case(sent, missed, said_on(5, "seller", "Shall we make the order?"))) is not None
    assert not_come(case(sent, missed, said_on(5, "seller", "It is at customs, DHL 77410299."))) is None
    assert not_come(case(sent, missed, said_on(5, "buyer", "Got it now, thanks."))) is None
