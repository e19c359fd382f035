"""The answer: ranked causes with their findings, what the buyer seems to be, unknowns and complaints, in one value.

The silence and the actions in it are values of their own; their names are kept here too, beside the rest of an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.action import ACTION_KINDS, Action
from silentbuyer.model.customer import Remark, Stage
from silentbuyer.model.facts import Facts, Unknown
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.parties import Buyer, Home
from silentbuyer.model.silence import Discount, Silence

if TYPE_CHECKING:
    from pathlib import Path

    from silentbuyer.weighing.explain import Explanation

__all__ = [
    "ACTION_KINDS",
    "SCHEMA",
    "Action",
    "CauseScore",
    "Complaint",
    "Diagnosis",
    "Discount",
    "Profile",
    "Silence",
    "Trait",
]

SCHEMA = 2
"""The form that is written; `serialise` reads the earlier ones, too."""


@attrs.frozen
class CauseScore:
    """One cause with its probability, the findings that moved it, and its score in bits before normalising."""

    cause: Cause
    probability: float
    findings: tuple[Finding, ...] = ()
    prior_bits: float = 0.0
    bits: float = 0.0

    def __iter__(self) -> Iterator[Any]:
        return iter((self.cause, self.probability, self.findings))


def _as_tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value)


@attrs.frozen
class Trait:
    """One class that the buyer seems to belong to, with its evidence."""

    label: str
    evidence: tuple[str, ...] = attrs.field(default=(), converter=_as_tuple)

    def __str__(self) -> str:
        return f"{self.label} ({'; '.join(self.evidence)})" if self.evidence else self.label


@attrs.frozen(kw_only=True)
class Profile:
    """Social, behavioural and value classes of the buyer; an empty tuple is "not enough to say"."""

    social: tuple[Trait, ...] = attrs.field(default=(), converter=_as_tuple)
    behavioural: tuple[Trait, ...] = attrs.field(default=(), converter=_as_tuple)
    value: tuple[Trait, ...] = attrs.field(default=(), converter=_as_tuple)


@attrs.frozen(kw_only=True)
class Complaint:
    """A fault of a rule, probe, plugin or hook that was caught, so that it spoiled nothing.

    Attributes:
        where: what failed, such as ``rule fake-email`` or ``probe website``.
        plugin: the plugin and distribution it belongs to.
        kind: the kind of fault: an exception's name, ``timeout``, ``rubbish``, ``duplicate`` ...
        message: what happened and what was done about it.

    """

    where: str
    plugin: str = ""
    kind: str = ""
    message: str = ""

    def __str__(self) -> str:
        parts = {"where": as_sentence(self.where), "kind": self.kind, "message": as_sentence(self.message)}
        if self.plugin:
            return say("{where} of {plugin}: {kind}: {message}", plugin=self.plugin, **parts)
        return say("{where}: {kind}: {message}", **parts)


def _count(items: tuple[object, ...], word: str) -> str:
    return f"{len(items)} {word}{'' if len(items) == 1 else 's'}"


@attrs.frozen(kw_only=True, repr=False)
class Diagnosis:
    """Why one buyer is silent, how sure that is, what could not be checked, and what to do next.

    Attributes:
        customer: the id of the record it was made for, and `label` what a salesperson calls the buyer.
        buyer: contacts, country, owner, value and the latest messages, as lists and cards show them.
        seller: who asked, and the clock that they work by.
        now: the moment it was made for, timezone-aware.
        stage: how far the business has come; `stage_source` says whether the record tells it (``record``), the log
            (``log``, in the sentence `stage_told`) or nothing does (``assumed``: then it is taken for an inquiry).
        causes: every cause with its probability, the likeliest first; probabilities sum to 1.
        findings: all findings, sorted by rule.
        unknowns: what was not or could not be checked, and why; each adds zero.
        complaints: faults of rules, probes and plugins.
        facts: the answers it rests on; ``diagnose(..., facts=d.facts)`` judges them again.
        remarks: what the lenient reader changed in the record.
        version: the version of silentbuyer, and `tzdata` the release of the time zone data that it went by.
        language: the language of its sentences; `in_language` makes it speak another.

    """

    customer: str
    label: str
    now: datetime
    stage: Stage
    silence: Silence
    causes: tuple[CauseScore, ...]
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    profile: Profile = attrs.field(factory=Profile)
    facts: Facts = attrs.field(factory=Facts)
    remarks: tuple[Remark, ...] = ()
    version: str = ""
    tzdata: str = ""
    stage_source: str = "record"
    stage_told: str = ""
    buyer: Buyer = attrs.field(factory=Buyer)
    seller: Home = attrs.field(factory=Home)
    language: str = "en"

    @property
    def cause(self) -> Cause:
        """The likeliest cause."""
        return self.causes[0].cause

    @property
    def probability(self) -> float:
        """The probability of the likeliest cause."""
        return self.causes[0].probability

    @property
    def family(self) -> str:
        """The family of causes that leads, such as ``nothing is wrong yet``; empty where no reason stands out."""
        from silentbuyer.model.lead import lead_of

        return lead_of(self.causes).family

    @property
    def headline(self) -> str:
        """Why and how sure in one sentence: the cause where one stands out, else the family."""
        from silentbuyer.show.headline import headline

        return headline(self)

    @property
    def draft(self) -> str:
        """The message of the leading action in the buyer's language; empty where nothing is to be sent."""
        from silentbuyer.show.first_draft import first_draft

        return "\n".join(first_draft(self))

    def explain(self) -> Explanation:
        """How each cause came to its probability: the prior, then what moved it, finding by finding."""
        from silentbuyer.weighing.explain import explain

        return explain(self)

    def in_language(self, language: str, *, catalogues: Iterable[str | Path] = ()) -> Diagnosis:
        """The same diagnosis with its sentences in another language; what the buyer wrote stays as it was written.

        `catalogues` are folders with translations of your own (``fr/LC_MESSAGES/anything.po``), which come first.

        Raises:
            LanguageError: for a language without a catalogue.

        """
        from silentbuyer.language.catalogues import catalogue
        from silentbuyer.model.in_language import in_language

        return in_language(self, catalogue(language, catalogues))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with ``schema`` (see ``docs/schema``)."""
        from silentbuyer.model.serialise import diagnosis_to_dict

        return diagnosis_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text."""
        from silentbuyer.model.serialise import to_json

        return to_json(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Diagnosis:
        """The diagnosis that `to_dict` wrote.

        Raises:
            FactsError: when the data is of another schema or no diagnosis at all.

        """
        from silentbuyer.model.serialise import diagnosis_from_dict

        return diagnosis_from_dict(data)

    def __repr__(self) -> str:
        from silentbuyer.text.clean import clean

        tail = f" · {_count(self.complaints, 'complaint')}" if self.complaints else ""
        head = f"<Diagnosis {clean(self.label, 60)}: {self.cause} {self.probability:.2f}"
        return f"{head} · {_count(self.findings, 'finding')}{tail}>"

    def __str__(self) -> str:
        from silentbuyer.show.text_report import report

        return report(self)

    def _repr_html_(self) -> str:
        from silentbuyer.worklist.buyer_card import card

        return card(self)

    def __rich__(self) -> Any:
        from silentbuyer.show.terminal import panel

        return panel(self)
