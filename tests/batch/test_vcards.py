"""Address books: every version of the format, cards with a telephone only, and cards that never end."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.errors import RecordError

BOOK = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:1
FN:Ana Souza
N:Souza;Ana;;;
ORG:AquaPura\\, Engenharia;Buying
EMAIL;TYPE=work:ana@aquapura.example
EMAIL:compras@aquapura.example
TEL;VALUE=uri;TYPE="voice,cell":tel:+55-11-3456
IMPP:whatsapp:+5511
ADR;TYPE=work:;;Rua 1;São Paulo;SP;01000;Brazil
LANG:pt
TZ:America/Sao_Paulo
URL:https://aquapura.example
NOTE:met at the
  fair\\, 2025
PHOTO:data
X-SOURCE:fair
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E9=9B=
=B7;;
TEL;CELL:+86 139
END:VCARD
"""


def read(path):
    with read_customers(path) as reading:
        items = list(reading)
    return [i for i in items if not isinstance(i, BadRow)], [i for i in items if isinstance(i, BadRow)], reading.source


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "dos"])
@pytest.mark.parametrize("name", ["book.vcf", "book.txt"])
def test_a_book(tmp_path, ends, name):
    (tmp_path / name).write_text(BOOK.replace("\n", ends), encoding="utf-8", newline="")
    (ana, lei), bad, source = read(tmp_path / name)
    assert not bad
    assert (source.format, source.reader, source.confidence) == ("vcard", "vcard", 1.0)
    assert (ana.id, ana.name, ana.company, ana.email) == (
        "urn:uuid:1",
        "Ana Souza",
        "AquaPura, Engenharia",
        "ana@aquapura.example",
    )
    assert (ana.country, ana.subdivision, ana.city, ana.timezone, ana.languages) == (
        "BR",
        "SP",
        "São Paulo",
        "America/Sao_Paulo",
        ("pt",),
    )
    assert (ana.phone, ana.channels["whatsapp"], ana.website) == ("+55-11-3456", "+5511", "https://aquapura.example")
    assert ana.extra["NOTE"] == "met at the fair, 2025"
    assert ana.extra["X-SOURCE"] == "fair"
    assert (lei.id, lei.name, lei.phone, lei.email) == ("card-20", "雷 李", "+86 139", None)


def test_cards_without_end_and_lines_without_end(tmp_path):
    path = tmp_path / "book.vcf"
    path.write_text(
        "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nNOTE:"
        + "x" * (3 << 20)
        + "\nEND:VCARD\nBEGIN:VCARD\nFN:C\n"
    )
    good, bad, _ = read(path)
    assert [c.name for c in good] == ["B"]
    assert [b.row for b in bad] == [1, 6, 9]


def test_no_card_at_all(tmp_path):
    (tmp_path / "book.vcf").write_text("dear all,\n")
    with pytest.raises(RecordError, match="holds no card"):
        read(tmp_path / "book.vcf")


def test_an_unknown_charset_is_read_as_utf_8(tmp_path):
    path = tmp_path / "book.vcf"
    path.write_text("BEGIN:VCARD\nFN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=41\nFN:B\nEND:VCARD\n")
    (only,), _, _ = read(path)
    assert only.name == "A"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='ABC:;=\\\n \t"Nn\x00é', max_size=120))
def test_no_card_whatever_breaks_the_reader(tmp_path, text):
    path = tmp_path / "book.vcf"
    path.write_text(f"BEGIN:VCARD\n{text}\nEND:VCARD\n", encoding="utf-8", newline="")
    good, bad, _ = read(path)
    assert len(good) + len(bad) >= 1


def test_a_text_broken_into_many_lines_is_joined_once(tmp_path):
    path = tmp_path / "a.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:2.1\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\n" + "b=\n" * 60_000 + "c\nEND:VCARD\n"
    )
    began = time.process_time()
    (customer,) = read_customers(path)
    assert customer.extra["NOTE"] == "a" + "b" * 60_000 + "c"
    assert time.process_time() - began < 5


def test_an_apple_card_with_labels_a_colon_in_its_address_and_profiles(tmp_path):
    path = tmp_path / "a.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nN:Riva;Anna;;;\nFN:Anna Riva\nORG:Acquaviva;Sales\nitem1.EMAIL;type=INTERNET;type=pref:a@acq.example\n"
        "item1.X-ABLabel:_$!<Work>!$_\nitem2.URL;type=pref:https\\://acq.example\nitem3.ADR;type=WORK:;;Via 1;Milano;MI;20100;Italy\n"
        "X-SOCIALPROFILE;type=telegram:annariva\nX-SOCIALPROFILE;type=mastodon:@anna\nX-SOCIALPROFILE:x\nEND:VCARD\n",
        encoding="utf-8",
    )
    with read_customers(path) as reading:
        (found,) = list(reading)
    assert (found.email, found.website, found.city, found.country) == (
        "a@acq.example",
        "https://acq.example",
        "Milano",
        "IT",
    )
    assert [(contact.channel, contact.value) for contact in found.contacts] == [("telegram", "annariva")]


def test_a_soft_break_that_is_folded_as_well_leaves_no_blank(tmp_path):
    path = tmp_path / "a.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=B2=D0=B8=\n =D0=B0\nTEL;TYPE=CELL:+71234567890\nEND:VCARD\n",
        encoding="utf-8",
    )
    with read_customers(path) as reading:
        assert [card.name for card in reading] == ["Авиа"]


@pytest.mark.parametrize("piece", ["1;", "a;b;", ";", 'a;TYPE="x";', "a.b;c=d;"])
def test_a_line_of_nothing_but_parameters_is_passed_by_at_once(tmp_path, piece):
    card = tmp_path / "x.vcf"
    card.write_text(f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nTEL:+49 40 1\r\n{piece * 5000}\r\nEND:VCARD\r\n")

    (found,) = read_customers(card)

    assert found.name == "A"
