"""Whom a message names to be written to: the name beside the address, and no word that only begins a sentence."""

import pytest
from tests.saying import NOW, case, message

from silentbuyer.conversation.named_contact import named_contact, named_person

AT = message(3, "buyer").at


def named(text, **fields):
    given = case(message(3, "buyer", text), name="Maaike Hoekstra", **fields)
    address = named_contact(given, AT)
    return address, named_person(given, AT, address)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("バスケットの件は後任の早坂(hayasaka@t.example)が引き継ぎます", "早坂"),
        ("Mサイズのみ少し匂いが気になります。担当は田中様 tanaka@t.example です", "田中"),
        ("앞으로 김민수 과장님(ms.kim@t.example)께 연락 주세요", "김민수"),
        ("my colleague Liis Kaljuvee takes the purchasing over (liis@l.example)", "Liis Kaljuvee"),
        ("Contactez Monsieur Diallo m.diallo@x.example", "Diallo"),
        ("Eszter az új beszerző, eszter@x.example", "Eszter"),
    ],
)
def test_the_name_beside_the_address_is_whom_to_greet(text, person):
    assert named(text)[1] == person


@pytest.mark.parametrize(
    "text",
    [
        "Deze mailbox wordt niet gelezen. Voor inkoop: inkoop@g.example of bel 038 (Ruben).", "Для закупок: zakup@x.example",
        "Do spraw zakupów: zakupy@x.example", "Neue Adresse: buero@x.example", "Tehnical: t@x.example",
    ],
)  # fmt: skip
def test_a_word_that_only_begins_a_sentence_is_nobodys_name(text):
    address, person = named(text)
    assert address
    assert person == ""


def test_the_first_address_that_is_neither_theirs_nor_ours_counts():
    assert named("Write to me, ana@aquapura.example, or to einkauf@a.example")[0] == "einkauf@a.example"
    assert NOW > AT
