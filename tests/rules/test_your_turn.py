"""Whose turn it is comes before every other question."""

from datetime import timedelta

import pytest
from tests.saying import NOW, case, message, signs

from silentbuyer.model.facts import Unknown
from silentbuyer.rules.your_turn import YourTurn

RULE = YourTurn()


def test_the_last_word_is_the_buyers():
    given = case(message(5, "seller", "Quotation"), message(3, "buyer", "It looks fine, send the proforma"))
    (finding, *_) = RULE.judge(given)
    assert finding.sign == "your-turn/last-word"
    assert "2026-03-17 (3 days ago)" in finding.because


def test_an_unanswered_question_is_quoted_back():
    given = case(message(5, "seller", "Quotation"), message(1, "buyer", "Thanks. What is the lead time for 40 sets?"))
    findings = list(RULE.judge(given))
    assert {f.sign for f in findings} == {"your-turn/last-word", "your-turn/open-question"}
    assert '"What is the lead time for 40 sets?"' in findings[1].because
    assert findings[1].evidence["question"] == "What is the lead time for 40 sets?"
    assert "1 day ago" in findings[0].because


def test_today_is_called_today():
    (finding,) = RULE.judge(case(message(0, "buyer", "It looks fine to me overall")))
    assert "(today)" in finding.because


def test_days_are_counted_by_the_calendar():
    (found, *_) = YourTurn().judge(case(message(6.6, "buyer", "We need 40 pieces.")))  # the 13th at 18:36, to the 20th
    assert "of 2026-03-13 (7 days ago)" in found.because
    assert found.evidence["days"] == 7


def test_a_promise_weighs_against_it_while_it_is_young():
    assert signs(RULE, case(message(3, "buyer", "We will get back to you."))) == {"last-word", "buyer-promised"}
    assert signs(RULE, case(message(30, "buyer", "We will get back to you."))) == {"last-word"}


@pytest.mark.parametrize(
    "text",
    [
        "Danke", "ok thanks 👍", "Merci, bien reçu.", "спасибо", "收到，谢谢", "Noted with thanks. Best regards, Tom",
        "Merry Christmas and a happy new year to you and your team!", "新年快乐！", "Eid Mubarak to you and family",
        "Thank you for contacting us! How can we help you?", "Ticket #48213 has been created.", "Terima kasih, pak",
        "Your message could not be delivered. Mailbox full.", "Muchas gracias por la información, saludos",
    ],
)  # fmt: skip
def test_thanks_wishes_and_machines_ask_for_nothing(text):
    assert signs(RULE, case(message(3, "buyer", text))) == {"closing-word"}
    assert signs(RULE, case(message(30, "buyer", text))) == {"closing-word-old"}


@pytest.mark.parametrize(
    "text",
    [
        "Looks good, go ahead please.", "Thanks, please send the PI.", "ok 400 V", "Thank you, our budget is 5000.",
        "Received, but two pumps are broken.", "До сих пор ничего не получили.", "Спасибо, а сроки?",
    ],
)  # fmt: skip
def test_thanks_with_more_in_them_are_a_last_word(text):
    assert "last-word" in signs(RULE, case(message(3, "buyer", text)))


def test_automatic_replies_and_bounces_are_nobodys_word():
    given = case(message(5, "seller", "Quotation"), message(4, "buyer", "I am away", kind="auto-reply"))
    assert signs(RULE, given) == set()


def test_an_unknown_direction_is_said_and_not_guessed():
    (unknown,) = RULE.judge(case(message(5, "unknown")))
    assert isinstance(unknown, Unknown)
    assert "direction" in str(unknown)


def test_without_a_log_nothing_is_known():
    (unknown,) = RULE.judge(case())
    assert isinstance(unknown, Unknown)
    assert unknown.reason == "no messages"


def test_a_question_that_our_later_mail_does_not_touch_stays_open():
    asked = message(6, "buyer", "Which voltage do the ballasts need?")
    assert signs(RULE, case(asked, message(5, "seller", "We hope you are fine."))) == {"left-open"}
    assert signs(RULE, case(asked, message(5, "seller", "The ballasts take 230 V."))) == set()
    assert signs(RULE, case(asked, message(5, "seller", "All ballasts work everywhere."))) == set()
    assert signs(RULE, case(asked, message(5, "seller", "See the attachment."))) == set()
    assert signs(RULE, case(asked, message(5, "seller", ""))) == set()
    assert signs(RULE, case(message(6, "buyer", "Fine."), message(5, "seller", "News?"))) == set()


