"""Whom a message names to be written to in place of its writer: the address, and the name that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.model.case import Case
from silentbuyer.text.sentences import UNSPACED, fold

_ADDRESS = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}\b")
_LONGEST = 6000
_NEAR = 90
"""Characters before and behind an address within which its owner is named (judgement)."""

_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PARTICLES = frozenset({"de", "van", "von", "da", "del", "di", "der", "den", "la", "al", "bin", "dos", "ten", "ter"})
_CHINESE = re.compile(
    "(?:同事|经理|經理|联系|聯繫|先生|女士)([\u4e00-\u9fff]{2,3}?)(?=[，,。、（(：: ]|的|先生|女士|经理|邮箱)"
)
_BESIDE = re.compile(
    "(?:^|[のはが、。：:\\s(（,])([\u4e00-\u9fff々]{2,4}?|[\uac00-\ud7a3]{2,4}?)"
    "\\s?(?:様|さま|さん|氏|部長|課長|係長|主任|님|씨|(?:과장|대리|부장|팀장|차장|사원|이사|주임|실장)님?)?\\s?[（(<＜:：]?\\s?$"
)
"""A Japanese, Korean or Chinese name that stands right before the address, with or without its title."""

_STARTS = re.compile(r"(?:^|[.!?;:\n)(])\s*$")
"""Before a word that begins a sentence, whose capital says nothing."""

_MOST_WORDS = 3

_APART = re.compile(r"[\W\d_]+")
_SHORT = 4
"""Letters of a name that stand in many others: "Ana" in "tanaka" and "adriana" (judgement)."""


def named_contact(case: Case, at: datetime) -> str:
    """The first mail address, in what the other side wrote at a moment, that is neither theirs nor ours.

    Whether we have written to it since does not matter: it is the one that they named.
    """
    known = _writers(case, at)
    for message in _written(case, at):
        found = (match.group().strip(".").lower() for match in _ADDRESS.finditer(message))
        return next((address for address in found if address not in known and not _is_own(address, case)), "")
    return ""


def _is_own(address: str, case: Case) -> bool:
    """Whether an address carries the writer's own name: another mailbox of theirs, and nobody else's."""
    local = fold(address.partition("@")[0])
    words = [word for word in fold(case.customer.name or "").replace("-", " ").split() if word in local]
    chunks = _APART.split(local)
    return any(len(word) > _SHORT or any(chunk.startswith(word) for chunk in chunks) for word in words if len(word) > 2)


def named_person(case: Case, at: datetime, address: str) -> str:
    """The name that stands beside an address in what the other side wrote at a moment; empty where none does."""
    for text in _written(case, at):
        place = text.lower().find(address)
        if place >= 0:
            before, behind = text[max(0, place - _NEAR) : place], text[place + len(address) :][:_NEAR]
            found = [*_CHINESE.findall(before), *_BESIDE.findall(before)]
            return found[-1] if found else _nearest(before, behind, address, _own_names(case))
    return ""


def _writers(case: Case, at: datetime) -> set[str]:
    """The addresses from which the buyer wrote up to then, and ours."""
    known = {case.customer.email.lower()} if case.customer.email else set()
    early = (m for m in case.log if m.address and m.sender == "buyer" and m.kind == "message" and m.at <= at)
    return known | {message.address.lower() for message in early if message.address}


def _written(case: Case, at: datetime) -> Iterator[str]:
    return (message.text[:_LONGEST] for message in case.log if message.at == at and message.sender != "seller")


def _own_names(case: Case) -> frozenset[str]:
    """The words of the writer's own name and firm: nobody hands over to themselves."""
    return frozenset(fold(f"{case.customer.name or ''} {case.customer.company or ''}").split())


def _nearest(before: str, behind: str, address: str, own: frozenset[str]) -> str:
    runs = [*_runs(before, own)]
    local = fold(address.partition("@")[0])
    fits = [run for run in (*reversed(runs), *_runs(behind, own)) if _fits(run, local)]
    named = [run for run in runs if not _only_begins(run, before)]
    return fits[0] if fits else named[-1] if named else ""


def _only_begins(run: str, text: str) -> bool:
    """Whether a single word has its capital from the sentence that it begins: "Voor inkoop: inkoop@..."."""
    return " " not in run and _STARTS.search(text[: text.rfind(run)]) is not None


def _fits(run: str, local: str) -> bool:
    """Whether a part of the name, of three letters and more, stands before the @."""
    return any(len(word) > 2 and word in local for word in fold(run).replace("-", " ").split())


def _runs(text: str, own: frozenset[str]) -> Iterator[str]:
    """Words in capitals that stand together, without titles and words that begin a sentence."""
    words: list[str] = []
    end = 0
    for match in _NAME.finditer(text):
        apart = bool(text[end : match.start()].strip())
        word, end = match.group().removesuffix("'e").removesuffix("’e"), match.end()
        if apart and (found := _name(words)):
            yield found
        words = [] if apart else words
        if _is_name(word, own) or (words and word.lower() in _PARTICLES):
            words.append(word)
            continue
        if found := _name(words):
            yield found
        words = []
    if found := _name(words):
        yield found


def _is_name(word: str, own: frozenset[str]) -> bool:
    cased = word[:1].isupper() and len(word) > 1 and not UNSPACED.search(word)
    return cased and fold(word) not in own and fold(word) not in _no_names()


def _name(words: list[str]) -> str:
    while words and words[-1].lower() in _PARTICLES:
        words = words[:-1]
    return " ".join(words) if 0 < len(words) <= _MOST_WORDS + 1 else ""


@cache
def _no_names() -> frozenset[str]:
    return frozenset(fold(word) for word in toml("text/no_names.toml")["words"])
