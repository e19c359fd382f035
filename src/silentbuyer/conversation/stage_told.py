"""The stage of a business as the log tells it: a quotation of ours, a sample, a proforma, money, goods, earlier orders.

A record often names no stage though the log shows one. Each message is looked through for phrases of
``data/text/stages.toml``, each written by the side that can know: a proforma is attached by us, and a deposit sent by
the buyer. Questions, conditions and what is still to come ("please send the PI", "once you pay") show nothing. The
furthest stage counts, and of one stage the newest word. Goods that went out long ago, or before a newer offer, make of
the buyer one who has ordered before. Where nothing is heard at all, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache

from silentbuyer.conversation.money_state import amounts_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import STATED, condition_of, is_question
from silentbuyer.hearing.one_phrase import Phrase
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrasebook import Lexicon, book_of, phrase_of
from silentbuyer.hearing.phrases import facts_in, topics
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.customer import Customer, Message, Stage
from silentbuyer.model.log_order import settled
from silentbuyer.model.told_stage import ToldStage
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import remembered

LONG_AGO = timedelta(days=180)
"""After which money or goods belong to an order before (judgement: production, an ocean voyage and some)."""

_MOST, _LONGEST, _QUOTE = 40, 4_000, 240
_SIDES = {"buyer": ("they", "any"), "seller": ("we", "any")}
_PAPERS = frozenset({"we:quotation", "we:proforma", "they:repeat", "we:repeat"})
"""Where words of what is still to come change nothing: "PI attached, please sign", "20 pallets as usual, please"."""

_PROFORMA_FILE = re.compile(
    r"(?<![^\W_])(?:PI|PFI|P\.I|proforma|pro-forma)(?=[-_ .\d])[\w .()-]{0,60}\.(?:pdf|docx?|xlsx?|jpe?g|png)\b",
    re.IGNORECASE,
)
"""A file of ours that is a proforma by its name: "PI-SQ0521.pdf"."""

_CLAUSE = re.compile("[,;:()–—،；，：]")
_NO_INQUIRY = (STATED | {act.value for act in REASONS}) - {Act.PRICE.value, Act.TERMS.value, Act.COMPARING.value}
"""What a first inquiry does not hold: its writer knows us already, or does not want to buy."""

_SURE = 0.65
"""How likely a reason must be that makes a first message no inquiry (judgement)."""

_LURES = frozenset({"fee", "visa"})
"""Who asks for a fee or an invitation is no witness of a contract."""

_OTHERS = frozenset(
    act.value for act in (Act.CHOSE_OTHER, Act.TRUST, Act.PAY_DIVERTED, Act.NOT_BUYER, Act.COMPARING, Act.WRONG_PERSON)
)
"""What a sentence says of others than us."""

_DONE = (Stage.DEPOSIT, Stage.SHIPMENT)
_ORDER = list(Stage)
_STEPS = {Stage.SAMPLE: _ORDER.index(Stage.QUOTATION)}
"""A sample comes before the last quotation as often as after the first: of the two the newer counts."""


def told_stage(customer: Customer, now: datetime) -> ToldStage | None:
    """The stage that the log tells of; None where the record implies one itself, or the log tells of none."""
    if customer.stage is not None or customer.arrival is not None or customer.orders:
        return None
    talk = [m for m in settled(customer.messages) if m.at <= now and m.kind == "message"][-_MOST:]
    lured = any(message.sender == "buyer" and _LURES & set(topics(own_words(message.text))) for message in talk)
    found = [one for message in talk for one in shown(message) if not (lured and one.sender == "buyer")]
    if not found:
        return _inquiry(talk)
    furthest = max(found, key=lambda one: (_STEPS.get(one.stage, _ORDER.index(one.stage)), one.at))
    return _since(furthest, found, now)


def _since(furthest: ToldStage, found: Sequence[ToldStage], now: datetime) -> ToldStage:
    """The stage, or that of a buyer who has ordered before, where the goods are long there or a newer offer is out."""
    newer = any(one.stage not in _DONE and one.at > furthest.at for one in found)
    again = furthest.stage is Stage.SHIPMENT and newer
    if furthest.stage in _DONE and (again or now - furthest.at > LONG_AGO):
        return ToldStage(stage=Stage.REPEAT, sentence=furthest.sentence, at=furthest.at, sender=furthest.sender)
    return furthest


def shown(message: Message) -> Iterator[ToldStage]:
    """The stages that one message shows."""
    return (_told(stage, sentence, message) for stage, sentence in _shown(message.text, message.sender))


@lru_cache(maxsize=256)
def _shown(text: str, sender: str) -> tuple[tuple[Stage, str], ...]:
    """The stages that a text shows, each with its sentence: what drafts are filled from asks for them once more."""
    own = own_words(text)[:_LONGEST]
    found = []
    for sentence in sentences(own):
        for phrase in _facts(sentence):
            side, _, name = phrase.topic.partition(":")
            if side in _SIDES.get(sender, ()) and _has_come(phrase, sentence) and not _elsewhere(side, sentence):
                found.append((Stage(name), sentence))
    if sender == "seller":
        found += [(Stage.QUOTATION, one) for one in sentences(own) if _is_price(one)]
        found += [(Stage.PROFORMA, match.group()) for match in (_PROFORMA_FILE.search(own),) if match]
    return tuple(found)


@remembered(2048)
def _facts(sentence: str) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase, _ in facts_in(sentence, _book()))


@remembered(2048)
def _is_price(sentence: str) -> bool:
    """Whether a sentence of ours names a price of the goods: what a sample costs to send is none."""
    stated = amounts_in(sentence) and not is_question(sentence) and condition_of(sentence) is None
    return bool(stated) and not means("sample", sentence)


def _told(stage: Stage, sentence: str, message: Message) -> ToldStage:
    quote = sentence if len(sentence) <= _QUOTE else sentence[: _QUOTE - 1] + "…"
    return ToldStage(stage=stage, sentence=quote, at=message.at, sender=message.sender)


def _has_come(phrase: Phrase, sentence: str) -> bool:
    """Whether the sentence, or the clause of it that says so, holds no word of what is still to come."""
    if phrase.topic == "they:deposit" and means("new-account", sentence):
        return False  # what went to a thief's account is no deposit
    if phrase.topic in _PAPERS or not _to_come(sentence):
        return True
    clauses = (clause for clause in _CLAUSE.split(sentence) if not _to_come(clause))
    return any(said.topic == phrase.topic for clause in clauses for said, _ in facts_in(clause, _book()))


def _elsewhere(side: str, sentence: str) -> bool:
    """Whether a sentence of the buyer's is of somebody else: a deposit for another factory, an offer to us."""
    if side != "they":
        return False
    heard = {*topics(sentence), *(one.act.value for one in understood(sentence))}
    return not _OTHERS.isdisjoint(heard)


def _to_come(sentence: str) -> bool:
    folded = fold(sentence)
    return any(word in folded for word in _open_words())


def _inquiry(talk: Sequence[Message]) -> ToldStage | None:
    """A first message of the buyer's that asks for something is an inquiry, unless it gives a reason or sells to us."""
    first = talk[0] if talk else None
    if first is None or first.sender != "buyer":
        return None
    said = own_words(first.text)[:_LONGEST]
    told = {*topics(said), *(one.act.value for one in understood(said) if one.chance >= _SURE)} & _NO_INQUIRY
    asked = None if told else open_question(first.text)
    return None if asked is None else _told(Stage.INQUIRY, asked, first)


@cache
def _open_words() -> tuple[str, ...]:
    return tuple(map(fold, toml("text/stages.toml")["open"]))


@cache
def _book() -> Lexicon:
    stages = {name: sides for name, sides in toml("text/stages.toml").items() if name in set(Stage)}
    return book_of(
        phrase_of(f"{side}:{name}", "", text)
        for name, sides in stages.items()
        for side, texts in sides.items()
        for text in texts
    )