def test_patience_is_a_threshold():
    given = case(message(30, "buyer", "We will get back to you."), now=NOW)
    assert "buyer-promised" in signs(YourTurn(patience=timedelta(days=60)), given)
    assert tuple(RULE.needs(given.customer)) == ()


def test_a_thumb_asks_for_nothing_but_question_marks_do():
    assert signs(RULE, case(message(3, "buyer", "👍"))) == {"closing-word"}
    assert signs(RULE, case(message(3, "buyer", "???"))) == {"last-word", "open-question"}
    assert signs(RULE, case(message(3, "buyer", ""))) == {"last-word"}


def test_a_refusal_with_thanks_does_not_merely_acknowledge():
    refusal = message(3, "buyer", "Thank you, but we have decided to go with another supplier this time.")
    assert signs(RULE, case(refusal)) == {"last-word"}


def test_an_answer_is_seen_through_commas_scripts_and_attachments():
    asked = message(6, "buyer", "Hello, can you send a free sample?")
    assert signs(RULE, case(asked, message(5, "seller", "The sample, freight collect, is free."))) == set()
    assert signs(RULE, case(message(6, "buyer", "请报价"), message(5, "seller", "报价已发到您的邮箱。"))) == set()
    for words in ("Siehe Anhang.", "Ver adjunto.", "见附件", "Во вложении.", "Em anexo."):
        assert signs(RULE, case(asked, message(5, "seller", words))) == set(), words


def test_only_an_open_question_of_terms_speaks_for_price_or_terms():
    vague = message(5, "seller", "We hope you are fine.")
    (terms,) = RULE.judge(case(message(6, "buyer", "Can you accept 60 days credit?"), vague))
    (other,) = RULE.judge(case(message(6, "buyer", "Do you have an NSF 61 certificate?"), vague))
    assert {str(cause) for cause, bits in terms.weights.items() if bits > 0} == {"your-turn", "price-or-terms"}
    assert {str(cause) for cause, bits in other.weights.items() if bits > 0} == {"your-turn"}


@pytest.mark.parametrize(
    "text",
    [
        "We will send you the drawing next Monday.", "明天把快递单号发给您", "Ich melde mich morgen mit der Zeichnung.",
        "Nous vous enverrons le plan demain.", "Mañana le enviamos el plano.", "Вышлем чертёж завтра.",
        "Vi invieremo il disegno domani.", "Amanhã enviamos a proforma.", "Yarın çizimi göndereceğiz.",
    ],
)  # fmt: skip
def test_a_promise_of_ours_that_nothing_followed(text):
    def given(days):
        return case(message(days + 1, "buyer", "We need a UV unit"), message(days, "seller", text))

    assert signs(RULE, given(9)) == {"our-promise"}
    assert signs(RULE, given(1)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Understood, we will contact you in July.", "我们七月再联系您，发新价格。", "Wir melden uns im Juli mit der Zeichnung.",
        "Nous vous enverrons le plan en juillet.", "We will send you the new list on 20 June.",
    ],
)  # fmt: skip
def test_a_promise_for_a_day_ahead_is_not_owed_yet(text):
    assert signs(RULE, case(message(10, "buyer", "Lots of stock"), message(9, "seller", text))) == set()


def test_a_promise_is_kept_by_a_statement_and_not_by_a_reminder():
    asked, promised = (
        message(20, "buyer", "We need a UV unit"),
        message(19, "seller", "We will send the drawing tomorrow."),
    )

    reminded = case(asked, promised, message(9, "seller", "Any news about the order?"))
    (finding,) = RULE.judge(reminded)
    assert "does not seem to keep it" in finding.because
    assert signs(RULE, case(asked, promised, message(9, "seller", "The drawing is attached."))) == set()


def test_a_question_stays_open_on_its_own_channel_through_reminders_on_others():
    asked = message(20, "buyer", "¿Incluye la aduana?", "whatsapp")
    nudges = message(12, "seller", "Buenos días, ¿alguna novedad?"), message(6, "seller", "Quedo atento.", "alibaba")

    (finding,) = RULE.judge(case(message(22, "seller", "Quotation"), asked, *nudges))
    assert finding.evidence["channel"] == "whatsapp"
    assert finding.evidence["messages_since"] == 2
    assert signs(RULE, case(asked, message(12, "seller", "Yes."), *nudges)) == set()
    assert "left-open" not in signs(RULE, case(asked, message(14, "buyer", "We need it in blue."), *nudges))
    assert signs(RULE, case(asked, message(14, "buyer", "👍", "whatsapp"), *nudges)) == {"left-open"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is the ballast included?", "Yes it is."), ("Ist der Deckel dabei?", "The cover is part of every set."),
        ("Есть ли сертификат?", "We hold CE and EAC."), ("包运费吗？", "Price is FOB Ningbo."),
        ("¿Es inoxidable?", "Dear Ana, the housing is stainless steel."), ("Lead time?", "25 days."),
    ],
)  # fmt: skip
def test_an_answer_in_another_language_is_an_answer(question, answer):
    given = case(message(9, "buyer", question), message(8, "seller", answer), message(2, "seller", "Any news?"))
    assert signs(RULE, given) == set()


