"""The charset of a page: by what its bytes are first, by what it says of itself next, by its letters at the last."""

from __future__ import annotations

import re

FEW = 50
"""One broken letter in so many is a slip of the page; more is another charset (judgement)."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

# What pages say -> the codec that reads it. Browsers read the wider set of the same bytes (WHATWG Encoding Standard),
# and no other codec is let in: some of Python's are no charsets at all, and slow.
_CODECS = {
    **{name: name for name in ("utf-8", "utf-16", "utf-16le", "utf-16be", "iso-2022-jp", "koi8-r", "koi8-u", "big5")},
    **{f"windows-{page}": f"cp{page}" for page in (874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{f"iso-8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "utf8": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254",
    "iso-8859-8-i": "cp1255", "iso-8859-11": "cp874", "tis-620": "cp874", "x-mac-cyrillic": "mac-cyrillic",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030",
    "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc_jis_2004", "x-euc-jp": "euc_jis_2004", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "windows-949": "cp949", "ibm866": "cp866", "cp866": "cp866",
    "macintosh": "mac-roman",
}  # fmt: skip
_CODECS |= {codec: codec for codec in ("cp1250", "cp1251", "cp1252", "cp1254", "cp949", "cp932")}
_SEVEN_BIT = frozenset({"iso-2022-jp"})

# Whose letters they are, where a page says nothing: the codec, its letters, and their least share of all beyond ASCII.
# The accents of western languages have the same bytes, but stand alone: so runs of such bytes are asked for first.
_LETTERS = (
    ("cp932", re.compile("[\u3041-\u30fe]"), 0.2),
    ("cp949", re.compile("[\uac00-\ud7a3]"), 0.9),
    ("cp1251", re.compile("[\u0430-\u044f](?=[\u0430-\u044f])"), 0.5),
    ("gb18030", re.compile("[\u4e00-\u9fff\u3000-\u3011\uff00-\uffef]"), 0.9),
    ("big5", re.compile("[\u4e00-\u9fff\u3000-\u3011\uff00-\uffef]"), 0.9),
)
_HIGH, _RUNS = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{3,}")
_HALF = re.compile("end of data|incomplete|truncated")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_LOOKED_AT, _TAG = 20_000, 24


def decode(body: bytes, content_type: str = "") -> str:
    """The body as text: by its byte-order mark, as UTF-8 when it is, by header or page, else by its letters.

    What a server says is often wrong, what is valid UTF-8 hardly ever anything else; one broken letter is no reason
    to give up the charset of all others.
    """
    if marked := next((name for mark, name in _MARKS.items() if body.startswith(mark)), ""):
        return body.decode(marked, "replace")
    if wide := _wide(body[:_TAG]):
        return body.decode(wide, "replace")
    named = _named(body, content_type)
    for codec in (*(name for name in named if name in _SEVEN_BIT), "utf-8", *named):
        text = _decoded(body, codec)
        if text is not None:
            return text
    return _mostly(body, ("utf-8", *named)) or _guessed(body)


def _wide(beginning: bytes) -> str:
    """UTF-16 without its mark: every other byte of a first tag is empty, and its neighbours are not."""
    even, odd = beginning[::2].count(0), beginning[1::2].count(0)
    if abs(even - odd) * 4 < len(beginning):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _named(body: bytes, content_type: str) -> tuple[str, ...]:
    """The codecs that header and page name, in this order."""
    header = _HEADER.search(content_type)
    meta = _META.search(body[:4096])
    said = (header[1] if header else "", meta[1].decode("ascii") if meta else "")
    return tuple(dict.fromkeys(_CODECS[name.lower()] for name in said if name.lower() in _CODECS))


def _decoded(body: bytes, codec: str) -> str | None:
    """The body in one charset, or None when it is not in that charset."""
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        # The last bytes of a page that was cut off may be half a letter: that is no reason to drop the charset.
        half = error.start and error.end == len(body) and _HALF.search(error.reason)
        return body.decode(codec, "replace") if half else None


def _mostly(body: bytes, codecs: tuple[str, ...]) -> str | None:
    """The body in the first charset in which nearly all beyond ASCII is sound."""
    for codec in codecs:
        text = body.decode(codec, "replace")
        if text.count("\ufffd") * FEW <= len(_BEYOND.findall(text)):
            return text
    return None


def _guessed(body: bytes) -> str:
    runs = sum(map(len, _RUNS.findall(body[:_LOOKED_AT])))
    alone = runs * 3 < len(_HIGH.findall(body[:_LOOKED_AT]))
    for codec, letters, least in () if alone else _LETTERS:
        sample = body[:_LOOKED_AT].decode(codec, "replace")
        beyond = len(_BEYOND.findall(sample))
        if beyond and len(letters.findall(sample)) >= least * beyond:
            return body.decode(codec, "replace")
    return body.decode("cp1252", "replace")
