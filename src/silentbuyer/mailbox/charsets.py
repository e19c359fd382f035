"""Bytes of mails as text: by the charset they claim, or rather by the larger one that its users really write."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator
from itertools import groupby

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
_RUN = re.compile(rb"[\x80-\xff]+")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]{0,4000})\?=", re.IGNORECASE)
_WORDS = re.compile(r"(?:=\?[^?\s]{1,60}\?[bq]\?[^?]{0,4000}\?=)+", re.IGNORECASE)
_GAP = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bq]\?)", re.IGNORECASE)


def decoded(raw: bytes, charset: str | None) -> str:
    """Bytes as text: by the charset they claim, else UTF-8, else the superset of Chinese, else Latin letters."""
    for name in _names(raw, charset):
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("latin-1")


def words_decoded(text: str) -> str:
    """A header with its encoded words read; a word that cannot be read stays as it stands."""
    return _WORDS.sub(_run_text, _GAP.sub("", text))


def _names(raw: bytes, charset: str | None) -> Iterator[str]:
    """The charsets to be tried, the likeliest first."""
    if b"\x1b$B" in raw[:20_000]:
        yield "iso2022_jp"
    if charset:
        yield from ("utf-8",) if _says_little(charset) else ()
        yield from (_larger(charset), charset)
    yield from ("utf-8", "cp1252") if _mostly_single(raw) else ("utf-8", "gb18030")


def _says_little(charset: str) -> bool:
    """Whether programs write this name without looking at the text."""
    return _NOISE.sub("", charset.lower()) in ("ascii", "usascii", "ansix341968")


def _larger(charset: str) -> str:
    """The codec for a name: the larger set for the smaller, a code page by its number."""
    name = _NOISE.sub("", charset.lower())
    page = _PAGE.match(name)
    name = f"cp{page.group(1)}" if page else name
    return _LARGER.get(name) or _LARGER.get(name.removeprefix("x")) or (name if page else charset)


def _mostly_single(raw: bytes) -> bool:
    """Whether bytes beyond ASCII mostly stand alone, as accents between Latin letters do and Chinese never."""
    runs = [len(run) for run in _RUN.findall(raw[:20_000])]
    return 2 * runs.count(1) > len(runs)


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
