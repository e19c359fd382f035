"""Whether a bare length of time is waited for: something on their side takes so long."""

from __future__ import annotations

import re

from silentbuyer.dates.date_cues import Cue
from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.step_told import runs, takes_its_time

_BESIDE = 40
"""Characters within which a length of time stands beside the word that makes it a wait (judgement)."""

OTHERS = frozenset({"ours", "past", "ask"})
"""Kinds of words beside which nothing is waited for (`date_cues`)."""

_TERMS = re.compile(
    r"\W{1,3}(?:(?:of|de|di|do|des?)\s)?(?:open\s|net\b|credit|kredit|kredi|tenor|usance|account|l/?c\b|lc\b|terms"
    r"|guarantee|"
    r"old\b|before|after|experience|zahlungsziel|ziel\b|garant|validity|вексел|отсроч|отлож)"
)
"""Words behind a length of time that make it a term of payment, an age or an advance."""

_TERM_OF = re.compile(
    r"credit|kredit|zahlungsziel|zahlbar|payment|paiement|pago\b|pagament|betaling|cong no|tra cham|vade|отсроч"
    r"|оплат|платеж"
    r"|odrocz|platnosc|splatnost|tempo\b|termin\b|账期|帐期|賬期|月结|付款|支払|결제|الدفع|ائتمان|garant|valid|net\b"
)
_TERM = 24
"""Words within so many characters before a length of time that make it a term of payment (judgement)."""

_VOYAGE = re.compile(
    r"\b(?:freight|transit|by sea|by air|voyage|shelf life|lead ?time|deliver\w*|seefracht|flete|fret\b)"
)
"""A length of time of transport, which is no wait for a word."""


def lasts(named: NamedDate, sentence: str, cues: tuple[Cue, ...], lasting: tuple[Cue, ...]) -> bool:
    """Whether something on their side takes so long; a delivery, a term of payment or what is over does not count."""
    takes, text = {(cue.start, cue.end) for cue in lasting}, plain(sentence)
    others = [cue for cue in cues if cue.kind in OTHERS and (cue.start, cue.end) not in takes]
    # "It was handed in last Friday, and the test takes eight weeks": what is over stands before.
    handed_in = lasting and all(cue.kind == "past" and cue.end < named.start for cue in others) and runs(sentence)
    if others and not handed_in:
        return False
    if _TERMS.match(text, named.end) or _TERM_OF.search(text, max(named.start - _TERM, 0), named.start):
        return False
    if _VOYAGE.search(text):
        return False
    return any(gap(named, cue) <= _BESIDE for cue in lasting) or takes_its_time(sentence)


def gap(named: NamedDate, cue: Cue) -> int:
    """Characters between a date and a word."""
    return max(named.start - cue.end, cue.start - named.end, 0)
