"""Where a promise of ours stands open and the buyer only waits, the step keeps it; no letter thanks for nothing."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message


@pytest.mark.parametrize(
    ("promise", "waits"),
    [
        ("Ok amigo, consulto con el ingeniero y le aviso.", "👍 quedo pendiente"),
        ("I will send you the data sheet tomorrow.", "Ok, waiting."), ("Ich schicke Ihnen die Zeichnung am Montag.", "Gut, ich warte darauf."),
        ("Завтра пришлю чертёж.", "Хорошо, жду"), ("Amanhã envio a proforma.", "Ok, obrigado"),
    ],
)  # fmt: skip
def test_what_we_promised_is_the_answer(promise, waits):
    asked = message(20, "buyer", "Please quote 240 pcs with the data sheet.")
    found = diagnosed(asked, message(18, "seller", promise), message(15, "buyer", waits), stage="quotation")
    lead = found.actions[0]
    assert lead.advice.startswith("Do what we promised")
    assert "[what we promised" in lead.draft("en")
