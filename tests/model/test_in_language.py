"""A diagnosis speaks another language, goes back, and does both after it was saved."""

import json
from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.errors import LanguageError

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def found():
    talk = [
        sb.Message(at=NOW - timedelta(days=9), sender="seller", channel="email", text="Our quotation is attached."),
        sb.Message(at=NOW - timedelta(days=2), sender="buyer", channel="email", text="What is the price for 40 sets?"),
    ]
    buyer = sb.Customer(id="C-1", company="AquaPura", country="BR", stage="quotation", messages=talk)
    return sb.diagnose(buyer, now=NOW, online=False)


def test_there_and_back(found):
    assert found.in_language("zh").in_language("en") == found.in_language("en") == found


def test_advice_and_reasons_are_said_in_it(found):
    said = found.in_language("zh")

    assert (found.language, said.language, said.silence.language) == ("en", "zh", "zh")
    assert said.actions[0].advice.startswith("现在就答复")
    assert "What is the price for 40 sets?" in said.actions[0].advice
    assert said.causes[0].findings[0] in said.findings


def test_a_saved_diagnosis_speaks_either_language(found):
    chinese = found.in_language("zh")
    again = sb.Diagnosis.from_dict(json.loads(chinese.to_json()))

    assert again == chinese
    assert again.in_language("en") == found
    assert sb.Diagnosis.from_dict(json.loads(found.to_json())).in_language("zh") == chinese


def test_a_saved_diagnosis_without_the_table_keeps_its_texts(found):
    saved = json.loads(found.to_json())
    del saved["sentences"], saved["language"], saved["silence"]["language"]

    assert sb.Diagnosis.from_dict(saved) == found


def test_a_broken_catalogue_becomes_a_complaint(found, tmp_path):
    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "mine.po").write_text("rubbish", encoding="utf-8")
    said = found.in_language("zh", catalogues=[tmp_path])

    assert said.actions[0].advice.startswith("现在就答复")
    assert ["mine.po" in one.message for one in said.complaints] == [True]


def test_a_language_without_a_catalogue_is_named(found):
    with pytest.raises(LanguageError, match="one of en, zh"):
        found.in_language("xx")


def test_a_seller_may_ask_for_the_language_of_every_diagnosis(found):
    told = sb.diagnose(sb.Customer(id="C-2", country="BR"), sb.Seller(language="zh"), now=NOW, online=False)

    assert told.language == "zh"
    assert told.headline.startswith(("目前没有", "几乎", "很可能", "大概", "也许", "猜测"))


def test_a_seller_in_a_language_without_a_catalogue_is_told_so():
    with pytest.raises(LanguageError, match="one of en, zh"):
        sb.diagnose(sb.Customer(id="C-2"), sb.Seller(language="xx"), now=NOW, online=False)
