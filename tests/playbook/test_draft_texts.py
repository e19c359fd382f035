"""The texts of the drafts in all languages: no English is left in another, months are CLDR's, nothing inserted is bent."""

import re
from itertools import product

import pytest
from babel import Locale
from tests.playbook.test_drafts import VARIANTS, action, every_wording, wordings

from silentbuyer.data.tables import toml
from silentbuyer.playbook.drafts import LANGUAGES

pytestmark = pytest.mark.no_cover  # thousands of wordings run through the same few lines
NEW = ("uk", "cs", "ro", "hu", "el", "sv", "da", "fi", "bg", "sr", "sr-cyrl", "he", "fa")
OTHERS = tuple(one for one in LANGUAGES if one != "en")
ENGLISH = re.compile(
    r"\b(the|you|your|please|our|we|is|are|of|and|this|that|with|thank|message|order|offer|payment|supplier|answer)\b",
    re.IGNORECASE,
)
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
MAIL = re.compile(r"\be-?mails?\b|\bGmail\b|WhatsApp", re.IGNORECASE)
NOT_LATIN = ("uk", "el", "bg", "sr-cyrl", "he", "fa", "ru", "ar", "hi", "th", "ja", "ko", "zh", "zh-hant")
SAME_WORD = {
    "sv": {"order", "is"}, "da": {"of"}, "nl": {"is", "we", "order", "of"}, "id": {"is"}, "ro": {"are"}, "fr": {"message"},
    "pl": {"we"}, "hu": {"is"},
}  # fmt: skip
"""Words that a language writes as English does."""

SCRIPTS = {"sr": "sr_Latn", "sr-cyrl": "sr_Cyrl"}
BENDS = ("uk", "cs", "hu", "fi", "sr", "sr-cyrl", "el", "bg", "he", "ro")


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_another_language(language):
    english = set(every_wording(toml("drafts/en.toml")))
    for wording in every_wording(toml(f"drafts/{language}.toml")):
        assert wording not in english
        bare = MAIL.sub("", re.sub(r"\{\w+\}", "", wording))
        found = {word.casefold() for word in ENGLISH.findall(bare)} - SAME_WORD.get(language, set())
        assert not found, wording
        if language in NOT_LATIN:
            assert not LATIN_WORD.search(bare), wording


@pytest.mark.parametrize("language", NEW)
def test_months_are_those_of_cldr_as_a_date_writes_them(language):
    names = Locale.parse(SCRIPTS.get(language, language)).months["format"]["wide"]
    written = toml(f"drafts/{language}.toml")["months"]
    assert len(written) == 12
    for month, name in enumerate(written, 1):
        # Serbian writes the genitive, which CLDR does not give.
        assert name[:3] == names[month][:3] if language in SCRIPTS else name == names[month]


@pytest.mark.parametrize("language", BENDS)
def test_nothing_that_is_filled_in_takes_an_ending(language):
    for wording in every_wording(toml(f"drafts/{language}.toml")):
        assert not re.search(r"\}[-־’']?\w", wording), wording


@pytest.mark.parametrize("language", ["uk", "cs", "hu", "fi", "sr", "sr-cyrl", "el"])
def test_a_product_stands_in_brackets_in_quotation_marks_or_behind_a_colon(language):
    for wording in every_wording(toml(f"drafts/{language}.toml")):
        for before, after in re.findall(r"(.{2})\{product\}(.)", wording):
            held = (before[1], after) in {("«", "»"), ("„", "“"), ("(", ")")}
            assert held or before in {": ", ", "}, wording


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["follow-up", "reply-now", "call", "offer", "wait"])
def test_whatever_is_known_no_place_of_ours_is_left_empty(kind, language):
    for name, channel, held in product(VARIANTS, ("email", "whatsapp"), ({}, {"said": "?", "said_date": "2026-03-03"})):
        for along in ("", "contacts"):
            text = action(kind, channel=channel, draft=name, along=along, **held).draft(language)
            assert not re.search(r"[{}]|\bNone\b|\(\s*\)|«\s*»|„\s*[“”]| ,|  ", text.replace("\u00a0", "")), (
                name,
                text,
            )


@pytest.mark.parametrize("language", NEW)
def test_marks_come_in_pairs_and_a_sentence_has_its_end(language):
    end = ".?!؟;:»“”’"
    for wording in every_wording(toml(f"drafts/{language}.toml")):
        assert wording.count("(") == wording.count(")")
        assert wording.count("[") == wording.count("]")
        assert wording.count("«") == wording.count("»")
    for name in VARIANTS:
        lines = toml(f"drafts/{language}.toml")["drafts"][name]
        assert all(text[-1] in end for line in lines for text in wordings(line)), name


@pytest.mark.parametrize("language", ["he", "fa", "ar"])
def test_a_date_in_a_text_from_right_to_left_is_not_torn(language):
    text = action("follow-up", our_date="2026-03-05", draft="back", question="").draft(language)
    assert ("۲۰۲۶" if language == "fa" else "2026") in text
    assert "\u2068UV 40\u2069" in text
