"""Rule person-left: the person has gone, the firm has not; write to the successor."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.model.case import Case
from silentbuyer.rules.person_left import PersonLeft, departure

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def notice(text, days_ago=3, kind="auto-reply", sender="buyer"):
    return sb.Message(at=NOW - timedelta(days=days_ago), sender=sender, kind=kind, text=text)


def findings(*messages):
    customer = sb.Customer(id="C-1", email="ana@acme.example", messages=messages)
    return list(PersonLeft().judge(Case(customer=customer, seller=sb.Seller(), now=NOW)))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza is no longer with the company. Please contact bruno@acme.example.",
        "Ich bin nicht mehr im Unternehmen tätig. Bitte wenden Sie sich an bruno@acme.example",
        "Madame Souza a quitté la société. Merci d'écrire à bruno@acme.example.",
        "Ana ya no trabaja en la empresa; escriba a <bruno@acme.example>",
        "A Ana não trabalha mais connosco. Contacto: bruno@acme.example",
        "Ana non lavora più con noi: bruno@acme.example",
        "Анна больше не работает в компании. Пишите: bruno@acme.example",
        "本人已离职，请联系 bruno@acme.example",
        "退職いたしました。後任: bruno@acme.example",
        "Ana artık çalışmıyor, lütfen bruno@acme.example adresine yazın",
        "Ana nie pracuje już w firmie. Kontakt: ana@acme.example lub bruno@acme.example",
        "Ana is niet meer in dienst. Neem contact op met bruno@acme.example",
    ],
)
def test_a_named_successor_is_who_to_write_to(text):
    (finding,) = findings(notice(text))
    assert finding.sign == "person-left/successor"
    assert finding.evidence["successor"] == "bruno@acme.example"
    assert "bruno@acme.example" in finding.because
    assert finding.weights[sb.Cause.COMPANY_GONE] < 0


@pytest.mark.parametrize(
    "text",
    [
        "I have left the office until Monday and will answer then.",
        "I have left for lunch early.",
        "I no longer work on Wednesdays; write to bruno@acme.example in urgent cases.",
        "Je ne travaille plus le mercredi, merci de votre patience.",
        "Ya no trabajo los viernes; vuelvo el lunes.",
        "Não trabalho mais às sextas-feiras.",
        "Ich arbeite freitags nicht mehr für unser Büro in Köln.",
        "Больше не работаю по пятницам.",
        "Nie pracuje w środy.",
        "The mailbox is no longer monitored on weekends.",
        "We are no longer at our old address.",
        "周末不再负责报价，周一回复。",
    ],
)
def test_who_is_away_for_a_day_has_not_left_the_firm(text):
    assert departure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Monday is a holiday. Ana Souza is no longer with the company.",
        "I have left the company until further notice, that is for good. I no longer work here.",
        "Je suis de retour lundi. Madame Souza ne fait plus partie de la société.",
    ],
)
def test_a_weekday_in_another_sentence_changes_nothing(text):
    assert departure(text) is not None


def test_without_a_successor_the_firm_is_asked():
    (finding,) = findings(notice("Ana Souza has left the company."))
    assert finding.sign == "person-left/left"


def test_a_bounce_can_say_so_too():
    (finding,) = findings(
        notice("550 5.1.6 She is no longer with Acme, try bruno@acme.example", kind="bounce", sender="unknown")
    )
    assert finding.evidence["successor"] == "bruno@acme.example"


@pytest.mark.parametrize(
    "messages",
    [
        [notice("I am out of office until Monday; urgent: bruno@acme.example")],
        [notice("Ana has left the company", 9), sb.Message(at=NOW, sender="buyer", text="I am back")],
        [sb.Message(at=NOW, sender="buyer", text="My colleague is no longer with the company")],
        [],
    ],
)
def test_absence_a_later_letter_and_gossip_are_no_departure(messages):
    assert findings(*messages) == []


def test_it_asks_nothing_online():
    assert list(PersonLeft().needs(sb.Customer(id="C-1"))) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text):
    found = departure(text + " no longer with ")  # "until I am no longer with you" tells no departure
    assert found is None or found.successor is None or "@" in found.successor
