"""The public suffix list is read without tldextract, and says what tldextract says."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tldextract import TLDExtract

from silentbuyer.addresses import public_suffixes
from silentbuyer.addresses.domains import ascii_domain
from silentbuyer.addresses.public_suffixes import parsed, suffix_of, suffixes

THEIRS = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)
LIST = suffixes()
RULES = sorted(LIST.plain | LIST.exceptions | {f"any.{parent}" for parent in LIST.wild})


def test_the_whole_list_says_what_tldextract_says():
    assert len(RULES) > 5000
    names = [name for rule in RULES for name in (rule, f"acme.{rule}", f"www.acme.{rule}") if "." in name]
    assert [name for name in names if suffix_of(name) != THEIRS(name).suffix] == []


@given(
    st.lists(
        st.sampled_from(["a", "www", "co", "uk", "ck", "jp", "kawasaki", "city", "com", "xn--p1ai", "blogspot"]),
        min_size=2,
        max_size=5,
    )
)
def test_names_by_chance_say_the_same(labels):
    name = ascii_domain(".".join(labels))
    assert suffix_of(name) == THEIRS(name).suffix


def test_the_longest_rule_and_its_exception():
    few = parsed(["// a comment", "", "ck", "*.ck", "!www.ck", "рф", "co.ck"])
    assert [few.of(name) for name in ("a.b.ck", "www.ck", "x.www.ck", "acme.xn--p1ai", "a.nowhere")] == [
        "b.ck", "ck", "ck", "xn--p1ai", "",
    ]  # fmt: skip


def test_without_the_list_tldextract_itself_is_asked(monkeypatch):
    monkeypatch.setattr(public_suffixes, "_LIST", "no-such-file")
    suffixes.cache_clear()
    try:
        assert suffixes() is None
        assert suffix_of("shop.acme.co.uk") == "co.uk"
    finally:
        suffixes.cache_clear()


def test_a_diagnosis_imports_no_requests():
    code = (
        "import sys, silentbuyer as sb; sb.diagnose(sb.Customer(id='1', email='a@b.co.uk', website='b.co.uk'), online=False);"
        "print(*{'requests', 'tldextract', 'urllib3'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


@pytest.mark.parametrize("name", ["b.c.kobe.jp", "city.kobe.jp", "www.city.kobe.jp"])
def test_wildcards_of_japan(name):
    assert suffix_of(name) == THEIRS(name).suffix
