"""Catalogues: ours is complete and current, a plugin's and a user's own are found, a broken one spoils nothing."""

import runpy
from pathlib import Path

import pytest

from silentbuyer.errors import LanguageError
from silentbuyer.language import plural, told
from silentbuyer.language.catalogues import catalogue, languages
from silentbuyer.language.default_language import chosen

TOOL = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "build_catalogue.py"))


def own(tmp_path, text, language="fr"):
    folder = tmp_path / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "mine.po").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.no_cover  # it reads all of the source, and runs none of it
@pytest.mark.parametrize("language", TOOL["languages"]())
def test_every_message_has_a_translation_with_the_same_places(language):
    """Add a sentence, run tools/build_catalogue.py, and write its translation into the file that it names."""
    assert list(TOOL["faults"](language)) == []


def test_the_languages_that_are_installed():
    assert languages() == ("en", "zh")


@pytest.mark.parametrize("written", ["zh", "ZH", "zh_CN.UTF-8", "zh-Hans-CN"])
def test_a_language_is_known_by_its_first_part(written):
    assert catalogue(written).word("call") == "打电话"


@pytest.mark.parametrize("written", ["xx", "", "../zh", "zh/..", "klingon"])
def test_a_language_without_a_catalogue_is_named(written):
    with pytest.raises(LanguageError, match="en, zh"):
        catalogue(written)


def test_a_further_language_is_a_file(tmp_path):
    home = own(tmp_path, 'msgid "call"\nmsgstr "appeler"\n')

    assert catalogue("fr", [home]).word("call") == "appeler"


def test_a_file_of_ones_own_comes_before_ours(tmp_path):
    home = own(tmp_path, 'msgid "call"\nmsgstr "拨打"\n', "zh")

    assert catalogue("zh", [home]).word("call") == "拨打"
    assert catalogue("zh", [home]).word("wait") == "等待"


def test_plural_forms_follow_the_formula_of_the_file(tmp_path):
    forms = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural={forms};\\n"\n\n'
    entry = (
        'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] "{n} дней"\n'
    )
    words = catalogue("ru", [own(tmp_path, head + entry, "ru")])

    assert [told(plural("{n} day", "{n} days", n=n), words) for n in (1, 3, 5, 21)] == [
        "1 день", "3 дня", "5 дней", "21 день",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "call\nmsgstr "appeler"\n', "entry 1 cannot be read"),
        ('msgid "call"\nmsgstr "appeler"\n\nrubbish\n', "entry 2 cannot be read"),
        ('msgid ""\nmsgstr "Plural-Forms: plural=__import__(1);"\n', "plural forms cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_holds(tmp_path, text, fault):
    more = text + '\nmsgid "wait"\nmsgstr "attendre"\n'
    words = catalogue("fr", [own(tmp_path, more)])

    assert words.word("wait") == "attendre"
    assert [one for one in words.faults if fault in one]


def test_a_file_of_foreign_bytes_is_told(tmp_path):
    home = own(tmp_path, "")
    (home / "fr" / "LC_MESSAGES" / "mine.po").write_bytes(b"\xff\xfe\x00")

    assert "cannot be read" in catalogue("fr", [home]).faults[0]


def test_untranslated_and_doubtful_entries_are_left_in_english(tmp_path):
    home = own(tmp_path, 'msgid "call"\nmsgstr ""\n\n#, fuzzy\nmsgid "wait"\nmsgstr "???"\n')

    assert [catalogue("fr", [home]).word(word) for word in ("call", "wait")] == ["call", "wait"]


@pytest.mark.parametrize(
    ("seller", "environ", "found"),
    [
        (("zh", "en"), {}, "zh"),
        (("en", "zh"), {"LANG": "zh_CN.UTF-8"}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (("pt",), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {}, "en"),
    ],
)
def test_the_language_when_nobody_says(seller, environ, found):
    assert chosen(seller, environ) == found
