"""Goods or a sample in order, and nothing asked: a calm wait, and later a talk of the next order."""

import pytest
from tests.logs import told

from silentbuyer.hearing.all_well import all_is_well

FINE = (
    ("shipment", "Goods received, everything good, we are installing."),
    ("shipment", "Ware ist angekommen, alles in Ordnung, wir montieren gerade."),
    ("shipment", "Marchandise bien reçue, tout est conforme, installation en cours."),
    ("shipment", "Recebemos a mercadoria, tudo certo, estamos instalando as máquinas."),
    ("shipment", "Товар получили, всё хорошо, монтируем."),
    ("shipment", "货收到了，一切都好，正在安装。"),
    ("shipment", "Malları aldık, her şey yolunda, kurulum yapıyoruz."),
    ("shipment", "Machine arrived and is running fine, operators are happy."),
    ("sample", "Sample tested OK. Thank you."),
    ("sample", "Las muestras llegaron y pasaron la prueba, todo bien."),
    ("sample", "The sample passed our lab test, quality is fine."),
)
NOT_FINE = (
    "Goods received but two cartons are broken.", "Sample received, quality is not fine.", "The machine arrived. Is everything fine with the CE papers?",
    "Sample passed, please send the proforma invoice.", "Goods received.", "We are fine, still waiting for the price.",
    "Ware erhalten, leider nicht in Ordnung.", "Recibimos la muestra pero no funciona bien.", "货收到了，但是有问题。", "Товар получили, но не всё хорошо.",
)  # fmt: skip
FALSE = {"no-current-need", "internal-decision", "product-trouble", "chose-other-supplier", "goods-at-port"}


@pytest.mark.parametrize(("stage", "words"), FINE)
def test_who_writes_that_all_is_well_is_thanked_and_left_in_peace(stage, words):
    found = told("40 S It left today.", f"9 B {words}", stage=stage)
    assert "your-turn/all-well" in {finding.sign for finding in found.findings}
    assert found.family == "nothing is wrong yet"
    assert found.actions[0].kind == "follow-up"
    assert "going ahead" not in str(found)
    assert found.cause not in FALSE


@pytest.mark.parametrize("words", NOT_FINE)
def test_a_complaint_a_question_and_a_mere_receipt_are_no_such_word(words):
    assert not all_is_well(words)
