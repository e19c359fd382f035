"""Short messages in 30 languages, filled from the record and promising nothing."""

import re
from collections.abc import Mapping
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.data.tables import toml
from silentbuyer.errors import DraftError
from silentbuyer.model.diagnosis import ACTION_KINDS, Action
from silentbuyer.model.findings import Cause
from silentbuyer.playbook.drafts import LANGUAGES

pytestmark = pytest.mark.no_cover
"""The lines are counted where each part has its own tests, and every draft in every language takes twice as long with the count."""

CONTEXT = {
    "name": "Ana Souza", "company": "AquaPura", "product": "UV 40", "seller": "Li Wei", "seller_company": "Lamp Co",
    "question": "Lead time for 40 sets?", "question_date": "2026-03-03", "our_date": "2026-03-05",
    "last_order": "2025-11-28", "arrival": "2026-03-17",
    "promise": "We will send the drawing", "promise_date": "2026-03-04", "amount": "USD 19,880",
}  # fmt: skip
SCRIPT = {
    "zh": "[\u4e00-\u9fff]", "ru": "[а-я]", "ar": "[\u0600-\u06ff]", "hi": "[\u0900-\u097f]",
    "uk": "[а-яіїє]", "el": "[α-ω]", "bg": "[а-я]", "sr-cyrl": "[а-я]", "he": "[\u05d0-\u05ea]", "fa": "[\u0600-\u06ff]",
    "zh-hant": "[\u4e00-\u9fff]", "ja": "[\u3040-\u30ff]", "ko": "[\uac00-\ud7af]", "th": "[\u0e00-\u0e7f]",
}  # fmt: skip


VARIANTS = [name for name in toml("drafts/en.toml")["drafts"] if name not in ("nothing", "read")]
QUOTES = {
    "en": "“”", "zh": "“”", "es": "«»", "pt": "“”", "fr": "«»", "de": "„“", "it": "«»", "ru": "«»", "ar": "«»",
    "tr": "“”", "hi": "“”", "vi": "“”", "ja": "「」", "ko": "“”", "pl": "„”", "id": "“”", "nl": "“”", "th": "“”",
    "zh-hant": "「」", "uk": "«»", "cs": "„“", "ro": "„”", "hu": "„”", "el": "«»", "sv": "””", "da": "””", "fi": "””",
    "bg": "„“", "sr": "„“", "sr-cyrl": "„“", "he": "””", "fa": "«»",
}  # fmt: skip


NO_NAME = ("uk", "cs", "el", "sr", "sr-cyrl")
"""Languages that would have to bend a name to call somebody by it: their greeting holds none."""


def action(kind, context=CONTEXT, *, cause=Cause.UNKNOWN, channel=None, **more):
    return Action(kind=kind, advice="do it", cause=cause, channel=channel, context={**context, **more})


def wordings(line):
    """Every text of a line: one, a list from the richest to the poorest, or a table of lines by what they ask for."""
    if isinstance(line, str):
        return [line]
    texts = line.values() if isinstance(line, Mapping) else line
    return [wording for text in texts for wording in wordings(text)]


def poorest(line):
    return [poorest(text)[0] for text in line.values()] if isinstance(line, Mapping) else [wordings(line)[-1]]


def every_wording(templates):
    tops = [
        templates[name]
        for name in ("greeting", "chat", "hello", "asked", "call", "answer", "taken_up", "close", "sign")
    ]
    lines = [line for part in ("drafts", "calls") for lines in templates[part].values() for line in lines]
    return [wording for line in (*tops, *lines) for wording in wordings(line)]


def open_record(fields):
    """A record that holds just these of the fields that a sale may lack."""
    return {name: CONTEXT[name] for name in fields}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ACTION_KINDS)
