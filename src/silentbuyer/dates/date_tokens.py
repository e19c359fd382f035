"""The pieces of a sentence that may be signs of dates, and what a word of it may stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.dates.plain_text import BLOT
from silentbuyer.dates.vocabulary import UNITS, Signs, vocabulary

_INDIC = "\u0900-\u0963\u0966-\u0dff"
TOKEN = re.compile(
    r"(?P<iso>(?<![\d.])20\d\d\s?[-/.]\s?(?:1[0-2]|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d))"
    r"|(?P<full>(?<![\d.,/])(?:3[01]|[12]\d|0?[1-9])\s?([./-])\s?(?:3[01]|[12]\d|0?[1-9])\s?\3\s?(?:20\d\d|2\d)(?![\d:]))"
    r"|(?P<my>(?<![\d.,/])(?:1[0-2]|0?[1-9])[/.]20\d\d(?!\d))"
    r"|(?P<short>(?<![\d.,/])(?:3[01]|[12]\d|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?:\.(?!\d)|(?![\d.,/%:]))"
    r"|(?<![\d.,/])(?:3[01]|[12]\d|0?[1-9])\.\s(?:1[0-2]|0?[1-9])\.(?!\d|\s?20\d\d))"
    r"|(?P<q>(?<![^\W_\u3040-\u9fff\uac00-\ud7af])(?:q\s?[1-4]|[1-4]\s?q|[ht]\s?[12](?=\W{0,3}(?:20\d\d|of|next|de|im|del|do|$))|t\s?[1-4](?=\W{0,3}20\d\d)|[1-4]t(?=\W{0,3}20\d\d))(?![^\W_\u3040-\u9fff\uac00-\ud7af]))"
    r"|(?P<roman>(?<![^\W_])(?:i{1,3}|iv)\.?\s(?=kwart|квартал|kvart|trim|quart|полуг|polro|polol|pololet|semest|kw\b|кв\b|negyed|felev|ctvrt|stvrt|півр|τριμ|тримес|τετα|halb))"
    r"|(?P<year>(?<!\d)(?:20[2-4]\d|25[67]\d|14[0-6]\d)(?!\d))"
    r"|(?P<number>(?<![\d,])(?<!\d\.)\d{1,2}(?!\d|[.,]\d)(?:st\b|nd\b|rd\b|th\b|er\b|ere\b|eme\b|e\b|:[ea]\b|[ºª°]|-?(?:го|е|й|ое|му|м|я|ю|ом)\b)?)"
    r"|(?P<other>\d[\d.,]*|" + BLOT + "+)"
    r"|(?P<loose>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
    rf"|(?P<word>(?:[^\W\d_]|[{_INDIC}])+)"
    r"|(?P<dash>[-–—~〜～])|(?P<clause>[,;:()،、，；：])|(?P<stop>[.!?。！？؟।\n])"
)
_PREFIXES = re.compile(r"[وفبلك]{1,2}|[בלמהכוש]{1,2}")
_SEMITIC = re.compile("[\u0590-\u06ff]")
_ENDING = 7
"""Letters at most behind a stem."""


def after_digit(match: re.Match[str]) -> bool:
    """Whether a full stop stands right behind a letter or digit, so that it ends no sentence."""
    return match.group() == "." and match.start() > 0 and match.string[match.start() - 1].isalnum()


def is_week(behind: list[tuple[str, re.Match[str]]]) -> bool:
    """Whether a full stop and a word for the week follow a number: "33. KW", "ve 33. týdnu"."""
    if [kind for kind, _ in behind] != ["stop", "word"]:
        return False
    stop, word = behind[0][1].group(), behind[1][1].group()
    options = vocabulary().words.get(word) or bare_options(word)
    return stop == "." and any(row[0][0] in "wW" for row in options)


def opens_month(word: str, follows: str) -> bool:
    """Whether the last word of a phrase opens a month by its number: "cuối tháng 5" is no end of this month."""
    return follows == "number" and any(row[0][0] == "q" for row in vocabulary().words.get(word, ()))


@lru_cache(maxsize=8192)
def bare_options(text: str) -> tuple[Signs, ...]:
    """What a word stands for without the prefixes of Arabic and Hebrew, or by its stem."""
    book = vocabulary()
    if _SEMITIC.match(text):
        prefix = _PREFIXES.match(text)
        for cut in range(1, prefix.end() + 1) if prefix else ():
            if len(text) - cut > 2 and (options := book.words.get(text[cut:])) is not None:
                return options
        return book.words.get(text.removeprefix("لل"), ()) or book.words.get(f"ال{text.removeprefix('لل')}", ())
    for length in range(len(text), max(len(text) - _ENDING, text.rfind(" ") + 1, 1), -1):
        if (options := book.stems.get(text[:length])) is not None:
            return options
    return ()


def next_piece(tokens: list[tuple[str, re.Match[str]]], place: int) -> str:
    """What follows: ``unit``, ``feast``, ``number`` (and no month or unit behind it), or nothing of these."""
    if place >= len(tokens):
        return ""
    kind, match = tokens[place]
    if kind == "stop" and match.group() == "." and place + 1 < len(tokens):
        return next_piece(tokens, place + 1) if tokens[place + 1][0] == "number" else ""
    if kind == "number":
        return "" if next_piece(tokens, place + 1) in ("unit", "month") else "number"
    if kind != "word":
        return ""
    options = vocabulary().words.get(match.group()) or bare_options(match.group())
    letters = {row[0][0] for row in options}
    return (
        "unit"
        if letters & UNITS
        else "feast"
        if "F" in letters
        else "month"
        if "M" in letters
        else "number"
        if "K" in letters
        else ""
    )
