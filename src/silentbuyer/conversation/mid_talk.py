"""Whether the first message on record takes up a talk that began before it: thanks for an offer, samples that came."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold

_GOT = (
    r"thank\w*|thx|received|got|arrived|danke?|dank|erhalten|bekommen|gracias|recib\w*|obrigad\w*|receb\w*"
    r"|merci(?! d[e'’ ])|(?:bien )?recu"
    r"|grazie|ricevut\w*|arrivat\w*|bedankt|ontvangen|спасибо|получил\w*|дякую|отримал\w*|tesekkur\w*|aldik|aldim"
    r"|ulasti"
    r"|dziek\w*|otrzymal\w*|dekuj\w*|obdrzel\w*|tack|tak|takk|fatt|faet|mottatt|modtaget|kiitos|saatu|multumesc"
    r"|primit|koszon\w*"
    r"|cam on|nhan duoc|terima kasih|diterima|ευχαριστ\w*|λαβα\w*|شكرا|استلمنا|وصل\w*|תודה|קיבלנו"
)
_OF_OURS = (
    r"offer|quot\w*|sample\w*|proforma|pro forma|\bpi\b|price list|your prices?|your (?:mail|answer|reply)|invoice"
    r"|angebot\w*"
    r"|muster\w*|preisliste|oferta|cotizaci\w*|muestras?|amostras?|cotacao|proposta|devis|offre|echantillons?|tarifs?"
    r"|offerta|preventivo|campion\w*|offerte|monsters?|предложен\w*|образц\w*|пропозиц\w*|зразк\w*|teklif\w*"
    r"|numune\w*|ofert\w*"
    r"|probk\w*|nabidk\w*|vzork\w*|offert\w*|tilbud\w*|prov(?:er|erna)|prove\w*|tarjou\w*|naytt\w*|mostre|bao gia"
    r"|mau|penawaran"
    r"|sampel|προσφορα\w*|δειγμα\w*|عرض السعر|عرضكم|العينات|הצעה|דוגמאות"
)
_SPACED = re.compile(
    rf"(?<!\w)(?:{_GOT})(?!\w)(?:[^\n.!?]{{0,60}}?)(?<!\w)(?:{_OF_OURS})(?!\w)"
    rf"|(?<!\w)(?:{_OF_OURS})(?!\w)(?:[^\n.!?]{{0,60}}?)(?<!\w)(?:{_GOT})(?!\w)"
)
_UNSPACED = re.compile(
    r"(?:收到|谢谢|感谢|謝謝)[^。！？\n]{0,12}(?:报价|報價|样品|樣品|形式发票)|(?:报价|样品"
    r"|樣品)[^。！？\n]{0,6}(?:收到|不错)"
    r"|(?:見積|サンプル)[^。\n]{0,10}(?:受け取|いただき|届き|ありがとう)|(?:견적|샘플)[^.\n]{0,10}(?:받|감사)"
    r"|ได้รับ[^\n]{0,20}(?:ใบเสนอราคา|ตัวอย่าง)"
)
_AGAIN = re.compile(
    r"\b(?:same (?:as|\w+s?,? as|goods|chairs|price)|as (?:last time|before|usual|discussed|agreed)|our last order"
    r"|repeat order|re-?order"
    r"|order no\.? ?\d|next order|wie besprochen|wie (?:beim )?letzte\w* mal|comme (?:convenu|la derniere fois)"
    r"|como (?:siempre|la ultima vez|acordado|combinado)"
    r"|come (?:concordato|l'ultima volta|al solito)|zoals (?:besproken|vorige keer)|как (?:договор\w*|обычно"
    r"|в прошлый раз))\b"
    r"|和上次一样|跟上次|照旧|返单"
)


_MOST = 2000
"""Characters of a first message that are looked at (judgement)."""

_ADVANCE = re.compile(
    r"\bin advance\b|im voraus|d'avance|de antemano|antecipad|anticipat[oi]\b|bij voorbaat|заранее|simdiden"
)
"""Thanks for what is still to come."""


@lru_cache(maxsize=512)
def takes_up(text: str) -> bool:
    """Whether a message answers or continues something older than itself."""
    said = fold(own_words(text)[:_MOST])
    if _ADVANCE.search(said):
        return False
    return any(pattern.search(said) is not None for pattern in (_SPACED, _UNSPACED, _AGAIN))
