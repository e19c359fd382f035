"""A cause of silence that a plugin adds to ours: what it is called, where it stands, and what is done about it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import attrs

from silentbuyer.errors import PluginError
from silentbuyer.language.sentence import Sentence
from silentbuyer.model.action_kinds import checked_kind
from silentbuyer.model.customer import Stage
from silentbuyer.model.draft_words import name_fault, text_faults
from silentbuyer.values.frozen import FrozenMap

OWN_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}:[a-z0-9][a-z0-9-]{0,39}")
"""How a plugin's own cause is named: ``acme:sanctions``."""

FAMILIES = ("our side", "not worth it", "not reached", "commercial", "out of the buyer's hands", "urgent")
"""The families that an own cause may stand in; "nothing is wrong yet" is measured, and nobody adds to it."""

WHENS = (
    "now",
    "next",
    "open",
    "urgent",
    "cadence",
    "prepare",
    "usual",
    "return",
    "reorder",
    "park",
    "quarter",
    "along",
)
CHANNELS = ("email", "current", "asked", "other", "phone", "none")
_LONGEST = 300
_MOST_BITS = 6.0


def _words(value: Any) -> FrozenMap[str, str]:
    if not isinstance(value, Mapping):
        raise PluginError(f"words by language must be a mapping such as {{'zh': '...'}}, got {value!r:.80}")
    return FrozenMap({str(language): str(text) for language, text in value.items()})


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _one_of(known: tuple[str, ...]) -> Any:
    def check(_: object, field: Any, value: Any) -> None:
        if value not in known:
            raise PluginError(f"{field.name} must be one of {', '.join(known)}, got {value!r:.80}")

    return check


def _short(_: object, field: Any, value: Any) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise PluginError(f"{field.name} must be a text of 1 to {_LONGEST} characters, got {value!r:.80}")


def _plain(_: object, field: Any, value: Any) -> None:
    _short(_, field, value)
    if "{" in value or "}" in value:
        raise PluginError(f"{field.name} must be a sentence without places to fill, got {value!r:.80}")


def _stages(_: object, __: Any, value: tuple[str, ...]) -> None:
    for stage in value:
        if stage not in tuple(Stage):
            raise PluginError(f"stages must be of {', '.join(Stage)}, got {stage!r:.80}")


def _letter(_: object, __: Any, value: Any) -> None:
    fault = name_fault(value) if isinstance(value, str) else f"draft must be the name of a letter, got {value!r:.80}"
    if fault:
        raise PluginError(fault)


def _letters(_: object, __: Any, value: FrozenMap[str, str]) -> None:
    for fault in text_faults(value):
        raise PluginError(fault)


@attrs.frozen(kw_only=True)
class Advice:
    """One row of the playbook for a cause of one's own: an action with its moment and channel, ranked among ours.

    Attributes:
        kind: one of `ACTION_KINDS`, or namespaced (``acme:check``).
        advice: what to do, in one or two sentences; `words` says it in other languages by their code.
        when: ``now``, ``next`` (the next good moment of the buyer's day), ``urgent``, ``cadence`` (working days after
            our last letter), ``park`` (a month) ... as in ``data/playbook.toml``.
        channel: ``current``, ``other``, ``email``, ``phone`` or ``none``; with ``none`` there is no letter unless
            `draft` or `drafts` give one.
        weight: the place among the actions: probability of the cause times weight, above 0 to 1.
        within: hours after the moment by which it should be done.
        stages: only at these; none named is all.
        draft: name of one of our letters (``data/drafts/en.toml``); ``nothing`` sends none.
        drafts: the letter in your own words by language, with ``{name}``, ``{product}`` ... to be filled; a buyer's
            language that is not among them gets English, else the first.
        source: where the advice comes from.

    Raises:
        PluginError: for a kind, moment, channel, stage, letter, language or ``{field}`` that there is not.

    """

    kind: str = attrs.field(validator=checked_kind)
    advice: str = attrs.field(validator=_plain)
    when: str = attrs.field(default="next", validator=_one_of(WHENS))
    channel: str = attrs.field(default="current", validator=_one_of(CHANNELS))
    weight: float = attrs.field(default=1.0, converter=float)
    within: float = attrs.field(default=72.0, converter=float)
    stages: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_stages)
    draft: str = attrs.field(default="", validator=_letter)
    drafts: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=_words, validator=_letters)
    words: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=_words)
    source: str = "judgement"

    @property
    def sentence(self) -> Sentence:
        """The advice, which can be said in each of its languages."""
        return Sentence(self.advice, self.advice, also=self.words)


