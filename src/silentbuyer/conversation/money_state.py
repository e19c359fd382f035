"""How far the money is by the newest word on it: received by our own word, sent by the buyer's, or open."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

import attrs

from silentbuyer.conversation.money_in import confirms, on_condition
from silentbuyer.data.tables import toml
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import is_receipt
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.paid import has_paid
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import once, remembered

_MOST, _LONGEST = 40, 4_000
_SHARE = re.compile(r"\b[1-9]\d ?%")
_REST = re.compile(
    r"(?<!\w)(?:left|remaining|rest|remainder|restant|reste|resto|restante|restbetrag|остал\w*|остат\w*|kalan|sisa|sisanya"
    r"|con lai)(?!\w)|المتبقي|الباقي|剩|余款|尾款|残金|잔금"
)
"""What is left of a sum, folded: "received 5,000, left 5,878"."""

_BALANCE = re.compile(
    r"(?<!\w)(?:balance|saldo|solde|restbetrag|restzahlung|остат(?:ок|ка)|доплат\w*|bakiye|kalan|pelunasan|sisa|zůstatek|reszta"
    r"|restante)(?!\w)\W{0,3}(?:of|is|de|von|:|=)?\s?(?P<sum>\d{1,3}(?:[ ,.]\d{3})+|(?!20\d\d(?!\d))\d{4,6})(?![\d%])"
    r"|(?:尾款|余款|残金|잔금|الباقي|المتبقي)\s?(?P<sum_behind>\d{1,3}(?:[ ,.]\d{3})+|\d{4,6})(?![\d%])",
    re.IGNORECASE,
)
"""A sum that stands right behind the word for what is left to pay, its currency left out: "arrange balance 22,225"."""

_SLIP = re.compile(
    r"(?<![^\W_])(?:swift|mt103|tt|t-t|slip|payment|transfer|wire|pago|pagamento|comprobante|comprovante|virement|bonifico|uberweisung|dekont|платеж\w*|платёж\w*|水单)"
    r"[\w .()-]{0,40}\.(?:pdf|jpe?g|png)\b",
    re.IGNORECASE,
)
"""A file of the buyer's that is the slip of a payment by its name: "swift_31200.jpg"."""

_MONEY = frozenset({"pay", "paid", "money", "advance-payment", "debt", "bank"})
_OPEN = frozenset({"not", "if", "would", "future", "wait", "until", "need", "still", "when-time"})
_UNSURE = frozenset({"not", "if", "would", "until", "when-time", "ask-please"})
_SENT_BY = frozenset({"send", "now", "done", "past"})
_LEFT, _MISSING, _ASKED = frozenset({"debt"}), frozenset({"missing", "still"}), frozenset({"advance-payment"})
_RECENT = timedelta(days=180)
_MISSED = timedelta(days=14)
"""A transfer takes up to a week or so; who has not got it by then asks for it (judgement)."""


@attrs.frozen
class MoneyState:
    """``in`` (we wrote that it came), ``sent`` (the buyer wrote that it left) or ``open``, and what tells so."""

    state: str
    message: Message
    sentence: str
    amount: str = ""


@once
def money_state(case: Case) -> MoneyState | None:
    """The newest word on the money; None where the log holds none."""
    for message in reversed([one for one in case.talk[-_MOST:] if case.now - one.at <= _RECENT]):
        text = own_words(message.text)[:_LONGEST]
        spoken = languages_of(text)
        said = (_heard(message, sentence, spoken) for sentence in sentences(text))
        found = [one for one in said if one is not None]
        if found:
            # Of one message what is still open counts: "we received 3,000; 2,400 are missing".
            newest = next((one for one in found if one.state == "open"), found[-1])
            came = newest.state == "sent" and (_goods_came(case, newest) or _went_on(case, newest))
            return attrs.evolve(newest, state="in") if came else newest
    return None


def _goods_came(case: Case, paid: MoneyState) -> bool:
    """Whether they wrote since that the goods came: then the money had come before."""
    theirs = (one for one in case.talk if one.sender == "buyer" and one.at > paid.message.at)
    return any(all_is_well(one.text) or is_receipt(own_words(one.text)) for one in theirs)


def _went_on(case: Case, paid: MoneyState) -> bool:
    """Whether we wrote so long after, and they too, with no word on money: who misses a payment says so."""
    later = {one.sender for one in case.talk if one.at - paid.message.at >= _MISSED}
    return {"seller", "buyer"} <= later


def _heard(message: Message, sentence: str, spoken: tuple[str, ...]) -> MoneyState | None:
    found = _said(sentence, message.sender, spoken)
    return MoneyState(found[0], message, sentence, found[1]) if found is not None else None


