"""Which messages a model is asked about, and what its saved answers stand for in a case."""

import pytest

from silentbuyer import Known, Question, Unknown
from silentbuyer.hearing.heard_acts import heard_acts, meaning_questions
from silentbuyer.hearing.heard_by_model import MODEL_SHARE
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.unheard import not_understood
from silentbuyer.model.acts import Act
from silentbuyer.rules.your_turn import YourTurn
from silentbuyer.testing import NOW, case, customer, message
from silentbuyer.testing import facts as facts_of
from silentbuyer.text.whose import with_own_words

SAID = "baina hori dagoeneko beste leku batetik lortu dugu"


def known(*pairs):
    acts = [{"act": act, "quote": quote} for act, quote in pairs]
    return Known({"acts": acts}, at=NOW, source="llm:x")


def read(messages, answers):
    return heard_acts(
        with_own_words(customer(messages=messages)), facts_of({("meaning", q): a for q, a in answers.items()})
    )


def with_acts(messages, answers, **fields):
    import attrs

    return attrs.evolve(case(messages=messages, **fields), acts=read(messages, answers)[0])


def test_the_newest_three_human_messages_of_the_buyer_are_asked_about():
    log = [message(f"word number {n}", days_ago=n) for n in range(1, 6)]
    others = [
        message("our own words", sender="seller", days_ago=0.1), message("I am out of office", kind="auto-reply", days_ago=0.2),
        message("mail delivery failed", kind="bounce", days_ago=0.3), message("", days_ago=0.4), message("ok", days_ago=0.5),
    ]  # fmt: skip

    asked = meaning_questions(customer(messages=[*log, *others]))

    assert [question.subject for question in asked] == ["word number 1"]
    assert {question.kind for question in asked} == {"meaning"}


def test_messages_that_say_nothing_take_their_place_among_the_newest_three():
    assert [
        q.subject for q in meaning_questions(customer(messages=[message("one two", days_ago=d) for d in range(3)]))
    ] == ["one two"]
    assert meaning_questions(customer(messages=[])) == ()


def test_quoted_words_and_old_subjects_are_no_part_of_the_question():
    ours = message("The discount is 31 percent, only for you", sender="seller", days_ago=3)
    theirs = message("Too late for us\n> The discount is 31 percent, only for you", subject="Re: Offer", days_ago=1)

    (question,) = meaning_questions(customer(messages=[ours, theirs]))

    assert question.subject == "Too late for us"


def test_a_long_message_is_asked_about_by_its_beginning():
    (question,) = meaning_questions(customer(messages=[message("word " * 3000)]))

    assert len(question.subject) <= 4000


def test_an_act_is_heard_with_its_sentence_time_and_source():
    (act,), unknowns = read(
        [message(f"Dobrý den. {SAID}. Hezký den", days_ago=2)],
        {f"Dobrý den. {SAID}. Hezký den": known(("chose-other", SAID))},
    )

    assert (act.act, act.sentence, act.by, act.sender) == (Act.CHOSE_OTHER, f"{SAID}.", "llm:x", "buyer")
    assert unknowns == ()


@pytest.mark.parametrize(
    "answer", [Unknown("offline"), known(("chose-other", "fabricated words")), known(("fake", SAID)), known()]
)
def test_what_is_unknown_or_not_borne_out_is_no_act(answer):
    assert read([message(SAID)], {SAID: answer})[0] == ()


def test_a_saved_answer_of_another_form_is_named():
    acts, (unknown,) = read([message(SAID)], {SAID: Known(["no", "answer"])})

    assert acts == ()
    assert (unknown.reason, unknown.about) == ("rubbish", f"meaning of {SAID}")


@pytest.mark.parametrize("act", ["swindle", "not-buyer"])
def test_a_grave_word_is_left_to_a_person(act):
    acts, (unknown,) = read([message(SAID)], {SAID: known((act, SAID))})

    assert acts == ()
    assert unknown.reason == "left to a person"
    assert SAID in unknown.detail


def test_our_own_words_in_the_buyers_mouth_are_not_the_buyers():
    ours = message("We gave this order to our customer in Peru", sender="seller", days_ago=3)
    text = "You wrote We gave this order to our customer in Peru"

    assert (
        read([ours, message(text)], {text: known(("chose-other", "We gave this order to our customer in Peru"))})[0]
        == ()
    )


def test_a_heard_act_is_a_topic_at_half_its_weight_behind_every_phrase():
    text = f"{SAID}. The price is too high."
    seen = heard(with_acts([message(text)], {text: known(("chose-other", SAID), ("price", "The price is too high"))}))

    assert seen["chose-other"].scale == MODEL_SHARE
    assert seen["chose-other"].by == "llm:x"
    assert (seen["price"].scale, seen["price"].by) == (1.0, "")


def test_a_finding_says_which_layer_heard_it_and_by_what():
    said = heard(with_acts([message(SAID)], {SAID: known(("chose-other", SAID))}))["chose-other"]

    finding = said.finding("chose-other-supplier", "said", "The buyer wrote that another supplier has the order")

    assert (finding.evidence["layer"], finding.evidence["by"]) == ("model", "llm:x")
    assert finding.because.endswith(f', as a language model reads it: "{SAID}"')


def test_a_message_of_unknown_direction_counts_half_of_that():
    said = heard(with_acts([message(SAID, sender="unknown")], {SAID: known(("chose-other", SAID))}))

    assert said["chose-other"].scale == MODEL_SHARE / 2


def test_what_a_model_understood_is_understood():
    alone = case(messages=[message("Gure amonak atzo aran tarta egin zuen")])
    (text,) = [m.text for m in alone.talk]

    assert not_understood(alone) is not None
    assert not_understood(with_acts([message(text)], {text: known(("undecided", text))})) is None


@pytest.mark.parametrize(
    ("text", "act", "sign"),
    [("Pošlete nám prosím výkres ještě dnes", "asks", "your-turn/open-question"), ("Ozvu se vám hned v pondělí", "promises", "your-turn/buyer-promised")],
)  # fmt: skip
def test_questions_and_promises_that_a_model_hears_tell_whose_turn_it_is(text, act, sign):
    def signs(seen):
        return {finding.sign for finding in YourTurn().judge(seen)} & {
            "your-turn/open-question",
            "your-turn/buyer-promised",
        }

    assert signs(case(messages=[message(text)])) == set()
    assert signs(with_acts([message(text)], {text: known((act, text))})) == {sign}


def test_a_question_of_a_message_is_shown_in_one_short_line():
    shown = str(Question("meaning", "a\nb\x1b[31m " + "word " * 900))

    assert shown.startswith("meaning of a b")
    assert len(shown) <= 175
