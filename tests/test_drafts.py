"""Short messages in 12 languages, filled from the record and promising nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.diagnosis import ACTION_KINDS, Action
from silentbuyer.drafts import LANGUAGES
from silentbuyer.errors import DraftError
from silentbuyer.tables import toml

CONTEXT = {
    "name": "Ana Souza", "company": "AquaPura", "product": "UV 40", "seller": "Li Wei", "seller_company": "Lamp Co",
    "question": "Lead time for 40 sets?", "question_date": "2026-03-03", "our_date": "2026-03-05",
    "last_order": "2025-11-28", "arrival": "2026-03-17",
}  # fmt: skip
SCRIPT = {"zh": "[\u4e00-\u9fff]", "ru": "[а-я]", "ar": "[\u0600-\u06ff]", "hi": "[\u0900-\u097f]"}


def action(kind, context=CONTEXT, **more):
    return Action(kind=kind, advice="do it", context={**context, **more})


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
    assert "Ana Souza" in lines[0]
    assert lines[-2:] == ["Li Wei", "Lamp Co"]
    assert any("Lead time for 40 sets?" in line for line in lines)
    assert "UV 40" in "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_have_the_same_variants_and_fields_in_every_language(language):
    ours, english = toml(f"drafts/{language}.toml"), toml("drafts/en.toml")
    assert ours["drafts"].keys() == english["drafts"].keys()
    for name, lines in english["drafts"].items():
        fields = sorted(re.findall(r"\{\w+\}", " ".join(lines)))
        assert sorted(re.findall(r"\{\w+\}", " ".join(ours["drafts"][name]))) == fields, name
    assert ours["source"]
    assert ours["date"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_record_does_not_hold_is_left_out(language):
    text = action("follow-up", context={}).draft(language)
    assert text.splitlines()[0] == toml(f"drafts/{language}.toml")["hello"]
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("name", sorted({row.get("draft") for row in toml("playbook.toml")["row"] if row.get("draft")}))
def test_every_variant_of_the_playbook_has_a_template(name):
    assert {"close": "close_file"}.get(name, name) in toml("drafts/en.toml")["drafts"]


def test_dates_are_written_as_the_language_writes_them():
    assert "3.3.2026" in action("reply-now").draft("de")
    assert "2026年3月3日" in action("reply-now").draft("zh")


def test_the_buyers_own_language_is_taken_where_it_is_known():
    assert action("follow-up", languages="pt-BR,en").draft().startswith("Olá")
    assert action("follow-up", languages="sw").draft().startswith("Dear")
    assert action("follow-up").draft("PT_br").startswith("Olá")


def test_nothing_is_sent_to_a_fake_buyer():
    assert action("stop").draft("en") == "(No message: nothing is sent to this buyer.)"


def test_a_call_gets_points_instead_of_a_letter():
    lines = action("call", draft="port").draft("en").splitlines()
    assert lines[0] == "Points for the call:"
    assert "Best regards," not in lines


def test_a_plugins_kind_gets_the_draft_of_its_plain_name():
    assert action("alibaba:claim").draft("en")


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(DraftError, match="one of en, zh"):
        action("follow-up").draft("tlh")


def test_own_templates_replace_ours(tmp_path):
    (tmp_path / "en.toml").write_text('hello = "Hi!"\n[drafts]\nbump = ["Any news?"]\n', encoding="utf-8")
    assert action("follow-up", context={}).draft("en", folder=tmp_path) == "Hi!\n\nAny news?\n\nBest regards,"
    assert action("follow-up", context={}).draft("de", folder=tmp_path).startswith("Guten Tag")
    (tmp_path / "es.toml").write_text("drafts = [", encoding="utf-8")
    with pytest.raises(DraftError, match="readable TOML"):
        action("follow-up").draft("es", folder=tmp_path)


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_hostile_values_are_put_in_once_on_one_line(value):
    text = action("reply-now", context={"name": value + "{seller}", "seller": "Li"}).draft("en")
    assert "\n" not in text.splitlines()[0]
    assert "{seller}" in text.splitlines()[0]
