"""The first message is called concrete by the sentence that carries a figure or a paper, and by no courtesy."""

import pytest

from silentbuyer.rules.inquiry_words import concrete_sentence

CARRIES = [
    ("Jack - thanks for the drawings. We need 0.585 on 20k of the 15 mm fitting.", "20k"),
    ("Dear Sirs, please see our drawing. We need 400 valves DN50 PN16.", "400"),
    ("Hallo, Zeichnung anbei. Wir brauchen 300 Stück aus 1.4301.", "300"),
    ("Bonjour, plan ci-joint. Il nous faut 120 portes.", "120"),
    ("Buenos días, adjunto plano. Necesito 600 polines de 42 pulgadas.", "600"),
    ("您好，图纸见附件。我们要500台。", "500"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure"), CARRIES)
def test_the_sentence_with_the_figure_is_quoted(text, figure):
    assert figure in concrete_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["Jack - thanks for the drawings.", "Danke für die Zeichnung.", "Merci pour le plan.", "Gracias por el plano."],
)
def test_thanks_for_a_paper_is_no_concrete_inquiry(text):
    assert concrete_sentence(text) == ""
