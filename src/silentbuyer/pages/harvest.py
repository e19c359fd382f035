"""What a company's page offers a salesperson: phones, addresses, messengers, languages, a holiday notice."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import attrs

from silentbuyer.addresses.company_names import fold
from silentbuyer.addresses.domains import mail_domain
from silentbuyer.data.tables import rows
from silentbuyer.pages.announcements import SENTENCE_ENDS, farewell
from silentbuyer.pages.moving import moved_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.pages.document import Document

FARTHEST = timedelta(days=120)
"""A closure that ends later than this is no holiday notice (judgement)."""

MOST = 10
"""Of each sort of contact; a page with more is a directory, not a company."""

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
# A digit or its sign comes first, so that the search can skip to one; what must not stand before it is asked next.
_PHONE = re.compile(r"[+(\d](?<![\d.,][+(\d])(?:(?<=\d)|(?<=[+(])\d)[\d\s().\u00a0/-]{6,24}\d")
_PHONE_CUE = re.compile(
    r"tel|phone|fon|call|fax|mobil|cell|hotline|whats|电话|電話|手机|热线|тел|전화|โทร|هاتف|تلفن|điện thoại|☎|📞",
    re.IGNORECASE,
)
_WECHAT = re.compile(
    r"(?:wechat|weixin|微信)(?:号|\s?id)?\s{0,3}[:：]\s{0,3}([A-Za-z][A-Za-z0-9_-]{5,19}|1\d{10}(?!\d))", re.IGNORECASE
)
_WECHAT_NAMES = ("wechat", "weixin", "微信")
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")  # opening hours are no dates
# Digits of other scripts, and the dashes of typographers, as a telephone reads them.
_DIGITS = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0xFF10) for n in range(10)}
_DIGITS |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFF0D), "-") | {
    0xFF0B: "+",
    0xFF08: "(",
    0xFF09: ")",
}
_HIDES = re.compile(r"[\[({]\s?(?:at|@|ät|arroba)\s?[\])}]", re.IGNORECASE)
_AT = re.compile(rf"\s?{_HIDES.pattern}\s?", re.IGNORECASE)
_DOT = re.compile(r"\s?[\[({]\s?(?:dot|punkt|ponto|punto|\.)\s?[\])}]\s?", re.IGNORECASE)
_COVERED = re.compile(r"(?:data-cfemail=[\"']|/email-protection#)([0-9a-f]{8,200})")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|css|js)$", re.IGNORECASE)
_HOSTS = {
    "wa.me": "whatsapp", "api.whatsapp.com": "whatsapp", "web.whatsapp.com": "whatsapp", "wa.link": "whatsapp",
    "t.me": "telegram", "telegram.me": "telegram", "line.me": "line", "lin.ee": "line", "m.me": "messenger",
    "facebook.com": "facebook", "linkedin.com": "linkedin", "instagram.com": "instagram", "vk.com": "vk",
    "zalo.me": "zalo", "pf.kakao.com": "kakaotalk", "viber.click": "viber", "u.wechat.com": "wechat",
    "weixin.qq.com": "wechat", "xing.com": "xing", "x.com": "x", "twitter.com": "x", "youtube.com": "youtube",
}  # fmt: skip
_SCHEMES = {
    "whatsapp": "whatsapp",
    "weixin": "wechat",
    "viber": "viber",
    "skype": "skype",
    "tg": "telegram",
    "callto": "skype",
}
_SHARING = re.compile(r"share|sharer|intent|/sharing|/plugins/|/dialog/|/hashtag/|/privacy|/policies", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Harvest:
    """Contacts and hints found on one page.

    `closed_until` is the last day of a closure that the page announces; `farewell` the sentence in which it says that
    the company has closed for good; `moved_to` the domain at which it says to be found now, and `moved_said` its words.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    channels: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    closed_until: date | None = None
    farewell: str = ""
    moved_to: str = ""
    moved_said: str = ""


def harvest(document: Document, today: date, country: str | None = None, own: str = "") -> Harvest:
    """What the page offers; `today` is the day on which it was seen, `own` the domain that it stands on."""
    moved, said = moved_to(document.text, own)
    return Harvest(
        phones=_first(_phones(document)),
        emails=_first(_emails(document)),
        channels=tuple(_channels(document).items()),
        languages=tuple(dict.fromkeys(code for code in (document.language, *document.languages) if code)),
        closed_until=closed_until(document.text, today, country),
        farewell=farewell(document.text),
        moved_to=moved,
        moved_said=said,
    )


