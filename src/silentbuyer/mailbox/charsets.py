"""Bytes of mails as text: by the charset they claim, or rather by the larger one that its users really write."""

from __future__ import annotations

import codecs
import re
from binascii import a2b_qp
from functools import lru_cache
from itertools import groupby

from silentbuyer.mailbox.charset_guess import best_guess, worth

# Senders name the old, small set and write the signs of the larger one that grew out of it.
_LARGER = {
    **dict.fromkeys(("gb2312", "gb231280", "gbk", "gb18030", "euccn", "cngb", "cp936", "ms936", "936"), "gb18030"),
    **dict.fromkeys(("euckr", "ksc56011987", "ksc5601", "ksx1001", "cp949", "ms949", "uhc"), "cp949"),
    **dict.fromkeys(("shiftjis", "sjis", "mskanji", "cp932", "cp943c", "windows31j"), "cp932"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950", "cnbig5", "big5eten"), "big5hkscs"),
    **dict.fromkeys(("iso88591", "latin1", "ascii", "usascii", "ansix341968"), "cp1252"),
    **dict.fromkeys(("tis620", "iso885911", "cp874"), "cp874"),
    **dict.fromkeys(("iso88598i", "iso88598e"), "iso8859-8"),
    "iso88599": "cp1254",
}
_NOISE = re.compile(r"[^a-z0-9]+")
_PAGE = re.compile(r"^(?:x)?(?:cp|ms|windows|win|ibm)(\d{3,5})$")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]{0,4000})\?=", re.IGNORECASE)
_WORDS = re.compile(r"(?:=\?[^?\s]{1,60}\?[bq]\?[^?]{0,4000}\?=)+", re.IGNORECASE)
_CUT = re.compile(r"(=\?[^?\s]{1,60}\?[bq]\?[^?\s]{1,4000})\??$", re.IGNORECASE)
_GAP = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bq]\?)", re.IGNORECASE)


def decoded(raw: bytes, charset: str | None) -> str:
    """Bytes as text: by the charset they claim when that makes a text of them, else by what they are.

    UTF-8 says itself that it is UTF-8. A claim that fails at a byte in ten is believed, and the byte is lost (as
    U+FFFD); one that fails more, or makes no text that anybody writes, is not.
    """
    if raw.isascii():
        return _escaped(raw, charset)
    if _is_utf8(raw, charset):
        return raw.decode("utf-8", "replace")
    claimed = _by_claim(raw, charset) if charset and not _says_little(charset) else None
    if claimed is not None and worth(claimed, _small(charset)) >= _PLAIN:
        return claimed
    name, value = best_guess(raw)
    if claimed is not None and value < worth(claimed, _small(charset)) + _BETTER + _SHORT / max(1, _foreign(claimed)):
        return claimed
    return raw.decode(name if value > 0 or charset is None else "cp1252", "replace")


def words_decoded(text: str) -> str:
    """A header with its encoded words read; a word that cannot be read stays as it stands."""
    if "=?" not in text:
        return text
    once = _WORDS.sub(_run_text, _GAP.sub("", _CUT.sub(r"\1?=", text)))
    return _WORDS.sub(_run_text, once) if "=?" in once and once != text else once  # some programs encode twice


_BETTER = 0.15
"""By how much a guess must read better than the claim before the claim is given up (judgement)."""
_SHORT = 0.6
"""The same for a single sign; of several, each must speak by its share of that (judgement)."""
_PLAIN = 0.75
"""Worth of a reading that needs no second look (judgement)."""
_LOST = 0.1
"""Share of the signs beyond ASCII that may be broken in a text whose charset is believed (judgement)."""


@lru_cache(maxsize=256)
def _switching(charset: str | None) -> str:
    """The codec of a claim whose seven-bit bytes are no plain text; empty for any other."""
    name = _NOISE.sub("", (charset or "").lower())
    return "hz" if name.startswith("hz") else "utf-7" if name in ("utf7", "unicode11utf7") else ""


def _escaped(raw: bytes, charset: str | None) -> str:
    """Seven-bit bytes: plain, or one of the sets that switch by escapes."""
    head = raw[:20_000]
    name = "iso2022_jp_2" if b"\x1b$" in head else ""
    name = "iso2022_kr" if b"\x1b$)C" in head else name
    name = _switching(charset) or name
    for codec in (name, charset or "") if name or _wide(charset) else ():
        try:
            return raw.decode(codec)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("ascii")


def _wide(charset: str | None) -> bool:
    return any(part in (charset or "").lower() for part in ("utf-16", "utf16", "utf-32", "utf32"))


def _is_utf8(raw: bytes, charset: str | None) -> bool:
    """Whether bytes are UTF-8 with at most a broken sign now and then; two signs of two bytes alone may be chance."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken == 0 and (charset is None or _says_little(charset) or _small(charset) == "utf-8"):
        return True
    long = len(_LONG.findall(text)) - broken
    return broken <= _LOST * _foreign(text) and (long > 0 or (broken == 0 and _small(charset) not in _DOUBLE))


_LONG = re.compile("[^\x00-\u07ff]")


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


_DOUBLE = frozenset({"gb18030", "cp949", "cp932", "big5hkscs"})


@lru_cache(maxsize=256)
def _small(charset: str | None) -> str:
    """The codec of a claim; empty when there is none that is known."""
    if not charset:
        return ""
    try:
        name = _larger(charset)
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return "utf-8" if _NOISE.sub("", name.lower()) in ("utf8", "u8", "utf") else name


_NO_TEXT = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Codecs of Python's that no mail is written in; some take a time that grows with the square of the text."""


def _by_claim(raw: bytes, charset: str) -> str | None:
    """The text by the charset that is claimed; None when too much of it is broken."""
    for name in (_larger(charset), charset):
        try:
            if codecs.lookup(name).name in _NO_TEXT:
                continue
            text = raw.decode(name, "replace")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        foreign = _foreign(text)
        if text.count("\ufffd") <= max(_LOST * foreign, 1 if foreign > 4 else 0):
            return text
    return None


@lru_cache(maxsize=256)
def _says_little(charset: str) -> bool:
    """Whether programs write this name without looking at the text."""
    return _NOISE.sub("", charset.lower()) in ("ascii", "usascii", "ansix341968")


def _larger(charset: str) -> str:
    """The codec for a name: the larger set for the smaller, a code page by its number."""
    name = _NOISE.sub("", charset.lower())
    page = _PAGE.match(name)
    name = f"cp{page.group(1)}" if page else name
    return _LARGER.get(name) or _LARGER.get(name.removeprefix("x")) or (name if page else charset)


def _run_text(found: re.Match[str]) -> str:
    """Encoded words side by side; a sign may be cut between two of the same charset."""
    words = [(name.partition("*")[0].lower(), how, said) for name, how, said in _WORD.findall(found.group())]
    try:
        groups = [(name, b"".join(_bytes(*word[1:]) for word in some)) for name, some in groupby(words, lambda w: w[0])]
    except ValueError:
        return found.group()
    return "".join(decoded(raw, name) for name, raw in groups)


def _bytes(how: str, said: str) -> bytes:
    """The bytes of one encoded word; raises ValueError when its base64 is cut."""
    from base64 import b64decode

    if how.lower() == "q":
        return a2b_qp(said.encode("utf-8"), header=True)
    return b64decode(said.rstrip("= ").encode("utf-8") + b"===")
