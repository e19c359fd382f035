"""Redirects that pages ask for themselves: followed when they are meant as redirects, recognised when scripts do it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.refresh import meta_refresh, refresh_target, script_target


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("0; url=/lander", "/lander"),
        ("0;URL='http://acme.com/'", "http://acme.com/"),
        ("3,url = next.html", "next.html"),
        ("0; http://acme.com/", "http://acme.com/"),
        ("12", None),
        ("30; url=/slow", None),
        ("0.5;url=/a", "/a"),
        ("", None),
        (".;url=/a", "/a"),
    ],
)
def test_a_refresh_counts_when_it_comes_soon_and_goes_somewhere(value, target):
    assert refresh_target(value) == target


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (b"<meta http-equiv='refresh' content='0; url=/x?a=1&amp;b=2'>", "/x?a=1&b=2"),
        (b'<META content="0;url=/y" HTTP-EQUIV="Refresh">', "/y"),
        (b"<meta http-equiv=refresh content=0;url=/z>", "/z"),
        (b'<meta http-equiv="refresh" content="12">', None),
        (b'<meta http-equiv="content-type" content="text/html">refresh', None),
        (b"<p>no meta</p>", None),
        (b"<p>efresh</p>", None),
        (b" " * 20_000 + b"<meta http-equiv=refresh content='0;url=/late'>", None),
    ],
)
def test_a_page_may_send_its_reader_on(body, target):
    assert meta_refresh(body) == target


def test_a_script_that_only_sends_on_is_recognised():
    assert script_target('window.onload=function(){window.location.href="/lander"}') == "/lander"
    assert script_target("location.replace('https://acme.com/')") == "https://acme.com/"
    assert script_target("var location = 5") is None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=300))
def test_rubbish_sends_nobody_anywhere_by_force(body, text):
    assert meta_refresh(body + b"refresh") is None or isinstance(meta_refresh(body + b"refresh"), str)
    assert refresh_target(text) is None or refresh_target(text)


def test_no_page_can_make_the_search_slow():
    started = time.process_time()
    for body in (b"<meta " * 90_000, b"<meta refresh http-equiv=" * 20_000, b"<meta content='" * 40_000 + b"refresh"):
        meta_refresh(body)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "body",
    [
        b'<!--[if lt IE 9]><meta http-equiv="refresh" content="0;url=http://old-browser.example/"><![endif]--><p>Acme',
        b'<noscript><meta http-equiv="refresh" content="0;url=http://enable-scripts.example/"></noscript><p>Acme',
        b'<meta http-equiv="refresh" content="3;url=javascript:reload()">',
        b'<meta http-equiv="refresh" content="0;url=#top">',
    ],
)
def test_a_refresh_that_no_browser_of_today_follows_is_none(body):
    assert meta_refresh(body) is None


def test_a_refresh_may_lead_to_a_path_in_any_script():
    assert meta_refresh('<meta http-equiv="refresh" content="0;url=/中文">'.encode()) == "/中文"