def _first(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:MOST]


def _phones(document: Document) -> Iterator[str]:
    for link in document.links:
        if link[:4].lower() == "tel:" and 6 <= len(_digits(link)) <= 15:
            yield unquote(link[4:]).strip()[:40]
    text = document.text if document.text.isascii() else document.text.translate(_DIGITS)
    for found in _PHONE.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        if 7 <= len(_digits(found[0])) <= 15 and (found[0].startswith("+") or _PHONE_CUE.search(before)):
            yield " ".join(found[0].split())


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _emails(document: Document) -> Iterator[str]:
    for link in document.links:
        if link[:7].lower() == "mailto:":
            for address in unquote(link[7:2000]).partition("?")[0].lower().split(","):
                if _is_mail(address.strip()):
                    yield address.strip()
    covered = "cfemail" in document.source or "/email-protection#" in document.source
    yield from filter(None, map(_uncovered, _COVERED.findall(document.source)[:MOST] if covered else ()))
    text = document.text if document.text.isascii() else document.text.replace("\uff20", "@")
    text = _DOT.sub(".", _AT.sub("@", text)) if _HIDES.search(text) else text
    # No blank is part of an address: few words hold the sign, and only those are searched.
    words = (word for word in text.split() if "@" in word) if "@" in text else ()
    for found in chain.from_iterable(map(_MAIL.finditer, words)):
        address = found[0].strip(".-").lower()
        if not _IMAGE.search(address) and mail_domain(address):
            yield address


def _is_mail(address: str) -> bool:
    return len(address) < 255 and _MAIL.fullmatch(address) is not None and mail_domain(address) is not None


def _uncovered(code: str) -> str:
    """The address in Cloudflare's covering of addresses: each byte mixed with the first."""
    key, *letters = bytes.fromhex(code[: len(code) // 2 * 2])
    address = bytes(letter ^ key for letter in letters).decode("utf-8", "replace").partition("?")[0].lower()
    return address if _is_mail(address) else ""


def _channels(document: Document) -> dict[str, str]:
    """Channel -> the first address or profile that the page links to on it."""
    found: dict[str, str] = {}
    for link in document.links:
        channel, address = _channel(link)
        if channel and address:
            found.setdefault(channel, address[:200])
    named = any(name in document.folded for name in _WECHAT_NAMES)
    if named and (wechat := _WECHAT.search(document.text)):
        found["wechat"] = wechat[1]
    return found


def _channel(link: str) -> tuple[str, str]:
    link = f"https:{link}" if link.startswith("//") else link
    scheme, colon, rest = link.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        phone = re.search(r"(?:phone|number)=([^&]{5,30})", rest)
        return _SCHEMES[scheme.lower()], unquote(phone[1]).strip() if phone else rest.strip("/").partition("?")[0]
    if scheme.lower() not in {"http", "https"} or _SHARING.search(link):
        return "", ""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    channel = _HOSTS.get(host) or _HOSTS.get(host.partition(".")[2], "")
    path = parts.path.strip("/")
    if channel == "whatsapp":
        number = _digits(parse_qs(parts.query).get("phone", [unquote(path)])[0])
        return channel, f"+{number}" if 7 <= len(number) <= 15 else ""
    return (channel, f"{host}/{path}") if channel and path else ("", "")


@cache
def _closures() -> tuple[str, ...]:
    return tuple(row["words"] for row in rows("sites/closures.csv"))


def closed_until(text: str, today: date, country: str | None = None) -> date | None:
    """The last day of a closure that is announced in the text and not over yet; None when there is none."""
    if not _announced(text):
        return None
    for sentence in _sentences(text):
        if _announced(sentence):
            back = _back(sentence, today, country)
            if back is not None and today < back <= today + FARTHEST:
                return back - timedelta(days=1)
    return None


def _announced(text: str) -> bool:
    folded = fold(text)
    return any(map(folded.__contains__, _closures()))


def _back(sentence: str, today: date, country: str | None) -> date | None:
    """The first day back, read by the same code as an out-of-office reply."""
    from silentbuyer.mailbox.returning import return_date

    return return_date(sentence, datetime.combine(today, time(12), UTC), country)


def _sentences(text: str) -> Iterator[str]:
    """Stretches of text around a sentence's end, long enough to hold a notice with its dates."""
    pieces = (piece.strip()[:400] for piece in SENTENCE_ENDS.split(text)[:400])
    return (piece for piece in pieces if any(letter.isdigit() for letter in _CLOCK.sub("", piece)))
