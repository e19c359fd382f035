"""A page as its reader sees it, and pages that were made to choke a parser."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.document import LONGEST_TAG, MOST_TEXT, decode, read_document

PAGE = """<!DOCTYPE html><html lang="de-AT"><head><meta charset="utf-8"><title> Wasser
technik </title><meta name="Description" content="Anlagen &amp; Filter">
<link rel="alternate" hreflang="en-GB" href="/en"><style>p{color:red}</style><script>var hidden = 1</script></head>
<body><h1>Will<b>kommen</b></h1><p>Wir bauen <i>Anlagen</i>.</p><noscript>Bitte JavaScript einschalten</noscript>
<a href=" /kontakt ">Kontakt</a><a>kein Ziel</a><iframe src="/karte"></iframe><svg><text>unsichtbar</text></svg></body></html>"""


def test_title_description_text_links_and_languages_are_read():
    document = read_document(PAGE.encode())

    assert document.title == "Wasser technik"
    assert document.heading == "Will kommen"
    assert document.description == "Anlagen & Filter"
    assert document.text == "Will kommen Wir bauen Anlagen . Kontakt kein Ziel"
    assert (document.language, document.languages) == ("de", ("en",))
    assert document.links == ("/kontakt",)
    assert (document.scripts, document.frames) == (1, ("/karte",))
    assert document.script_free == "Bitte JavaScript einschalten"
    assert document.headline == "wasser technik | will kommen"


def test_a_page_without_title_has_its_first_words_as_headline():
    assert read_document(b"<p>Index of /</p><p>files</p>").headline == "index of / files"


def test_an_empty_root_element_is_a_place_for_scripts():
    assert read_document(b'<div id="root"></div><script src=a.js></script>').mount
    assert not read_document(b'<div id="root">text</div>').mount


@pytest.mark.parametrize("body", [b"", b"\0\0", b"   ", b"<!-- only a comment -->", b"<title></title>"])
def test_a_page_of_nothing_is_an_empty_document(body):
    assert read_document(body).text == ""


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        ("Größe".encode(), "", "Größe"),
        ("Größe".encode("cp1252"), "text/html; charset=ISO-8859-1", "Größe"),
        (b"<meta charset=windows-1251>" + "Вода".encode("cp1251"), "", "<meta charset=windows-1251>Вода"),
        ("水处理".encode("gb18030"), "text/html; charset=gb2312", "水处理"),
        ("水处理设备".encode("gb18030"), "", "水处理设备"),
        (b"\xef\xbb\xbfabc", "", "abc"),
        ("水".encode("utf-16"), "", "水"),
        ("Größe".encode(), "text/html; charset=no-such-thing", "Größe"),
        (b"caf\xe9 \xff\xfe\x81", "", None),
        (("x" * 40 + "水处理").encode()[:-1], "", "x" * 40 + "水处\ufffd"),
    ],
)
def test_the_charset_is_the_headers_or_the_pages_or_a_good_guess(body, header, text):
    assert decode(body, header) == text or text is None


def test_text_is_cut_and_its_true_length_kept():
    document = read_document(b"<p>" + b"water " * 5_000 + b"</p>")

    assert len(document.text) == MOST_TEXT
    assert document.length == 29_999


def test_a_tag_beyond_all_measure_is_cut_and_the_rest_is_read():
    long = b"<a " + b" ".join(b'a%d=">"' % n for n in range(40_000)) + b">"

    assert len(long) > LONGEST_TAG
    assert read_document(long + b"hello</a>").text == "hello"


BOMBS = {
    "60,000 attributes": b"<p><a " + b" ".join(b"a%d" % n for n in range(60_000)) + b">x</a> hello",
    "60,000 valued attributes": b"<p><a " + b" ".join(b"a%d='>'" % n for n in range(50_000)) + b">x</a> hello",
    "brackets": b"<" * 500_000,
    "open tags": b"<a " * 170_000,
    "open quotes": b'<a b="' * 80_000,
    "quotes of both sorts": b"<a b=\"<a c='" * 40_000,
    "nested blocks": b"<div>" * 100_000 + b"hello",
    "formatting": b"".join(b"<b %d>" % n for n in range(3_000)) + b"".join(b"<i %d>" % n for n in range(3_000)) + b"x</b>" * 3_000,
    "tables": b"<table>" * 50_000,
    "entities": b"&" * 500_000,
    "blanks": b"<p>" + b" " * 500_000 + b"x",
    "titles": b"<title>" * 70_000,
    "metas": b"<meta " * 80_000,
    "comments": b"<!--" * 120_000,
    "forms": b"<form><select><option>" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_no_page_can_choke_the_reader(name):
    started = time.process_time()
    read_document(BOMBS[name][: 512 * 1024])
    assert time.process_time() - started < 2.5


def test_text_below_the_depth_that_the_parser_follows_is_marked():
    assert read_document(b"<div>" * 5_000 + b"hello").deep


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(alphabet="<>/='\" abtitle!-&;#", max_size=300).map(str.encode)))
def test_rubbish_gives_a_document(body):
    document = read_document(body)

    assert len(document.text) <= MOST_TEXT
    assert document.length >= len(document.text)


def test_the_end_of_a_long_page_is_kept_as_its_footer_names_the_company():
    body = (
        f"<h1>Pumps</h1>{'<p>about our pumps</p>' * 900}<footer>Nordwasser Technik GmbH, Tel. +49 40 1234567</footer>"
    )
    document = read_document(body.encode())

    assert len(document.text) == MOST_TEXT
    assert document.text.startswith("Pumps about")
    assert document.text.endswith("Nordwasser Technik GmbH, Tel. +49 40 1234567")


def test_a_page_names_its_company_by_logo_site_name_and_structured_data():
    body = """<meta property="og:site_name" content="Nordwasser"><img src=logo.png alt="Nordwasser Technik GmbH">
    <img class=client-logo alt="Second"><img class=client-logo alt="A customer"><img src=a.png alt="a pump">
    <script type="application/ld+json">{"@type": "Organization", "legalName": "Nordwasser Technik Anlagenbau GmbH",
    "telephone": "+49 40 1234567", "email": "info@nord.example", broken</script>
    <script type="application/ld+json">{"@type": "Product", "name": "Pump 7"}</script>"""
    document = read_document(body.encode())

    assert document.named == (
        "Nordwasser", "Nordwasser Technik GmbH", "Second", "Nordwasser Technik Anlagenbau GmbH"
    )  # fmt: skip
    assert document.links == ("tel:+49 40 1234567", "mailto:info@nord.example")
