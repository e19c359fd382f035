"""What may be fetched: one reading of every URL, and none that leads to an address that is not public."""

import json
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import probes
from silentbuyer.addresses import urls
from silentbuyer.addresses.urls import join_url, normalise_url, read_url, safe_address
from silentbuyer.errors import UnsafeURL


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_the_guards_are_public_seams_of_probes():
    assert probes.normalise_url is urls.normalise_url
    assert probes.safe_address is urls.safe_address
    with pytest.raises(AttributeError, match="nothing"):
        probes.nothing  # noqa: B018 - the access is the test


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("acme.com", "https://acme.com/"),
        ("  WWW.Acme.COM/Shop \u00a0", "https://www.acme.com/Shop"),
        ("http://acme.com", "http://acme.com/"),
        ("acme.com:443", "https://acme.com/"),
        ("http://acme.com:443/", "http://acme.com:443/"),
        ("www.acme.com.", "https://www.acme.com/"),
        ("https://acme.com/a/../b/./c?x=1&y=é#part", "https://acme.com/b/c?x=1&y=%C3%A9"),
        ("https://acme.com/a/%2e%2e/..", "https://acme.com/"),
        ("https://acme.com/a b", "https://acme.com/a%20b"),
        ("münchen.de", "https://xn--mnchen-3ya.de/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("アクメ。日本", "https://xn--cck0a4k.xn--wgv71a/"),
        ("http://[2606:4700:4700:0::1111]/", "http://[2606:4700:4700::1111]/"),
        ("http://8.8.8.8", "http://8.8.8.8/"),
    ],
)
def test_a_usable_address_has_one_normal_form(text, normal):
    assert normalise_url(text) == normal
    assert normalise_url(normal) == normal


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "none", "n/a", "-", "info@acme.com", "mailto:info@acme.com", "javascript:alert(1)", "//acme.com/",
        "file:///etc/passwd", "ftp://acme.com", "http://user:pass@acme.com/", "http://acme.com\\@evil.com/",
        "http://acme.com:22/", "http://acme.com:0/", "http://acme.com:99999/", "http://acme.com:8a/",
        "http://acme.com:999999/", "http://acme.com:٨٠/", "http://127.0.0.1/", "http://127.1/", "http://0177.0.0.1/",
        "http://0x7f.0.0.1/", "http://2130706433/", "http://0/", "http://①②⑦.0.0.1/", "http://127。0。0。1/",
        "http://[::1]/", "http://[::ffff:7f00:1]/", "http://[fe80::1%25lo]/", "http://[::1", "http://[x]/",
        "http://[::1]x/", "http://metadata.google.internal/", "http://printer.local/", "http://a.home.arpa/",
        "http://localhost/", "http://a.LOCALHOST./", "http://acme.com\t/", "http://ac\nme.com/",
        "http://acme.com/\ud800", "http://-acme.com/", "http://ac me.com/", "http://a..b/", "http://ho%20st/",
        "http://xn--a/", "http://xn--pokxncvks/", "http://xn--abc-/", "http://\u00ad/", f"http://{'a' * 300}.com/",
        "http://acme.com/" + "a" * 3000, "http:acme.com", "http:///acme.com", "http://1.2.3.4.5/", "http://a.0x7f/",
    ],
)  # fmt: skip
def test_an_address_with_two_readings_or_none_is_refused(text):
    with pytest.raises(UnsafeURL):
        normalise_url(text)


def test_something_that_is_not_text_is_refused_by_name():
    with pytest.raises(UnsafeURL, match="NoneType"):
        normalise_url(None)


def test_policy_opens_ports_and_networks_and_nothing_else():
    assert normalise_url("http://10.1.2.3:8080/", ports=(8080,), allow_networks=("10.1.0.0/16",))
    assert normalise_url("http://shop.internal/", allow_networks=("10.1.0.0/16",))
    with pytest.raises(UnsafeURL, match="port 8080"):
        normalise_url("http://10.1.2.3:8080/", allow_networks=("10.1.0.0/16",))
    with pytest.raises(UnsafeURL, match="no public address"):
        normalise_url("http://10.2.2.3/", allow_networks=("10.1.0.0/16",))


def test_reading_alone_judges_neither_port_nor_address():
    assert read_url("http://127.0.0.1:8080/x") == "http://127.0.0.1:8080/x"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/lander", "https://acme.com/lander"),
        ("b?c=d", "https://acme.com/a/b?c=d"),
        ("//www.acme.com", "https://www.acme.com/"),
        ("HTTP://Other.com", "http://other.com/"),
        ("", "https://acme.com/a/"),
    ],
)
def test_a_redirect_is_read_against_its_page(location, target):
    assert join_url("https://acme.com/a/", location) == target


@pytest.mark.parametrize("location", ["http://[", "file:///etc/passwd", "/a\r\nX: y", "//u:p@acme.com", "\\\\evil"])
def test_a_redirect_that_cannot_be_read_is_refused(location):
    with pytest.raises(UnsafeURL):
        join_url("https://acme.com/", location)


def test_urls_of_the_outside_judge(judges):
    """Names that only DNS can unmask (``*.xip.io``) are the fetcher's business."""
    for row in _lines(judges / "web/ssrf/urls.jsonl"):
        try:
            host = urlsplit(normalise_url(row["url"])).hostname
        except UnsafeURL:
            assert row["blocked"], row
        else:
            assert not row["blocked"] or host.rpartition(".")[2].isalpha(), row


def test_every_url_that_is_accepted_names_the_host_that_browsers_see(judges):
    from yarl import URL

    accepted = 0
    for case in json.loads((judges / "web/ssrf/wpt_urltestdata.json").read_text(encoding="utf-8")):
        if not isinstance(case, dict) or "://" not in case["input"]:
            continue
        try:
            url = normalise_url(case["input"])
        except UnsafeURL:
            continue
        accepted += 1
        assert not case.get("failure"), case
        assert urlsplit(url).hostname == case["hostname"].strip("[]").removesuffix("."), case
        assert URL(url, encoded=True).raw_host == urlsplit(url).hostname
    assert accepted > 60


_RUBBISH = st.one_of(
    st.text(max_size=80),
    st.builds("{}{}{}{}".format, st.sampled_from(["http://", "https://", "", "//", "http:\\\\", "ftp://"]),
              st.text(alphabet="a.:@[]/\\%①1x-é。\t0xn", max_size=20), st.sampled_from(["", ".com", ".0", ":80"]),
              st.text(max_size=10)),
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(_RUBBISH)
def test_rubbish_is_read_one_way_or_refused(text):
    try:
        url = normalise_url(text)
    except UnsafeURL:
        return
    assert url.isascii()
    assert normalise_url(url) == url
    host = urlsplit(url).hostname
    literal = urls.literal_address(host)
    assert literal is None or safe_address(ip_address(host))
