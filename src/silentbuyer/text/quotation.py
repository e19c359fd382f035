"""A buyer's own words: mails without what they quote and without the signature."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.text.sentences import MOST

_RAW = 200_000
_LINE = MOST

# What mail programs write above the mail that they quote. Each is tried on one line of at most 300 characters.
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|napisał\(a\)|napisał|napisała|"
    r"пишет|написал|написала|yazdı|đã viết|menulis)\b.{0,80}:\s*$|"
    r"(?:写道|寫道|书き込み|のメール|님이 작성|كتب|ने लिखा).{0,40}[:：]?\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\s*(?:on|am|le|el|em|il|op|w dniu|dnia|в|вт|пн|ср|чт|пт|сб|вс|\d{1,2}\.\d{1,2}|\d{1,2}\s|\d{4}|在|于|tarih)\b",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|"
    r"message d'origine|message transféré|mensaje original|mensagem original|messaggio originale|"
    r"исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|转发邮件|元のメッセージ|원본 메시지|"
    r"oorspronkelijk bericht|orijinal mesaj)|_{10,}\s*$)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\s*\*?(?:from|von|de|da|van|от|发件人|寄件者|差出人|보낸 사람|من|gönderen|od|kimden)\*?\s*[:：]", re.IGNORECASE
)
_SENT = re.compile(
    r"^\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado|data|inviato|verzonden|отправлено|дата|发送时间|日期|日時|"
    r"보낸 날짜|تاريخ|tarih|to|an|à|para|a|aan|кому|收件人)\*?\s*[:：]",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--\s?$")


@lru_cache(maxsize=16)  # the rules ask for the same few messages of one buyer, one rule after another
def own_words(text: str) -> str:
    """What the writer wrote: without quoted lines, the mails below, and the signature; at most `MOST` characters."""
    lines = [line[:_LINE] for line in text[:_RAW].splitlines()]
    kept: list[str] = []
    for place, line in enumerate(lines):
        if _SIGNATURE.match(line) or _cuts(lines, place):
            break
        if not line.lstrip().startswith((">", "|>")) and not _introduces(lines, place):
            kept.append(line)
    return "\n".join(kept).strip()[:MOST]


def _cuts(lines: list[str], place: int) -> bool:
    """Whether everything from this line on is somebody's earlier mail."""
    head = lines[place][:300]
    if _DIVIDER.match(head):
        return True
    if _HEADER.match(head):
        return any(_SENT.match(line[:300]) for line in lines[place + 1 : place + 4])
    return _introduces(lines, place) and not _quoted_below(lines, place)


def _introduces(lines: list[str], place: int) -> bool:
    """Whether a line (or it and the next: long names wrap) says "On ..., NAME wrote:"."""
    head = lines[place][:300].strip()
    if not head or not _OPENS.match(head):
        return bool(head) and bool(place) and _wrapped(lines, place)
    if _WROTE.search(head):
        return True
    following = lines[place + 1][:300].strip() if place + 1 < len(lines) else ""
    return bool(following) and bool(_WROTE.search(following)) and any(char.isdigit() for char in head)


def _wrapped(lines: list[str], place: int) -> bool:
    before, head = lines[place - 1][:300].strip(), lines[place][:300].strip()
    return bool(_OPENS.match(before)) and any(c.isdigit() for c in before) and bool(_WROTE.search(head))


def _quoted_below(lines: list[str], place: int) -> bool:
    # Where ">" marks the quotation line by line, answers may stand between and below the quoted lines.
    return any(line.lstrip().startswith(">") for line in lines[place + 1 : place + 6])
