"""The charset of a page: what its bytes are comes before what anybody says of them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.charset import decode

RUSSIAN = "<title>Завод Насос</title><p>Мы производим насосы и арматуру для водоснабжения городов.</p>" * 4
CHINESE = "<title>泰林水泵</title><p>我们生产水泵和阀门，泰林生物技术有限公司。</p>" * 4
TAIWANESE = "<title>台灣幫浦有限公司</title><p>我們製造幫浦與閥門。</p>" * 4
JAPANESE = "<title>日本ポンプ株式会社</title><p>ポンプを製造しています。</p>" * 4
KOREAN = "<title>대한펌프</title><p>우리는 펌프와 밸브를 만듭니다. 쩜 뷁</p>" * 4
THAI, HEBREW = "<p>เราผลิตปั๊มน้ำ</p>" * 4, "<p>אנחנו מייצרים משאבות</p>" * 4


@pytest.mark.parametrize(
    ("text", "codec", "said"),
    [
        (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8-r", "koi8-r"), (CHINESE, "gb18030", "gb2312"),
        (TAIWANESE, "big5", "Big5"), (JAPANESE + "①㈱", "cp932", "Shift_JIS"), (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"), (KOREAN, "cp949", "euc-kr"), (KOREAN, "cp949", "ks_c_5601-1987"),
        (THAI, "cp874", "windows-874"), (HEBREW, "cp1255", "iso-8859-8-i"), (RUSSIAN, "utf-16", "utf-16"),
    ],
)  # fmt: skip
def test_a_charset_is_read_as_browsers_read_it_wherever_it_is_named(text, codec, said):
    body = text.encode(codec)

    assert decode(body, f"text/html; charset={said}") == text
    if said != "utf-16":
        assert decode(b'<meta charset="%b">' % said.encode() + body).endswith(text)


@pytest.mark.parametrize("said", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis", "nonsense", "punycode"])
def test_valid_utf_8_is_utf_8_whatever_the_server_says(said):
    assert decode(RUSSIAN.encode(), f"text/html; charset={said}") == RUSSIAN
    assert decode(b"\xef\xbb\xbf" + CHINESE.encode(), f"text/html; charset={said}") == CHINESE


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"), (CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "cp932"), (KOREAN, "cp949"),
        (RUSSIAN, "utf-16-le"), (RUSSIAN, "utf-16-be"), ("<p>Société générale, été, Größe, año</p>", "latin-1"),
    ],
)  # fmt: skip
def test_a_page_that_names_no_charset_or_a_wrong_one_is_known_by_its_letters(text, codec):
    assert decode(text.encode(codec)) == text
    assert decode(text.encode(codec), "text/html; charset=utf-8") == text


@pytest.mark.parametrize(
    ("text", "codec"), [(CHINESE, "utf-8"), (RUSSIAN, "utf-8"), (CHINESE, "gb18030"), (KOREAN, "cp949")]
)
def test_one_broken_letter_does_not_cost_all_the_others(text, codec):
    said = f"text/html; charset={codec}"
    read = decode(text.encode(codec) + b"<p>\xff </p>" + text.encode(codec), said)

    assert read.startswith(text)
    assert read.endswith(text)


def test_what_is_no_charset_of_pages_is_not_run():
    started = time.perf_counter()

    assert decode(b"a" * 250_000 + b"-" + b"b" * 250_000, "text/html; charset=punycode").startswith("aaa")
    assert decode(b"\\x41", "text/html; charset=unicode_escape") == "\\x41"
    assert time.perf_counter() - started < 1.0


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "charset=gbk", "charset=utf-16", "charset=x", "charset=euc-jp"]))
def test_any_bytes_become_some_text(body, header):
    assert isinstance(decode(body, header), str)
