"""The templates in the familiar form: every line is turned, and nothing else is changed."""

import re
from collections.abc import Mapping

import pytest

from silentbuyer.conversation import familiar_form
from silentbuyer.data.tables import toml
from silentbuyer.playbook.familiar import LANGUAGES, familiar

FORMAL = {
    "de": r"\b(Sie|Ihnen|Ihre?[nrms]?)\b",
    "es": r"\b([Uu]sted\w*|[Ll]es?|[Ss]us?|[Dd]ígame\w*|\w+íenos|\w+íennos)\b",
    "fr": r"\b([Vv]ous|[Vv]otre|[Vv]os)\b",
    "it": r"\b([Ll]ei|[Ss]uoi?|[Ss]u[ae]|[Mm]i dica|potrebbe)\b",
    "nl": r"\b([Uu]|[Uu]w)\b",
    "ru": r"\b(Вы|Вас|Вам|Вами|Ваш\w*)\b",
}


def lines(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from lines(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from lines(one)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_formal_word_is_left(language):
    turned, formal = familiar(language), re.compile(FORMAL[language])
    assert not [
        line for part in ("drafts", "calls", "asked", "taken_up") for line in lines(turned[part]) if formal.search(line)
    ]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_formal_templates_would_fail_the_same_test(language):
    formal = re.compile(FORMAL[language])
    assert sum(bool(formal.search(line)) for line in lines(toml(f"drafts/{language}.toml")["drafts"])) > 20


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_place_to_fill_is_kept(language):
    def places(templates):
        return [sorted(re.findall(r"\{\w+\}|\[[^\]]+\]", line)) for line in lines(templates["drafts"])]

    assert places(familiar(language)) == places(toml(f"drafts/{language}.toml"))


def test_a_language_without_two_forms_stays_as_it_is():
    assert familiar("en") == toml("drafts/en.toml")


def test_the_form_is_read_in_the_languages_that_can_follow_it():
    assert familiar_form.LANGUAGES == LANGUAGES