def test_why_they_wait_is_no_request_whatever_its_words():
    told = message(9, "buyer", "Please wait, our client has not confirmed yet.")
    assert signs(RULE, case(told, message(2, "seller", "Any news?"))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We will send the PI once you confirm.", "Thank you, we wait for your news.", "Any questions on our offer?",
        "I will follow up next week.", "We would love to get back to you with a better price.", "Quotation attached",
        "We will send you the drawing tomorrow. Which voltage do you need?", "收到定金后马上发给您",
    ],
)  # fmt: skip
def test_what_we_promise_nobody_or_on_a_condition(text):
    assert signs(RULE, case(message(9, "buyer", "We need a UV unit"), message(8, "seller", text))) == set()


@pytest.mark.parametrize(
    ("promised", "waits"),
    [
        ("Our engineer makes the drawing, I send it to you this Friday.", "Beauty, will sign off once I see it."),
        ("Dear Mr Vogt, we will send you the 3D drawing tomorrow.", "Prima, sobald ich sie habe, gebe ich frei."),
        ("Mañana le mando las fotos del acabado.", "Ok, en cuanto las vea te confirmo el color."),
        ("Завтра вышлю паспорт качества.", "Хорошо, жду паспорт."),
        ("Sure, I'll send you the wiring diagram this week.", "Top, dan kan ik verder."),
    ],
)
def test_who_waits_for_what_we_promised_has_not_settled_it(promised, waits):
    nudge = message(14, "seller", "Any news from your side?")
    given = case(message(28, "seller", promised), message(27.9, "buyer", waits), nudge)
    assert "our-promise" in signs(RULE, given)
    kept = message(14, "seller", "Attached what you asked for.")
    assert "our-promise" not in signs(RULE, case(message(28, "seller", promised), message(27.9, "buyer", waits), kept))


def test_who_waits_for_somebody_else_has_gone_on():
    promise = message(28, "seller", "We will send you the 3D drawing tomorrow.")
    given = case(
        promise, message(27.9, "buyer", "We wait for our boss to approve the project."), message(9, "seller", "Hi?")
    )
    assert "our-promise" not in signs(RULE, given)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (
            "Which driver is inside? And can you send LM-80 and the LDT file?",
            "And can you send LM-80 and the LDT file?",
        ),
        ("What is the lead time? Bitte senden Sie auch das SDS.", "Bitte senden Sie auch das SDS."),
        ("Какая цена на 100 шт? Пришлите также сертификат EAC.", "Пришлите также сертификат EAC."),
    ],
)
def test_a_paper_asked_for_by_name_beside_what_was_answered_is_still_missed(asked, left):
    answer = "It is USD 12.50, 25 days, driver by Sosen."
    (found,) = (
        f for f in RULE.judge(case(message(9, "buyer", asked), message(8, "seller", answer))) if "open" in f.sign
    )
    assert found.evidence["question"] == left
    for sent in ("LM-80, LDT, SDS and EAC follow.", "All papers attached.", "We will send the papers tomorrow."):
        given = case(message(9, "buyer", asked), message(8, "seller", answer), message(7, "seller", sent))
        assert "left-open" not in signs(RULE, given)


def test_one_request_that_was_answered_is_answered():
    given = case(message(9, "buyer", "Can you send LM-80?"), message(8, "seller", "Yes, please see the link."))
    assert "left-open" not in signs(RULE, given)


@pytest.mark.parametrize(
    ("ours", "owed"),
    [
        ("Reviso con mi colega", True), ("Let me check with the factory.", True), ("Ich kläre das mit der Produktion.", True),
        ("Уточню у логиста.", True), ("我问一下工厂", True), ("Kontrol ediyorum.", True), ("Our QC checks every lamp.", False),
        ("Please check the attached offer.", False), ("We checked it: 25 days.", False), ("Did you check the sample?", False),
    ],
)  # fmt: skip
def test_who_looks_into_something_owes_what_is_found(ours, owed):
    given = case(message(9, "buyer", "The forwarder says there is no release."), message(8, "seller", ours))
    assert ("our-promise" in signs(RULE, given)) is owed