def test_every_kind_has_a_draft_in_every_language(kind, language):
    text = action(kind).draft(language)
    assert text.strip()
    assert len(text) < 900
    assert "{" not in text
    assert re.search(SCRIPT.get(language, "."), text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_greets_signs_and_quotes_the_open_question(language):
    lines = action("follow-up").draft(language).splitlines()
    assert ("Ana Souza" in lines[0]) == (language not in NO_NAME)
    assert lines[-2:] == ["Li Wei", "Lamp Co"]
    assert any("Lead time for 40 sets?" in line for line in lines)
    assert "UV 40" in "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["drafts", "calls"])
def test_templates_have_the_same_variants_and_wordings_in_every_language(part, language):
    ours, english = toml(f"drafts/{language}.toml"), toml("drafts/en.toml")
    assert ours[part].keys() == english[part].keys()
    for name, lines in english[part].items():
        fields = [[sorted(re.findall(r"\{\w+\}", text)) for text in wordings(line)] for line in lines]
        told = [[sorted(re.findall(r"\{\w+\}", text)) for text in wordings(line)] for line in ours[part][name]]
        assert told == fields, name
        assert [list(line) for line in lines if isinstance(line, Mapping)] == [
            list(line) for line in ours[part][name] if isinstance(line, Mapping)
        ], name
    assert ours["source"]
    assert ours["date"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_a_poor_record_loses_no_line_for_each_has_a_wording_without_fields(name, language):
    templates = toml(f"drafts/{language}.toml")
    for line in (*templates["drafts"][name], *templates["calls"].get(name, ())):
        assert not any(re.search(r"\{\w+\}", wording) for wording in poorest(line))


@pytest.mark.parametrize("name", VARIANTS)
def test_whatever_the_record_holds_the_draft_has_as_many_lines(name):
    lengths = set()
    for held in product([True, False], repeat=4):
        named = [
            field for field, yes in zip(("product", "our_date", "last_order", "arrival"), held, strict=True) if yes
        ]
        lengths.add(len(action("market", open_record(named), draft=name).draft("en").splitlines()))
    assert len(lengths) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_quoted_in_the_quotation_marks_of_the_language(language):
    opening, closing = QUOTES[language]
    draft = action("follow-up").draft(language).replace("\u2068", "").replace("\u2069", "").replace("\u00a0", "")
    assert f"{opening}Lead time for 40 sets?{closing}" in draft
    assert not any('"' in wording or "'" in wording for wording in every_wording(toml(f"drafts/{language}.toml")))


def test_french_marks_stay_with_their_word():
    for wording in every_wording(toml("drafts/fr.toml")):
        assert not re.search(r"[^\u00a0]:|[^\u202f][;?!]|«[^\u00a0]|[^\u00a0]»", wording), wording


def test_spanish_questions_open_as_they_close():
    for wording in every_wording(toml("drafts/es.toml")):
        assert wording.count("¿") == wording.count("?")


def test_chinese_has_no_western_marks_or_gaps():
    for wording in every_wording(toml("drafts/zh.toml")):
        assert not re.search(r"[\u4e00-\u9fff}\]] ?[,.;:?!(]| [\u4e00-\u9fff{\[]", wording.replace(" / ", "")), wording


def test_japanese_has_its_own_marks_and_no_gaps():
    for wording in every_wording(toml("drafts/ja.toml")):
        assert not re.search(r"[\u3040-\u9fff}\]] ?[,.;:?!(“]| [\u3040-\u9fff{\[]", wording.replace(" / ", "")), wording


def test_korean_particles_do_not_depend_on_what_is_filled_in():
    for wording in every_wording(toml("drafts/ko.toml")):
        assert not re.search(r"\{(product|name)\}(은|는|이|가|을|를|과|와|으로|로)(?![\uac00-\ud7af])", wording), (
            wording
        )


def test_polish_and_thai_do_not_bend_what_is_filled_in():
    assert not any(re.search(r"\{product\}\w", wording) for wording in every_wording(toml("drafts/pl.toml")))
    for wording in every_wording(toml("drafts/th.toml")):
        assert not re.search(r"[?]|[\u0e00-\u0e7f]\{|\}[\u0e00-\u0e7f]", wording), wording


def test_hindi_sentences_end_with_a_danda_or_a_question_mark():
    templates = toml("drafts/hi.toml")
    lines = [line for name in VARIANTS for line in templates["drafts"][name]]
    assert all(wording[-1] in "।?" for line in lines for wording in wordings(line))


def test_arabic_fences_off_what_runs_the_other_way():
    draft = action("follow-up").draft("ar")
    assert "«\u2068Lead time for 40 sets?\u2069»" in draft
    assert "\u2068UV 40\u2069" in draft
    assert "\u2068" not in action("follow-up", name="ليلى", product="مصباح", question="متى؟").draft("ar")
    assert "“\u2068متى؟\u2069”" in action("follow-up", question="متى؟").draft("en")
    assert "\u2068" not in action("follow-up").draft("en")


def test_a_fence_of_the_buyers_own_does_not_open_ours():
    draft = action("follow-up", question="A\u2069\u202eB?").draft("ar")
    assert "\u2068A B?\u2069" in draft


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_record_does_not_hold_is_left_out(language):
    text = action("follow-up", context={}).draft(language)
    assert text.splitlines()[0] == toml(f"drafts/{language}.toml")["hello"]
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("name", sorted({row.get("draft") for row in toml("playbook.toml")["row"] if row.get("draft")}))
def test_every_variant_of_the_playbook_has_a_template(name):
    assert {"close": "close_file"}.get(name, name) in toml("drafts/en.toml")["drafts"]


@pytest.mark.parametrize(
    ("language", "written"),
    {
        "en": "On 1 March 2026", "zh": "在2026年3月1日", "es": "El 1 de marzo de 2026", "pt": "Em 1º de março de 2026",
        "fr": "Le 1er mars 2026", "de": "Am 1. März 2026", "it": "In data 1° marzo 2026", "ru": "1 марта 2026 года",
        "ar": "بتاريخ 1 مارس 2026", "tr": "1 Mart 2026 tarihinde", "hi": "1 मार्च 2026 को", "vi": "Ngày 1/3/2026",
        "ja": "2026年3月1日に", "ko": "2026년 3월 1일에", "pl": "1 marca 2026 r.", "id": "Pada 1 Maret 2026",
        "uk": "1 березня 2026 року", "cs": "Dne 1. března 2026", "ro": "În data de 1 martie 2026", "hu": "(2026. március 1.)",
        "el": "Στις 1 Μαρτίου 2026", "sv": "Den 1 mars 2026", "da": "Den 1. marts 2026", "fi": "1. maaliskuuta 2026",
        "bg": "На 1 март 2026 г.", "sr": "1. marta 2026. godine", "sr-cyrl": "1. марта 2026. године", "he": "ב־1 במרץ 2026", "fa": "در تاریخ ۱ مارس ۲۰۲۶",
        "nl": "Op 1 maart 2026", "th": "เมื่อวันที่ 1 มีนาคม ค.ศ. 2026",
    }.items(),
)  # fmt: skip
def test_dates_are_written_as_the_language_writes_them(language, written):
    assert written in action("reply-now", question_date="2026-03-01").draft(language)


def test_a_month_is_never_a_bare_number_where_day_and_month_change_places():
    assert "12 November 2026" in action("reply-now", question_date="2026-11-12").draft("en")
    assert "12 de noviembre de 2026" in action("reply-now", question_date="2026-11-12").draft("es")


def test_the_buyers_own_language_is_taken_where_it_is_known():
    assert action("follow-up", languages="pt-BR,en").draft().startswith("Olá")
    assert action("follow-up", languages="sw").draft().startswith("Dear")
    assert action("follow-up").draft("PT_br").startswith("Olá")
    assert action("follow-up", languages="fil").draft().startswith("Dear")


@pytest.mark.parametrize("language", ["nb", "sk", "hr", "bn", "ur", "ms", "tl", "sw"])
def test_a_language_that_only_looks_like_one_of_ours_gets_english(language):
    assert language not in LANGUAGES
    assert action("follow-up", languages=language).draft() == action("follow-up").draft("en")


def test_nothing_is_sent_to_a_fake_buyer():
    assert action("stop").draft("en") == "(No message: nothing is sent to this buyer.)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_gets_points_to_say_instead_of_a_letter(language):
    templates = toml(f"drafts/{language}.toml")
    lines = action("call", draft="port").draft(language).splitlines()
    assert lines[:2] == [templates["call"], ""]
    assert all(line.startswith("- ") for line in lines[2:])
    assert not {templates["close"], templates["hello"], templates["drafts"]["port"][2]} & set(lines)
    assert "Lead time for 40 sets?" in lines[-1]
    assert lines[-1].endswith(templates["answer"])


def test_the_points_of_a_call_are_sentences_even_where_a_letter_begins_small():
    assert "- Damit ich Ihnen zu UV 40" in action("call", draft="qualify").draft("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_message_has_no_close_and_no_empty_lines(language):
    templates = toml(f"drafts/{language}.toml")
    lines = action("switch-channel", channel="whatsapp").draft(language).splitlines()
    assert "" not in lines
    assert templates["close"] not in lines
    assert lines[-1] == "Li Wei"  # who we have written to knows our firm
    unknown = action("switch-channel", {"seller": "Li Wei", "seller_company": "Lamp Co"}, channel="whatsapp")
    assert unknown.draft(language).splitlines()[-1] == "Li Wei – Lamp Co"
    assert action("switch-channel", {}, channel="whatsapp").draft(language).splitlines()[-1] == templates["sign"]


def test_a_mail_is_a_letter():
    lines = action("follow-up", channel="email").draft("en").splitlines()
    assert lines[0] == "Dear Ana Souza,"
    assert lines[-4:] == ["", "Best regards,", "Li Wei", "Lamp Co"]


@pytest.mark.parametrize(
    ("draft", "place"), [("bump", 1), ("reach", 1), ("decision", 0), ("deposit", 0), ("port", 3), ("blocked", 2)]
)
def test_the_answer_comes_first_but_for_what_must_be_said_before_it(draft, place):
    lines = action("follow-up", draft=draft).draft("en").splitlines()[2:]
    assert lines[place] == "On 3 March 2026 you wrote: “Lead time for 40 sets?”"
    assert lines[place + 1] == "[our answer]"


def test_what_is_said_to_be_open_is_taken_up_whatever_we_wrote_since():
    open_still = attrs.evolve(
        action("reply-now", answer="25 days", answer_date="2026-03-05"), why="nobody answered: Lead time for 40 sets?"
    )
    assert "“Lead time for 40 sets?”\n[our answer]" in open_still.draft("en")


def test_the_first_line_goes_on_after_the_greeting_and_the_others_are_sentences():
    assert action("ask-question").draft("de").splitlines()[2].startswith("am 3. März 2026 schrieben Sie")
    assert action("ask-question").draft("de").splitlines()[4].startswith("Darf ich fragen")
    assert action("ask-question", {}).draft("de").splitlines()[2].startswith("darf ich fragen")
    assert action("follow-up").draft("it").splitlines()[3].startswith("In data 3 marzo 2026")


def test_no_answer_stands_without_its_question():
    assert "answer" not in action("follow-up", {}).draft("en")
    assert "You wrote: “Price?”\n[our answer]" in action("follow-up", {"question": "Price?"}).draft("en")
    assert "[our answer]" not in action("reply-now", {}).draft("en")


@pytest.mark.parametrize("kind", ["follow-up", "reply-now", "call", "ask-question"])
def test_what_was_answered_is_not_held_up_to_them(kind):
    text = action(kind, answer="25 days", answer_date="2026-03-05").draft("en")
    assert "25 days" not in text
    assert "Lead time" not in text
    assert "[our answer]" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_question_than_their_newest_message_is_taken_up_by_its_day_alone(language):
    text = action("reply-now", latest="2026-03-09").draft(language)
    assert "Lead time for 40 sets?" not in text
    assert any(year in text for year in ("2026", "۲۰۲۶"))
    assert toml(f"drafts/{language}.toml")["answer"] in text
    assert "Lead time for 40 sets?" in action("reply-now", latest="2026-03-03").draft(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_at_most_one_place_is_left_to_fill_in(name, language):
    held = {
        "answer": "25 days",
        "answer_date": "2026-03-05",
        "said": "The price is 20 % too high.",
        "said_date": "2026-03-03",
    }
    for gave in ("", "date", "paper", "paid", "slip", "arrived"):
        for known in (CONTEXT, {}):
            text = action("follow-up", known, **held, draft=name, given=gave).draft(language)
            assert len(re.findall(r"\[[^\]]*\]", text.replace("[your name]", ""))) <= 2 - bool(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_an_answered_question_nor_our_own_is_quoted(language):
    ours = {"our_question": "Which label?", "our_question_date": "2026-03-06", "answer_date": "2026-03-05"}
    text = action("follow-up", **ours).draft(language)
    assert "Which label?" not in text
    assert "Lead time for 40 sets?" not in text
    assert "Lead time for 40 sets?" in action("follow-up").draft(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_warning_and_a_kind_word_quote_nothing(language):
    for name in ("alarm", "sympathy"):
        text = action("reply-now", draft=name).draft(language)
        assert "Lead time" not in text
        assert "[" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_no_sentence_ends_twice_and_none_begins_small_within_a_letter(name, language):
    begins_small = language in ("de", "it", "pl", "cs", "sr", "sr-cyrl")
    for held in (CONTEXT, {}):
        body = action("market", held, draft=name).draft(language).split("\n\n")[1]
        assert ".." not in body
        assert body[:1].isupper() or not body[:1].islower() or begins_small
        assert all(not line[:1].islower() for line in body.splitlines()[1:])


def test_german_goes_on_small_after_the_comma_of_the_greeting():
    for name in VARIANTS:
        first = action("market", {}, draft=name).draft("de").splitlines()[2].split()[0].strip(",:.")
        assert first[:1].islower() or first in ("Sie", "Ihre", "Vorsicht"), name


def test_the_dead_are_not_greeted():
    said = {"said": "Our father, Ana Souza, has died.", "said_date": "2026-03-03"}
    assert action("follow-up", draft="sympathy", **said).draft("en").startswith("Hello,")
    assert action("follow-up", draft="sympathy").draft("en").startswith("Dear Ana Souza,")


def test_who_named_the_price_that_they_need_is_not_asked_for_it():
    told = {"said": "We need 7.20.", "said_date": "2026-03-03"}
    assert "What price or which terms would work" not in action("follow-up", draft="price", **told).draft("en")
    assert "this is what we can do: [our offer on these terms]" in action("follow-up", draft="price", **told).draft(
        "en"
    )
    vague = {**told, "said": "Too expensive."}
    assert "What price or which terms would work" in action("follow-up", draft="price", **vague).draft("en")


@pytest.mark.parametrize("cause", [Cause.WITHIN_USUAL_TIME, Cause.TIME_DIFFERENCE])
def test_only_who_was_away_is_told_of_a_return_and_nobody_of_a_rest(cause):
    assert "back at your desk" not in action("wait", cause=cause).draft("en")
    assert "back at your desk" in action("wait", cause=Cause.AWAY).draft("en")
    assert "break" not in action("wait", cause=Cause.AWAY).draft("en")
    assert "Is this still planned" in action("wait", cause=Cause.AWAY).draft("en")
    # A holiday of the country is no word of theirs: nobody said that they were away.
    assert "back at your desk" not in action("wait", cause=Cause.HOLIDAY_ABSENCE).draft("en")
    assert "28 November 2025" in action("wait", cause=Cause.NOT_DUE_TO_REORDER, draft="reorder").draft("en")


def test_a_successor_is_not_greeted_by_the_name_of_who_left():
    lines = action("follow-up", cause=Cause.UNREACHABLE, draft="bump").draft("en").splitlines()
    assert lines[0] == "Hello,"
    assert "Ana Souza" in lines[2]
    assert not any("Lead time" in line for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_a_seller_on_record_leaves_the_name_to_be_filled_in(language):
    templates = toml(f"drafts/{language}.toml")
    assert action("follow-up", {}).draft(language).splitlines()[-2:] == [templates["close"], templates["sign"]]


@pytest.mark.parametrize(
    ("language", "gendered"),
    [("ru", r"\b(рад|рада|писал|писала|уверен|уверена|собрал|собрала)\b"), ("pt", r"\b[Oo]brigad[oa]\b"),
     ("hi", r"(रहा|रही) हूँ|ूँगा|ूँगी"), ("fr", r"\b(sûre?|désolée?)\b"), ("ar", r"متأكدا|أنا "),
     ("pl", r"(?i)\b\w{2,}(ł|ła)(e|a)?m\b|\b(pewien|pewna|wdzięczn[ya]|Pan|Pani|Pana|Panu)\b"), ("th", "ครับ|ค่ะ|คะ|ผม|ดิฉัน"),
     ("ja", "僕|俺|あたし|わたくし"), ("uk", r"(?i)\b(рад|рада|радий|впевнений|впевнена|вдячний|вдячна|писав|писала|пане|пані)\b"),
     ("cs", r"(?i)\b(rád|ráda|jistý|jistá|psal|psala|dostal|dostala|pan|pane|paní)\b|\(a\)"),
     ("ro", r"(?i)\b(sigură?|bucuros|bucuroasă|recunoscăto(r|are)|stimate|stimată|domnule|doamnă)\b"),
     ("el", r"(?i)\b(σίγουρ[οη]ς?|αγαπητέ|αγαπητή|κύριε|κυρία|ευγνώμων)\b"),
     ("bg", r"(?i)\b(сигурен|сигурна|благодарен|благодарна|писал|писала|господин|госпожо)\b"),
     ("sr", r"(?i)\b(siguran|sigurna|pisao|pisala|dobio|dobila|zahvalan|zahvalna|poštovani [a-z]|gospodine|gospođo)\b"),
     ("he", r"\b(אני|אתה|תודה לך|אנחנו [א-ת]+ים|אתם [א-ת]+ים)\b")],
)  # fmt: skip
def test_no_wording_tells_whether_a_woman_or_a_man_writes(language, gendered):
    assert not any(re.search(gendered, wording) for wording in every_wording(toml(f"drafts/{language}.toml")))


def test_a_plugins_kind_gets_the_draft_of_its_plain_name():
    assert action("alibaba:claim").draft("en")


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(DraftError, match="one of en, zh"):
        action("follow-up").draft("tlh")


def test_own_templates_replace_ours(tmp_path):
    (tmp_path / "en.toml").write_text('hello = "Hi!"\n[drafts]\nbump = ["Any news?"]\n', encoding="utf-8")
    assert (
        action("follow-up", context={}).draft("en", folder=tmp_path) == "Hi!\n\nAny news?\n\nBest regards,\n[your name]"
    )
    assert action("follow-up", context={}).draft("de", folder=tmp_path).startswith("Guten Tag")
    (tmp_path / "es.toml").write_text("drafts = [", encoding="utf-8")
    with pytest.raises(DraftError, match="readable TOML"):
        action("follow-up").draft("es", folder=tmp_path)


def test_own_templates_may_be_one_line_or_wordings(tmp_path):
    own = 'greeting = ["Hi {name}!", "Hi!"]\n[drafts]\nbump = "Any news?"\n[calls]\nbump = [["{product}?", "So?"]]\n'
    (tmp_path / "en.toml").write_text(own, encoding="utf-8")
    assert action("market", {}, draft="bump").draft("en", folder=tmp_path).startswith("Hi!\n\nAny news?\n")
    assert action("call", {}).draft("en", folder=tmp_path) == "Points for the call:\n\n- So?"


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_hostile_values_are_put_in_once_on_one_line(value):
    text = action("reply-now", context={"name": value + "{seller}", "seller": "Li"}).draft("en")
    assert "\n" not in text.splitlines()[0]
    assert "{seller}" in text.splitlines()[0]
