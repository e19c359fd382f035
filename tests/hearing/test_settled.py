"""A trouble that is over is none: what was got, paid or done."""

import pytest
from tests.saying import said

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.settled import TROUBLES


@pytest.mark.parametrize(
    "text",
    [
        "The freight rates came down, we order.", "We got the import licence.", "We paid to your bank account.",
        "Payment done to your bank account.", "We got the certificate from customs, all fine.",
        "Wir haben die Einfuhrgenehmigung erhalten.", "Die Zahlung auf Ihr Konto ist erledigt.",
        "Hemos recibido la licencia de importación.", "Le virement sur votre compte est fait.",
        "Мы получили лицензию на импорт.", "款已付到你们账户。", "Abbiamo ricevuto la licenza di importazione.",
    ],
)  # fmt: skip
def test_what_was_got_paid_or_done_stops_nobody(text):
    assert TROUBLES.isdisjoint(heard(said(text)))


@pytest.mark.parametrize(
    "text",
    [
        "We did not get the import licence.", "We wait until the freight rates come down.", "Our bank refused the transfer.",
        "We paid to your new bank account in Poland.", "The bank returned the transfer, it asks for more documents.",
        "Wir haben die Einfuhrgenehmigung noch nicht erhalten.", "El banco rechazó la transferencia.",
        "Нам отказали в лицензии на импорт.", "The ministry requires an import licence for it.",
    ],
)  # fmt: skip
def test_what_lasts_is_heard_as_before(text):
    assert not TROUBLES.isdisjoint(heard(said(text)))


def test_being_put_on_a_list_is_no_wish_to_leave_it():
    assert "opt-out" not in heard(said("Please put me on your mailing list."))
    assert "opt-out" in heard(said("Toglietemi dalla mailing list."))
