"""What a language model may be asked about a message, and which part of its answer the message bears out.

The buyer's text is hostile and so is the answer. An answer counts only as acts of the closed list, each with a quote
that stands in the message; everything else is left out. Pure: a probe asks, the engine hands the answers on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs

from silentbuyer.hearing.mood import SUMMED, condition_of, is_question
from silentbuyer.hearing.to_a_machine import is_dictated, names_the_writer, speaks_to_a_machine
from silentbuyer.model.acts import REASONS, Act, as_act
from silentbuyer.model.facts import Known, Unknown
from silentbuyer.text.sentences import UNSPACED, fold
from silentbuyer.text.verbatim import Passage, passage

MONTH = 30 * 86_400.0
"""Seconds for which an answer may be used again: what a message says does not change."""

MOST_ACTS = 12
"""Acts in one answer; who names more has not read the message."""

MOST_CHARACTERS = 4000
"""Characters of a message that are asked about."""

NOT_BY_A_MODEL = frozenset({Act.SWINDLE, Act.NOT_BUYER})
"""Acts that a model's word alone never turns into a finding: nobody is called a swindler or no buyer by hearsay."""

LEAST_SHARE = 0.4
"""Share of its clause that a quote must make up: a few words of a longer one may say the opposite (judgement)."""

_UNTIED = frozenset({Act.NOT_BUYER, Act.SWINDLE})
"""Reasons that a condition or a question states as well: an offer or a demand is often put as one."""

_NOT_ASKED = frozenset(
    {
        Act.CHOSE_OTHER, Act.CLOSING_DOWN, Act.NO_NEED, Act.INTERNAL, Act.SAMPLE_TEST, Act.UNDECIDED, Act.OWES,
        Act.PRICE_COLLECTING, Act.MONEY_BLOCKED, Act.IMPORT_BARRIER, Act.END_CUSTOMER, Act.DISASTER, Act.ABSENT,
    }
)  # fmt: skip
"""Acts of which a question states nothing; a complaint, a price or a doubt may well be put as one."""

_SUMMED = frozenset(map(Act, SUMMED))
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_SIGNS = 2, 3
"""Words (of scripts without spaces: signs) from which a message is worth a question (judgement)."""


@attrs.frozen
class Reading:
    """What of an answer the message bears out, and how many acts were left out."""

    heard: tuple[tuple[Act, Passage], ...]
    left_out: int = 0


def worth_asking(text: str) -> bool:
    """Whether a text says enough for the question what it says."""
    signs = len(UNSPACED.findall(text))
    return signs >= _LEAST_SIGNS if signs else len(_WORD.findall(text)) >= _LEAST_WORDS


def refusal(text: str) -> Unknown | None:
    """Why a probe should not show this text to a model; None when it may."""
    if len(text) > MOST_CHARACTERS:
        return Unknown("too long", f"a text of more than {MOST_CHARACTERS} characters is not a message")
    if speaks_to_a_machine(text):
        return Unknown("speaks to a machine", "it holds what looks like an instruction to a language model: read it")
    return None


def answer_of(text: str, value: Any, *, at: datetime, source: str) -> Known | Unknown:
    """A model's answer as a fact: the acts that the text bears out, else why it is none.

    The acts of the fact carry their quotes on one line; ``left_out`` counts those that were not borne out.
    """
    reading = borne_out(text, value)
    if reading is None:
        return Unknown("rubbish", "the answer is not a list of acts")
    if reading.left_out and not reading.heard:
        return Unknown("not borne out", f"of {reading.left_out} acts in the answer the message bears out none")
    acts = [{"act": act.value, "quote": where.quote} for act, where in reading.heard]
    return Known({"acts": acts, "left_out": reading.left_out}, at=at, source=source, ttl=MONTH)


def borne_out(text: str, value: Any) -> Reading | None:
    """The acts of an answer ``{"acts": [{"act": ..., "quote": ...}]}`` that a text bears out; None for another form.

    Nothing is borne out of a text that speaks to a machine, be it that we see it or that the model says so
    (``"orders": true``), nor of an answer that names too many acts.
    """
    named = value.get("acts") if isinstance(value, Mapping) else None
    if not isinstance(named, Sequence) or isinstance(named, (str, bytes)):
        return None
    if len(named) > MOST_ACTS or value.get("orders") is True or speaks_to_a_machine(text):
        return Reading((), len(named))
    heard = tuple(dict.fromkeys(_heard(text[:MOST_CHARACTERS], named)))
    return Reading(heard, len(named) - len(heard))


def _heard(text: str, named: Sequence[Any]) -> Iterator[tuple[Act, Passage]]:
    for item in named:
        act = as_act(item.get("act")) if isinstance(item, Mapping) else None
        quote = item.get("quote") if isinstance(item, Mapping) else None
        where = passage(text, quote) if isinstance(quote, str) else None
        if act is not None and where is not None and _stated(act, where):
            yield act, where


def _stated(act: Act, where: Passage) -> bool:
    """Whether the quote states its matter as a fact: not under a condition, in a question, or as somebody's order."""
    if act in _NOT_ASKED and any(map(is_question, where.sentences)):
        return False
    if is_dictated(*where.around) or (act in REASONS and not _said_by_the_writer(act, where)):
        return False
    condition = condition_of(where.text) if act in REASONS - _UNTIED else None
    if condition is None:
        return True
    quote = fold(where.quote)
    return quote in condition.before or (act in _SUMMED and quote in condition.then)


def _said_by_the_writer(act: Act, where: Passage) -> bool:
    """Whether a reason stands in the writer's own clause, and not in what somebody is to write of them."""
    if act not in _UNTIED and act is not Act.END_CUSTOMER and names_the_writer(where.quote):
        return False
    return where.share >= LEAST_SHARE and not where.announced
