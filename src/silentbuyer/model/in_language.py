"""A diagnosis in another language: the same values with every sentence said again, quoted words as they are."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

from silentbuyer.language.catalogues import Catalogue
from silentbuyer.language.sentence import told
from silentbuyer.model.action import Action
from silentbuyer.model.customer import Remark
from silentbuyer.model.diagnosis import CauseScore, Complaint, Diagnosis, Profile, Trait
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.silence import Discount, Silence

TEXTS: dict[type, tuple[str, ...]] = {
    Action: ("advice", "why"),
    Complaint: ("message",),
    Discount: ("name",),
    Finding: ("because",),
    Remark: ("field", "note"),
    Trait: ("label",),
    Unknown: ("reason", "detail", "about"),
}
"""The fields of each value that hold sentences; all others hold data."""

T = TypeVar("T", Action, Complaint, Discount, Finding, Remark, Trait, Unknown)


def in_language(diagnosis: Diagnosis, words: Catalogue) -> Diagnosis:
    """The diagnosis with its sentences in the language of a catalogue, and a complaint for each fault of that."""
    findings = tuple(_told(finding, words) for finding in diagnosis.findings)
    same = {id(old): new for old, new in zip(diagnosis.findings, findings, strict=True)}
    complaints = tuple(_told(complaint, words) for complaint in diagnosis.complaints)
    return attrs.evolve(
        diagnosis,
        language=words.language,
        silence=_silence(diagnosis.silence, words),
        findings=findings,
        causes=tuple(_cause(score, same, words) for score in diagnosis.causes),
        actions=tuple(_told(action, words) for action in diagnosis.actions),
        unknowns=tuple(_told(unknown, words) for unknown in diagnosis.unknowns),
        complaints=tuple(dict.fromkeys((*complaints, *_faults(words)))),
        profile=_profile(diagnosis.profile, words),
        remarks=tuple(_told(remark, words) for remark in diagnosis.remarks),
    )


def _told(value: T, words: Catalogue) -> T:
    texts: dict[str, Any] = {name: told(getattr(value, name), words) for name in TEXTS[type(value)]}
    return attrs.evolve(value, **texts)


def _silence(silence: Silence, words: Catalogue) -> Silence:
    return attrs.evolve(
        silence,
        language=words.language,
        discounts=tuple(_told(discount, words) for discount in silence.discounts),
        notes=tuple(told(note, words) for note in silence.notes),
    )


def _cause(score: CauseScore, same: dict[int, Finding], words: Catalogue) -> CauseScore:
    findings = tuple(same.get(id(one)) or _told(one, words) for one in score.findings)
    return attrs.evolve(score, findings=findings)


def _profile(profile: Profile, words: Catalogue) -> Profile:
    kinds = {kind: tuple(_trait(one, words) for one in getattr(profile, kind)) for kind in attrs.fields_dict(Profile)}
    return Profile(**kinds)


def _trait(trait: Trait, words: Catalogue) -> Trait:
    return attrs.evolve(_told(trait, words), evidence=tuple(told(text, words) for text in trait.evidence))


def _faults(words: Catalogue) -> tuple[Complaint, ...]:
    return tuple(Complaint(where=f"catalogue {words.language}", kind="unread", message=one) for one in words.faults)
