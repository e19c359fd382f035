"""Slips of the finger and lookalikes: a real domain is never corrected, a false one is seen through."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.addresses.domains import ascii_domain
from silentbuyer.addresses.likeness import SOFT, distance, kin, lookalike, name_of, skeleton, suggestion
from silentbuyer.addresses.mail_lists import common_domains

WORDS = st.text(alphabet="abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("gmail", "gmail", 0), ("gmial", "gmail", 1), ("gnail", "gmail", 1), ("gmai", "gmail", 1), ("abc", "xyz", 3)],
)
def test_edits_between_words(one, other, edits):
    assert distance(one, other) == edits


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_distance_is_symmetric_and_zero_only_for_equals(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.integers(0, 7), st.sampled_from("abc"))
def test_one_letter_more_is_one_edit(word, place, letter):
    assert distance(word, word[:place] + letter + word[place:]) <= 1


@pytest.mark.parametrize(
    ("domain", "true", "how"),
    [
        ("vvassertechnik.de", "wassertechnik.de", "confusable"),
        ("micros0ft.com", "microsoft.com", "confusable"),
        (ascii_domain("micr\u043esoft.com"), "microsoft.com", "confusable"),
        ("aquapuras.com", "aquapura.com.br", "one edit"),
        ("aquapura-group.com", "aquapura.com.br", "added word"),
        ("globalaquapura.com", "aquapura.com.br", "added word"),
        ("mail.aquapuras.com", "www.aquapura.com.br", "one edit"),
    ],
)
def test_names_made_to_be_mistaken(domain, true, how):
    assert lookalike(domain, true) == how


@pytest.mark.parametrize(
    ("domain", "true"),
    [
        ("aquapura.com", "aquapura.com.br"),
        ("mail.aquapura.com.br", "aquapura.com.br"),
        ("wassertechnik-nord.de", "wassertechniknord.de"),
        ("acme.com", "acne.com"),
        ("siemens.com", "bosch.com"),
        ("xn--a-0000000000000.com", "microsoft.com"),
    ],
)
def test_honest_neighbours_are_no_lookalikes(domain, true):
    assert lookalike(domain, true) is None


IMITATIONS = [
    "nordwaser.de", "nordwassser.de", "nrodwasser.de", "n0rdwasser.de", "nordvvasser.de", "norclwasser.de", "noordwaser.de",
    "nordwässer.de", "nordwaßer.de", "nоrdwasser.de", "nordwaesser.com", "nordwassr.net", "nordwassers.de",
    "nordwasser-de.com", "nordwasserde.com", "nordwasser-com.net", "nordwasser.de.com", "nordwasser.de.mail-portal.com",
    "nordwasser.com-mail.net",
]  # fmt: skip


@pytest.mark.parametrize("domain", IMITATIONS)
def test_a_name_drawn_after_another_is_seen(domain):
    how = lookalike(domain, "nordwasser.de")
    assert how is not None
    assert how not in SOFT


@pytest.mark.parametrize(
    "domain",
    ["nordwasser-gmbh.de", "nordwasser-einkauf.de", "nordwasser24.de", "mynordwasser.de", "wwwnordwasser.de",
     "nordwasser-gmbh-mail.com", "einkauf-nordwasser.com", "nordwasser-deutschland.de", "nordwasser-pumpen.de"],
)  # fmt: skip
def test_words_beside_a_name_are_what_sister_firms_have_as_well(domain):
    assert lookalike(domain, "nordwasser.de") in SOFT


@pytest.mark.parametrize("domain", ["nord-wasser.de", "nordwasser.com", "nordwasser.co.uk"])
def test_one_name_under_two_endings_is_kin(domain):
    assert lookalike(domain, "nordwasser.de") is None
    assert kin(domain, "nordwasser.de")
    assert not kin("mail.nordwasser.de", "nordwasser.de")


@pytest.mark.parametrize(
    "domain",
    ["suedwasser.de", "mail.nordwasser.de", "wt-holding.de", "nordlicht.de", "wassertechnik.de", "hafenwasser.de",
     "northwater.com", "nw-gruppe.de", "nordwasser.onmicrosoft.com"],
)  # fmt: skip
def test_other_names_of_the_trade_are_no_imitations(domain):
    assert lookalike(domain, "nordwasser.de") is None


def test_the_hurried_eye():
    assert skeleton("rnicrosoft") == skeleton("microsoft")
    assert skeleton("a-b") == "ab"
    assert name_of("mail.acme.co.uk") == "acme"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotmail.co", "hotmail.com"),
        ("aquapura.cmo", "aquapura.com"),
        ("aquapura.con.", "aquapura.com"),
        ("#gmail.com", "gmail.com"),
        ("wassertechnlk.de", "wassertechnik.de"),
    ],
)
def test_what_was_meant_by_a_domain_that_failed(typed, meant):
    assert suggestion(typed, ("wassertechnik.de", *common_domains())) == meant


@pytest.mark.parametrize(
    "typed",
    ["gmail.com", "gmail", "", "mail.acme.cmo", "acme.zzzzzz", "yahoo.co.uk", "wholly-other.com", "gov.uk", "co.uk"],
)
def test_nothing_is_suggested_without_likeness(typed):
    assert suggestion(typed, common_domains()) is None


def test_the_public_slips(judges):
    cases = json.loads((judges / "email" / "mailcheck_typo_cases.json").read_text(encoding="utf-8"))
    known = (*common_domains(), *cases["domains"])
    wrong = [
        case["input"]
        for case in cases["cases"]
        if suggestion(case["input"].rpartition("@")[2], known) != case["suggest_domain"]
    ]
    assert wrong == []
