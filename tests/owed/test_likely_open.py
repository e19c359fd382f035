"""What is likely open, unless they thanked for what we sent, or told of their own time."""

import pytest
from tests.logs import told

from silentbuyer.model.findings import Cause

ASKED = "9 B ¿Podría indicarme también el TIR que obtienen sus clientes, y la referencia del cálculo de metano?"


def test_who_thanked_for_what_we_sent_waits_for_nothing_more():
    log = ("12 B Solicito cotización de 2 biodigestores.", "11 S Adjunto la oferta. [file] YQ-200.pdf", ASKED)
    sent = "8 S Aquí la hoja de cálculo. [file] methane calc.xlsx"
    thanked = told(
        *log, sent, "7 B Mil gracias Ing. Leo, me ayudó un montón. Lo voy a citar.", "2 S ¿Cómo va el proyecto?"
    )
    assert thanked.cause is not Cause.YOUR_TURN
    assert told(*log, "2 S ¿Cómo va el proyecto?").cause is Cause.YOUR_TURN


@pytest.mark.parametrize("ours", ["20 S Please find the report attached.", "20 S Report attached."])
def test_a_thing_that_we_promised_and_sent_is_not_owed(ours):
    log = ("30 B I need the frost test report first.", "29 S The report will be sent to you within this week.")
    assert told(*log, "29 B Great, waiting for it.", ours, "5 S Awaiting your PO.").cause is not Cause.YOUR_TURN
