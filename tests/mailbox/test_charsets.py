"""Charsets that mails name wrongly, too small, or not at all."""

import pytest

from silentbuyer.mailbox.bounces import parsed
from silentbuyer.mailbox.charsets import decoded, words_decoded
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
    ],
)
def test_encoded_words_are_joined_by_their_bytes(words, text):
    assert words_decoded(words) == text
