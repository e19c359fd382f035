"""Whether the buyer named a price below ours, theirs or somebody else's, that we did not meet: in any language.

"I buy a similar rim at 6.20", "338'e bağladık", "mujhe 2.42 me chahiye": their figure is compared with our last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from silentbuyer.conversation.money_state import amounts_in
from silentbuyer.conversation.price_settled import agreed_since
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import once

_LEAST, _MOST = 0.6, 0.995
"""The share of our price within which a lower figure is one of the same goods (judgement)."""

_NEAR = 0.2
"""How near a bare figure of ours must be to a price of ours to be one (judgement)."""

_WHOLE = 100
"""From which a whole figure may be a price (judgement): thirty mails a day are none."""

_BACK, _LATER, _READ = 40, 3, 2_000
_FIGURE = re.compile(
    r"(?<![\d.,/:#+@-])(?<!\d )(\d{1,3}(?:[.,]\d{3})+|\d{1,6}(?:[.,]\d{1,4})?)(?![\d:/%]|[.,]\d| \d)\s*(%|[^\W\d_]*)"
)
_LATER_REASONS = REASONS - {Act.PRICE, Act.TERMS, Act.COMPARING, Act.PRICE_COLLECTING, Act.CHOSE_OTHER}
_MEASURES = frozenset({"%", "mm", "cm", "m", "g", "gr", "kw", "v", "w", "x"})
_COLOUR = re.compile(r"\b(?:RAL|Pantone|PMS|NCS)\b", re.IGNORECASE)
_NORM = re.compile(
    r"(?<![A-ZА-Я])(?:EN|DIN|ISO|ASTM|IEC|ANSI|JIS|GOST|ГОСТ|ТР ТС|GB|GB/T|UL|UNE|NF|BS|SASO|NBR|NOM|CSA|SAE|API|AWWA"
    r"|TSE|KS|CNS|TCVN|SNI)(?:[ -](?!USD|EUR|CNY|RMB|GBP)[A-Z]{1,3})?[ -]?\d{3,}(?:-\d+)*(?!\d)"
)
"""A norm by its number of three digits or more: "the report to EN 14988" names no price."""
_NO_PRICE = frozenset({"percent", "freight", "tariff", "sample", "phone", "address", "size-fact"})


@attrs.frozen
class LowerFigure:
    """The sentence with the lower figure, and the message that it stands in."""

    message: Message
    sentence: str


@once
def lower_figure(case: Case) -> LowerFigure | None:
    """The newest sentence of the buyer's with a price below ours, if nothing met or settled it since."""
    talk = case.talk[-_BACK:]
    for place in range(len(talk) - 1, -1, -1):
        if talk[place].sender != "buyer":
            continue
        found = next(_lower(talk[place], _our_prices(talk[:place])), None)
        if found is not None:
            return found[0] if _stands(case, talk[place + 1 :], *found) else None
    return None


def _lower(message: Message, ours: list[float]) -> Iterator[tuple[LowerFigure, float]]:
    if not ours or message.channel == "phone":
        return
    for sentence in sentences(own_words(message.text)[:_READ]):
        for figure in _figures(_NORM.sub(" ", sentence)):
            if _LEAST * ours[-1] <= figure < _MOST * ours[-1] and _as_exact(figure, ours[-1]) and _may_price(sentence):
                yield LowerFigure(message, sentence), figure


def _may_price(sentence: str) -> bool:
    """Whether a sentence speaks of nothing else that has a figure: a discount, freight, a telephone, a colour."""
    return not _COLOUR.search(sentence) and all_concepts(sentence, languages_of(sentence)).isdisjoint(_NO_PRICE)


def _as_exact(figure: float, ours: float) -> bool:
    """Whether a figure may be a price beside ours: not the 6 pallets beside 6.85 dollars."""
    return figure % 1 != 0 or (ours % 1 == 0 and figure >= _WHOLE)


def _our_prices(talk: Sequence[Message]) -> list[float]:
    """The prices that we named, the oldest first: those with a currency, and bare figures near to one of them."""
    found: list[float] = []
    for message in talk:
        if message.sender != "seller" or message.channel == "phone":
            continue
        for sentence in sentences(own_words(message.text)[:_READ]):
            priced = [value for amount in amounts_in(sentence) for value in _figures(amount)]
            bare = [one for one in _figures(sentence) if any(abs(one - old) <= _NEAR * old for old in found)]
            found += priced[:1] or bare[-1:]
    return found


def _figures(text: str) -> Iterator[float]:
    for match in _FIGURE.finditer(text):
        if fold(match.group(2)) not in _units():
            yield _value(match.group(1))


def _value(written: str) -> float:
    """A figure as a number; three digits behind a point or comma are thousands."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", written):
        return float(re.sub(r"[.,]", "", written))
    return float(written.replace(",", "."))


def _stands(case: Case, later: Sequence[Message], found: LowerFigure, figure: float) -> bool:
    """Whether nothing since met or settled the figure: no price of ours as low, no yes, no other reason of theirs."""
    if agreed_since(case, found.message.at) or is_question(found.sentence):
        return False
    if any(_met(message, figure) for message in later if message.sender == "seller"):
        return False
    theirs = [own_words(message.text) for message in later if message.sender == "buyer"]
    if len([text for text in theirs if not asks_nothing(text)]) > _LATER:
        return False
    return not any(_LATER_REASONS & {one.act for one in understood(text)} for text in theirs)


def _met(message: Message, figure: float) -> bool:
    """Whether a message of ours goes as low: its last price does, "2.42 is impossible, 2.52 is the last" does not."""
    told = [one for one in _figures(own_words(message.text)[:_READ]) if _as_exact(one, figure)]
    prices = [one for one in told if _LEAST * figure <= one <= figure / _LEAST]
    return bool(prices) and prices[-1] <= figure / _MOST


@cache
def _units() -> frozenset[str]:
    return frozenset(map(fold, toml("text/given.toml")["units"])) | _MEASURES
