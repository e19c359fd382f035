"""Who gives up a day of the week has not given up the work."""

import pytest

from silentbuyer.mailbox.days_at_work import gives_up_a_day


@pytest.mark.parametrize(
    "sentence",
    [
        "I no longer work on Fridays.",
        "I no longer work on Wednesdays, so my answers may take a day.",
        "Ich arbeite freitags nicht mehr im Büro, mittwochs arbeite ich nicht.",
        "Mittwochs arbeite ich nicht mehr.",
        "Je ne travaille plus le vendredi.",
        "Ya no trabajo los viernes; vuelvo el 24 de agosto.",
        "Já não trabalho às sextas-feiras.",
        "Non lavoro più il venerdì; rientro lunedì 24 agosto.",
        "Я больше не работаю по пятницам.",
        "Nie pracuję już w piątki.",
        "Artık cuma günleri çalışmıyorum.",
        "Ik werk niet meer op vrijdag.",
        "Jag arbetar inte längre på fredagar.",
        "I am no longer in charge of the night desk this week.",
        "我周五不再上班。",
    ],
)
def test_a_day_is_given_up(sentence):
    assert gives_up_a_day(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I no longer work for Acquaviva.",
        "As of Monday I no longer work here.",
        "From Monday on my colleague Marco takes care of your file.",
        "Ab Montag arbeite ich nicht mehr bei Acquaviva.",
        "I no longer work on Fridays, please write to marco@acquaviva.example.",
        "Ya no trabajo en esta empresa.",
        "С понедельника я больше не работаю в компании.",
        "Please ask Marco on Monday.",
        "",
    ],
)
def test_the_work_is_given_up_or_nothing_is_said_of_it(sentence):
    assert not gives_up_a_day(sentence)
