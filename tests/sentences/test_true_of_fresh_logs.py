"""Sentences that were untrue of logs written by other hands: none of them is printed of such logs any more."""

from tests.logs import told


def printed(*rows, **fields):
    found = told(*rows, **fields)
    return " ".join(str(found).split()), {finding.sign for finding in found.findings}, found


def test_a_word_of_sympathy_is_no_promise_and_a_test_that_was_reported_on_is_not_running():
    _, signs, _ = printed(
        "40 B We received your sample, testing for pilling at SGS.", "20 S Any results?", "11 B Pilling grade 2, we need 4.",
        "10 S Sorry to hear. We can use a better yarn, price +0.20.", "2 S What do you think?", stage="sample",
    )  # fmt: skip
    assert not {"your-turn/our-promise", "internal-decision/sample-in-test", "internal-decision/sample-fresh"} & signs


def test_nobody_compares_a_quotation_that_was_not_sent_and_a_need_that_was_told_waits_for_one():
    text, signs, found = printed(
        "30 B Hola, quiero 1000 piezas de panel LED.", "29 S Somos fabricante profesional. Adjunto catálogo.",
        "10 S Estimado cliente, ¿alguna novedad?", stage="quotation", country="MX",
    )  # fmt: skip
    assert "comparing-quotes/first-quote" not in signs
    assert "your-turn/left-open" in signs
    assert found.actions[0].kind == "reply-now"
    assert "most compare offers" not in text


def test_a_ministry_that_approves_a_project_bars_no_import():
    _, signs, _ = printed(
        "17 S السعر 42 دولار للقطعة.", "10 B المشروع في انتظار موافقة الوزارة.", stage="quotation", country="SA"
    )
    assert "import-barrier/said" not in signs
    assert "end-customer/said" in signs


def test_no_step_stands_at_the_minute_at_which_a_wait_ends():
    _, _, found = printed(
        "3 B Please quote 100 panels 60x60.", "2 S USD 11.20 FOB Ningbo, attached.", stage="quotation"
    )
    assert found.actions[0].kind == "wait"
    assert not {"ask-question", "follow-up"} & {
        a.kind for a in found.actions if a.not_before == found.actions[0].not_before
    }


def test_news_that_asks_nothing_begins_no_silence():
    _, _, found = printed(
        "40 S Vessel sailed.", "8 S Vessel arrives on 12 November. Please prepare clearance.", "3 S Container is at port, please collect.",
        stage="shipment", country="AE",
    )  # fmt: skip
    assert (found.now - found.silence.since).days == 8


def test_what_came_under_another_name_is_on_record_and_waits_for_their_customer():
    text, signs, _ = printed(
        "30 S We sent lab dips by DHL.",
        "20 B Lab dip received, sent to buyer for approval.",
        "8 S Any approval?",
        stage="sample",
        country="BD",
    )
    assert "is not on record" not in text
    assert "end-customer/said" in signs


def test_a_reminder_of_a_plain_answer_does_not_begin_the_silence_anew():
    _, _, found = printed(
        "24 B Bitte bieten Sie 2 Maschinen an.", "22 S EUR 18.400 je Maschine.", "20 B Danke, ist die Maschine CE-konform?",
        "19 S Ja, CE-Erklärung liegt bei.", "8 S Guten Tag, wie sieht es aus?", stage="quotation",
    )  # fmt: skip
    assert (found.now - found.silence.since).days == 19
