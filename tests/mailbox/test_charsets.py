"""Charsets that mails name wrongly, too small, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox.charsets import decoded, words_decoded
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.mailbox.parts import header_text


@pytest.mark.parametrize(
    ("text", "real", "named"),
    [
        ("李镕基 你好", "gb18030", "gb2312"),
        ("價格 裏 報價", "big5hkscs", "big5"),
        ("②御見積 髙橋", "cp932", "shift_jis"),
        ("펲 가격 문의", "cp949", "ks_c_5601-1987"),
        ("펲 가격 문의", "cp949", "euc-kr"),
        ("สวัสดี", "cp874", "windows-874"),
        ("您好，价格", "gbk", "x-gbk"),
        ("您好，价格", "gbk", "cp-936"),
        ("שלום", "iso8859-8", "iso-8859-8-i"),
        ("您好 grüße", "utf-8", "x-unknown"),
        ("price “ok” – 5 €", "cp1252", "iso-8859-1"),
        ("Größe für Küche", "latin-1", None),
        ("您好，请报价", "gbk", None),
        ("您好，请报价", "utf-8", "us-ascii"),
    ],
)
def test_the_larger_set_is_read_under_the_smaller_name(text, real, named):
    assert decoded(text.encode(real), named) == text


@pytest.mark.parametrize(("text", "charset"), [("询价：台灯", "gbk"), ("Devis demandé", "latin-1"), ("Größe", "utf-8")])
def test_raw_subjects_beyond_ascii_are_read(text, charset):
    mail = parsed(b"Subject: " + text.encode(charset) + b"\n\nhello")
    assert header_text(mail, "subject") == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Re: =?gb2312?B?xOO6ww==?= now", "Re: 你好 now"),
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9_noir?=", "café noir"),
        ("=?utf-8?B?w6k?= =?iso-8859-1*fr?Q?=E8?=", "éè"),
        ("=?utf-8?B?A?=", "=?utf-8?B?A?="),
        ("no = ?words?=", "no = ?words?="),
        ("=?utf-8?B?5Zue5aSN?", "回复"),
        ("=?utf-8?B?PT91dGYtOD9CPzVadWU1YVNOPz0=?=", "回复"),
        ("=?iso-8859-15?Q?5_=A4?=", "5 €"),
        ("=?shift_jis?B?7uCLtA==?=", "髙橋"),
        ("=?UTF-8//IGNORE?B?5Zue5aSN?=", "回复"),
        ("=?default?B?u9i4tA==?=", "回复"),
    ],
)
def test_encoded_words_are_joined_by_their_bytes(words, text):
    assert words_decoded(words) == text


@pytest.mark.parametrize(
    ("text", "real", "named"),
    [
        ("您好，请问报价单什么时候可以发？", "gbk", "utf-8"),
        ("您好，请问报价单什么时候可以发？", "gbk", "iso-8859-1"),
        ("您好，请问报价单什么时候可以发？", "utf-8", "gb2312"),
        ("您好，请问报价单什么时候可以发？", "utf-8", "windows-1252"),
        ("您好，請問報價單何時可以寄出？", "big5", "us-ascii"),
        ("您好，請問報價單何時可以寄出？", "big5", "gb2312"),
        ("お見積りをお願いいたします。", "cp932", "iso-8859-1"),
        ("안녕하세요, 견적서를 보내 주시기 바랍니다", "cp949", "utf-8"),
        ("Здравствуйте, пришлите пожалуйста цену", "koi8_r", "windows-1251"),
        ("café", "mac_roman", "macintosh"),
        ("日本語", "iso2022_jp", "us-ascii"),
        ("견적", "iso2022_kr", None),
        ("报价", "hz", "hz-gb-2312"),
    ],
)
def test_a_charset_that_makes_no_text_is_not_believed(text, real, named):
    assert decoded(text.encode(real), named) == text


@pytest.mark.parametrize(
    ("real", "named"), [("utf-8", "utf-8"), ("gbk", "gb2312"), ("big5", "big5"), ("cp932", "shift_jis")]
)
def test_one_broken_byte_costs_one_sign(real, named):
    half = {"utf-8": "您好，请报价", "gbk": "您好，请报价", "big5": "您好，請報價", "cp932": "お見積りを願い"}[real]
    found = decoded(half.encode(real) + b"\xff" + ("A" + half).encode(real), named)
    assert found.startswith(half)
    assert found.endswith(half[1:])


NAMES = ["utf-8", "gb2312", "big5", "iso-8859-1", "utf-16", "utf-7", "cp037", "idna", "rot13", "klingon", "", None]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(NAMES))
def test_no_bytes_and_no_name_are_too_strange(raw, name):
    assert isinstance(decoded(raw, name), str)
