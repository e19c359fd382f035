"""Who tells of a leave of months, or of another job, and names a colleague, hands the matter to them."""

import pytest
from tests.logs import told

from silentbuyer.conversation.handed_over import long_leave
from silentbuyer.model.findings import Cause

HANDED = (
    "Nur zur Info: ich bin ab 20.04. in Mutterschutz, meine Themen gehen dann an Herrn Lüke (t.lueke@aqua-example.com).",
    "From 20 April I am on maternity leave, please write to Mr Tom Hill (tom.hill@aqua-example.com) from then on.",
    "À partir du 20 avril je serai en congé maternité, Mme Petit (petit@aqua-example.com) prend le relais.",
    "Desde el 20 de abril estaré de baja maternal, a partir de entonces escriba a Luis Gil (lgil@aqua-example.com).",
    "I leave the company on 20 April, my colleague Jana Novak (novak@aqua-example.com) takes over.",
    "Ab 20. April übernimmt Frau Kern (kern@aqua-example.com) meinen Bereich.",
    "Od 20 kwietnia przechodzę na urlop macierzyński, moje sprawy przejmie pan Kowal (kowal@aqua-example.com).",
    "Dal 20 aprile sono in maternità, mi sostituisce la dott.ssa Neri (neri@aqua-example.com).",
    "С 20 апреля я в декрете, мои вопросы ведёт Иван Петров (petrov@aqua-example.com).",
    "4月20日から産休に入ります。以後は田中（tanaka@aqua-example.com）が担当いたします。",
    "20 Nisan'dan itibaren doğum iznindeyim, yerime Ali Bey (ali@aqua-example.com) bakacak.",
    "A partir de 20 de abril estarei de licença maternidade, o Rui (rui@aqua-example.com) fica com os meus assuntos.",
)


@pytest.mark.parametrize("text", HANDED)
def test_the_colleague_who_is_named_is_to_be_written_to_and_no_day_is_waited_for(text):
    log = (
        "40 B Please quote 500 pumps.",
        "38 S Our offer is attached.",
        f"30 B Good, let us do so. {text}",
        "9 S Any news?",
    )
    found = told(*log)
    assert found.cause is Cause.WRONG_PERSON
    assert "@aqua-example.com" in found.actions[0].advice
    assert "named-dates" not in {one.rule for one in found.findings}


@pytest.mark.parametrize("text", ["Ich bin bis 5. Mai im Urlaub.", "We sell maternal care products.", "产品很好"])
def test_a_holiday_and_goods_for_mothers_are_no_leave_of_months(text):
    assert not long_leave(text)


def test_a_short_name_inside_another_is_no_mailbox_of_theirs():
    """Ana has "tanaka" and "adriana" for colleagues, and "ana.souza2" is still Ana."""
    text = "Good, from now on {to} handles it."
    log = ("40 B Please quote 500 pumps.", "38 S Our offer is attached.")
    others = [
        told(*log, "30 B " + text.format(to=f"{one}@aqua-example.com"), "9 S Any news?")
        for one in ("tanaka", "adriana")
    ]
    assert {one.cause for one in others} == {Cause.WRONG_PERSON}
    own = told(*log, "30 B " + text.format(to="ana.souza2@aqua-example.com"), "9 S Any news?")
    assert own.cause is not Cause.WRONG_PERSON


LEAVES = (
    "Automatic reply: I am on maternity leave from 13 July 2026. For fabric purchasing please write to Mantas Jonaitis, mantas@aqua-example.com. Rasa",
    "Ich bin in Elternzeit. Bitte wenden Sie sich an Frau Kern, kern@aqua-example.com.",
    "Je suis en congé maternité. Votre contact est Luc Petit, petit@aqua-example.com.",
    "Estoy de baja maternal. Mi sustituto es Luis Gil (lgil@aqua-example.com).",
    "Sono in maternità. Per gli acquisti: Paolo Neri, neri@aqua-example.com.",
    "Przebywam na urlopie macierzyńskim. Zastępuje mnie Jan Kowal, kowal@aqua-example.com.",
    "Jag är mammaledig. Kontakta Per Lund, lund@aqua-example.com.",
    "Нахожусь в декрете. По вопросам закупки: Иван Петров, petrov@aqua-example.com.",
    "現在産休中です。ご連絡は田中 tanaka@aqua-example.com までお願いします。",
    "Doğum iznindeyim. Yerime Ali Kaya bakıyor: kaya@aqua-example.com.",
    "Estou de licença maternidade. Fale com Rui Melo, rmelo@aqua-example.com.",
)


@pytest.mark.parametrize("reply", LEAVES)
def test_an_automatic_reply_of_a_leave_of_months_sends_us_to_whom_it_names(reply):
    log = (
        "60 B Please quote 500 pumps.",
        "58 S Our offer is attached.",
        "50 B Got it. We confirm the quantity in October.",
    )
    found = told(*log, "20 S How about the order?", f"20 A {reply}", "9 S Any news?")
    assert found.cause is Cause.WRONG_PERSON
    assert "@aqua-example.com" in found.actions[0].advice


def test_an_automatic_reply_of_a_holiday_is_waited_for():
    log = (
        "60 B Please quote 500 pumps.",
        "58 S Our offer is attached.",
        "50 B Got it. We confirm the quantity in October.",
    )
    reply = "I am on vacation until 30 November. In urgent cases write to Tom Hill, hill@aqua-example.com."
    assert told(*log, "20 S How about the order?", f"20 A {reply}", "9 S Any news?").cause is Cause.AWAY
