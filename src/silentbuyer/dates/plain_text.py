"""A sentence made ready for reading dates: folded, digits in ASCII, and the numbers that are no dates blotted out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold
from silentbuyer.values.lazy import remembered

MOST = 2000
"""Characters of one sentence that are looked at."""

BLOT = "×"

_PHONE = (
    r"(?:\+|\b00)\d[\d\s()./-]{5,22}\d|\(\d{2,5}\)\s?\d[\d\s./-]{4,14}\d"
    r"|\b\d{3,5}[-\s]\d{3,4}[-\s]\d{3,4}\b|\b\d{7,}\b|\b\d\d(?:[.\s]\d\d){3,4}\b|\b24/7\b"
)
_MONEY = (
    r"usd|eur|gbp|cny|rmb|jpy|inr|aed|chf|sek|nok|dkk|pln|czk|huf|ron|try|tl|rub|dollars?|euros?|dolar\w*|元|美元|欧元|円|万|원|"
    r"руб\w*|грн"
)
_MEASURE = (
    r"pcs|pieces|units?|sets?|kg|tons?|tonnes?|mt|kw|watts?|w|mm|cm|m2|m3|liters?|litres?|containers?|fcl|hq|stuck|stk|"
    r"pezzi|piezas|pecas|pieces|шт\w*|штук|adet|szt|ks|台|个(?!月)|個(?!月)|套|件|대|개(?!월)|v|hz|a(?!\s\d)|bar|inch|ft|x"
)
_LABELS = (
    r"tel|phone|mobile|mob|fax|ext|telefon|telefono|telefoon|handy|тел|телефон|电话|電話|手机|전화|هاتف|"
    r"po|p\.o|purchase order|invoice|ticket|ref|reference|rfq|part|item|version|model|type|typ|room|zimmer|suite|floor|"
    r"auftrag|rechnung|vorgang|commande|facture|devis|pedido|factura|fatura|fattura|factuur|счет|договор|faktura|"
    r"订单|訂單|合同|发票|注文|見積|order no|art"
)
_ADDRESSES = r"https?://\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,255}"
_FIGURES = (
    rf"{_PHONE}"
    r"|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?"
    r"|\b\d{1,2}(?:[.h]\d\d)?\s?(?:uhr|hrs|hours|o'clock|am\b|pm\b|часов|ч\b|時(?!間)|点(?!半)|시(?!작))"
    rf"|[$€£¥₹]\s?\d[\d.,]*|\b(?:{_MONEY})\s?\d[\d.,]*|(?<![\d.,])\d[\d.,]{{0,15}}\s?(?:[$€£¥₹%]|(?:{_MONEY})(?![a-z]))"
    rf"|(?<![\d.,/-])(?!\d\d?\. kw)\d[\d.,]{{0,15}}\s?(?:{_MEASURE})(?![^\W\d_])"
    rf"|(?<!\w)(?!po \d\d?\. )(?:{_LABELS})"
    r"(?:\s?(?:no|nr|num|number|nummer|n[o°º]|id|号|番号|번호))?\.?\s?[:#№°]?\s?#?(?=[a-z]{0,6}[-/]?\d)[\w/.-]{1,40}"
    r"|[#№]\s?[\w/.-]{1,40}"
    r"|(?<![\w])(?=[a-z-]{0,8}\d)(?![qhtwv]\d{1,2}\b|kw\s?\d|cw\s?\d|wk\s?\d|\d{1,2}[./-]\d)[a-z]{1,5}-\d{2,6}\b"
)
_NOISE, _NOISE_OF_FIGURES = re.compile(f"{_ADDRESSES}|{_FIGURES}"), re.compile(_FIGURES)
_NOISY, _ADDRESSED = re.compile(r"[\d@#№]|://"), re.compile("@|://")
"""What all noise holds, and all addresses: most sentences have neither, and need not be looked through for each."""

_OWNED = re.compile(r"(?<=[a-z])['’]s(?!\w)")
"""The English ending of "he's" and "customer's", which is no week of a French "S33"."""

_TURNED = re.compile(
    r"(?<!\w)(дня|дней|недели|недельки|месяца|дні|тижні|місяці)\s(через)\s(\d{1,2}|дв[еаі]|три|четыре|чотири|пять|п.ять|шесть|шість)(?!\w)"
)
"""About so long in Russian and Ukrainian, the number turned behind its unit: "дня через 5"."""

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_BEFORE = re.compile(r"(?<!\w)([fF])[øØ][rR](?!\w)")
_JOINED = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])|['’ʼ`´׳]|\u200c")


@remembered(4096)  # the same words come again on other days, and each reader of dates asks for them
def plain(text: str) -> str:
    """Folded text in which nothing but dates looks like one."""
    folded = fold(_kept_apart(text[:MOST]))
    digits = folded if folded.isascii() else _OTHER_DIGIT.sub(lambda match: str(int(match.group())), folded)
    blotted = _without_noise(digits) if _NOISY.search(digits) else digits
    named = _greeted().sub(lambda match: match[1] + BLOT * len(match[2]), blotted)
    named = _OWNED.sub("  ", named) if "'s" in named or "’s" in named else named
    return _JOINED.sub(" ", _TURNED.sub(r"\2 \3 \1", named) if "через" in named else named)


def _without_noise(folded: str) -> str:
    noise = _NOISE if _ADDRESSED.search(folded) else _NOISE_OF_FIGURES
    return noise.sub(lambda match: BLOT * len(match.group()), folded)


def _kept_apart(text: str) -> str:
    """The Danish and Norwegian word for "before" as a word of its own: folded it would be the English "for"."""
    return _BEFORE.sub(r"\1œr", text) if "ø" in text or "Ø" in text else text


@cache
def _greeted() -> re.Pattern[str]:
    """A name that is greeted: "Bonjour Julie", "hola Julio", "hi April" name no month."""
    before = sorted(map(fold, toml("names/salutations.toml")["before"]), key=len, reverse=True)
    return re.compile(rf"(^\W*(?:{'|'.join(map(re.escape, before))})\s+)([^\W\d_]+)", re.MULTILINE)


def words(texts: Iterable[str]) -> list[str]:
    """Words and phrases of a table in the same form, all at once."""
    folded = _JOINED.sub(" ", fold(_kept_apart("\n".join(texts))))
    return [" ".join(line.split()) for line in folded.split("\n")]
