"""The words around a date in an out-of-office text, and the numbers that are no dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from silentbuyer.data import tables
from silentbuyer.mailbox.date_words import MOST, fold, weekday_names, weekdays_spoken

_PHONE = (
    r"(?:\+|\b00)\d[\d\s()./-]{5,22}\d|\(\d{2,5}\)\s?\d[\d\s./-]{4,14}\d"
    r"|\b\d{3,5}[-\s]\d{3,4}[-\s]\d{3,4}\b|\b\d{7,}\b|\b\d\d(?:[.\s]\d\d){3,4}\b|\b24/7\b"
)
_NUMBER_WORDS = (
    r"tel|phone|mobile|mob|fax|cell|ext|telefon|telephone|telefono|telefoon|handy|durchwahl|"
    r"тел|телефон|电话|電話|手机|전화|"
    r"内線|هاتف|"
    r"order|po|p\.o|purchase order|invoice|ticket|case|ref|reference|inquiry|quote|quotation|rfq|offer|"
    r"part|item|version|v|"
    r"auftrag|bestellung|angebot|rechnung|vorgang|az|commande|facture|devis|dossier|pedido|factura|fatura|ordine|fattura|"
    r"bestelling|offerte|factuur|заказ|счет|договор|siparis|zamowienie|faktura|订单|訂單|合同|发票|注文|見積|주문|طلب|"
    r"room|zimmer|building|street|str|suite|floor|apt"
)
_LABEL = r"(?:\s?(?:no|nr|num|number|nummer|numero|n[o°º]|id|番号|号|번호))?\.?\s?[:#№°]?\s?#?"
_ADDRESSES = r"https?://\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,255}"
_FIGURES = (
    rf"{_PHONE}"
    r"|\d{1,2}(?::\d\d){1,2}(?:\s?[ap]\.?m\b)?"
    r"|\b\d{1,2}(?:[.h]\d\d)?\s?(?:uhr|h\b|hrs|hours|am\b|pm\b|часов|ч\b)"
    r"|[$€£¥]\s?\d[\d.,]*|\b(?:usd|eur|gbp|cny|rmb)\s?\d[\d.,]*|\d[\d.,]*\s?%"
    rf"|(?<!\w)(?:{_NUMBER_WORDS}){_LABEL}(?=[\w/.-]{{0,24}}\d)[\w/.-]{{1,40}}"
    r"|[#№]\s?[\w/.-]{1,40}"
)
_NOISE, _NOISE_OF_FIGURES = re.compile(f"{_ADDRESSES}|{_FIGURES}"), re.compile(_FIGURES)
"""Addresses, phone and order numbers, clock times, prices: nothing in them is a date. For folded text."""

_NOISY, _ADDRESSED = re.compile(r"[\d@#№]|://"), re.compile("@|://")
"""What all noise holds, and all addresses: most sentences have neither, and need not be looked through for each."""

SENTENCE = re.compile(r"[!?;。！？\n]|(?<=\d{4})\.(?=\s)|(?<=[^\W\d_]{3})(?<!incl)(?<!inkl)\.(?=\s)")
"""The end of a sentence; the point of "17. August", "17.08. bis" or "t.o.m." is none."""

_LOOK = 8

_ASIAN = re.compile(r"[ก-๛぀-ヿ一-鿿가-힣]")
_ARABIC = re.compile("[ء-ي]")


def masked(text: str) -> str:
    """Folded text with everything that is no date blotted out, letter for letter."""
    folded = fold(text)
    if not _NOISY.search(folded):
        return folded
    noise = _NOISE if _ADDRESSED.search(folded) else _NOISE_OF_FIGURES
    return noise.sub(lambda match: "×" * len(match.group()), folded)


@cache
def cue_words(kind: str) -> re.Pattern[str]:
    """The pattern of all words of one kind in all languages, for folded text; most texts ask for one kind only."""
    return _pattern(
        fold(phrase) for table in tables.toml("out_of_office/cues.toml").values() for phrase in table.get(kind, ())
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """All phrases, the longest first, by their first letter: a letter that begins none costs a search nothing."""
    ordered = sorted({form for phrase in phrases for form in _forms(phrase)}, key=lambda form: (-len(form), form))
    rests: dict[str, list[str]] = {}
    for form in ordered:
        first = re.escape(form[0])
        # These scripts put no spaces between words.
        begin = first if _ASIAN.search(form) else rf"{first}(?<!\w{first})"
        rests.setdefault(begin, []).append(_rest(form))
    return re.compile("|".join(f"{begin}(?:{'|'.join(some)})" for begin, some in rests.items()))


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase as it is written; "and" is written onto the Arabic word."""
    single = " ".join(phrase.split())
    return (single, f"و{single}", f"ف{single}") if _ARABIC.search(phrase) else (single,)


def _rest(form: str) -> str:
    """What follows the first letter of a phrase."""
    body = r"\s+".join(map(re.escape, form.split(" ")))[len(re.escape(form[0])) :]
    return body if _ASIAN.search(form) or form.endswith("'") else rf"{body}(?!\w)"


@cache
def _foreign() -> re.Pattern[str]:
    table = tables.toml("out_of_office/cues.toml")
    english = {fold(phrase) for phrases in table["en"].values() for phrase in phrases}
    others = {fold(phrase) for name, kinds in table.items() if name != "en" for row in kinds.values() for phrase in row}
    return _pattern(phrase for phrase in others - english if len(phrase) > 3)


def is_foreign(text: str) -> bool:
    """Whether a folded text holds a word of a language other than English, so that 8/9 is the eighth of September."""
    return bool(_foreign().search(text))


@cache
def filler() -> re.Pattern[str]:
    """Words that stand between a cue and its date: articles, "day", weekday names; at the end of a text."""
    days = "|".join(sorted(map(re.escape, weekday_names()), key=len, reverse=True))
    words = r"the|le|la|el|il|lo|o|a|dia|jour|den|dem|der|op|on|am|de|do|dnia|data|dato|giorno|tag|يوم|تاريخ"
    return re.compile(rf"(?:[\s,.(]+(?:{words}|{days})){{0,4}}[\s,.(]*$")


def gone(text: str) -> bool:
    """Whether the writer has left for good, so that no date is a return; "no longer on Fridays" is not that."""
    found = cue_words("gone").finditer(text)
    return any(not weekdays_spoken().search(first_sentence(text[match.start() :])) for match in found)


def speaks_of_absence(text: str, *, in_person: bool = False) -> bool:
    """Whether a text holds a word for being away, in any of the languages; `in_person` for a fair or a trip as well."""
    return _speaks(text[:MOST], in_person)


@lru_cache(maxsize=1024)
def _speaks(text: str, in_person: bool) -> bool:  # noqa: FBT001 - part of what is kept
    plain = fold(text)
    return bool(cue_words("absent").search(plain) or (in_person and cue_words("elsewhere").search(plain)))


def last_sentence(text: str, most: int = 300) -> str:
    """What stands after the last end of a sentence, at most so many characters of it."""
    near = text[-most - _LOOK :]  # the end of a sentence is known by the letters before it
    cuts = [match.end() for match in SENTENCE.finditer(near)]
    return (near[cuts[-1] :] if cuts else near)[-most:]


def first_sentence(text: str, most: int = 300) -> str:
    """What stands before the first end of a sentence, at most so many characters of it."""
    near = text[: most + _LOOK]
    cut = SENTENCE.search(near)
    return (near[: cut.start()] if cut else near)[:most]