def _shares(value: Any) -> FrozenMap[str, float]:
    try:
        given = value if isinstance(value, Mapping) else dict.fromkeys(Stage, value)
        shares = {Stage(stage).value: float(share) for stage, share in given.items()}
    except (TypeError, ValueError) as error:
        raise PluginError(f"prior must be a share, or a share by stage ({', '.join(Stage)}): {error}") from None
    if not all(0.0 < share <= 1.0 for share in shares.values()):
        raise PluginError(f"prior must be shares above 0 and up to 1, got {value!r:.80}")
    return FrozenMap(shares)


def _usual_share() -> FrozenMap[str, float]:
    return _shares(0.01)


def _bits(value: Any) -> FrozenMap[str, float]:
    try:
        found = FrozenMap({str(sign): float(bits) for sign, bits in value.items()})
    except (AttributeError, TypeError, ValueError) as error:
        raise PluginError(f"weights must map signs to bits, such as {{'money-blocked/said': 1.0}}: {error}") from None
    if not all(math.isfinite(bits) and abs(bits) <= _MOST_BITS for bits in found.values()):
        raise PluginError(f"weights must be within {_MOST_BITS:g} bits, got {value!r:.80}")
    return found


def _name(_: object, __: Any, value: Any) -> None:
    if not isinstance(value, str) or not OWN_NAME.fullmatch(value):
        raise PluginError(f"name must have a namespace, such as 'acme:sanctions', got {value!r:.80}")


@attrs.frozen(kw_only=True)
class OwnCause:
    """A cause that a plugin adds (`register_causes`); findings name it by its `name`.

    Attributes:
        name: with the plugin's namespace, ``acme:sanctions``.
        label: what a salesperson calls it, in English; `labels` in other languages by their code.
        says: what the head line says after "probably", such as ``sanctions stop the payment``; `sayings` in others.
            Empty takes the label.
        family: the heading that it stands under, one of `FAMILIES`.
        prior: its share beside ours outside "nothing is wrong yet" (which sum to 1), one for all stages or by stage;
            a stage that is not named has a thousandth.
        cap: bits that evidence which is not decisive may add up to.
        weights: sign of ours (``rule/sign``) -> bits that it says for or against this cause too.
        advice: what to do about it.
        source: where prior and weights come from.

    Raises:
        PluginError: for a name without a namespace, an unknown family or stage, or figures out of range.

    """

    name: str = attrs.field(validator=_name)
    label: str = attrs.field(validator=_short)
    family: str = attrs.field(validator=_one_of(FAMILIES))
    says: str = ""
    prior: FrozenMap[str, float] = attrs.field(factory=_usual_share, converter=_shares)
    cap: float = attrs.field(default=math.inf, converter=float)
    weights: FrozenMap[str, float] = attrs.field(factory=FrozenMap, converter=_bits)
    advice: tuple[Advice, ...] = attrs.field(default=(), converter=tuple)
    labels: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=_words)
    sayings: FrozenMap[str, str] = attrs.field(factory=FrozenMap, converter=_words)
    source: str = "judgement"

    @property
    def name_sentence(self) -> Sentence:
        """The label, which can be said in each of its languages."""
        return Sentence(self.label, self.label, also=self.labels)

    @property
    def clause(self) -> Sentence:
        """What follows a word such as "probably", which can be said in each of its languages."""
        text = self.says or self.label
        return Sentence(text, text, also=self.sayings or self.labels)

    def share(self, stage: Stage) -> float:
        """The prior at a stage, on the scale on which ours sum to 1."""
        return self.prior.get(stage.value, 0.001)

    def to_dict(self) -> dict[str, Any]:
        """What a reader needs without the plugin: names in all languages and the family, as plain data."""
        named = {"name": self.name, "label": self.label, "family": self.family, "says": self.says}
        return {**named, "labels": dict(self.labels), "sayings": dict(self.sayings), "source": self.source}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> OwnCause:
        """What `to_dict` wrote.

        Raises:
            PluginError: when it is not of that form.

        """
        known = ("name", "label", "family", "says", "labels", "sayings", "source")
        try:
            return cls(**{key: data[key] for key in known if key in data})
        except (TypeError, KeyError) as error:
            raise PluginError(f"this describes no cause: {error}") from None
