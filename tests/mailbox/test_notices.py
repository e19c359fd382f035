"""The buyer's newest word that only says that they are away, in records that do not mark it."""

from datetime import datetime, timedelta

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.mailbox.notices import LONGEST, tells_absence, with_notice

SENT = datetime.fromisoformat("2026-08-05T12:00+02:00")
NOW = datetime.fromisoformat("2026-08-12T16:00+08:00")


def word(text, *, subject="", sender="buyer", at=SENT, channel="whatsapp"):
    return sb.Message(at=at, sender=sender, channel=channel, text=text, subject=subject)


def buyer(*messages, country="DE"):
    return sb.Customer(id="1", company="Aqua", email="a@aqua-nord.com", country=country, messages=messages)


@pytest.mark.parametrize(
    "text",
    [
        "I am on vacation until 20 August, will answer after that.", "Bin bis 21. August im Urlaub, melde mich danach.",
        "Estoy de vacaciones hasta el 24 de agosto, lo vemos a la vuelta.", "我在休假，20号回公司再看",
        "Je suis en congés jusqu'au 24 août, je regarde à mon retour", "Estou de férias até 20 de agosto, depois vejo isso.",
        "Sono in ferie fino al 23 agosto, vi rispondo dopo.", "Я в отпуске до 20 августа, потом отвечу.",
        "Thanks! I am travelling this week, back on Monday.", "On holiday from 3 to 21 August.", "Saya cuti sampai 20 Agustus, nanti saya kabari.",
        "Mình đi công tác đến 20/8 mới về, về mình xem nhé.", "Urlaub 3. bis 21. August, bin im Urlaub",
    ],
)  # fmt: skip
def test_a_person_says_until_when_they_are_away(text):
    assert tells_absence(word(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm out of office until 20 August. Can you meanwhile send the drawing?",
        "I was on vacation until Monday. We chose another supplier.",
        "On vacation until 20 August. Your price is too high.",
        "I am on vacation.",
        "We will be closed from 20 to 31 August.",
        "Our office is closed from 20 August to 31 August.",
        "Please send the quotation before 20 August.",
        "We need 20 sets.",
        "I am on vacation until 20 August. " + "We run a fish farm. " * LONGEST,
        "",
    ],
)
def test_a_message_that_says_more_or_less_is_none(text):
    assert not tells_absence(word(text))


def test_the_subject_of_a_machine_needs_a_word_for_being_away():
    assert tells_absence(word("Sarò assente fino a lunedì.", subject="Risposta automatica: offerta", channel="email"))
    assert not tells_absence(word("I need the price.", subject="I am on site", channel="email"))


def test_only_the_buyers_newest_word_is_marked():
    notice, later = word("I am on vacation until 20 August"), SENT + timedelta(hours=1)
    told = with_notice(buyer(notice, word("Enjoy!", sender="seller", at=later)), NOW)

    assert [message.kind for message in told.messages] == ["auto-reply", "message"]
    for ended in (
        buyer(notice, word("What is the price?", at=later)),
        buyer(attrs.evolve(notice, sender="seller")),
        buyer(attrs.evolve(notice, sender="unknown")),
        buyer(attrs.evolve(notice, at=NOW + timedelta(days=1))),
        buyer(),
    ):
        assert with_notice(ended, NOW) is ended


@pytest.mark.parametrize("answered", [False, True])
def test_who_said_when_they_come_back_is_waited_for(answered):
    asked = word("Any news?", sender="seller", at=SENT - timedelta(hours=2))
    thanks = (word("Thank you, enjoy", sender="seller", at=SENT + timedelta(hours=2)),) if answered else ()
    customer = buyer(asked, word("Bin bis 21. August im Urlaub."), *thanks)

    diagnosis = sb.diagnose(customer, sb.Seller(country="CN"), now=NOW, online=False)

    assert diagnosis.cause == sb.Cause.AWAY
    assert diagnosis.actions[0].kind == "wait"
    assert diagnosis.actions[0].not_before >= datetime.fromisoformat("2026-08-22T00:00+02:00")


def test_after_the_return_the_silence_counts_again():
    customer = buyer(
        word("Any news?", sender="seller", at=SENT - timedelta(hours=2)), word("Bin bis 7. August im Urlaub.")
    )

    diagnosis = sb.diagnose(customer, sb.Seller(country="CN"), now=NOW + timedelta(days=30), online=False)

    assert diagnosis.cause not in (sb.Cause.AWAY, sb.Cause.YOUR_TURN)


class TestAnAnswerThatAlsoTellsOfALeave:
    TEXT = "Thanks for the offer. I am on vacation until 20 August, will answer after that."

    def talk(self, minutes, *, after=True, subject=""):
        ours = word("Our offer is attached.", sender="seller", at=SENT - timedelta(minutes=minutes))
        later = [word("Have a nice holiday!", sender="seller", at=SENT + timedelta(hours=20))] if after else []
        return buyer(ours, word(self.TEXT, subject=subject), *later)

    def kind(self, customer):
        return next(m.kind for m in with_notice(customer, NOW).messages if m.sender == "buyer")

    def test_stays_the_answer_of_a_person_once_we_have_written_after_it(self):
        assert self.kind(self.talk(60 * 24)) == "message"

    def test_is_a_notice_while_it_is_the_last_word_or_came_at_once_or_under_a_machines_subject(self):
        assert self.kind(self.talk(60 * 24, after=False)) == "auto-reply"
        assert self.kind(self.talk(2)) == "auto-reply"
        assert self.kind(self.talk(60 * 24, subject="Out of office: your offer")) == "auto-reply"

    def test_its_leave_is_kept_and_the_silence_runs_from_what_we_wrote_after_it(self):
        d = sb.diagnose(self.talk(60 * 24), sb.Seller(country="CN"), now=NOW, online=False)
        assert d.cause is sb.Cause.AWAY
        assert d.silence.since == SENT + timedelta(hours=20)


@pytest.mark.parametrize("mark", ["[visualizzato]", "[seen]", "[已读]", "[прочитано]", "(read)"])
def test_a_mark_that_our_message_was_read_is_a_receipt(mark):
    marked = with_notice(buyer(word(mark), word("Noch eine Frage?", at=SENT - timedelta(days=2))), NOW)
    assert [message.kind for message in marked.messages if message.text == mark] == ["receipt"]


@pytest.mark.parametrize("text", ["[photo]", "[ok]", "[seen] and agreed", "I have seen it [photo]"])
def test_other_notes_and_words_are_messages(text):
    assert with_notice(buyer(word(text)), NOW).messages[0].kind == "message"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Abwesend: AW: Anfrage", "Automatische Antwort: Unser Betrieb ist vom 27.07. bis 14.08. geschlossen."),
        ("", "Automatic reply: I no longer work here, write to inkoop@g.example."),
        ("Automatisch antwoord: Re: order", "Ik ben niet meer werkzaam bij Groenveld."),
    ],
)
def test_what_says_that_a_machine_wrote_it_is_marked_wherever_it_stands(subject, text):
    earlier = word(text, subject=subject, channel="email", at=SENT - timedelta(days=9))
    marked = with_notice(buyer(earlier, word("Danke, wir melden uns.")), NOW)
    assert [message.kind for message in marked.messages] == ["auto-reply", "message"]
