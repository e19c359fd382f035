"""The answer: ranked causes with their findings, the silence itself, actions, unknowns and complaints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.customer import Remark, Stage
from silentbuyer.errors import PluginError
from silentbuyer.facts import Facts, Unknown
from silentbuyer.findings import Cause, Finding, as_cause
from silentbuyer.frozen import FrozenMap, freeze

if TYPE_CHECKING:
    from pathlib import Path

    from silentbuyer.explain import Explanation

SCHEMA = 1

ACTION_KINDS = (
    "wait", "reply-now", "follow-up", "switch-channel", "call", "ask-for-contact", "ask-question",
    "verify-address", "fix-sending", "stop", "mark-junk", "market", "offer", "claim", "return-to-pool", "escalate",
)  # fmt: skip
_KINDS = frozenset(ACTION_KINDS)
_NAMESPACED = re.compile(r"[a-z0-9][a-z0-9_.-]*:[a-z0-9][a-z0-9-]*")


@attrs.frozen(kw_only=True)
class Discount:
    """Hours of a silence that were not counted, and why.

    Attributes:
        kind: ``night``, ``weekend``, ``holiday``, ``season``, ``absence`` or ``other``.
        name: the holiday's or season's name; empty for nights and weekends.
        hours: elapsed hours that were not counted for this reason.
        source: where the calendar row comes from.

    """

    kind: str
    hours: float = attrs.field(converter=float)
    name: str = ""
    source: str = ""


def _shares(value: Mapping[Cause, float]) -> FrozenMap[Cause, float]:
    return FrozenMap([(as_cause(cause), float(share)) for cause, share in value.items()])


@attrs.frozen(kw_only=True)
class Silence:
    """How long the buyer has been silent, counted in the buyer's own working hours.

    Attributes:
        since: when it began to be the buyer's turn; None when there is no message.
        elapsed: wall-clock time since then.
        effective_hours: working hours of the buyer since then (average over what is not certain).
        low, high: the range of it over the candidate zones and calendars.
        quantile: share of this buyer's replies that would have come by now, given that one comes (0..1).
        p_reply: probability that a reply still comes (0..1).
        state: ``none`` (nobody waits for the buyer), ``on-time``, ``late``, ``abnormal`` or ``closed``.
        shares: how the mass of "nothing is wrong yet" is split over its causes by what discounted the hours.
        discounts: why each hour was not counted.
        zone: the time zone used, and `zone_confidence` its probability (0..1).
        back_on: first moment the buyer is expected to be working again, if an absence is known.
        own_replies: how many replies of this buyer the reply model rests on; 0 means the prior alone.
        notes: doubts about calendar or zone, in sentences.

    """

    since: datetime | None = None
    elapsed: timedelta = timedelta(0)
    effective_hours: float = 0.0
    low: float = 0.0
    high: float = 0.0
    quantile: float = 0.0
    p_reply: float = 1.0
    state: str = "none"
    shares: FrozenMap[Cause, float] = attrs.field(factory=FrozenMap, converter=_shares)
    discounts: tuple[Discount, ...] = ()
    zone: str | None = None
    zone_confidence: float = 0.0
    back_on: datetime | None = None
    own_replies: int = 0
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        from silentbuyer.show.words import silence_sentence

        return silence_sentence(self)


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


def _kind(_: object, __: Any, value: Any) -> None:
    if not isinstance(value, str) or (value not in _KINDS and not _NAMESPACED.fullmatch(value)):
        known = ", ".join(ACTION_KINDS)
        raise PluginError(f"Action.kind must be one of {known} or namespaced ('alibaba:claim'), got {value!r}")


@attrs.frozen(kw_only=True)
class Action:
    """One thing to do next, when, and over which channel.

    Attributes:
        kind: one of `ACTION_KINDS`, or namespaced by a plugin (``alibaba:claim``).
        advice: one or two sentences for a salesperson.
        cause: the cause that it answers.
        channel: ``email``, ``whatsapp``, ``phone`` ...; None when it needs none.
        not_before: the earliest good moment, timezone-aware, in the buyer's zone.
        due: when it should be done at the latest, timezone-aware.
        local_time: `not_before` as the buyer's clock shows it; None when their zone is not certain.
        why: the reason in one sentence.
        priority: higher comes first, from 0 to 1: the chance of the cause times the worth of the action;
            0 takes the probability of the cause.
        context: what a draft is filled from (names, product, the quoted question).
        source: the playbook row or the plugin that gave it.

    """

    kind: str = attrs.field(validator=_kind)
    advice: str
    cause: Cause = attrs.field(default=Cause.UNKNOWN, converter=as_cause)
    channel: str | None = None
    not_before: datetime | None = None
    due: datetime | None = None
    local_time: str | None = None
    why: str = ""
    priority: float = 0.0
    context: FrozenMap[str, Any] = attrs.field(factory=FrozenMap, converter=freeze, repr=False)
    source: str = ""

    def draft(self, language: str | None = None, *, folder: str | Path | None = None) -> str:
        """A short message for this action, filled from the record; `language` is an ISO 639 code.

        None takes the buyer's own language where it is on record, else English. `folder` holds templates of your own.

        Raises:
            DraftError: for a language without templates.

        """
        from silentbuyer.drafts import write

        return write(self, language, folder=folder)


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
        owner = f" of {self.plugin}" if self.plugin else ""
        return f"{self.where}{owner}: {self.kind}: {self.message}"


def _count(items: tuple[object, ...], word: str) -> str:
    return f"{len(items)} {word}{'' if len(items) == 1 else 's'}"


@attrs.frozen(kw_only=True, repr=False)
class Diagnosis:
    """Why one buyer is silent, how sure that is, what could not be checked, and what to do next.

    Attributes:
        customer: the id of the record it was made for, and `label` what a salesperson calls the buyer.
        now: the moment it was made for, timezone-aware.
        causes: every cause with its probability, the likeliest first; probabilities sum to 1.
        findings: all findings, sorted by rule.
        unknowns: what was not or could not be checked, and why; each adds zero.
        complaints: faults of rules, probes and plugins.
        facts: the answers it rests on; ``diagnose(..., facts=d.facts)`` judges them again.
        remarks: what the lenient reader changed in the record.

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

    @property
    def cause(self) -> Cause:
        """The likeliest cause."""
        return self.causes[0].cause

    @property
    def probability(self) -> float:
        """The probability of the likeliest cause."""
        return self.causes[0].probability

    def explain(self) -> Explanation:
        """How each cause came to its probability: the prior, then what moved it, finding by finding."""
        from silentbuyer.explain import explain

        return explain(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with ``schema`` (see ``docs/schema``)."""
        from silentbuyer.serialise import diagnosis_to_dict

        return diagnosis_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text."""
        from silentbuyer.serialise import to_json

        return to_json(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Diagnosis:
        """The diagnosis that `to_dict` wrote.

        Raises:
            FactsError: when the data is of another schema or no diagnosis at all.

        """
        from silentbuyer.serialise import diagnosis_from_dict

        return diagnosis_from_dict(data)

    def __repr__(self) -> str:
        from silentbuyer.show.clean import clean

        tail = f" · {_count(self.complaints, 'complaint')}" if self.complaints else ""
        head = f"<Diagnosis {clean(self.label, 60)}: {self.cause} {self.probability:.2f}"
        return f"{head} · {_count(self.findings, 'finding')}{tail}>"

    def __str__(self) -> str:
        from silentbuyer.show.report import report

        return report(self)

    def _repr_html_(self) -> str:
        from silentbuyer.show.card import card

        return card(self)

    def __rich__(self) -> Any:
        from silentbuyer.show.terminal import panel

        return panel(self)