@remembered(4096)
def _said(sentence: str, sender: str, spoken: tuple[str, ...]) -> tuple[str, str] | None:
    """The state of the money and the amount that one sentence names; None where it says nothing of it."""
    if is_question(sentence):
        return None
    languages = tuple(dict.fromkeys((*spoken, *languages_of(sentence))))
    words = all_concepts(sentence, languages)
    amounts = amounts_in(sentence)
    if not (words & _MONEY or amounts or _share_came(sentence, words) or confirms(sentence) or has_paid(sentence)):
        return None
    state = _ours(sentence, words, counted=bool(amounts)) if sender == "seller" else ""
    state = _theirs(sentence, words) if sender == "buyer" else state
    return (state, amounts[0] if len(amounts) == 1 else "") if state else None


def money_moved(case: Case, since: datetime) -> bool:
    """Whether money left the buyer or reached us after a moment: by a slip, a word on it, or goods that came."""
    return any(map(_moves, (message for message in case.talk[-_MOST:] if message.at > since)))


def _moves(message: Message) -> bool:
    text = own_words(message.text)[:_LONGEST]
    if message.sender == "buyer" and (_SLIP.search(text) or all_is_well(text)):
        return True
    spoken = languages_of(text)
    found = {one.state for sentence in sentences(text) if (one := _heard(message, sentence, spoken)) is not None}
    return not found.isdisjoint({"sent", "in"}) and "open" not in found  # a part came, and the rest is missed


def money_came(case: Case) -> datetime | None:
    """When we wrote that the money has come, where nothing newer on it was written."""
    state = money_state(case)
    return state.message.at if state is not None and state.state == "in" else None


def _ours(sentence: str, words: frozenset[str], *, counted: bool) -> str:
    if counted and words & (_LEFT | _MISSING | _ASKED) and not ("received" in words and not words & _MISSING):
        return "open"
    if counted and _REST.search(fold(sentence)) and ("received" not in words or len(amounts_in(sentence)) > 1):
        return "open"
    heard = "received" in words and not words & _OPEN and not on_condition(fold(sentence))
    return "in" if heard or confirms(sentence) else ""


def _theirs(sentence: str, words: frozenset[str]) -> str:
    if has_paid(sentence):
        return "sent"
    if words & _LEFT and "we" in words and "paid" not in words:
        return "open"  # "I still owe you the balance"
    if words & _UNSURE:
        return ""
    named = bool(words & {"pay", "advance-payment"})
    return "sent" if "paid" in words or (named and words & _SENT_BY and not words & _OPEN) else ""


@cache
def _amounts() -> re.Pattern[str]:
    units = "|".join(
        re.escape(unit) for unit in sorted(map(str, toml("text/given.toml")["money"]), key=len, reverse=True)
    )
    figure = r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{2})?"
    # The number of a paper is no amount: "invoice WC-0914 EUR 22,480", "PI 2231 USD 4,000".
    papers = "".join(rf"(?<!{re.escape(word)}\s)" for word in toml("text/given.toml")["numbered"])
    behind = rf"(?<![\w.,/#№-]){papers}(?!0\d)(?:{figure})\s?(?:{units})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{units})\s?(?:{figure})|{behind}", re.IGNORECASE)


@remembered(2048)  # what is owed, quoted and promised is told by them
def amounts_in(sentence: str) -> tuple[str, ...]:
    """The amounts of money that a sentence names, as they are written."""
    named = tuple(match.group().strip() for match in _amounts().finditer(sentence))
    return named or tuple(match["sum"] or match["sum_behind"] for match in _BALANCE.finditer(sentence))


def owes_balance(case: Case) -> bool:
    """Whether what is open is the balance: by our newest word for either, else as something has been paid before."""
    talk = [one for one in case.talk[-_MOST:] if case.now - one.at <= _RECENT]
    for ours in (fold(one.text[:_LONGEST]) for one in reversed(talk) if one.sender == "seller"):
        words = (_names_balance().search(ours) is not None, _names_deposit().search(ours) is not None)
        if any(words):
            return words == (True, False) or (all(words) and _part_is_paid(talk))
    return _part_is_paid(talk)


def _part_is_paid(talk: list[Message]) -> bool:
    """Whether some money has left the buyer or reached us in this talk."""
    for message in talk:
        text = own_words(message.text)[:_LONGEST]
        spoken = languages_of(text)
        told = (_heard(message, sentence, spoken) for sentence in sentences(text))
        if any(one is not None and one.state in ("in", "sent") for one in told):
            return True
    return False


@cache
def _names_balance() -> re.Pattern[str]:
    return any_of(toml("text/paid.toml")["balance"])


@cache
def _names_deposit() -> re.Pattern[str]:
    return any_of(toml("text/paid.toml")["deposit"])


def _share_came(sentence: str, words: frozenset[str]) -> bool:
    """Whether a share of the price is said to have come: "confirmed, 40% received"."""
    return "received" in words and _SHARE.search(sentence) is not None
