"""Reading one address: what can be mailed, and what a name, a firm or random keys look like in it."""

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.addresses.email import Address, company_fits, looks_random, name_fits, read_address

# A part of the public is_email collection's error cases, in our own words: each breaks one rule of RFC 5321.
ERRORS = [
    "", "test", "@", "test@", "@iana.org", "test@io@", ".test@iana.org", "test.@iana.org", "test..x@iana.org",
    "test@-iana.org", "test@iana-.com", "test@.iana.org", "test@iana..com", "test@iana.org.", 'test"@iana.org',
    '"test@iana.org', '"test"test@iana.org', "((comment)test@iana.org", "test(c)test@iana.org", "test@iana.org\n",
    "\ntest@iana.org", "test@iana.org\r\n", "test@<iana>.org", "test@[1.2.3.4", "test@\a.org", "\a@iana.org",
    "test@iana.org-", '"\rtest"@iana.org', '"\n"@iana.org', '"test\0"@iana.org', "(\r)test@iana.org", " \r\ntest@iana.org", "test\ud800@iana.org", "test@a[255.255.255.255]", "test\\@test@iana.org", '"""@iana.org',
]  # fmt: skip


@pytest.mark.parametrize("text", ERRORS)
def test_what_breaks_the_grammar_cannot_be_mailed(text):
    address = read_address(text)
    assert not address.mailable
    assert address.fault
    assert address.normal == ""


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Ana.Souza@AquaPura.COM.br", "ana.souza@aquapura.com.br"),
        (" ana@acme.example ", "ana@acme.example"),
        ("Ana Souza <ana@acme.example>", "ana@acme.example"),
        ("ana+alibaba@acme.example", "ana+alibaba@acme.example"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("用户@例子.公司", "用户@xn--fsqu00a.xn--55qx5d"),
        ("o'brien@acme.example", "o'brien@acme.example"),
        ("ana@acme.test", "ana@acme.test"),
    ],
)
def test_normal_forms(text, normal):
    assert read_address(text).normal == normal


def test_a_broken_address_keeps_its_pieces_for_the_mended_one():
    address = read_address("ana@#gmail.com")
    assert (address.mailable, address.local) == (False, "ana")


def test_what_is_too_long_is_not_even_parsed():
    assert read_address("a" * 100_000 + "@acme.example").fault == "it is longer than any address may be"


def test_the_owner_is_the_registrable_domain():
    assert read_address("a@mail.acme.co.uk").owner == "acme.co.uk"
    assert Address("x").owner is None


@settings(max_examples=150, deadline=None)
@given(st.from_regex(r"[A-Za-z0-9_%+.'-]{1,70}@[A-Za-z0-9.-]{1,40}", fullmatch=True))
def test_the_short_cut_agrees_with_the_parser(text):
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
        wanted = f"{found.local_part}@{found.ascii_domain}".lower()
    except EmailNotValidError:
        wanted = ""
    assert read_address(text).normal == wanted


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_too_strange_to_read(text):
    address = read_address(text)
    assert address.mailable != bool(address.fault)


@pytest.mark.parametrize("local", ["xkqzwrtb", "bvnm4k2x8q7z", "q7w8r9t0zxcvb"])
def test_keys_struck_at_random(local):
    assert looks_random(local)


@pytest.mark.parametrize(
    "local",
    ["ana.souza", "1234567890", "purchase", "j.schmidt2", "zhangwei1988", "mohammed.al-rashid", "r2d2", "采购", ""],
)
def test_names_numbers_and_desks_are_not_random(local):
    assert not looks_random(local)


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("ana.souza", "Ana Souza"),
        ("asouza", "Ana Souza"),
        ("jose88", "José Pérez"),
        ("as", "Ana Souza"),
        ("mueller.j", "Jürgen Mueller"),
    ],
)
def test_an_address_that_carries_the_name(local, name):
    assert name_fits(local, name)


def test_an_address_that_does_not():
    assert not name_fits("xk77", "Ana Souza")
    assert not name_fits("info", "")


@pytest.mark.parametrize(
    ("domain", "company"),
    [
        ("wassertechnik-nord.de", "Wassertechnik Nord GmbH"),
        ("aquapura.com.br", "AquaPura Engenharia Ltda"),
        ("gws.example", "Gulf Water Systems LLC"),
        ("delta-industries.com", "Delta Industries"),
    ],
)
def test_a_domain_that_says_the_companys_name(domain, company):
    assert company_fits(domain, company)


@pytest.mark.parametrize(
    ("domain", "company"),
    [("acme.com", "Wassertechnik Nord GmbH"), ("gmbh.de", "Acme GmbH"), ("x.com", ""), ("the.com", "The Co")],
)
def test_a_domain_that_does_not(domain, company):
    assert not company_fits(domain, company)


def test_the_endings_with_rules_of_their_own_are_those_of_the_parser():
    from email_validator import SPECIAL_USE_DOMAIN_NAMES

    from silentbuyer.data.tables import toml

    known = set(toml("mail/special_endings.toml")["endings"])

    assert known == {name.rpartition(".")[2] for name in SPECIAL_USE_DOMAIN_NAMES}
